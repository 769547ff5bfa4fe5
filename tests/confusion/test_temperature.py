"""Temperatures of predictors whose figures are known by hand."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_logits import calibrated

from fer.confusion import temperature
from fer.statistics.classification import cross_entropy

LABELS = np.arange(70) % 7


@pytest.mark.parametrize("factor", [0.5, 1.0, 3.0])
def test_the_temperature_that_was_put_in_is_found(factor):
    logits, labels = calibrated(20_000)
    assert temperature.fit_temperature(factor * logits, labels) == pytest.approx(factor, rel=0.05)


def test_a_perfect_predictor_asks_for_the_least_temperature_and_chance_for_the_greatest():
    for power in (1, 10, 500):  # of which the cross-entropy is 0 long before the bound
        assert temperature.fit_temperature(power * np.eye(7)[LABELS], LABELS) == temperature.BOUNDS[0]
    assert temperature.fit_temperature(np.eye(7)[(LABELS + 1) % 7], LABELS) == temperature.BOUNDS[1]
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


@given(st.integers(0, 2**32), st.floats(0.5, 2))
@settings(max_examples=20, deadline=None)
def test_the_temperature_follows_the_logits_and_none_is_better(seed, factor):
    logits, labels = calibrated(100, seed=seed)
    found = temperature.fit_temperature(logits, labels)
    assert temperature.fit_temperature(factor * logits, labels) == pytest.approx(factor * found, rel=1e-3)
    least = cross_entropy(logits / found, labels)
    assert all(cross_entropy(logits / (found * step), labels) >= least - 1e-9 for step in (0.8, 0.99, 1.01, 1.25))


@given(st.integers(0, 2**32), st.integers(2, 60), st.integers(1, 20))
@settings(max_examples=30, deadline=None)
def test_no_group_is_parted_and_scaling_changes_no_answer(seed, n, number):
    groups = np.random.default_rng(seed).integers(number, size=n)
    one = temperature.halves(groups, seed=seed)
    assert one.sum() == sum((groups == g).sum() for g in set(groups[one]))
    assert len(set(groups[one])) == len(set(groups)) // 2
    assert np.array_equal(temperature.halves(groups, seed=seed), one)
    logits, labels = calibrated(n, seed=seed)
    scaled, _ = temperature.cross_scaled(logits, labels, groups, seed=seed)
    assert np.array_equal(scaled.argmax(axis=1), logits.argmax(axis=1))
