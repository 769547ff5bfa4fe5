"""Faces sorted by who is split, with votes made by hand."""

import numpy as np
from made_votes import HAPPY, SAD

from fer.confusion import doubt


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


def test_faces_ambiguous_to_both_come_with_the_least_sure_first():
    found = doubt.ambiguous_to_both(np.array([0.5, 0.3, 0.2, 0.9]), ballots(True, True, False, True), number=5)
    assert found.tolist() == [1, 0]


def measured(sure, votes):
    """Of faces that the network takes for sad and that are labelled happy."""
    n = len(votes)
    return doubt.measure(votes, labels=np.full(n, HAPPY), answers=np.full(n, SAD), sure=np.array(sure), shown=1)


def test_people_are_counted_where_the_network_is_split_and_elsewhere():
    found = measured([0.4, 0.4, 0.4, 0.9], ballots(True, True, False, False))
    assert (found.both, found.network, found.people) == (2, 3, 2)
    assert (found.among_split.value, found.among_sure.value) == (2 / 3, 0)
    assert found.difference.value == 2 / 3
    sure = measured([0.9, 0.8], ballots(True, False))
    assert (sure.among_split, sure.difference) == (None, None)


def test_as_many_faces_of_either_kind_are_shown_as_asked_for():
    found = measured([0.4, 0.3, 0.6, 0.9], ballots(True, True, False, False))
    assert (found.own, found.ambiguous) == ((3,), (1,))
    assert (measured([0.9], ballots(True)).own, measured([0.9], ballots(True)).ambiguous) == ((), ())
