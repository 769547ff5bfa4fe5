"""Faces sorted by who is split, with votes made by hand; and the sentences on them, both ways."""

from dataclasses import asdict

import numpy as np
import pytest

from fer.confusion import doubt
from fer.wording.load import load

HAPPY, SAD = 3, 4
words = load("en").module("confusion.doubt")


def ballots(*split):
    """Ten votes for happy, or five for happy and five for sad where people are split."""
    found = np.zeros((len(split), 8), dtype=np.uint8)
    found[:, HAPPY] = np.where(split, 5, 10)
    found[:, SAD] = np.where(split, 5, 0)
    return found


def test_mistakes_that_nobody_else_makes_come_with_the_surest_first():
    votes = ballots(False, False, False, True)
    labels, answers = np.full(4, HAPPY), np.array([SAD, HAPPY, SAD, SAD])
    found = doubt.own_mistakes(answers, labels, np.array([0.6, 0.9, 0.8, 0.99]), votes, number=5)
    assert found.tolist() == [2, 0]
    assert doubt.own_mistakes(answers, labels, np.array([0.6, 0.9, 0.8, 0.99]), votes, number=1).tolist() == [2]


def test_faces_open_to_both_come_with_the_least_sure_first():
    found = doubt.open_to_both(np.array([0.5, 0.3, 0.2, 0.9]), ballots(True, True, False, True), number=5)
    assert found.tolist() == [1, 0]


def test_people_are_counted_where_the_network_is_split_and_elsewhere():
    found = doubt.shared_doubt(np.array([0.4, 0.4, 0.4, 0.9]), ballots(True, True, False, False))
    assert (found.both, found.network, found.people) == (2, 3, 2)
    assert (found.among_split.value, found.among_sure.value) == (2 / 3, 0)
    assert found.difference.value == 2 / 3
    sure = doubt.shared_doubt(np.array([0.9, 0.8]), ballots(True, False))
    assert (sure.among_split, sure.difference) == (None, None)


def said(split_where_unsure, split_where_sure, *, n=100):
    """Of n unsure and n sure answers, on so many of each people are split."""
    votes = ballots(*(np.arange(n) < split_where_unsure), *(np.arange(n) < split_where_sure))
    facts = {"people": {"doubt": asdict(doubt.shared_doubt(np.repeat([0.4, 0.9], n), votes))}}
    return words.shared(facts)


@pytest.mark.parametrize(
    ("unsure", "sure", "sentence"),
    [(60, 20, "It doubts where people do."), (20, 60, "**surer**"), (40, 38, "cannot be said")],
)
def test_shared_doubt_is_told_from_doubt_elsewhere(unsure, sure, sentence):
    assert sentence in said(unsure, sure)


def test_a_network_that_never_doubts_or_always_does_is_not_compared():
    def shared(sure):
        return words.shared({"people": {"doubt": asdict(doubt.shared_doubt(np.full(9, sure), ballots(*[True] * 9)))}})

    assert "never undecided" in shared(0.9)
    assert "no other face" in shared(0.3)


def test_the_caption_names_the_rows_that_there_are():
    both = words.caption({"people": {"shown": {"own": 3, "open": 2}}})
    assert both.startswith("Mistakes on which") and "; then faces on which" in both
    assert words.caption({"people": {"shown": {"own": 0, "open": 2}}}).startswith("Faces on which network")
    assert words.labels([HAPPY], [SAD], [0.4]) == ["happy → sad\n40\N{NO-BREAK SPACE}%"]
