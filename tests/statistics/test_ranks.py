"""Correlation of ranks, beside scipy's."""

import warnings

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy.stats import spearmanr

from fer.statistics.ranks import spearman


@pytest.mark.parametrize("shape", [(9,), (5, 9), (3, 4, 9)])
@pytest.mark.parametrize("levels", [3, 10_000])  # with many ties, and with hardly any
def test_the_correlation_is_scipys_along_the_last_axis(shape, levels):
    draw = np.random.default_rng(0)
    a, b = (draw.integers(levels, size=shape).astype(float) for _ in range(2))
    found = spearman(a, b)
    expected = [spearmanr(one, other).statistic for one, other in zip(a.reshape(-1, 9), b.reshape(-1, 9), strict=True)]
    assert found.shape == shape[:-1]
    assert found.ravel() == pytest.approx(expected, abs=1e-12)


def test_any_rising_function_leaves_the_correlation_at_one_and_any_falling_one_at_minus_one():
    values = np.array([[0.3, 2.0, -1.0, 5.0]])
    assert spearman(values, np.exp(values)) == pytest.approx(1)
    assert spearman(values, -(values**3)) == pytest.approx(-1)


def test_what_is_constant_or_has_no_value_is_correlated_with_nothing():
    a = np.array([[1.0, 1.0, 1.0], [1.0, np.nan, 2.0], [1.0, 2.0, 3.0]])
    b = np.array([[1.0, 2.0, 3.0], [1.0, 2.0, 3.0], [2.0, 4.0, 9.0]])
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert np.isnan(spearman(a, b)).tolist() == [True, True, False]
        assert np.isnan(spearman(b, a)).tolist() == [True, True, False]


@given(st.integers(3, 12).flatmap(lambda n: arrays(np.float64, (2, 3, n), elements=st.integers(-4, 4))))
@settings(max_examples=60, deadline=None)
def test_any_ranks_correlate_as_scipy_says_and_turn_round(values):
    a, b = values
    found = spearman(a, b)
    constant = (np.ptp(a, axis=1) == 0) | (np.ptp(b, axis=1) == 0)
    assert (np.isnan(found) == constant).all()
    for row in np.flatnonzero(~constant):
        assert found[row] == pytest.approx(spearmanr(a[row], b[row]).statistic)
    assert spearman(b, a) == pytest.approx(found, nan_ok=True)
    assert spearman(np.exp(a), -b) == pytest.approx(-found, nan_ok=True)
