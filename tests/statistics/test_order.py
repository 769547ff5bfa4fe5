"""What may be said of the order of several shares."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fer.statistics.interval import difference, share, together
from fer.statistics.order import order

SHARE = st.integers(0, 400).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))  # hits among faces
COUNTS = st.lists(SHARE, min_size=7, max_size=7)


def of(*shares, faces=100):
    return order(np.array(shares), np.full(len(shares), faces))


def test_ends_that_tie_are_all_named_and_what_has_no_faces_is_left_out():
    found = order(np.array([0, 90, 90, 20, 20, 0, 20]), np.array([0, 100, 100, 100, 100, 0, 100]))
    assert (found.highest, found.lowest) == ((1, 2), (3, 4, 6))
    assert (found.may_be_highest, found.may_be_lowest) == ((1, 2), (3, 4, 6))
    assert found.spread.value == pytest.approx(0.7)
    assert found.spread.low > 0


def test_of_fewer_than_two_shares_there_is_no_order():
    assert order(np.zeros(7, int), np.zeros(7, int)) is None
    assert order(np.eye(7, dtype=int)[2], np.eye(7, dtype=int)[2]) is None


def test_two_in_the_middle_may_be_told_apart_where_the_ends_are_not():
    """A share of two faces stands on top, and one of one face at the bottom."""
    found = order(np.array([2, 800, 200, 500, 0]), np.array([2, 1000, 1000, 1000, 1]))
    assert (found.highest, found.lowest) == ((0,), (4,))
    assert found.spread.low <= 0
    assert found.apart == (1, 2)
    assert of(50, 51, 52).apart is None
    assert of(50, 5, 95).apart == (2, 1)


def test_intervals_that_do_not_overlap_are_not_enough_where_chance_chose_them():
    """88 against 74 of 100: apart by themselves, as the extremes of seven they are not."""
    assert difference(share(88, 100), share(74, 100)).low > 0
    assert of(88, 80, 80, 80, 80, 80, 74).spread.low < 0
    assert of(88, 74).spread.low > 0


def test_a_share_of_one_face_leads_nothing():
    found = order(np.array([1, 880, 100]), np.array([1, 1000, 1000]))
    assert found.highest == (0,)
    assert found.may_be_highest == (0, 1)
    assert 0 in order(np.array([1, 88, 40]), np.array([1, 100, 100])).may_be_lowest


def test_the_spread_is_that_of_the_widest_of_those_that_tie():
    found = order(np.array([9, 900, 100]), np.array([10, 1000, 1000]))
    level = together(3)
    few, many, low = share(9, 10, level=level), share(900, 1000, level=level), share(100, 1000, level=level)
    above = difference(few, low), difference(many, low)
    assert found.spread == (0.8, min(of.low for of in above), max(of.high for of in above))


@given(COUNTS)
@settings(max_examples=40, deadline=None)
def test_ends_turn_round_with_the_shares_and_are_among_those_that_may_be(counts):
    hits, faces = np.array(counts).T
    found = order(hits, faces)
    if found is None:
        assert (faces > 0).sum() < 2
        return
    assert set(found.highest) <= set(found.may_be_highest)
    assert set(found.lowest) <= set(found.may_be_lowest)
    if found.spread.low > 0:
        assert not set(found.highest) & set(found.may_be_lowest)
    turned = order(faces - hits, faces)
    assert (turned.highest, turned.may_be_highest) == (found.lowest, found.may_be_lowest)
    assert (turned.lowest, turned.may_be_lowest) == (found.highest, found.may_be_highest)
    assert turned.spread == pytest.approx(found.spread)
    assert (found.apart is None) == (len(found.may_be_highest) == len(found.may_be_lowest) == np.count_nonzero(faces))
    assert found.spread.low <= 0 or found.apart is not None
