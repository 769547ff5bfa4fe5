"""Faces that tell whose mistake it is: the network errs and people agree, or neither can decide.

People are split on a face where no answer has more than half of the votes, the network where no class has more than
half of the probability.
"""

from dataclasses import dataclass

import numpy as np
from jaxtyping import Bool, Float, Int, UInt8

from fer.confusion.people import SPLIT, majority
from fer.statistics.interval import Interval, difference, wilson


@dataclass(frozen=True)
class SharedDoubt:
    """Faces by who is split, and whether people are more often so where the network is."""

    both: int
    network: int  # faces on which the network is split, people or not
    people: int
    among_split: Interval | None  # share on which people are split, where the network is; None without such faces
    among_sure: Interval | None  # the same where one class has more than half of the probability: the baseline
    difference: Interval | None


def shared_doubt(sure: Float[np.ndarray, " n"], ballots: UInt8[np.ndarray, "n 8"]) -> SharedDoubt:
    """`sure` is the probability that the network gives its answer."""
    network, people = _split(sure, ballots)
    among = [wilson(int(people[mask].sum()), int(mask.sum())) for mask in (network, ~network)]
    apart = difference(*among) if all(among) else None
    return SharedDoubt(int((network & people).sum()), int(network.sum()), int(people.sum()), *among, apart)


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


def open_to_both(
    sure: Float[np.ndarray, " n"], ballots: UInt8[np.ndarray, "n 8"], *, number: int
) -> Int[np.ndarray, " k"]:
    """Where at most `number` faces stand on which network and people are split, the network's least sure first."""
    network, people = _split(sure, ballots)
    found = np.flatnonzero(network & people)
    return found[np.argsort(sure[found], kind="stable")][:number]


def _split(
    sure: Float[np.ndarray, " n"], ballots: UInt8[np.ndarray, "n 8"]
) -> tuple[Bool[np.ndarray, " n"], Bool[np.ndarray, " n"]]:
    return sure <= 0.5, majority(ballots.astype(int)) == SPLIT
