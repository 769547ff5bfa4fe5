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
    assert found.eta_squared[0] == pytest.approx(1) and found.prefers[0] == 3
    assert found.eta_squared[1] < 0.03
    assert found.eta_squared[2] == 0 and found.p[2] == 1
    assert found.prefers[2] is None and found.apart[2] is None, "of a constant no class is the largest"
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
    most = max(np.corrcoef(four, labels == k)[0, 1] ** 2 for k in range(7))
    assert found.apart[0].share.value == pytest.approx(most) and most < 0.3
    assert found.apart[1].of_class == 5 and found.apart[1].share.value == pytest.approx(1)
    alone = selectivity(four[:5, None], np.full(5, 3), shuffles=5)
    assert alone.apart == (None,) and alone.prefers == (3,)


def test_a_class_is_set_apart_by_a_fall_as_well_as_by_a_rise(labels):
    rng = np.random.default_rng(6)
    member = (labels == 4) + 0.2 * rng.standard_normal(600)
    rise, fall = selectivity(np.stack([member, -member], axis=1), labels, shuffles=5).apart
    assert (rise.of_class, rise.rises, fall.of_class, fall.rises) == (4, True, 4, False)
    assert rise.share == pytest.approx(fall.share)
    assert rise.share.low < np.corrcoef(member, labels == 4)[0, 1] ** 2 == pytest.approx(rise.share.value)


def test_faces_that_are_all_alike_tell_nothing_and_the_measure_goes_on():
    for faces in (1, 40):
        found = selectivity(np.full((faces, 3), 0.7, dtype=np.float32), np.arange(faces) % 2, shuffles=5)
        assert found.eta_squared == (0, 0, 0) and found.p == (1, 1, 1)


def test_labels_drawn_at_random_stay_within_their_baseline(labels):
    found = np.random.default_rng(3).standard_normal((600, 200))
    result = selectivity(found, labels)
    assert 0.01 < np.mean(np.array(result.eta_squared) > result.chance) < 0.1
    assert min(result.p) >= 0.05


@pytest.mark.parametrize("few", [[0, 1, 2, 3, 4, 5, 6], [0, 0, 1, 1], [0, 0, 0, 1, 1, 1], [0, 0, 1, 1, 2, 2]])
def test_of_few_faces_no_filter_is_surer_than_the_orders_of_their_labels_allow(few):
    """More than one order in 20 of these labels parts the faces just as they do, and so tells as much."""
    found = np.random.default_rng(7).standard_normal((len(few), 64)).astype(np.float32)
    assert min(selectivity(found, np.array(few)).p) > 0.05


def test_a_class_without_faces_is_never_preferred(labels):
    found = np.random.default_rng(4).standard_normal((600, 5)) - 9
    there = np.where(labels == 2, 6, labels)
    assert 2 not in selectivity(found, there, shuffles=5).prefers


def test_the_seed_draws_the_shuffles(labels):
    found = np.random.default_rng(5).standard_normal((600, 3))
    first, again = (selectivity(found, labels, shuffles=60, seed=1) for _ in range(2))
    assert first == again
