"""McNemar's test by hand."""

from math import comb

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from statsmodels.stats.contingency_tables import mcnemar as theirs

from fer.errors import InputError
from fer.statistics import tests
from fer.statistics.interval import paired_difference


def pair(both, first, second, neither):
    cells = [(True, True), (True, False), (False, True), (False, False)]
    right = np.repeat(cells, [both, first, second, neither], axis=0)
    return tests.mcnemar(right[:, 0], right[:, 1])


@pytest.mark.parametrize(("first", "second"), [(3, 12), (12, 3), (0, 6), (40, 52)])
def test_p_is_the_exact_binomial_one(first, second):
    """Twice the tail of the smaller count among those that one network alone recognises."""
    n, fewer = first + second, min(first, second)
    tail = 2 * sum(comb(n, k) for k in range(fewer + 1)) / 2**n
    assert pair(100, first, second, 20).p == pytest.approx(min(1, tail))


def test_no_faces_set_no_networks_apart():
    with pytest.raises(ValueError, match="no faces"):
        pair(0, 0, 0, 0)


def test_faces_on_which_both_agree_tell_nothing():
    assert pair(10, 3, 12, 0).p == pair(1000, 3, 12, 500).p


def test_the_difference_is_that_of_the_accuracies():
    found = pair(100, 30, 10, 60)
    assert (found.both, found.first, found.second, found.neither) == (100, 30, 10, 60)
    assert found.difference.value == pytest.approx(130 / 200 - 110 / 200)
    spread = 1.96 * np.sqrt((41 / 202 - (20 / 202) ** 2) / 202)  # half a face more of each kind
    assert found.difference == pytest.approx((0.1, 20 / 202 - spread, 20 / 202 + spread), abs=1e-4)


def test_interval_and_p_never_contradict_each_other():
    for uneven in (5, 6, 20, 41):
        for first in range(uneven + 1):
            found = pair(30, first, uneven - first, 15)
            assert (found.difference.low <= 0 <= found.difference.high) == (found.p >= 0.05)


def test_a_level_above_95_in_100_asks_for_more():
    right = np.repeat([(True, False), (False, True), (True, True)], [30, 14, 60], axis=0)
    usual, surer = (tests.mcnemar(right[:, 0], right[:, 1], level=level) for level in (0.95, 0.99))
    assert usual.difference.low > 0, "0.01 < p < 0.05"
    assert surer.p == usual.p
    expected = paired_difference(30, 14, 104, level=0.99)
    assert surer.difference == expected._replace(low=min(expected.low, 0))


def test_where_every_uneven_face_is_one_networks_the_difference_may_be_larger_still():
    found = pair(100, 16, 0, 84)
    assert 0 < found.difference.low < 0.08 < 0.1 < found.difference.high


def test_a_network_beside_itself_is_the_same():
    right = np.arange(10) < 4
    found = tests.mcnemar(right, right)
    assert (found.both, found.first, found.second, found.neither, found.p) == (4, 0, 0, 6, 1.0)
    assert found.difference.low == -found.difference.high < 0 == found.difference.value


ROWS, LABELS = np.array(["1", "2"]), np.array([3, 4])


def test_the_same_faces_pass():
    tests.require_same_faces(("abc", ROWS, LABELS), ("abc", ROWS.copy(), LABELS.copy()), other="runs/b")


@pytest.mark.parametrize(
    "theirs",
    [("abd", ROWS, LABELS), ("abc", ROWS[:1], LABELS[:1]), ("abc", ROWS, LABELS[::-1]), ("abc", ROWS[::-1], LABELS)],
    ids=["other data", "fewer", "other labels", "other order"],
)
def test_other_faces_are_refused_in_one_line(theirs):
    with pytest.raises(InputError, match=r"^other=runs/b: that run was not judged on the same faces; [^\n]*$"):
        tests.require_same_faces(("abc", ROWS, LABELS), theirs, other="runs/b")


@given(st.lists(st.integers(0, 60), min_size=4, max_size=4).filter(any))
@settings(max_examples=60, deadline=None)
def test_any_two_networks_are_told_apart_as_statsmodels_does_and_turn_round(cells):
    both, first, second, neither = cells
    found, back = pair(*cells), pair(both, second, first, neither)
    assert (found.both, found.first, found.second, found.neither) == tuple(cells)
    if first + second:
        assert found.p == pytest.approx(min(1, theirs([[both, first], [second, neither]], exact=True).pvalue))
    assert back.p == found.p
    assert back.difference == pytest.approx((-found.difference.value, -found.difference.high, -found.difference.low))
    assert found.difference.low <= found.difference.value <= found.difference.high
