"""An annotator, the label and the network held against the other annotators, with votes made by hand."""

from math import factorial

import numpy as np
import pytest
from made_votes import FEAR, HAPPY, NEUTRAL, SAD, ballots, noisy_votes

from fer.confusion import judges
from fer.confusion.votes import NO_CLASS


def test_a_vote_is_held_against_the_others_alone():
    """Of five and five, each vote is one of five against five of nine: it always stands against the others."""
    found = judges.against_the_others(ballots({HAPPY: 5, SAD: 5}))[0]
    assert found[SAD, HAPPY] == found[HAPPY, SAD] == 5
    assert found.sum() == 10
    found = judges.against_the_others(ballots({HAPPY: 9, SAD: 1}))[0]
    assert (found[HAPPY, HAPPY], found[HAPPY, SAD], found.sum()) == (9, 1, 10)


@pytest.mark.parametrize(
    ("votes", "held"),
    [
        ({HAPPY: 6, NO_CLASS: 4}, 6),  # the four are for no class
        ({HAPPY: 3, SAD: 3, FEAR: 4}, 0),  # the others are split
        ({NO_CLASS: 8, SAD: 2}, 0),  # the others' majority is no class
        ({HAPPY: 1}, 0),  # there are no others
        ({}, 0),
    ],
)
def test_votes_that_cannot_be_held_against_a_class_are_left_out(votes, held):
    assert judges.against_the_others(ballots(votes)).sum() == held


def test_the_network_takes_the_place_of_each_vote():
    votes = ballots({HAPPY: 9, SAD: 1}, {SAD: 6, FEAR: 4})
    labels, answers = np.array([SAD, SAD]), np.array([HAPPY, NEUTRAL])
    annotator = judges.against_the_others(votes)
    label, network = judges.in_their_place(annotator, labels), judges.in_their_place(annotator, answers)
    rows = [of.sum(axis=2).tolist() for of in (annotator, label, network)]
    assert rows[0] == rows[1] == rows[2]
    assert (network[0, HAPPY, HAPPY], network[1, SAD, NEUTRAL]) == (10, 10)
    assert label[0, HAPPY, SAD] == 10
    found = judges.measure(votes, labels=labels, answers=answers)
    assert found.held == 20
    rates = found.agreement
    assert [rate.value for rate in (rates.annotator, rates.label, rates.network)] == [15 / 20, 0.5, 0.5]
    assert found.matrices["network"] == tuple(map(tuple, network.sum(axis=0).tolist()))
    assert list(found.matrices) == ["annotator", "label", "network"]


def cells_of(votes, *answers):
    """The votes against the others, and answers in their place."""
    annotator = judges.against_the_others(votes)
    return annotator, *(judges.in_their_place(annotator, of) for of in answers)


def elsewhere_than_people():
    """Votes, their classes, a network's answers that err as people do, and answers that err where people least do."""
    votes, truth, network = noisy_votes()
    order = np.argsort(judges.against_the_others(votes).sum(axis=0), axis=1)
    return votes, truth, network, np.where(network == truth, truth, order[truth, 0])


def test_a_network_that_errs_as_people_do_is_found_alike():
    votes, _, answers = noisy_votes()
    annotator, network = cells_of(votes, answers)
    alike = judges.correlation(network, annotator)
    assert 0 < alike.rho.low < alike.rho.value - 0.01
    assert alike.rho.value <= alike.rho.high
    assert 1 / factorial(7) <= alike.p < 0.01
    itself = judges.correlation(annotator, annotator)
    assert itself.rho.value == pytest.approx(1)
    assert itself.rho.low == pytest.approx(1)


def test_a_network_that_errs_elsewhere_is_not():
    votes, _, _, elsewhere = elsewhere_than_people()
    annotator, network = cells_of(votes, elsewhere)
    found = judges.correlation(network, annotator)
    assert found.rho.high < 0
    assert found.p > 0.5


def test_the_network_is_set_beside_others_on_the_same_faces():
    """Right wherever the label is, and on 40 faces more: the intervals overlap, that of the difference is clear."""
    votes = ballots(*[{HAPPY: 10}] * 2000)
    labels = np.where(np.arange(2000) < 1400, HAPPY, SAD)
    answers = np.where(np.arange(2000) < 1440, HAPPY, SAD)
    found = judges.measure(votes, labels=labels, answers=answers).agreement
    assert found.over_label.value == pytest.approx(0.02)
    assert found.over_label.low > 0
    assert found.over_annotator.high < 0
    assert found.network.low < found.label.high


def test_the_network_is_nearer_to_people_whose_confusions_it_has():
    votes, _, answers, elsewhere = elsewhere_than_people()
    annotator, label, network = cells_of(votes, elsewhere, answers)
    assert judges.nearer(network, annotator, label).low > 0
    assert judges.nearer(network, label, annotator).high < 0
    assert judges.nearer(network, annotator, np.zeros_like(label)) is None
    found = judges.measure(votes, labels=elsewhere, answers=answers).correlations
    assert found.nearer == judges.nearer(network, annotator, label)
    assert found.network_annotator == judges.correlation(network, annotator)
    assert found.network_label == judges.correlation(network, label)
    assert found.label_annotator == judges.correlation(label, annotator)


def test_a_perfect_judge_has_no_confusions_to_rank():
    votes, truth, _ = noisy_votes()
    annotator, label = cells_of(votes, truth)
    perfect = np.zeros_like(label)
    perfect[:, range(7), range(7)] = label.sum(axis=2)
    assert judges.correlation(perfect, annotator) == judges.Correlation(None, None)
    assert judges.majority_agreement(annotator, label, perfect).network == (1, 1, 1)
    nobody = np.zeros_like(perfect)
    assert judges.majority_agreement(nobody, nobody, nobody) is None
