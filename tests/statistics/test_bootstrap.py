"""Intervals by resampling faces, against known spreads."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from fer.statistics.bootstrap import mean, resamples


def test_a_mean_bootstraps_to_its_standard_error():
    values = np.random.default_rng(0).normal(size=2000)
    spread = 1.96 * values.std() / np.sqrt(2000)
    assert mean(values) == pytest.approx((values.mean(), values.mean() - spread, values.mean() + spread), abs=0.006)


def test_resamples_draw_every_face_anew():
    drawn = resamples(50, number=20)
    assert (drawn.sum(axis=1) == 50).all()
    assert (drawn == 0).any()
    assert np.array_equal(drawn, resamples(50, number=20))
    assert not np.array_equal(drawn, resamples(50, number=20, seed=1))


@given(st.integers(1, 40).flatmap(lambda n: arrays(float, n, elements=st.floats(-5, 5))), st.integers(0, 9))
@settings(max_examples=30, deadline=None)
def test_any_mean_lies_within_its_interval_which_follows_its_unit_and_not_its_zero(values, seed):
    found = mean(values, seed=seed)
    assert found.value == pytest.approx(values.mean())
    assert values.min() - 1e-6 <= found.low <= found.value <= found.high <= values.max() + 1e-6
    assert mean(3 * values + 7, seed=seed) == pytest.approx([3 * bound + 7 for bound in found], abs=1e-6)
