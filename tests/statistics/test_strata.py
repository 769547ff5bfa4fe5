"""Shares of weighted classes, and a difference of shares within classes, made by hand."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from fer.statistics.interval import difference, share, wilson
from fer.statistics.strata import class_by_class, standardised

HAPPY, SAD = 3, 4


def test_a_standardised_share_is_the_mean_of_the_classes_by_their_weights():
    """Half of 40 happy faces and all of 10 sad ones, weighed 1 to 3: an eighth and three quarters."""
    counts, weights = np.zeros((7, 2), int), np.zeros(7, int)
    counts[HAPPY], counts[SAD] = (20, 20), (0, 10)
    weights[HAPPY], weights[SAD] = 25, 75
    found, (happy, sad) = standardised(counts, weights), (share(20, 40), share(10, 10))
    assert found.value == 0.875
    assert found.low == pytest.approx(0.875 - np.hypot((0.5 - happy.low) / 4, (1 - sad.low) * 3 / 4))
    assert found.high == pytest.approx(0.875 + (happy.high - 0.5) / 4)


def test_a_class_with_a_weight_and_no_face_leaves_nothing_to_say():
    counts, weights = np.zeros((7, 2), int), np.zeros(7, int)
    counts[HAPPY], weights[HAPPY] = (5, 5), 10
    assert standardised(counts, weights) == pytest.approx(wilson(5, 10))
    counts[SAD] = 0, 3  # a class without a weight
    assert standardised(counts, weights) == pytest.approx(wilson(5, 10))
    weights[:2] = 1
    assert standardised(counts, weights) is None


@given(
    arrays(np.int64, (7, 2), elements=st.integers(0, 9)),
    arrays(np.int64, 7, elements=st.integers(0, 9)).filter(lambda weights: weights.any()),
    st.permutations(range(7)),
)
@settings(max_examples=60, deadline=None)
def test_a_standardised_share_and_that_of_the_opposite_make_a_whole(counts, weights, order):
    found, turned = standardised(counts, weights), standardised(counts[order, ::-1], weights[order])
    if found is None:
        assert turned is None
        assert not counts[weights > 0].any(axis=1).all()
        return
    assert -1e-9 <= found.low <= found.value <= found.high <= 1
    assert turned == pytest.approx((1 - found.value, 1 - found.high, 1 - found.low), abs=1e-9)


def test_a_difference_class_by_class_is_none_where_classes_explain_it():
    """The second sort is all of the class in which both sorts hold half: overall 50 against 75 %, within it none."""
    counts = np.zeros((2, 7, 2), int)
    counts[0, HAPPY], counts[0, SAD], counts[1, SAD] = (0, 100), (50, 50), (20, 20)
    found = class_by_class(counts)
    assert found.value == 0
    assert found.low < 0 < found.high
    counts[1, SAD] = 0, 40
    assert class_by_class(counts).value == 0.5
    counts[0, SAD] = 0
    assert class_by_class(counts) is None


def test_of_one_class_it_is_newcombes_difference():
    counts = np.zeros((2, 7, 2), int)
    counts[0, SAD], counts[1, SAD] = (32, 48), (14, 56)
    assert class_by_class(counts) == pytest.approx(difference(wilson(56, 70), wilson(48, 80)))


def test_where_both_sorts_have_the_same_mixture_of_classes_nothing_is_lost_by_them():
    """Classes of 8 to 1 faces, each with the same shares: as much is known as of all faces together."""
    counts = np.zeros((2, 7, 2), int)
    counts[:, HAPPY], counts[:, SAD] = [[24, 8], [8, 8]], [[3, 1], [1, 1]]
    assert class_by_class(counts) == pytest.approx(difference(wilson(9, 18), wilson(9, 36)))


def test_faces_that_all_agree_have_an_interval_with_a_width():
    counts = np.zeros((2, 7, 2), int)
    counts[0, :, 1], counts[1, SAD, 1] = 50, 1
    found = class_by_class(counts)
    assert found.low < found.value == 0 < found.high


@given(arrays(np.int64, (2, 7, 2), elements=st.integers(0, 9)), st.permutations(range(7)))
@settings(max_examples=60, deadline=None)
def test_what_does_not_hold_differs_the_other_way_whatever_the_order_of_the_classes(counts, order):
    found, turned = class_by_class(counts), class_by_class(counts[:, order, ::-1])
    if found is None:
        assert turned is None
        assert not counts.sum(axis=2).all(axis=0).any()
        return
    assert -1 <= found.low <= found.value <= found.high <= 1
    assert turned == pytest.approx((-found.value, -found.high, -found.low), abs=1e-9)


@given(arrays(np.int64, (2, 7, 2), elements=st.integers(0, 9)))
@settings(max_examples=60, deadline=None)
def test_the_difference_is_the_mean_over_the_second_sorts_faces(counts):
    found = class_by_class(counts)
    shared = [k for k in range(7) if counts[0, k].any() and counts[1, k].any()]
    if shared:
        shares = counts[:, shared, 1] / counts[:, shared].sum(axis=2)
        expected = np.average(shares[1] - shares[0], weights=counts[1, shared].sum(axis=1))
        assert found.value == pytest.approx(expected, abs=1e-9)
