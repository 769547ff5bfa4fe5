"""Copies found, dead filters counted."""

import numpy as np

from fer.filters.groups import ALIKE, Groups, measure, membership, near_equal, silent


def test_a_copied_filter_is_found_whatever_its_scale_and_a_silent_one_is_in_no_group():
    rng = np.random.default_rng(0)
    found = rng.standard_normal((300, 6))
    found[:, 4] = 3 * found[:, 1] + 7
    found[:, 5] = 2.0
    assert [group.tolist() for group in near_equal(found)] == [[1, 4]]
    assert membership(found).tolist() == [0, 1, 2, 3, 1, 5]
    assert silent(found).tolist() == [False] * 5 + [True]


def test_every_pair_of_a_group_is_alike_and_opposites_are_not():
    rng = np.random.default_rng(1)
    base = rng.standard_normal((2000, 1))
    found = np.concatenate([base + 0.2 * rng.standard_normal((2000, 3)), -base], axis=1)
    assert [group.tolist() for group in near_equal(found)] == [[0, 1, 2]]
    assert near_equal(found, alike=0.99) == []


def test_where_no_filter_varies_all_are_silent_and_no_group_is_found():
    assert silent(np.ones((5, 3))).all() and near_equal(np.ones((5, 3))) == []


def test_groups_and_silent_filters_are_told_by_number():
    found = np.random.default_rng(0).standard_normal((300, 4))
    found[:, 2], found[:, 1] = 2 * found[:, 0], 5.0
    assert measure(found) == Groups(ALIKE, near_equal=((0, 2),), silent=(1,))
