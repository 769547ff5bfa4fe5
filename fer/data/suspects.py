"""Labels that may be wrong: faces ranked by how little their label's probability is against the other classes'.

After Northcutt, Jiang and Chuang 2021, confident learning: for whoever cleans data. The probabilities are those of a
network that was not trained on these faces. A face that the network finds hard may rank high with a right label: the
list is for looking.
"""

from dataclasses import dataclass

import numpy as np
from jaxtyping import Bool, Float, Int, UInt8

from fer.statistics.interval import Interval, difference, share

FIRST = 100  # of the ranking, that people's votes are asked about


@dataclass(frozen=True)
class Suspect:
    """One ranked face."""

    label: int
    answer: int  # the network's
    sure: float  # the probability, from 0 to 1, that the network gives its answer
    votes: tuple[int, int] | None  # how many people gave the label, of how many; None without votes


@dataclass(frozen=True)
class Refused:
    """Shares, from 0 to 1, of faces to which more annotators gave another answer than the label."""

    first: Interval  # of the head of the ranking
    everywhere: Interval  # of all ranked faces
    difference: Interval | None  # the first's less that of the faces below them; None where there are none below


@dataclass(frozen=True)
class Suspects:
    """The ranking in numbers."""

    faces: int  # ranked
    confident: int  # that confident learning counts as wrongly labelled
    first: int  # at the head of the ranking, that are asked about
    refused: Refused | None  # None without votes


def measure(other: Bool[np.ndarray, " n"], refused: Bool[np.ndarray, " n"] | None) -> Suspects:
    """The facts of n ranked faces, the most suspect first: which are confidently other, and which people refuse."""
    first = min(FIRST, len(other))
    return Suspects(
        faces=len(other),
        confident=int(other.sum()),
        first=first,
        refused=None if refused is None else _refused(refused[:first], refused[first:]),
    )


def margins(shares: Float[np.ndarray, "n k"], labels: Int[np.ndarray, " n"]) -> Float[np.ndarray, " n"]:
    """The label's probability minus the highest other one, from -1 to 1: the lower, the more suspect."""
    own = np.take_along_axis(shares, labels[:, None], axis=1)[:, 0]
    others = shares.copy()
    np.put_along_axis(others, labels[:, None], -1.0, axis=1)
    return own - others.max(axis=1)


def confidently_other(shares: Float[np.ndarray, "n k"], labels: Int[np.ndarray, " n"]) -> Bool[np.ndarray, " n"]:
    """Is a face off the diagonal of the confident joint (eq. 1 there)?

    A face belongs to the likeliest of those classes whose probability is at least what it is on average on the faces of
    that label; to none where no class is so likely.
    """
    usual = np.array([shares[labels == k, k].mean() if (labels == k).any() else np.inf for k in range(shares.shape[1])])
    likely = np.where(shares >= usual, shares, -1.0)
    return (likely.max(axis=1) >= 0) & (likely.argmax(axis=1) != labels)


def contradicted(labels: Int[np.ndarray, " n"], votes: UInt8[np.ndarray, "n 8"]) -> Bool[np.ndarray, " n"]:
    """Has another answer more of a face's votes than its label has?"""
    return votes.max(axis=1) > np.take_along_axis(votes, labels[:, None], axis=1)[:, 0]


def _refused(first: Bool[np.ndarray, " m"], below: Bool[np.ndarray, " b"]) -> Refused:
    hits, others = int(first.sum()), int(below.sum())
    of_first = share(hits, len(first))
    return Refused(
        first=of_first,
        everywhere=share(hits + others, len(first) + len(below)),
        difference=difference(of_first, share(others, len(below))) if len(below) else None,
    )
