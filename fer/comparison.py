"""Two networks on the same faces."""

from dataclasses import dataclass

import numpy as np
from jaxtyping import Bool, Float, Int
from scipy.stats import binomtest

from fer.errors import InputError
from fer.evaluation import Interval, bootstrap


@dataclass(frozen=True)
class Paired:
    """Faces by who recognises them, and whether the two networks differ beyond chance."""

    both: int
    first: int  # the first network alone
    second: int  # the second alone
    neither: int
    difference: Interval  # accuracy of the first minus that of the second, by a bootstrap over faces
    p: float  # McNemar's exact test: of so uneven a split of the faces that one alone recognises, if it were even


def mcnemar(first: Bool[np.ndarray, " n"], second: Bool[np.ndarray, " n"]) -> Paired:
    """Sets two networks' right answers against each other, face by face (McNemar 1947; exact binomial). n > 0."""
    counts = np.array([[(first & second).sum(), (first & ~second).sum()], [(~first & second).sum(), 0]])
    counts[1, 1] = len(first) - counts.sum()
    (both, alone), (other, neither) = counts.tolist()
    p = float(binomtest(alone, alone + other).pvalue) if alone + other else 1.0
    return Paired(both, alone, other, neither, bootstrap(counts, _difference), p)


def require_same_faces(
    ours: tuple[str, np.ndarray, Int[np.ndarray, " n"]],
    theirs: tuple[str, np.ndarray, Int[np.ndarray, " m"]],
    *,
    other: object,
) -> None:
    """Each is the data's hash, the faces' row names and their labels. Raises InputError that names the run `other`."""
    if ours[0] != theirs[0] or not all(np.array_equal(a, b) for a, b in zip(ours[1:], theirs[1:], strict=True)):
        raise InputError(
            f"other={other}: that run was not judged on the same faces; name one with the same data, limit and fold"
        )


def _difference(counts: Int[np.ndarray, "*b 2 2"]) -> Float[np.ndarray, "*b"]:
    return (counts[..., 0, 1] - counts[..., 1, 0]) / counts.sum(axis=(-1, -2))
