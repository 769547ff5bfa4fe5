"""McNemar's test by hand."""

from math import comb

import numpy as np
import pytest
from scipy.stats import beta

from fer import comparison
from fer.errors import InputError


def pair(both, first, second, neither):
    cells = [(True, True), (True, False), (False, True), (False, False)]
    right = np.repeat(cells, [both, first, second, neither], axis=0)
    return comparison.mcnemar(right[:, 0], right[:, 1])


@pytest.mark.parametrize(("first", "second"), [(3, 12), (12, 3), (0, 6), (40, 52)])
def test_p_is_the_exact_binomial_one(first, second):
    """Twice the tail of the smaller count among those that one network alone recognises."""
    n, fewer = first + second, min(first, second)
    tail = 2 * sum(comb(n, k) for k in range(fewer + 1)) / 2**n
    assert pair(100, first, second, 20).p == pytest.approx(min(1, tail))


def test_faces_on_which_both_agree_tell_nothing():
    assert pair(10, 3, 12, 0).p == pair(1000, 3, 12, 500).p


def test_the_difference_is_that_of_the_accuracies():
    found = pair(100, 30, 10, 60)
    assert (found.both, found.first, found.second, found.neither) == (100, 30, 10, 60)
    assert found.difference.value == pytest.approx(130 / 200 - 110 / 200)
    low, high = beta.ppf([0.025, 0.975], [30, 31], [11, 10])  # Clopper & Pearson of 30 in 40
    assert found.difference == pytest.approx((0.1, (2 * low - 1) * 0.2, (2 * high - 1) * 0.2))


@pytest.mark.parametrize("first", range(0, 21, 2))
def test_interval_and_p_never_contradict_each_other(first):
    found = pair(30, first, 20 - first, 15)
    assert (found.difference.low <= 0 <= found.difference.high) == (found.p >= 0.05)


def test_a_network_beside_itself_is_the_same():
    right = np.arange(10) < 4
    found = comparison.mcnemar(right, right)
    assert (found.both, found.first, found.second, found.neither, found.p) == (4, 0, 0, 6, 1.0)
    assert found.difference == (0, 0, 0)


ROWS, LABELS = np.array(["1", "2"]), np.array([3, 4])


def test_the_same_faces_pass():
    comparison.require_same_faces(("abc", ROWS, LABELS), ("abc", ROWS.copy(), LABELS.copy()), other="runs/b")


@pytest.mark.parametrize(
    "theirs",
    [("abd", ROWS, LABELS), ("abc", ROWS[:1], LABELS[:1]), ("abc", ROWS, LABELS[::-1]), ("abc", ROWS[::-1], LABELS)],
    ids=["other data", "fewer", "other labels", "other order"],
)
def test_other_faces_are_refused_in_one_line(theirs):
    with pytest.raises(InputError, match=r"^other=runs/b: that run was not judged on the same faces; [^\n]*$"):
        comparison.require_same_faces(("abc", ROWS, LABELS), theirs, other="runs/b")
