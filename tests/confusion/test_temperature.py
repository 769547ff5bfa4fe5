"""Temperatures of predictors whose figures are known by hand."""

import numpy as np
import pytest
from made_logits import calibrated

from fer.confusion import temperature

LABELS = np.arange(70) % 7


@pytest.mark.parametrize("factor", [0.5, 1.0, 3.0])
def test_the_temperature_that_was_put_in_is_found(factor):
    logits, labels = calibrated(20_000)
    assert temperature.fit_temperature(factor * logits, labels) == pytest.approx(factor, rel=0.05)


def test_a_perfect_predictor_asks_for_the_least_temperature_and_chance_for_the_greatest():
    assert temperature.fit_temperature(np.eye(7)[LABELS], LABELS) == pytest.approx(temperature.BOUNDS[0], rel=0.01)
    assert temperature.fit_temperature(np.eye(7)[(LABELS + 1) % 7], LABELS) == pytest.approx(20, rel=0.01)
    assert temperature.fit_temperature(np.zeros((0, 7)), np.zeros(0, int)) == 1


def test_twins_stay_in_one_half():
    groups = np.repeat(np.arange(10), [1, 2, 3, 4, 5, 1, 2, 3, 4, 5])
    one = temperature.halves(groups)
    assert all(len(set(one[groups == g])) == 1 for g in range(10))
    assert len(set(groups[one])) == 5


def test_each_half_is_scaled_by_the_other_halfs_temperature():
    logits, labels = calibrated()
    groups = np.arange(len(labels))
    scaled, (of_one, of_other) = temperature.cross_scaled(3 * logits, labels, groups)
    one = temperature.halves(groups)
    assert scaled[one] == pytest.approx(3 * logits[one] / of_other)
    assert scaled[~one] == pytest.approx(3 * logits[~one] / of_one)
    assert of_one == temperature.fit_temperature(3 * logits[one], labels[one])
