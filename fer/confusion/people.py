"""Is a network confused where people are? Annotators' votes beside its answers, face by face.

Votes are for one of the seven classes or for none of them (the eighth column). A majority is more than half of all
votes cast, whatever they were for: so there is never a tie, and faces on which people are split have none.
"""

import itertools
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np
from jaxtyping import Bool, Float, Int, UInt8
from scipy.stats import rankdata

from fer.statistics import bootstrap
from fer.statistics.bootstrap import class_by_class
from fer.statistics.classification import CLASSES
from fer.statistics.interval import Interval, difference, wilson

SPLIT = -1  # instead of a class where no answer has a majority
NO_CLASS = CLASSES  # a majority for none of the seven
KINDS = ("label", "answer", "another", "no_class", "split")  # what people's majority on a mistaken face says


@dataclass(frozen=True)
class Correlation:
    """Spearman's, over the 42 shares of one class taken for another; the interval is a bootstrap over faces."""

    rho: Interval | None  # None where a matrix has no two different shares
    p: float | None  # share of all orders of the classes in which one matrix fits the other as well (Mantel 1967)


@dataclass(frozen=True)
class Disagreement:
    """Share of the faces whose label has no majority of the votes."""

    mistakes: Interval | None  # among the faces that the network gets wrong
    right: Interval | None  # among those that it gets right: the baseline
    difference: Interval | None
    excess: Interval | None  # the same within classes: right answers may merely be of classes with clear labels


@dataclass(frozen=True)
class Named:
    """Of the mistakes on which people have a majority for another class than the label, those where the network names
    that class."""

    share: Interval
    chance: float  # the same if the wrong answers to each label were shuffled among its mistakes


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


def majority(ballots: Int[np.ndarray, "*b k"]) -> Int[np.ndarray, "*b"]:
    """The column with more than half of a face's votes; SPLIT where none has."""
    return np.where(2 * ballots.max(axis=-1) > ballots.sum(axis=-1), ballots.argmax(axis=-1), SPLIT)


def against_the_others(ballots: UInt8[np.ndarray, "n 8"]) -> Int[np.ndarray, "n 7 7"]:
    """Votes for a class (columns) of each face, by the majority of all other votes on it (rows).

    Left out are votes for none of the classes, and votes whose others have no majority, or one for none of the classes.
    A vote is never part of the majority that it is held against.
    """
    ballots = ballots.astype(int)
    found = np.zeros((len(ballots), CLASSES, CLASSES), dtype=int)
    for vote in range(CLASSES):
        cast = np.flatnonzero(ballots[:, vote])
        others = ballots[cast]
        others[:, vote] -= 1
        reference = majority(others)
        known = (reference != SPLIT) & (reference != NO_CLASS)
        found[cast[known], reference[known], vote] = ballots[cast[known], vote]
    return found


def in_their_place(votes: Int[np.ndarray, "n 7 7"], answers: Int[np.ndarray, " n"]) -> Int[np.ndarray, "n 7 7"]:
    """The same votes' references, but with one answer a face in place of each vote: so rows weigh the same."""
    found = np.zeros_like(votes)
    found[np.arange(len(votes)), :, answers] = votes.sum(axis=2)
    return found


def judges(
    ballots: UInt8[np.ndarray, "n 8"], *, label: Int[np.ndarray, " n"], network: Int[np.ndarray, " n"]
) -> dict[str, Int[np.ndarray, "n 7 7"]]:
    """An annotator, FER2013's label and the network, each against the majority of the other annotators."""
    votes = against_the_others(ballots)
    return {"annotator": votes, "label": in_their_place(votes, label), "network": in_their_place(votes, network)}


def summary(cells: Mapping[str, Int[np.ndarray, "n 7 7"]]) -> dict[str, Any]:
    """Of what `judges` gives: the votes held, matrices, agreement with people, and how alike the confusions are."""
    pairs = (("network", "annotator"), ("network", "label"), ("label", "annotator"))
    return {
        "held": int(cells["annotator"].sum()),
        "matrices": {who: of.sum(axis=0) for who, of in cells.items()},
        "agreement": {who: agreement(of) for who, of in cells.items()},
        "beside": {who: surplus(cells["network"], cells[who]) for who in ("annotator", "label")},
        "nearer": nearer(cells),
        "correlations": {f"{a}_{b}": asdict(correlation(cells[a], cells[b])) for a, b in pairs},
    }


def agreement(cells: Int[np.ndarray, "n 7 7"], *, seed: int = 0) -> Interval | None:
    """The share of answers that are their reference, with a bootstrap over faces; None without any."""
    if not cells.any():
        return None
    return bootstrap.percentile(*_agreement(cells, bootstrap.resamples(len(cells), seed=seed)))


def surplus(one: Int[np.ndarray, "n 7 7"], other: Int[np.ndarray, "n 7 7"], *, seed: int = 0) -> Interval | None:
    """`agreement` of one less that of the other on the same faces and references; None without any."""
    if not one.any():
        return None
    drawn = bootstrap.resamples(len(one), seed=seed)
    (ours, our_draws), (theirs, their_draws) = (_agreement(cells, drawn) for cells in (one, other))
    return bootstrap.percentile(ours - theirs, our_draws - their_draws)


def _agreement(
    cells: Int[np.ndarray, "n 7 7"], drawn: Float[np.ndarray, "r n"]
) -> tuple[float, Float[np.ndarray, " r"]]:
    hits, cast = cells.diagonal(axis1=1, axis2=2).sum(axis=1), cells.sum(axis=(1, 2))
    return float(hits.sum() / cast.sum()), (drawn @ hits) / (drawn @ cast).clip(1)


def correlation(one: Int[np.ndarray, "n 7 7"], other: Int[np.ndarray, "n 7 7"], *, seed: int = 0) -> Correlation:
    """Are the same classes taken for each other in both? Rows without a vote are left out."""
    found = _correlation(one, other, seed=seed)
    if found is None:
        return Correlation(None, None)
    kept = _voted(one, other)
    moved = (_shares(cells.sum(axis=0))[kept][:, kept] for cells in (one, other))
    return Correlation(bootstrap.percentile(*found), _mantel(*moved))


def nearer(cells: Mapping[str, Int[np.ndarray, "n 7 7"]], *, seed: int = 0) -> Interval | None:
    """How far the network's correlation with an annotator lies above that with the label, over the same resamples;
    None where either has none."""
    people, label = (_correlation(cells["network"], cells[who], seed=seed) for who in ("annotator", "label"))
    if people is None or label is None:
        return None
    return bootstrap.percentile(people[0] - label[0], people[1] - label[1])


def _correlation(
    one: Int[np.ndarray, "n 7 7"], other: Int[np.ndarray, "n 7 7"], *, seed: int
) -> tuple[float, Float[np.ndarray, " r"]] | None:
    """Spearman's, of the faces and of their resamples; None where a matrix has no two different shares."""
    kept, off = _voted(one, other), ~np.eye(CLASSES, dtype=bool)
    shares = [_shares(cells.sum(axis=0))[kept][off[kept]] for cells in (one, other)]
    if any(len(np.unique(part)) < 2 for part in shares):
        return None
    drawn = bootstrap.resamples(len(one), seed=seed)
    draws = [
        _shares((drawn @ cells.reshape(len(cells), -1)).reshape(-1, CLASSES, CLASSES))[:, kept][:, off[kept]]
        for cells in (one, other)
    ]
    return float(_spearman(*shares)), _spearman(*draws)


def _voted(one: Int[np.ndarray, "n 7 7"], other: Int[np.ndarray, "n 7 7"]) -> Int[np.ndarray, " k"]:
    """The classes that are a reference in both."""
    return np.flatnonzero(one.sum(axis=(0, 2)) * other.sum(axis=(0, 2)))


def _shares(counts: Float[np.ndarray, "*b k k"]) -> Float[np.ndarray, "*b k k"]:
    """Each row over its sum; nan for a row without counts."""
    total = counts.sum(axis=-1, keepdims=True)
    return np.divide(counts, total, out=np.full(counts.shape, np.nan), where=total > 0)


def _spearman(a: Float[np.ndarray, "*b m"], b: Float[np.ndarray, "*b m"]) -> Float[np.ndarray, "*b"]:
    """Correlation of the ranks; nan where a value is, or where all are equal."""
    a, b = (rankdata(part, axis=-1, nan_policy="propagate") for part in (a, b))
    a, b = (part - part.mean(axis=-1, keepdims=True) for part in (a, b))
    with np.errstate(invalid="ignore"):
        return (a * b).sum(axis=-1) / np.sqrt((a**2).sum(axis=-1) * (b**2).sum(axis=-1))


def _mantel(one: Float[np.ndarray, "k k"], other: Float[np.ndarray, "k k"]) -> float | None:
    """The share of all k! orders of the classes in which `one` is as much like `other` as in their own; None for one
    order. Rows and columns move together, so that each class keeps its own confusions."""
    if len(one) < 3:
        return None
    orders = np.array(list(itertools.permutations(range(len(one)))))
    off = ~np.eye(len(one), dtype=bool)
    moved = one[orders[:, :, None], orders[:, None, :]][:, off]
    rho = _spearman(moved, np.broadcast_to(other[off], moved.shape))
    return float((rho >= rho[0] - 1e-12).mean())  # the first order is their own


def mistake_kinds(
    answers: Int[np.ndarray, " n"], labels: Int[np.ndarray, " n"], ballots: UInt8[np.ndarray, "n 8"]
) -> Int[np.ndarray, "7 5"]:
    """Mistaken faces of each label, by what people's majority says, in the order of KINDS."""
    people = majority(ballots.astype(int))
    says = [people == labels, people == answers, people < CLASSES, people == NO_CLASS]
    kind = np.select([people == SPLIT, *says], [4, 0, 1, 2, 3])
    wrong = answers != labels
    counts = np.zeros((CLASSES, len(KINDS)), dtype=int)
    np.add.at(counts, (labels[wrong], kind[wrong]), 1)
    return counts


def named(
    answers: Int[np.ndarray, " n"], labels: Int[np.ndarray, " n"], ballots: UInt8[np.ndarray, "n 8"]
) -> Named | None:
    """Does the network find people's class where it is not the label? None where no mistake is on such a face."""
    people = majority(ballots.astype(int))
    wrong = answers != labels
    asked = wrong & (people != labels) & (people != SPLIT) & (people != NO_CLASS)
    if not asked.any():
        return None
    mistakes = np.zeros((CLASSES, CLASSES))
    np.add.at(mistakes, (labels[wrong], answers[wrong]), 1)
    chance = _shares(mistakes)[labels[asked], people[asked]].mean()
    return Named(wilson(int((answers == people)[asked].sum()), int(asked.sum())), float(chance))


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


def label_noise(labels: Int[np.ndarray, " n"], ballots: UInt8[np.ndarray, "n 8"]) -> list[Noise]:
    """For each class, what people say of the faces that carry its label."""
    people = majority(ballots.astype(int))
    return [_noise(people[labels == label], label) for label in range(CLASSES)]


def _noise(people: Int[np.ndarray, " m"], label: int) -> Noise:
    counts = np.bincount(people + 1, minlength=CLASSES + 2)
    split, by_class, no_class = int(counts[0]), counts[1:-1].copy(), int(counts[-1])
    backed, by_class[label] = int(by_class[label]), 0
    other = int(by_class.sum())
    commonest = int(by_class.argmax()) if other else None
    return Noise(len(people), backed, other, no_class, split, commonest, wilson(other, backed + other))
