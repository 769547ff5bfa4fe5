"""Macro-F1 with its interval, also for classes of a handful of faces.

F1 of a class is 2 J / (1 + J), where J is the share of right answers among the faces that are of the class or answered
as it; so it has the exact interval of a share. A bootstrap gives a class without a mistake no width.
"""

import numpy as np
from jaxtyping import Float, Int

from fer.statistics.interval import Interval, exact_share


def macro_f1(counts: Int[np.ndarray, "k k"]) -> Interval:
    """The mean F1 of the classes that have faces, as scikit-learn's `f1_score` has it of these labels.

    An answer that names a class without faces is a mistake of the class that the face is of, and no class of its own.

    The bounds are the exact ones of each class (Clopper & Pearson 1934), joined as those of a sum of correlated
    estimates (Zou & Donner 2008). ValueError of no faces.
    """
    occurring = counts.sum(axis=1) > 0
    if not occurring.any():
        raise ValueError("macro-F1 of no faces")
    hits = counts.diagonal()
    union = counts.sum(axis=0) + counts.sum(axis=1) - hits
    f1, low, high = np.array([_f1(int(hits[k]), int(union[k])) for k in np.flatnonzero(occurring)]).T
    alike = _correlation(counts)[np.ix_(occurring, occurring)]
    below, above = (np.sqrt(reach @ alike @ reach) / len(f1) for reach in (f1 - low, high - f1))
    return Interval(float(f1.mean()), float(max(f1.mean() - below, 0)), float(min(f1.mean() + above, 1)))


def _f1(hits: int, union: int) -> Interval:
    """F1 of one class; `union` faces, at least one, are of the class or answered as it."""
    return Interval(*(2 * share / (1 + share) for share in exact_share(hits, union)))


def _correlation(counts: Int[np.ndarray, "k k"]) -> Float[np.ndarray, "k k"]:
    """Of the classes' F1, by linearisation in the multinomial counts: a mistake lowers the F1 of both its classes.

    One face is spread over all cells, so that none is empty. Takahashi et al. 2022 have the same derivatives, with a
    factor for each class, 2 / (2 hits + mistakes)^2, which a correlation does not know.
    """
    cells = counts + 1 / counts.size
    hits = cells.diagonal()
    mistakes = cells.sum(axis=0) + cells.sum(axis=1) - 2 * hits
    spread = (cells + cells.T) * np.outer(hits, hits)
    np.fill_diagonal(spread, hits * mistakes**2 + mistakes * hits**2)
    deviation = np.sqrt(spread.diagonal())
    return np.asarray(spread / np.outer(deviation, deviation))
