"""The sentences on a second network, fed with opposite numbers."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fer.confusion.findings import rival
from fer.confusion.rival import Rival
from fer.findings.said import say
from fer.statistics.interval import Interval
from fer.statistics.tests import Paired, mcnemar
from fer.wording.load import load

ENGLISH = load("en")


def pair(first, second, p):
    difference = (first - second) / 100
    return Rival("b", Paired(50, first, second, 9, Interval(difference, difference, difference), p))


@pytest.mark.parametrize(
    ("first", "second", "p", "sentence"),
    [
        (30, 5, 0.0001, "This network is significantly better"),
        (5, 30, 0.0001, "The **other** network is significantly better"),
        (12, 10, 0.8, "do not differ significantly"),
        (0, 0, 1.0, "exactly the same faces"),
    ],
)
def test_the_better_network_is_named_only_where_the_test_tells(first, second, p, sentence):
    assert sentence in ENGLISH.text(rival.verdict(pair(first, second, p)))


def test_a_verdict_close_to_its_limit_agrees_with_the_numbers_beside_it():
    close = Rival("b", Paired(900, 100, 73, 200, Interval(0.02, 0.0002, 0.04), 0.0497))
    text = ENGLISH.text(rival.verdict(close)).replace("\N{NO-BREAK SPACE}", " ")
    assert "is 2.00 percentage points (95 % CI 0.02 to 4.00), p = 0.0497. This network is significantly better" in text
    open_ = Rival("b", Paired(900, 100, 74, 200, Interval(0.02, 0.0, 0.04), 0.0502))
    text = ENGLISH.text(rival.verdict(open_)).replace("\N{NO-BREAK SPACE}", " ")
    assert "is 2.0 percentage points (95 % CI 0.0 to 4.0), p = 0.0502. The two do not differ significantly" in text


def test_the_table_of_two_networks_has_four_cells():
    table = ENGLISH.table(rival.table(pair(30, 5, 0.1)))
    assert table.to_numpy()[:, 1:].tolist() == [["50", "30"], ["5", "9"]]
    assert ENGLISH.text(say("confusion.rival.heading")).startswith("### ")
    assert "`b`" in ENGLISH.text(rival.method(pair(30, 5, 0.1)))


@given(st.integers(0, 40), st.integers(0, 40))
@settings(max_examples=50, deadline=None)
def test_the_better_network_changes_with_the_sides_and_agrees_with_the_interval(first, second):
    def tried(one, other):
        alone = np.repeat([True, False, True], [one, other, 50])
        found = mcnemar(alone, np.repeat([False, True, True], [one, other, 50]))
        return rival.verdict(Rival("b", found))[-1].key.rsplit(".")[-1], found.difference

    key, difference = tried(first, second)
    if not first + second:
        assert key == "same_faces"
        return
    side = (difference.low > 0) - (difference.high < 0)
    keys = {1: "this_is_better", -1: "other_is_better", 0: "not_told_apart"}
    assert key == keys[side]
    assert tried(second, first)[0] == keys[-side]
