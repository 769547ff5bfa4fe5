"""The sentences on a second network, fed with opposite numbers."""

import pytest

from fer.confusion.findings import rival
from fer.confusion.rival import Rival
from fer.findings.said import say
from fer.statistics.interval import Interval
from fer.statistics.tests import Paired
from fer.wording.load import load

ENGLISH = load("en")


def pair(first, second, p):
    difference = (first - second) / 100
    return Rival("b", Paired(50, first, second, 9, Interval(difference, difference, difference), p))


@pytest.mark.parametrize(
    ("first", "second", "p", "sentence"),
    [
        (30, 5, 0.0001, "This network is better"),
        (5, 30, 0.0001, "The **other** network is better"),
        (12, 10, 0.8, "cannot be told apart"),
        (0, 0, 1.0, "the very same faces"),
    ],
)
def test_the_better_network_is_named_only_where_the_test_tells(first, second, p, sentence):
    assert sentence in ENGLISH.text(rival.verdict(pair(first, second, p)))


def test_the_table_of_two_networks_has_four_cells():
    table = ENGLISH.table(rival.table(pair(30, 5, 0.1)))
    assert table.to_numpy()[:, 1:].tolist() == [["50", "30"], ["5", "9"]]
    assert ENGLISH.text(say("confusion.rival.heading")).startswith("### ")
    assert "`b`" in ENGLISH.text(rival.method(pair(30, 5, 0.1)))
