"""Three judges of the same faces: one annotator, FER2013's label and the network, each against the other annotators.

A vote is held against the majority of the other votes on its face, of which it is no part. The label and the network
answer to the same references as often as votes do, so the rows of their matrices weigh the same as people's.
"""

import itertools
from dataclasses import dataclass

import numpy as np
from jaxtyping import Float, Int, Num, UInt8

from fer.confusion.votes import NO_CLASS, SPLIT, majority
from fer.statistics import bootstrap
from fer.statistics.classification import CLASSES
from fer.statistics.interval import Interval
from fer.statistics.ranks import spearman

_ROUNDING = 1e-12  # of a correlation; two that differ by less are equal

Matrix = tuple[tuple[int, ...], ...]


@dataclass(frozen=True)
class MajorityAgreement:
    """Share of each judge's answers that are their reference, from 0 to 1, with bootstraps over the same faces."""

    annotator: Interval
    label: Interval
    network: Interval
    over_annotator: Interval  # the network's share less the annotator's
    over_label: Interval  # the network's share less the label's


@dataclass(frozen=True)
class Correlation:
    """Spearman's, over the 42 shares of one class taken for another; the interval is a bootstrap over faces."""

    rho: Interval | None  # None where a matrix has no two different shares
    p: float | None  # share of all orders of the classes in which one matrix fits the other as well (Mantel 1967)


@dataclass(frozen=True)
class Correlations:
    """How alike the confusions of two judges are, for each pair of judges."""

    network_annotator: Correlation
    network_label: Correlation
    label_annotator: Correlation
    nearer: Interval | None  # the first rho less the second, over the same resamples; None where either has none


@dataclass(frozen=True)
class Judges:
    """Three judges held against the majority of the other annotators."""

    held: int  # votes that have a reference
    matrices: dict[str, Matrix]  # of "annotator", "label" and "network": 7 x 7 votes, rows the reference
    agreement: MajorityAgreement | None  # None where no vote has a reference
    correlations: Correlations


def measure(
    ballots: UInt8[np.ndarray, "n 8"], *, labels: Int[np.ndarray, " n"], answers: Int[np.ndarray, " n"]
) -> Judges:
    """The facts of n faces with their ballots, labels and the network's answers."""
    annotator = against_the_others(ballots)
    label, network = in_their_place(annotator, labels), in_their_place(annotator, answers)
    cells = {"annotator": annotator, "label": label, "network": network}
    return Judges(
        held=int(annotator.sum()),
        matrices={who: tuple(map(tuple, of.sum(axis=0).tolist())) for who, of in cells.items()},
        agreement=majority_agreement(annotator, label, network),
        correlations=Correlations(
            network_annotator=correlation(network, annotator),
            network_label=correlation(network, label),
            label_annotator=correlation(label, annotator),
            nearer=nearer(network, annotator, label),
        ),
    )


def against_the_others(ballots: UInt8[np.ndarray, "n 8"]) -> Int[np.ndarray, "n 7 7"]:
    """Votes for a class (columns) of each face, by the majority of all other votes on it (rows).

    Left out are votes for none of the classes, and votes whose others have no majority, or one for none of the classes.
    """
    counts = ballots.astype(int)
    found = np.zeros((len(counts), CLASSES, CLASSES), dtype=int)
    for vote in range(CLASSES):
        cast = np.flatnonzero(counts[:, vote])
        others = counts[cast]
        others[:, vote] -= 1
        reference = majority(others)
        known = (reference != SPLIT) & (reference != NO_CLASS)
        found[cast[known], reference[known], vote] = counts[cast[known], vote]
    return found


def in_their_place(votes: Int[np.ndarray, "n 7 7"], answers: Int[np.ndarray, " n"]) -> Int[np.ndarray, "n 7 7"]:
    """The same votes' references, but with one answer a face in place of each vote."""
    found = np.zeros_like(votes)
    found[np.arange(len(votes)), :, answers] = votes.sum(axis=2)
    return found


def majority_agreement(
    annotator: Int[np.ndarray, "n 7 7"],
    label: Int[np.ndarray, "n 7 7"],
    network: Int[np.ndarray, "n 7 7"],
    *,
    seed: int = 0,
) -> MajorityAgreement | None:
    """How often each judge names its reference; None without any."""
    if not annotator.any():
        return None
    drawn = bootstrap.resamples(len(annotator), seed=seed)
    of_annotator, of_label, of_network = (_hit_rate(cells, drawn) for cells in (annotator, label, network))
    return MajorityAgreement(
        annotator=bootstrap.percentile(*of_annotator),
        label=bootstrap.percentile(*of_label),
        network=bootstrap.percentile(*of_network),
        over_annotator=_less(of_network, of_annotator),
        over_label=_less(of_network, of_label),
    )


def correlation(one: Int[np.ndarray, "n 7 7"], other: Int[np.ndarray, "n 7 7"], *, seed: int = 0) -> Correlation:
    """Are the same classes taken for each other in both? Rows without a vote are left out."""
    found = _rho(one, other, seed=seed)
    if found is None:
        return Correlation(None, None)
    kept = _voted(one, other)
    moved = (_shares(cells.sum(axis=0))[kept][:, kept] for cells in (one, other))
    return Correlation(bootstrap.percentile(*found), _mantel(*moved))


def nearer(
    network: Int[np.ndarray, "n 7 7"],
    annotator: Int[np.ndarray, "n 7 7"],
    label: Int[np.ndarray, "n 7 7"],
    *,
    seed: int = 0,
) -> Interval | None:
    """How far the network's correlation with an annotator lies above that with the label; None without either."""
    people, labels = (_rho(network, cells, seed=seed) for cells in (annotator, label))
    return None if people is None or labels is None else _less(people, labels)


_Resampled = tuple[float, Float[np.ndarray, " r"]]  # a statistic of the faces, and of each of their resamples


def _less(one: _Resampled, other: _Resampled) -> Interval:
    return bootstrap.percentile(one[0] - other[0], one[1] - other[1])


def _hit_rate(cells: Int[np.ndarray, "n 7 7"], drawn: Float[np.ndarray, "r n"]) -> _Resampled:
    """The share of answers on the diagonal."""
    hits, cast = cells.diagonal(axis1=1, axis2=2).sum(axis=1), cells.sum(axis=(1, 2))
    return float(hits.sum() / cast.sum()), (drawn @ hits) / (drawn @ cast).clip(1)


def _rho(one: Int[np.ndarray, "n 7 7"], other: Int[np.ndarray, "n 7 7"], *, seed: int) -> _Resampled | None:
    """Spearman's correlation off the diagonal; None where a matrix has no two different shares."""
    kept, off = _voted(one, other), ~np.eye(CLASSES, dtype=bool)
    shares = [_shares(cells.sum(axis=0))[kept][off[kept]] for cells in (one, other)]
    if any(len(np.unique(part)) < 2 for part in shares):
        return None
    drawn = bootstrap.resamples(len(one), seed=seed)
    draws = [
        _shares((drawn @ cells.reshape(len(cells), -1)).reshape(-1, CLASSES, CLASSES))[:, kept][:, off[kept]]
        for cells in (one, other)
    ]
    return float(spearman(*shares)), spearman(*draws)


def _voted(one: Int[np.ndarray, "n 7 7"], other: Int[np.ndarray, "n 7 7"]) -> Int[np.ndarray, " k"]:
    """The classes that are a reference in both."""
    return np.flatnonzero(one.sum(axis=(0, 2)) * other.sum(axis=(0, 2)))


def _shares(counts: Num[np.ndarray, "*b k k"]) -> Float[np.ndarray, "*b k k"]:
    """Each row over its sum; nan for a row without counts."""
    total = counts.sum(axis=-1, keepdims=True)
    return np.divide(counts, total, out=np.full(counts.shape, np.nan), where=total > 0)


def _mantel(one: Float[np.ndarray, "k k"], other: Float[np.ndarray, "k k"]) -> float | None:
    """The share of all k! orders of the classes in which `one` is as much like `other` as in their own; None for fewer
    than three classes. Rows and columns move together, so that each class keeps its own confusions."""
    if len(one) < 3:
        return None
    orders = np.array(list(itertools.permutations(range(len(one)))))
    off = ~np.eye(len(one), dtype=bool)
    moved = one[orders[:, :, None], orders[:, None, :]][:, off]
    rho = spearman(moved, np.broadcast_to(other[off], moved.shape))
    return float((rho >= rho[0] - _ROUNDING).mean())  # the first order is their own
