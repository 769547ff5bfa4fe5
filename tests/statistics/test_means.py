"""Intervals over faces, checked against scipy and by hand."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy.stats import ttest_1samp

from fer.statistics.interval import Interval
from fer.statistics.means import Mean, mean, mean_interval, positive_ratio, ratio, ratio_interval


def test_mean_has_students_interval_and_skips_nan():
    values = np.array([0.2, 0.5, 0.4, np.nan, 0.7])
    known = values[[0, 1, 2, 4]]
    for level in (0.95, 0.99):
        low, high = ttest_1samp(known, 0).confidence_interval(level)
        assert mean_interval(known, level=level) == pytest.approx((0.45, low, high))
    found = mean(values)
    assert found == Mean(found.value, mean_interval(known), 4)
    assert found.value == found.interval.value == pytest.approx(0.45)
    assert mean(known[:2]).interval == mean_interval(known[:2]), "of two faces there is an interval"


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


def test_a_ratio_of_positive_means_leaves_out_one_face_after_another():
    over, under = np.array([1.0, 2.0, 3.0, 9.0]), np.array([2.0, 2.0, 4.0, 4.0])
    without = [np.log(over[np.arange(4) != k].mean() / under[np.arange(4) != k].mean()) for k in range(4)]
    error = np.sqrt(3 / 4 * sum((one - np.mean(without)) ** 2 for one in without))
    reach = np.exp(3.18245 * error)  # Student's t of 3 degrees of freedom
    found = positive_ratio(over, under)
    assert found.value == 1.25
    assert found.interval == pytest.approx((1.25, 1.25 / reach, 1.25 * reach), rel=1e-5)


def test_where_one_face_has_all_the_ratio_keeps_its_plain_interval():
    over, under = np.array([0.0, 0.0, 2.0]), np.array([1.0, 2.0, 3.0])
    assert positive_ratio(over, under) == ratio(over, under)
    assert positive_ratio(over[:1], under[:1]) == Mean(0.0, None, 1)
    assert positive_ratio(over[:0], under[:0]) is None


def test_skewed_ratios_of_eight_faces_are_held_more_often_by_leaving_faces_out():
    generator, held = np.random.default_rng(0), {positive_ratio: 0, ratio: 0}
    for _ in range(1000):
        under = generator.gamma(3.0, 1.0, size=8)
        over = under * generator.gamma(2.0, 0.05, size=8)
        for of in held:
            found = of(over, under).interval
            held[of] += found.low <= 0.1 <= found.high
    assert held[ratio] < 920 < held[positive_ratio]


VALUES = st.integers(2, 12).flatmap(lambda n: arrays(float, (2, n), elements=st.floats(0.01, 100)))
FACTORS = st.floats(0.01, 100)


@pytest.mark.filterwarnings("ignore:Precision loss occurred")  # scipy, of values that are nearly equal
@given(VALUES, st.sampled_from([0.95, 0.99]))
@settings(max_examples=60, deadline=None)
def test_any_mean_and_any_ratio_have_the_intervals_of_a_t_test(values, level):
    over, under = values
    low, high = ttest_1samp(over, 0).confidence_interval(level)
    assert mean_interval(over, level=level) == pytest.approx((over.mean(), low, high), rel=1e-6, abs=1e-9)
    found = ratio(over, under, level=level)
    assert found.interval == ratio_interval(over, under, level=level)
    low, high = ttest_1samp((over - found.value * under) / under.mean(), 0).confidence_interval(level)
    expected = (found.value, found.value + low, found.value + high)
    assert found.interval == pytest.approx(expected, rel=1e-6, abs=1e-6 * found.value)


@given(VALUES, FACTORS, FACTORS, st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_a_ratio_follows_its_units_and_not_the_order_of_the_faces(values, a, b, random):
    order = random.sample(range(values.shape[1]), values.shape[1])
    over, under = values
    for of in (ratio, positive_ratio):
        found, scaled = of(over, under), of(a * over[order], b * under[order])
        assert scaled.value == pytest.approx(found.value * a / b)
        assert scaled.interval == pytest.approx([a / b * bound for bound in found.interval], rel=1e-4, abs=1e-9)


@given(VALUES)
@settings(max_examples=60, deadline=None)
def test_the_reciprocal_of_a_positive_ratio_has_the_reciprocal_bounds(values):
    found, back = positive_ratio(*values), positive_ratio(*values[::-1])
    assert 0 <= found.interval.low <= found.value <= found.interval.high
    assert back.value == pytest.approx(1 / found.value)
    assert back.interval.low * found.interval.high == pytest.approx(1)
    assert back.interval.high * found.interval.low == pytest.approx(1)
