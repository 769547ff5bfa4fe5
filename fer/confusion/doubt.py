"""Ambiguous faces, on which people or the network are split; and mistakes that are the network's own.

People are split on a face where no answer has more than half of the votes, the network where no class has more than
half of the probability.
"""

from dataclasses import dataclass

import numpy as np
from jaxtyping import Bool, Float, Int, UInt8

from fer.confusion.votes import SPLIT, majority
from fer.statistics.interval import Interval, difference, wilson


@dataclass(frozen=True)
class Doubt:
    """Faces by who is split, and whether people are more often so where the network is. Shares are from 0 to 1."""

    both: int  # faces on which network and people are split
    network: int  # faces on which the network is split, people or not
    people: int  # faces on which people are split, the network or not
    among_split: Interval | None  # share on which people are split, where the network is; None without such faces
    among_sure: Interval | None  # the same where one class has more than half of the probability: the baseline
    difference: Interval | None  # the first less the second
    own: tuple[int, ...]  # the faces shown of mistakes on which people's majority backs the label, by their place
    ambiguous: tuple[int, ...]  # the faces shown of those on which network and people are split, by their place


def measure(
    ballots: UInt8[np.ndarray, "n 8"],
    *,
    labels: Int[np.ndarray, " n"],
    answers: Int[np.ndarray, " n"],
    sure: Float[np.ndarray, " n"],
    shown: int,
) -> Doubt:
    """The facts of n faces; `sure` is the probability, from 0 to 1, that the network gives its answer.

    At most `shown` faces of either kind are chosen to be shown.
    """
    network, people = _split(sure, ballots)
    among_split, among_sure = (wilson(int(people[mask].sum()), int(mask.sum())) for mask in (network, ~network))
    return Doubt(
        both=int((network & people).sum()),
        network=int(network.sum()),
        people=int(people.sum()),
        among_split=among_split,
        among_sure=among_sure,
        difference=difference(among_split, among_sure) if among_split and among_sure else None,
        own=tuple(own_mistakes(answers, labels, sure, ballots, number=shown).tolist()),
        ambiguous=tuple(ambiguous_to_both(sure, ballots, number=shown).tolist()),
    )


def own_mistakes(
    answers: Int[np.ndarray, " n"],
    labels: Int[np.ndarray, " n"],
    sure: Float[np.ndarray, " n"],
    ballots: UInt8[np.ndarray, "n 8"],
    *,
    number: int,
) -> Int[np.ndarray, " k"]:
    """Where at most `number` mistakes stand on which people's majority backs the label, the surest first."""
    found = np.flatnonzero((answers != labels) & (majority(ballots.astype(int)) == labels))
    return found[np.argsort(-sure[found], kind="stable")][:number]


def ambiguous_to_both(
    sure: Float[np.ndarray, " n"], ballots: UInt8[np.ndarray, "n 8"], *, number: int
) -> Int[np.ndarray, " k"]:
    """Where at most `number` faces stand on which network and people are split, the network's least sure first."""
    network, people = _split(sure, ballots)
    found = np.flatnonzero(network & people)
    return found[np.argsort(sure[found], kind="stable")][:number]


def _split(
    sure: Float[np.ndarray, " n"], ballots: UInt8[np.ndarray, "n 8"]
) -> tuple[Bool[np.ndarray, " n"], Bool[np.ndarray, " n"]]:
    """Where the network is split, and where people are."""
    return sure <= 0.5, majority(ballots.astype(int)) == SPLIT
