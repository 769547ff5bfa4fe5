"""An annotator, the label and the network held against the other annotators, with votes made by hand."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from made_votes import FEAR, HAPPY, NEUTRAL, SAD, ballots, noisy_votes

from fer.confusion import judges
from fer.confusion.votes import NO_CLASS
from fer.statistics.interval import paired_difference, together


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


def test_the_two_comparisons_of_the_network_hold_together():
    """The label is wrong on five of a hundred faces, the network on none: told apart alone, but not as one of two."""
    votes = ballots(*[{HAPPY: 10}] * 100)
    labels, answers = np.where(np.arange(100) < 5, SAD, HAPPY), np.full(100, HAPPY)
    found = judges.measure(votes, labels=labels, answers=answers).agreement
    assert found.over_label == pytest.approx(paired_difference(5, 0, 100, level=together(2)))
    assert found.over_label.low < 0 < paired_difference(5, 0, 100).low
    assert found.over_annotator == pytest.approx(paired_difference(0, 0, 100, level=together(2)))


def test_a_judge_who_is_always_right_has_an_interval_with_a_width():
    votes, truth, _ = noisy_votes()
    annotator, label = cells_of(votes, truth)
    perfect = np.zeros_like(label)
    perfect[:, range(7), range(7)] = label.sum(axis=2)
    found = judges.majority_agreement(annotator, label, perfect).network
    assert found.value == found.high == 1 > found.low > 0.99
    nobody = np.zeros_like(perfect)
    assert judges.majority_agreement(nobody, nobody, nobody) is None


@given(arrays(np.uint8, (4, 8), elements=st.integers(0, 3)), arrays(int, 4, elements=st.integers(0, 6)))
@settings(max_examples=40, deadline=None)
def test_any_votes_are_held_against_the_majority_of_the_others_one_by_one(votes, answers):
    expected = np.zeros((4, 7, 7), int)
    for face, row in enumerate(votes):
        cast = [k for k in range(8) for _ in range(row[k])]
        for at, vote in enumerate(cast):
            others = cast[:at] + cast[at + 1 :]
            reference = next((k for k in range(7) if 2 * others.count(k) > len(others)), None)
            if vote != NO_CLASS and reference is not None:
                expected[face, reference, vote] += 1
    found = judges.against_the_others(votes)
    assert np.array_equal(found, expected)
    network = judges.in_their_place(found, answers)
    assert np.array_equal(network.sum(axis=2), found.sum(axis=2))
    assert all(network[face, :, k].sum() == 0 for face in range(4) for k in range(7) if k != answers[face])
    rates = judges.majority_agreement(found, found, network)
    assert (rates is None) == (found.any(axis=(1, 2)).sum() < 2)
    if rates:
        hits = [found[face, k, k] for face in range(4) for k in range(7)]
        assert rates.annotator.value == pytest.approx(sum(hits) / found.sum())
        assert rates.over_annotator.value == pytest.approx(rates.network.value - rates.annotator.value)
        assert rates.over_label.value == pytest.approx(rates.network.value - rates.label.value)
