"""Which classes are taken for which: ordered confusions with their intervals, and faces that show them.

The confusions spoken of are the largest of many. So the intervals of all shares hold together, whichever is largest,
and so do those of the differences between a confusion and its reverse (Bonferroni).
"""

from dataclasses import dataclass
from math import comb

import numpy as np
from jaxtyping import Float, Int

from fer.data.examples import evenly_spread
from fer.errors import InputError
from fer.statistics.classification import confidence
from fer.statistics.interval import Interval, difference, exact_share, paired_difference, share, together, wilson


@dataclass(frozen=True)
class Pair:
    """One ordered confusion: faces of class `true` that were taken for `predicted`."""

    true: int
    predicted: int
    count: int
    faces: int  # of class `true`
    share: Interval  # count / faces; all shares of a matrix hold together
    back_share: Interval | None  # the reverse: of the faces of class `predicted`, those taken for `true`; None of none
    excess: Interval | None  # share - back_share; those of all pairs of classes hold together


def most_confused_pairs(counts: Int[np.ndarray, "k k"], k: int) -> list[Pair]:
    """At most k ordered pairs true → predicted, by falling share of the true class; none that never happened.

    The share and not the count, or the largest class would lead whatever the network does. Ties go to the larger
    count, then to label order. Raises InputError for k < 1.
    """
    _require_some(k, "pairs")
    total = counts.sum(axis=1)
    mistakes = [(int(t), int(p)) for t, p in zip(*counts.nonzero(), strict=True) if t != p]
    falling = sorted(mistakes, key=lambda pair: (-counts[pair] / total[pair[0]], -counts[pair]))
    return [_pair(counts, *pair) for pair in falling[:k]]


def lead(counts: Int[np.ndarray, "k k"]) -> Interval | None:
    """How far the share of the commonest confusion lies above that of the next; None where there is no mistake.

    The bounds are the least of those of its differences from all other confusions. Above 0 they show that the one that
    came out on top is the commonest. The level of one difference would all but do (Gutmann & Maymin 1987); it is that
    of two that hold together, as Newcombe's interval of two equal shares misses a little too often.
    """
    if not (first := most_confused_pairs(counts, 1)):
        return None
    (top,) = first
    total = counts.sum(axis=1)
    others = [
        (t, p)
        for t in np.flatnonzero(total).tolist()
        for p in range(len(counts))
        if t != p and (t, p) != (top.true, top.predicted)
    ]
    above = [_above(top, int(counts[t, p]), int(total[t]), same_faces=t == top.true) for t, p in others]
    return Interval(*(min(bounds) for bounds in zip(*above, strict=True)))


def _above(top: Pair, count: int, faces: int, *, same_faces: bool) -> Interval:
    """The share of the top confusion less one of `count` in `faces`; where both are of one class, of the same faces."""
    level = together(2)
    if same_faces and (paired := paired_difference(top.count, count, faces, level=level)):
        return paired
    return difference(share(top.count, top.faces, level=level), share(count, faces, level=level))


def _pair(counts: Int[np.ndarray, "k k"], true: int, predicted: int) -> Pair:
    total = counts.sum(axis=1)
    there, back = (
        (int(counts[true, predicted]), int(total[true])),
        (int(counts[predicted, true]), int(total[predicted])),
    )
    known = int((total > 0).sum())  # classes with faces
    of_shares, of_differences = together(known * (len(total) - 1)), together(max(comb(known, 2), 1))
    reverse = wilson(*back, level=of_differences)
    return Pair(
        true=true,
        predicted=predicted,
        count=there[0],
        faces=there[1],
        share=exact_share(*there, level=of_shares),
        back_share=exact_share(*back, level=of_shares) if back[1] else None,
        excess=None if reverse is None else difference(share(*there, level=of_differences), reverse),
    )


def spread_mistakes(
    logits: Float[np.ndarray, "n 7"], labels: Int[np.ndarray, " n"], pair: Pair, k: int
) -> Int[np.ndarray, " m"]:
    """At most k faces of a confusion, as `of_cell` chooses them. Raises InputError for k < 1."""
    _require_some(k, "examples")
    return of_cell(logits, labels, pair.true, pair.predicted, number=k)


def of_cell(
    logits: Float[np.ndarray, "n 7"], labels: Int[np.ndarray, " n"], true: int, predicted: int, *, number: int
) -> Int[np.ndarray, " m"]:
    """At most `number` faces of a cell of the confusion matrix, from the most to the least confident answer, evenly
    spaced in that order."""
    found = np.flatnonzero((labels == true) & (logits.argmax(axis=1) == predicted))
    ordered = found[np.argsort(-confidence(logits[found]), kind="stable")]
    return ordered[evenly_spread(len(ordered), number=number)]


def of_every_cell(
    logits: Float[np.ndarray, "n 7"], labels: Int[np.ndarray, " n"], *, number: int
) -> Int[np.ndarray, " m"]:
    """The faces of all cells, row by row. Raises InputError for number < 1."""
    _require_some(number, "faces_a_cell")
    classes = range(logits.shape[1])
    return np.concatenate([of_cell(logits, labels, i, j, number=number) for i in classes for j in classes])


def _require_some(k: int, what: str) -> None:
    if k < 1:
        raise InputError(f"{what}={k}: ask for at least one")
