"""Tests of two networks on the same faces."""

from dataclasses import dataclass

import numpy as np
from jaxtyping import Bool, Int
from scipy.stats import binomtest

from fer.errors import InputError
from fer.statistics.interval import LEVEL, Interval, paired_difference


@dataclass(frozen=True)
class Paired:
    """Faces by who recognises them, and whether the two networks differ beyond chance."""

    both: int
    first: int  # the first network alone
    second: int  # the second alone
    neither: int
    difference: Interval  # accuracy of the first minus that of the second; holds 0 where p is 1 - level or more
    p: float  # McNemar's exact test: of so uneven a split of the faces that one alone recognises, if it were even


def mcnemar(first: Bool[np.ndarray, " n"], second: Bool[np.ndarray, " n"], *, level: float = LEVEL) -> Paired:
    """Sets two networks' right answers against each other, face by face (McNemar 1947; exact binomial).

    The difference has the interval of `paired_difference` at `level`, widened to 0 where the test does not tell the
    two apart: near its limit the exact test asks for more. Raises ValueError for no faces.
    """
    both, alone = int((first & second).sum()), int((first & ~second).sum())
    other, n = int((~first & second).sum()), len(first)
    p = float(binomtest(alone, alone + other).pvalue) if alone + other else 1.0
    difference = paired_difference(alone, other, n, level=level)
    if difference is None:
        raise ValueError("no faces to set two networks against each other on")
    if p >= 1 - level:
        difference = difference._replace(low=min(difference.low, 0.0), high=max(difference.high, 0.0))
    return Paired(both, alone, other, n - both - alone - other, difference, p)


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
