"""Whose mistakes they are and how noisy labels are, with votes made by hand."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from made_votes import FEAR, HAPPY, NEUTRAL, SAD, ballots

from fer.confusion import judges, people
from fer.confusion.people import Mistakes
from fer.confusion.votes import NO_CLASS, SPLIT, majority
from fer.statistics.interval import wilson


def test_all_that_is_measured_is_of_the_same_faces():
    votes = ballots({HAPPY: 9, SAD: 1}, {SAD: 6, FEAR: 4}, {HAPPY: 7, NO_CLASS: 2})
    labels, answers = np.array([SAD, SAD, HAPPY]), np.array([HAPPY, NEUTRAL, HAPPY])
    found = people.measure(votes, labels=labels, answers=answers)
    assert found.votes == 29
    assert found.judges == judges.measure(votes, labels=labels, answers=answers)
    assert found.mistakes == people.sorted_mistakes(answers, labels, votes)
    assert found.named == people.named(answers, labels, votes)
    assert found.disagreement == people.disagreement(answers == labels, labels, votes)
    assert found.noise == people.label_noise(labels, votes)


def test_each_mistake_is_somebodys():
    kinds = {HAPPY: 9, SAD: 1}, {SAD: 9, HAPPY: 1}, {FEAR: 8, SAD: 2}, {NO_CLASS: 10}, {HAPPY: 5, SAD: 5}
    votes = ballots(*(of for number, of in enumerate(kinds, 1) for _ in range(number)), {})
    labels = np.full(16, HAPPY)
    counts = people.sorted_mistakes(np.full(16, SAD), labels, votes)
    assert counts[HAPPY] == Mistakes(label=1, answer=2, another=3, no_class=4, split=6)
    assert sum(map(sum, counts)) == 16
    assert people.sorted_mistakes(labels, labels, votes) == (Mistakes(0, 0, 0, 0, 0),) * 7


def test_peoples_class_is_named_by_sight_or_by_habit():
    """Happy faces that are neutral or sad to people: a network that always says sad is right by habit alone."""
    votes, labels = ballots(*[{SAD: 10}] * 20, *[{NEUTRAL: 10}] * 20), np.full(40, HAPPY)
    habit = people.named(np.full(40, SAD), labels, votes)
    assert (habit.share.value, habit.chance) == (0.5, 0.5)
    sight = people.named(np.repeat([SAD, NEUTRAL], 20), labels, votes)
    assert (sight.share.value, sight.chance) == (1, 0.5)
    assert people.named(labels, labels, votes) is None
    assert people.named(np.full(1, SAD), np.full(1, HAPPY), ballots({HAPPY: 9})) is None


def test_people_may_disagree_with_the_label_where_the_network_does_or_elsewhere():
    votes = ballots(*[{HAPPY: 10}] * 30, *[{SAD: 10}] * 30)
    labels = np.full(60, HAPPY)
    as_people = np.arange(60) < 30
    found = people.disagreement(as_people, labels, votes)
    assert (found.mistakes.value, found.right.value, found.difference.value) == (1, 0, 1)
    assert people.disagreement(~as_people, labels, votes).difference.value == -1
    assert found.excess.value == 1
    perfect = people.disagreement(np.full(60, True), labels, votes)
    assert (perfect.mistakes, perfect.right.value, perfect.difference) == (None, 0.5, None)


def test_a_constant_network_disagrees_with_no_class_in_particular():
    """It is right on happy, which nobody disputes, and wrong on sad, which all dispute: classes explain all of it."""
    votes = ballots(*[{HAPPY: 10}] * 40, *[{NEUTRAL: 10}] * 40)
    labels = np.repeat([HAPPY, SAD], 40)
    found = people.disagreement(labels == HAPPY, labels, votes)
    assert (found.difference.value, found.excess) == (1, None)


def test_label_noise_counts_majorities_against_the_label():
    votes = ballots({HAPPY: 10}, {SAD: 10}, {SAD: 6, FEAR: 4}, {FEAR: 9}, {NO_CLASS: 7}, {HAPPY: 5, SAD: 5})
    noise = people.label_noise(np.full(6, HAPPY), votes)
    assert noise[HAPPY] == people.Noise(6, 1, 3, 1, 1, SAD, noise[HAPPY].share)
    assert noise[HAPPY].share.value == 0.75
    assert noise[SAD] == people.Noise(0, 0, 0, 0, 0, None, None)


KINDS = arrays(int, (12, 2), elements=st.integers(0, 6))  # labels, and the network's answers


@given(KINDS, arrays(np.uint8, (12, 8), elements=st.sampled_from([0, 0, 0, 1, 5])))
@settings(max_examples=40, deadline=None)
def test_any_mistakes_and_labels_are_counted_by_what_people_say(kinds, votes):
    (labels, answers), says = kinds.T, majority(votes.astype(int))
    mistakes, noise = people.sorted_mistakes(answers, labels, votes), people.label_noise(labels, votes)
    for label in range(7):
        said = says[(labels == label) & (answers != label)]
        wrong = answers[(labels == label) & (answers != label)]
        assert mistakes[label] == Mistakes(
            label=(said == label).sum(),
            answer=(said == wrong).sum(),
            another=((said >= 0) & (said < 7) & (said != label) & (said != wrong)).sum(),
            no_class=(said == NO_CLASS).sum(),
            split=(said == SPLIT).sum(),
        )
        of, said = noise[label], says[labels == label]
        others = [k for k in said if k not in (SPLIT, NO_CLASS, label)]
        assert (of.faces, of.label, of.other) == (len(said), (said == label).sum(), len(others))
        assert (of.no_class, of.split) == ((said == NO_CLASS).sum(), (said == SPLIT).sum())
        assert of.commonest == (min(others, key=lambda k: (-others.count(k), k)) if others else None)
        assert of.share == wilson(len(others), of.label + len(others))
    asked = [k for k in range(12) if labels[k] != answers[k] and says[k] not in (SPLIT, NO_CLASS, labels[k])]
    found = people.named(answers, labels, votes)
    assert (found is None) == (not asked)
    if found:
        chances = []
        for k in asked:
            wrong = answers[(labels == labels[k]) & (answers != labels)]
            chances.append((wrong == says[k]).mean())
        assert found.share == wilson(sum(answers[k] == says[k] for k in asked), len(asked))
        assert found.chance == pytest.approx(np.mean(chances))
