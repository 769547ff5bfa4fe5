"""Does a network see what people see? Annotators' votes beside its answers, face by face.

Votes are for one of the seven classes or for none of them (the eighth column).
"""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from jaxtyping import Bool, Int, UInt8

from fer.confusion import judges
from fer.confusion.judges import Judges
from fer.confusion.votes import NO_CLASS, SPLIT, majority
from fer.statistics.classification import CLASSES
from fer.statistics.interval import Interval, difference, wilson
from fer.statistics.order import Order, order
from fer.statistics.strata import class_by_class


class Mistakes(NamedTuple):
    """The network's mistakes on the faces of one label, counted by what people's majority says."""

    label: int  # the label: the network's own mistake
    answer: int  # the network's answer
    another: int  # a third of the seven classes
    no_class: int  # none of the seven
    split: int  # there is no majority


@dataclass(frozen=True)
class Named:
    """Of the mistakes on which people have a majority for another class than the label, those where the network names
    that class, as shares from 0 to 1."""

    share: Interval
    chance: float  # the same if the wrong answers to each label were shuffled among its mistakes


@dataclass(frozen=True)
class Disagreement:
    """Share of the faces whose label has no majority of the votes, from 0 to 1."""

    mistakes: Interval | None  # among the faces that the network gets wrong; None without such faces
    right: Interval | None  # among those that it gets right: the baseline
    difference: Interval | None  # the first less the second
    excess: Interval | None  # the same within classes: right answers may merely be of classes with clear labels


@dataclass(frozen=True)
class Noise:
    """What people's majority says of the faces of one label, counted."""

    faces: int
    label: int
    other: int  # another of the seven
    no_class: int
    split: int
    commonest: int | None  # of the others, the class most often voted for
    share: Interval | None  # of the faces with a majority for a class, those where it is not the label


@dataclass(frozen=True)
class People:
    """The network beside the annotators of the same faces."""

    votes: int  # cast, for whatever
    fewest: int  # votes on a face
    most: int  # the same
    judges: Judges
    mistakes: tuple[Mistakes, ...]  # of each of the seven labels
    named: Named | None  # None where people name another class on no mistake
    disagreement: Disagreement
    noise: tuple[Noise, ...]  # of each of the seven labels
    noise_order: Order | None  # of their shares; None of fewer than two


def measure(
    ballots: UInt8[np.ndarray, "n 8"], *, labels: Int[np.ndarray, " n"], answers: Int[np.ndarray, " n"]
) -> People:
    """The facts of n faces with their ballots, labels and the network's answers."""
    cast, noise = ballots.sum(axis=1, dtype=int), label_noise(labels, ballots)
    return People(
        votes=int(cast.sum()),
        fewest=int(cast.min()),
        most=int(cast.max()),
        judges=judges.measure(ballots, labels=labels, answers=answers),
        mistakes=sorted_mistakes(answers, labels, ballots),
        named=named(answers, labels, ballots),
        disagreement=disagreement(answers == labels, labels, ballots),
        noise=noise,
        noise_order=order(*np.array([(of.other, of.label + of.other) for of in noise]).T),
    )


def sorted_mistakes(
    answers: Int[np.ndarray, " n"], labels: Int[np.ndarray, " n"], ballots: UInt8[np.ndarray, "n 8"]
) -> tuple[Mistakes, ...]:
    """The mistaken faces of each label, by what people's majority says."""
    people = majority(ballots.astype(int))
    says = [people == SPLIT, people == labels, people == answers, people < CLASSES, people == NO_CLASS]
    place = np.select(
        says, [Mistakes._fields.index(kind) for kind in ("split", "label", "answer", "another", "no_class")]
    )
    wrong = answers != labels
    counts = np.zeros((CLASSES, len(Mistakes._fields)), dtype=int)
    np.add.at(counts, (labels[wrong], place[wrong]), 1)
    return tuple(Mistakes(*row) for row in counts.tolist())


def named(
    answers: Int[np.ndarray, " n"], labels: Int[np.ndarray, " n"], ballots: UInt8[np.ndarray, "n 8"]
) -> Named | None:
    """Does the network find people's class where it is not the label? None where no mistake is on such a face."""
    people = majority(ballots.astype(int))
    wrong = answers != labels
    asked = wrong & (people != labels) & (people != SPLIT) & (people != NO_CLASS)
    share = wilson(int((answers == people)[asked].sum()), int(asked.sum()))
    if share is None:
        return None
    mistakes = np.zeros((CLASSES, CLASSES))
    np.add.at(mistakes, (labels[wrong], answers[wrong]), 1)
    of_label = mistakes.sum(axis=1)  # at least 1 wherever a mistake is asked about
    chance = mistakes[labels[asked], people[asked]] / of_label[labels[asked]]
    return Named(share, float(chance.mean()))


def disagreement(
    right: Bool[np.ndarray, " n"], labels: Int[np.ndarray, " n"], ballots: UInt8[np.ndarray, "n 8"]
) -> Disagreement:
    """Do people refuse the label where the network does, more than elsewhere?"""
    refused = majority(ballots.astype(int)) != labels
    mistakes, others = (wilson(int(refused[mask].sum()), int(mask.sum())) for mask in (~right, right))
    counts = np.zeros((2, CLASSES, 2), dtype=int)
    np.add.at(counts, ((~right).astype(int), labels, refused.astype(int)), 1)
    return Disagreement(
        mistakes, others, difference(mistakes, others) if mistakes and others else None, class_by_class(counts)
    )


def label_noise(labels: Int[np.ndarray, " n"], ballots: UInt8[np.ndarray, "n 8"]) -> tuple[Noise, ...]:
    """For each class, what people say of the faces that carry its label."""
    people = majority(ballots.astype(int))
    return tuple(_noise(people[labels == label], label) for label in range(CLASSES))


def _noise(people: Int[np.ndarray, " m"], label: int) -> Noise:
    counts = np.bincount(people + 1, minlength=CLASSES + 2)
    split, by_class, no_class = int(counts[0]), counts[1:-1].copy(), int(counts[-1])
    backed, by_class[label] = int(by_class[label]), 0
    other = int(by_class.sum())
    commonest = int(by_class.argmax()) if other else None
    return Noise(len(people), backed, other, no_class, split, commonest, wilson(other, backed + other))
