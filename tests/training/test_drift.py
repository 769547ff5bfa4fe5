"""Trends and rises of series whose truth is known: walks, scatter about a level, straight lines."""

import numpy as np
import pytest
from scipy.stats import ttest_1samp

from fer.training.drift import rise_from_lowest, trend

CERTAIN = 0.05


def series(alike: float, *, number: int, epochs: int) -> np.ndarray:
    """Normal steps, each added to `alike` times the value before."""
    found = np.random.default_rng(1).standard_normal((number, epochs))
    for k in range(1, epochs):
        found[:, k] += alike * found[:, k - 1]
    return found


@pytest.mark.parametrize("test", [trend, rise_from_lowest])
@pytest.mark.parametrize("alike", [0.0, 0.5, 0.9, 1.0])
@pytest.mark.parametrize("epochs", [6, 12, 50])
def test_without_a_drift_none_is_found_in_more_than_one_of_twenty(test, alike, epochs):
    claimed = [(p := test(of)) is not None and p < CERTAIN for of in series(alike, number=400, epochs=epochs)]
    assert np.mean(claimed) < 0.05 + 2.6 * np.sqrt(0.05 * 0.95 / 400)  # what chance adds in one of two hundred


def test_a_trend_is_students_t_of_the_changes():
    values = np.array([1.0, 1.5, 1.4, 2.0, 2.2])
    assert trend(values) == pytest.approx(ttest_1samp([0.5, -0.1, 0.6, 0.2], 0).pvalue)
    assert trend(-values) == pytest.approx(trend(values))


def test_of_a_rise_by_hand():
    # from the lowest, 1, three changes 1, 2, 3: height 6, variance 1, so (1 + 36 / 3 / 2)^(-2 / 2) = 1 / 7
    assert rise_from_lowest(np.array([5.0, 1.0, 2.0, 4.0, 7.0])) == pytest.approx(1 / 7)


def test_a_straight_line_is_certain_and_too_few_or_equal_values_tell_nothing():
    assert trend(np.arange(9.0)) == trend(-np.arange(9.0)) == rise_from_lowest(np.arange(9.0)) == 0
    assert trend(np.array([1.0, 2.0])) is trend(np.ones(9)) is None
    assert rise_from_lowest(np.array([3.0, 2.0, 1.0, 2.0])) is None
    assert rise_from_lowest(np.ones(9)) == rise_from_lowest(np.array([2.0, 1.0, 3.0, 1.0])) == 1
