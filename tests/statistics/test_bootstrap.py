"""Intervals by resampling faces, against known spreads."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from fer.statistics.bootstrap import bootstrap, mean, resamples


def test_bootstrap_of_a_share_has_the_binomial_spread():
    """The share of 400 faces bootstraps to a normal of standard deviation sqrt(p (1 - p) / n)."""
    counts = np.array([[300, 100], [0, 0]])
    found = bootstrap(counts, lambda c: c[..., 0, 0] / c.sum(axis=(-1, -2)), resamples=20_000)
    spread = 1.96 * np.sqrt(0.75 * 0.25 / 400)
    assert found == pytest.approx((0.75, 0.75 - spread, 0.75 + spread), abs=0.003)


def test_a_mean_bootstraps_to_its_standard_error():
    values = np.random.default_rng(0).normal(size=2000)
    spread = 1.96 * values.std() / np.sqrt(2000)
    assert mean(values) == pytest.approx((values.mean(), values.mean() - spread, values.mean() + spread), abs=0.006)


def test_resamples_draw_every_face_anew():
    drawn = resamples(50, number=20)
    assert (drawn.sum(axis=1) == 50).all()
    assert (drawn == 0).any()
    assert np.array_equal(drawn, resamples(50, number=20))


def test_bootstrap_follows_its_seed():
    counts = np.array([[30, 10], [5, 55]])
    again = [bootstrap(counts, lambda c: c[..., 0, 0] / c[..., 0, :].sum(axis=-1), seed=seed) for seed in (1, 1, 2)]
    assert again[0] == again[1] != again[2]


@given(st.integers(1, 40).flatmap(lambda n: arrays(float, n, elements=st.floats(-5, 5))), st.integers(0, 9))
@settings(max_examples=30, deadline=None)
def test_any_mean_lies_within_its_interval_which_follows_its_unit_and_not_its_zero(values, seed):
    found = mean(values, seed=seed)
    assert found.value == pytest.approx(values.mean())
    assert values.min() - 1e-6 <= found.low <= found.value <= found.high <= values.max() + 1e-6
    assert mean(3 * values + 7, seed=seed) == pytest.approx([3 * bound + 7 for bound in found], abs=1e-6)
