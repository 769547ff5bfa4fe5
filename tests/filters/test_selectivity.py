"""Filters that know the class, filters that know nothing, and labels without meaning."""

import numpy as np
import pytest
from scipy.stats import f_oneway

from fer.filters.selectivity import selectivity


@pytest.fixture(scope="module")
def labels():
    return np.random.default_rng(0).integers(0, 7, 600)


def test_a_filter_that_is_the_class_has_all_its_variance_between_classes(labels):
    noise = np.random.default_rng(1).standard_normal(600)
    found = selectivity(np.stack([labels == 3, noise, np.full(600, 2.0)], axis=1).astype(np.float32), labels)
    assert found.eta_squared[0] == pytest.approx(1) and found.prefers[0] == 3 and found.lead[0] > 2
    assert found.eta_squared[1] < 0.03
    assert found.eta_squared[2] == 0 and found.p[2] == 1
    assert found.p[0] < 0.01 < found.p[1]


def test_eta_squared_is_that_of_the_analysis_of_variance(labels):
    values = np.random.default_rng(2).standard_normal(600) + 0.3 * labels
    f = f_oneway(*(values[labels == k] for k in range(7))).statistic
    expected = f * 6 / (f * 6 + 600 - 7)
    found = selectivity(values[:, None], labels, shuffles=20)
    assert found.eta_squared[0] == pytest.approx(expected)
    assert found.chance[0] == pytest.approx(0.02, abs=0.01)  # 12.6 / 600: chi-squared of 6 degrees


def test_a_filter_that_parts_the_classes_in_two_stands_for_none_of_them(labels):
    """Brighter on four classes alike: the class tells all of the variance, one class tells little."""
    four = np.isin(labels, [0, 2, 4, 6]).astype(float)
    found = selectivity(np.stack([four, labels == 5, np.zeros(600)], axis=1), labels, shuffles=5)
    assert found.eta_squared[:2] == pytest.approx((1, 1))
    own = labels == found.prefers[0]
    assert found.one_class[0] == pytest.approx(np.corrcoef(four, own)[0, 1] ** 2) and found.one_class[0] < 0.3
    assert found.one_class[1:] == pytest.approx((1, 0))
    alone = selectivity(four[:5, None], np.full(5, 3), shuffles=5)
    assert alone.one_class == (0,) and alone.prefers == (3,)


def test_labels_drawn_at_random_stay_within_their_baseline(labels):
    found = np.random.default_rng(3).standard_normal((600, 200))
    result = selectivity(found, labels)
    assert 0.01 < np.mean(np.array(result.eta_squared) > result.chance) < 0.1
    assert min(result.p) >= 0.05


def test_a_class_without_faces_is_never_preferred(labels):
    found = np.random.default_rng(4).standard_normal((600, 5)) - 9
    there = np.where(labels == 2, 6, labels)
    assert 2 not in selectivity(found, there, shuffles=5).prefers


def test_the_seed_draws_the_shuffles(labels):
    found = np.random.default_rng(5).standard_normal((600, 3))
    first, again = (selectivity(found, labels, shuffles=60, seed=1) for _ in range(2))
    assert first == again
