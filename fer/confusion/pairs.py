"""Which classes are taken for which: ordered confusions with their intervals, and faces that show them."""

from dataclasses import dataclass

import numpy as np
from jaxtyping import Float, Int

from fer.data.examples import evenly_spread
from fer.errors import InputError
from fer.statistics.classification import confidence
from fer.statistics.interval import Interval, difference, share, wilson


@dataclass(frozen=True)
class Pair:
    """One ordered confusion: faces of class `true` that were taken for `predicted`."""

    true: int
    predicted: int
    count: int
    faces: int  # of class `true`
    share: Interval  # count / faces
    back_count: int  # the reverse: faces of `predicted` taken for `true`
    back_share: Interval | None  # of the faces of class `predicted`; None where there are none
    excess: Interval | None  # share - back_share


def most_confused_pairs(counts: Int[np.ndarray, "k k"], k: int) -> list[Pair]:
    """At most k ordered pairs true → predicted, by falling share of the true class; none that never happened.

    The share and not the count, or the largest class would lead whatever the network does. Ties go to the larger
    count, then to label order. Raises InputError for k < 1.
    """
    _require_some(k, "pairs")
    mistakes = [(t, p) for t, p in zip(*counts.nonzero(), strict=True) if t != p]
    pairs = [_pair(counts, int(t), int(p)) for t, p in mistakes]
    return sorted(pairs, key=lambda pair: (-pair.share.value, -pair.count))[:k]


def contested(counts: Int[np.ndarray, "k k"]) -> bool:
    """Does the interval of another confusion's share overlap that of the commonest, so that which leads is open?"""
    shares = [pair.share for pair in most_confused_pairs(counts, counts.size)]
    return any(other.high >= shares[0].low for other in shares[1:])


def _pair(counts: Int[np.ndarray, "k k"], true: int, predicted: int) -> Pair:
    there, back, faces = int(counts[true, predicted]), int(counts[predicted, true]), int(counts[true].sum())
    ours, theirs = share(there, faces), wilson(back, int(counts[predicted].sum()))
    excess = difference(ours, theirs) if theirs else None
    return Pair(true, predicted, there, faces, ours, back, theirs, excess)


def spread_mistakes(
    logits: Float[np.ndarray, "n 7"], labels: Int[np.ndarray, " n"], pair: Pair, k: int
) -> Int[np.ndarray, " m"]:
    """At most k faces of a confusion, from the most to the least confident mistake, evenly spaced in that order.

    Raises InputError for k < 1.
    """
    _require_some(k, "examples")
    found = np.flatnonzero((labels == pair.true) & (logits.argmax(axis=1) == pair.predicted))
    ordered = found[np.argsort(-confidence(logits[found]), kind="stable")]
    return ordered[evenly_spread(len(ordered), number=k)]


def _require_some(k: int, what: str) -> None:
    if k < 1:
        raise InputError(f"{what}={k}: ask for at least one")
