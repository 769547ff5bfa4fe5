"""People and network, with votes made by hand."""

from math import factorial

import numpy as np
import pytest

from fer.confusion import people
from fer.confusion.people import KINDS, NO_CLASS, SPLIT
from fer.data.layouts.ferplus import VOTES, ballots_of

ANGRY, DISGUST, FEAR, HAPPY, SAD, SURPRISE, NEUTRAL = range(7)


def ballots(*faces):
    """Votes of each face as {class: number}; NO_CLASS for none of them."""
    found = np.zeros((len(faces), 8), dtype=np.uint8)
    for row, votes in zip(found, faces, strict=True):
        row[list(votes)] = list(votes.values())
    return found


def test_votes_are_sorted_into_our_classes_and_the_rest():
    votes = np.zeros((1, 10), dtype=np.uint8)
    for word, number in {"neutral": 1, "anger": 2, "contempt": 3, "unknown": 2, "nf": 1, "fear": 1}.items():
        votes[0, VOTES.index(word)] = number
    assert ballots_of(votes).tolist() == [[2, 0, 1, 0, 0, 0, 1, 6]]


def test_a_majority_is_more_than_half_of_all_votes():
    votes = ballots({HAPPY: 6, SAD: 4}, {HAPPY: 5, SAD: 5}, {HAPPY: 4, SAD: 3, NO_CLASS: 3}, {NO_CLASS: 9, SAD: 1}, {})
    assert people.majority(votes.astype(int)).tolist() == [HAPPY, SPLIT, SPLIT, NO_CLASS, SPLIT]


def test_a_vote_is_held_against_the_others_alone():
    """Of five and five, each vote is one of five against five of nine: it always stands against the others."""
    found = people.against_the_others(ballots({HAPPY: 5, SAD: 5}))[0]
    assert found[SAD, HAPPY] == found[HAPPY, SAD] == 5
    assert found.sum() == 10
    found = people.against_the_others(ballots({HAPPY: 9, SAD: 1}))[0]
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
    assert people.against_the_others(ballots(votes)).sum() == held


def test_the_network_takes_the_place_of_each_vote():
    cells = people.judges(
        ballots({HAPPY: 9, SAD: 1}, {SAD: 6, FEAR: 4}), label=np.array([SAD, SAD]), network=np.array([HAPPY, NEUTRAL])
    )
    rows = {who: of.sum(axis=2).tolist() for who, of in cells.items()}
    assert rows["annotator"] == rows["label"] == rows["network"]
    assert (cells["network"][0, HAPPY, HAPPY], cells["network"][1, SAD, NEUTRAL]) == (10, 10)
    assert cells["label"][0, HAPPY, SAD] == 10
    found = people.summary(cells)
    assert found["held"] == 20
    assert [found["agreement"][who].value for who in ("annotator", "label", "network")] == [15 / 20, 0.5, 0.5]


def noisy_votes(n=1500, seed=0):
    """Ten votes a face around its class, and the answers of a network that errs as people do, some classes more."""
    rng = np.random.default_rng(seed)
    chances = rng.lognormal(sigma=1.5, size=(7, 7))
    np.fill_diagonal(chances, 3 * (chances.sum(axis=1) - chances.diagonal()))
    chances /= chances.sum(axis=1, keepdims=True)
    truth = rng.integers(7, size=n)
    votes = np.stack([rng.multinomial(10, chances[k]) for k in truth])
    network = np.array([rng.choice(7, p=chances[k]) for k in truth])
    return np.pad(votes, ((0, 0), (0, 1))).astype(np.uint8), truth, network


def test_a_network_that_errs_as_people_do_is_found_alike():
    votes, truth, network = noisy_votes()
    cells = people.judges(votes, label=truth, network=network)
    alike = people.correlation(cells["network"], cells["annotator"])
    assert 0 < alike.rho.low < alike.rho.value - 0.01
    assert alike.rho.value <= alike.rho.high
    assert 1 / factorial(7) <= alike.p < 0.01
    itself = people.correlation(cells["annotator"], cells["annotator"])
    assert itself.rho.value == pytest.approx(1)
    assert itself.rho.low == pytest.approx(1)


def test_a_network_that_errs_elsewhere_is_not():
    votes, truth, network = noisy_votes()
    order = np.argsort(people.judges(votes, label=truth, network=truth)["annotator"].sum(axis=0), axis=1)
    elsewhere = np.where(network == truth, truth, order[truth, 0])  # always the class that people name least
    cells = people.judges(votes, label=truth, network=elsewhere)
    found = people.correlation(cells["network"], cells["annotator"])
    assert found.rho.high < 0
    assert found.p > 0.5


def test_the_network_is_set_beside_others_on_the_same_faces():
    """Right wherever the label is, and on 40 faces more: the intervals overlap, that of the difference is clear."""
    votes = ballots(*[{HAPPY: 10}] * 2000)
    label = np.where(np.arange(2000) < 1400, HAPPY, SAD)
    network = np.where(np.arange(2000) < 1440, HAPPY, SAD)
    found = people.summary(people.judges(votes, label=label, network=network))
    assert found["beside"]["label"].value == pytest.approx(0.02)
    assert found["beside"]["label"].low > 0
    assert found["beside"]["annotator"].high < 0
    assert found["agreement"]["network"].low < found["agreement"]["label"].high


def test_the_network_is_nearer_to_people_whose_confusions_it_has():
    votes, truth, network = noisy_votes()
    order = np.argsort(people.judges(votes, label=truth, network=truth)["annotator"].sum(axis=0), axis=1)
    elsewhere = np.where(network == truth, truth, order[truth, 0])
    cells = people.judges(votes, label=elsewhere, network=network)
    assert people.nearer(cells).low > 0
    assert people.nearer(cells | {"annotator": cells["label"], "label": cells["annotator"]}).high < 0
    assert people.nearer(cells | {"label": np.zeros_like(cells["label"])}) is None


def test_a_perfect_judge_has_no_confusions_to_rank():
    votes, truth, _ = noisy_votes()
    cells = people.judges(votes, label=truth, network=people.majority(votes.astype(int)) % 7)
    perfect = np.zeros_like(cells["label"])
    perfect[:, range(7), range(7)] = cells["label"].sum(axis=2)
    assert people.correlation(perfect, cells["annotator"]) == people.Correlation(None, None)
    assert people.agreement(perfect) == (1, 1, 1)
    assert people.agreement(np.zeros_like(perfect)) is None


def test_each_mistake_is_somebodys():
    kinds = {HAPPY: 9, SAD: 1}, {SAD: 9, HAPPY: 1}, {FEAR: 8, SAD: 2}, {NO_CLASS: 10}, {HAPPY: 5, SAD: 5}
    votes = ballots(*(of for number, of in enumerate(kinds, 1) for _ in range(number)), {})
    labels = np.full(16, HAPPY)
    counts = people.mistake_kinds(np.full(16, SAD), labels, votes)
    assert dict(zip(KINDS, counts[HAPPY].tolist(), strict=True)) == {
        "label": 1, "answer": 2, "another": 3, "no_class": 4, "split": 6,
    }  # fmt: skip
    assert counts.sum() == 16
    assert not people.mistake_kinds(labels, labels, votes).any()


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
