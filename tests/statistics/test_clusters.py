"""Shares of several answers a face, against those of one answer a face."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import beta, t

from fer.statistics.clusters import change, cluster_share, exact_cluster_share
from fer.statistics.interval import exact_share, paired_difference, share


def test_of_one_answer_a_face_it_is_wilsons_share_to_a_degree_of_freedom():
    hits = (np.arange(200) < 150).astype(int)
    found = cluster_share(hits, np.ones(200, int))
    assert found == pytest.approx(share(150 * 199 / 200, 199), abs=1e-9)


def test_answers_that_are_all_alike_on_a_face_count_as_one():
    hits = 10 * (np.arange(200) < 150)
    assert cluster_share(hits, np.full(200, 10)) == pytest.approx(cluster_share(hits // 10, np.ones(200, int)))


def test_answers_that_are_independent_count_each():
    """Every face has five hits of ten: less spread than chance would make, and no more is claimed than of 2,000."""
    assert cluster_share(np.full(200, 5), np.full(200, 10)) == pytest.approx(share(1000, 2000))
    nearly = np.full(200, 5) + (np.arange(200) == 0)
    assert cluster_share(nearly, np.full(200, 10)) == pytest.approx(share(1001, 2000))
    hits = np.random.default_rng(0).binomial(10, 0.5, size=2000)
    assert cluster_share(hits, np.full(2000, 10)) == pytest.approx(share(int(hits.sum()), 20_000), abs=0.001)


def test_one_face_tells_no_more_than_one_answer():
    assert cluster_share(np.array([2]), np.array([4]), level=0.99) == share(0.5, 1, level=0.99)
    assert exact_cluster_share(np.array([2]), np.array([4]), level=0.99) == exact_share(0.5, 1, level=0.99)


def test_a_judge_who_is_always_right_has_a_width():
    assert cluster_share(np.full(30, 10), np.full(30, 10)) == share(30, 30)
    assert cluster_share(np.zeros(30, int), np.full(30, 10)) == share(0, 30)
    assert exact_cluster_share(np.full(30, 10), np.full(30, 10)) == exact_share(30, 30)
    assert exact_cluster_share(np.zeros(30, int), np.full(30, 10)) == exact_share(0, 30)


def test_the_exact_share_is_korn_and_graubards_by_hand():
    """Two answers of three of one face in sixteen hold: mean square 2 / 15 beside a share of 1 / 24."""
    hits = np.r_[2, np.zeros(15, int)]
    spread = ((2 - 1 / 8) ** 2 + 15 / 64) * 16 / 15 / 48**2
    kept = 23 / 24**2 / spread * (t.ppf(0.975, 47) / t.ppf(0.975, 15)) ** 2
    bounds = beta.ppf(0.025, kept / 24, kept * 23 / 24 + 1), beta.ppf(0.975, kept / 24 + 1, kept * 23 / 24)
    assert exact_cluster_share(hits, np.full(16, 3)) == pytest.approx((1 / 24, *bounds))
    assert exact_cluster_share(hits, np.full(16, 3)).low < 0.1 * cluster_share(hits, np.full(16, 3)).low


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(0, 3), min_size=2, max_size=40))
def test_the_exact_share_is_never_the_narrower_and_turns_round(of_each):
    hits, cast = np.array(of_each), np.full(len(of_each), 3)
    exact, wilson = exact_cluster_share(hits, cast), cluster_share(hits, cast)
    assert exact.value == wilson.value and 0 <= exact.low <= exact.value <= exact.high <= 1
    assert exact.high - exact.low >= wilson.high - wilson.low - 1e-9
    assert exact_cluster_share(cast - hits, cast) == pytest.approx((1 - exact.value, 1 - exact.high, 1 - exact.low))


def test_a_change_of_one_answer_a_face_is_the_paired_difference():
    rise = np.repeat([1, -1, 0], [12, 5, 83])
    assert change(rise, np.ones(100, int)) == pytest.approx(paired_difference(12, 5, 100))
    assert change(7 * rise, np.full(100, 7)) == pytest.approx(paired_difference(12, 5, 100))
    assert change(-rise, np.ones(100, int)).value == -0.07
    surer = change(rise, np.ones(100, int), level=0.99)
    assert surer == pytest.approx(paired_difference(12, 5, 100, level=0.99))
    assert surer.low < change(rise, np.ones(100, int)).low


def test_no_change_lies_beyond_all_or_nothing():
    few = np.array([3, 5])
    assert change(few, few) == pytest.approx((1, change(few, few).low, 1))
    assert change(-few, few) == pytest.approx((-1, -1, change(-few, few).high))
    assert change(few, few).low < 1


def test_no_change_has_a_width():
    found = change(np.zeros(40, int), np.full(40, 10))
    assert found.low == -found.high < 0 == found.value


@st.composite
def counted(draw):
    """Hits among the answers of 1 to 20 faces, and as many more of them, before or after."""
    cast = np.array(draw(st.lists(st.integers(1, 12), min_size=1, max_size=20)))
    share = np.array(draw(st.lists(st.floats(0, 1), min_size=len(cast), max_size=len(cast))))
    return np.round(share * cast).astype(int), np.round(share[::-1] * cast).astype(int), cast


@given(counted(), st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_any_share_lies_within_its_interval_and_the_misses_have_its_mirror_image(faces, random):
    hits, _, cast = faces
    found = cluster_share(hits, cast)
    assert found.value == hits.sum() / cast.sum()
    assert 0 <= found.low <= found.value <= found.high <= 1
    assert cluster_share(cast - hits, cast) == pytest.approx((1 - found.value, 1 - found.high, 1 - found.low))
    order = random.sample(range(len(cast)), len(cast))
    assert cluster_share(hits[order], cast[order]) == pytest.approx(found)


@given(counted(), st.integers(2, 5))
@settings(max_examples=60, deadline=None)
def test_any_change_turns_round_and_tells_no_more_where_each_answer_is_given_several_times(faces, times):
    hits, before, cast = faces
    found = change(hits - before, cast)
    assert -1 <= found.low <= found.value <= found.high <= 1
    assert change(before - hits, cast) == pytest.approx((-found.value, -found.high, -found.low))
    assert change(times * (hits - before), times * cast) == pytest.approx(found)
