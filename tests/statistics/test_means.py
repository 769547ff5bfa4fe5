"""Intervals over faces, checked against scipy and by hand."""

import numpy as np
import pytest
from scipy.stats import ttest_1samp

from fer.statistics.interval import Interval
from fer.statistics.means import Mean, mean, mean_interval, ratio, ratio_interval


def test_mean_has_students_interval_and_skips_nan():
    values = np.array([0.2, 0.5, 0.4, np.nan, 0.7])
    known = values[[0, 1, 2, 4]]
    for level in (0.95, 0.99):
        low, high = ttest_1samp(known, 0).confidence_interval(level)
        assert mean_interval(known, level=level) == pytest.approx((0.45, low, high))
    found = mean(values)
    assert found == Mean(found.value, mean_interval(known), 4)
    assert found.value == found.interval.value == pytest.approx(0.45)


@pytest.mark.parametrize(
    ("values", "expected"),
    [([], None), ([np.nan], None), ([0.3], Mean(0.3, None, 1)), ([0.3, np.nan], Mean(0.3, None, 1))],
)
def test_too_few_faces_have_no_interval(values, expected):
    assert mean(np.array(values, dtype=float)) == expected


def test_a_ratio_of_means_has_the_interval_of_its_residuals():
    over, under = np.array([1.0, 2.0, 3.0, 5.0]), np.array([2.0, 2.0, 4.0, 4.0])
    low, high = ttest_1samp(over - 11 / 12 * under, 0).confidence_interval()
    assert ratio_interval(over, under) == pytest.approx((11 / 12, 11 / 12 + low / 3, 11 / 12 + high / 3))
    exact = ratio_interval(over, under)
    assert ratio(over, under) == Mean(exact.value, exact, 4)
    assert ratio(2 * under, under) == Mean(2.0, Interval(2.0, 2.0, 2.0), 4)


def test_a_ratio_of_one_face_has_no_interval_and_over_nothing_no_value():
    assert ratio(np.array([1.0]), np.array([4.0])) == Mean(0.25, None, 1)
    assert ratio(np.ones(3), np.zeros(3)) is None
    assert ratio(np.ones(0), np.ones(0)) is None


def test_intervals_of_ratios_of_few_faces_hold_the_truth_as_often_as_they_say():
    """Of 8 faces, as many as lose their weights; a percentile bootstrap holds it in nine of ten."""
    draw = np.random.default_rng(0)
    faces = 1 + draw.normal(size=(2000, 2, 8)) * 0.3
    found = [ratio_interval(over, under) for over, under in faces]
    assert np.mean([of.low < 1 < of.high for of in found]) > 0.93
