"""The course of the gradient norm: peaks and trends that were put there."""

import numpy as np
import pandas as pd
import pytest

from fer.training import drift
from fer.training.gradients import CERTAIN, FEWEST, gradient, rate, trend


def history(norms, lr=0.1, objective=1.0) -> pd.DataFrame:
    columns = np.broadcast_arrays(np.arange(1, len(norms) + 1), norms, lr, objective)
    return pd.DataFrame(np.transpose(columns), columns=["epoch", "gradient_norm", "lr", "objective"])


def test_the_peak_and_the_epochs_above_the_limit_are_found():
    found = gradient(history([1.0, 7.0, 6.0, 2.0]), limit=5.0)
    assert (found.peak_epoch, found.peak, found.norm.last, found.limited) == (2, 7.0, 2.0, 2)


@pytest.mark.parametrize(
    ("late", "direction"), [(np.arange(10), "grew"), (-np.arange(10), "fell"), ([1, 2] * 5, "level")]
)
def test_the_trend_is_that_of_the_later_half(late, direction):
    found = gradient(history(np.concatenate([np.linspace(9, 3, 10), 20 + np.array(late, float)])), limit=5.0)
    assert (found.first_late, found.norm.direction) == (11, direction)


def test_of_few_epochs_or_one_norm_no_trend_is_told():
    assert gradient(history([1.0, 2.0, 3.0]), limit=5.0).norm.direction is None
    assert gradient(history([1.0] * 20), limit=5.0).norm.direction is None


def test_the_highest_rate_is_the_first_of_equals():
    found = rate(history([1.0] * 4, lr=[0.1, 0.2, 0.2, 0.0]))
    assert (found.highest_epoch, found.highest, found.lowest, found.first, found.last) == (2, 0.2, 0.0, 0.1, 0.0)


def test_the_loss_has_a_trend_of_its_own_over_the_later_half():
    loss = np.concatenate([np.linspace(9, 3, 10), np.linspace(3, 4, 10)])
    assert gradient(history(np.linspace(1, 2, 20), objective=loss), limit=5.0).loss.direction == "grew"
    assert gradient(history(np.linspace(1, 2, 20), objective=-loss), limit=5.0).loss.direction == "fell"
    scatter = np.resize([2.0, 1.0], 20)  # the last lies below the first of the later half, and yet none falls
    assert gradient(history(np.linspace(1, 2, 20), objective=scatter), limit=5.0).loss.direction == "level"


def test_a_trend_is_that_of_drift():
    assert trend(np.array([1.0, 3.0, 2.0, 5.0, 4.0, 7.0])).p == drift.trend(np.array([1.0, 3.0, 2.0, 5.0, 4.0, 7.0]))


def test_the_fewest_epochs_can_show_a_trend_and_a_straight_rise_is_one():
    assert trend(np.arange(FEWEST, dtype=float)).p < CERTAIN
    short = trend(np.arange(FEWEST - 1, dtype=float))
    assert (short.p, short.first, short.last) == (None, 0, FEWEST - 2)
