"""Shares of several answers a face, against those of one answer a face."""

import numpy as np
import pytest

from fer.statistics.clusters import change, cluster_share
from fer.statistics.interval import paired_difference, share


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


def test_a_judge_who_is_always_right_has_a_width():
    assert cluster_share(np.full(30, 10), np.full(30, 10)) == share(30, 30)
    assert cluster_share(np.zeros(30, int), np.full(30, 10)) == share(0, 30)


def test_a_change_of_one_answer_a_face_is_the_paired_difference():
    rise = np.repeat([1, -1, 0], [12, 5, 83])
    assert change(rise, np.ones(100, int)) == pytest.approx(paired_difference(12, 5, 100))
    assert change(7 * rise, np.full(100, 7)) == pytest.approx(paired_difference(12, 5, 100))
    assert change(-rise, np.ones(100, int)).value == -0.07


def test_no_change_has_a_width():
    found = change(np.zeros(40, int), np.full(40, 10))
    assert found.low == -found.high < 0 == found.value
