"""Means and ratios over faces with Student's t intervals, which are wide for few faces and not given for one.

A bootstrap of a handful of faces is too narrow, and of one face has no width at all.
"""

from dataclasses import dataclass

import numpy as np
from jaxtyping import Float
from scipy.special import stdtrit

from fer.statistics.interval import LEVEL, Interval


@dataclass(frozen=True)
class Mean:
    """A mean, or a ratio of two means, over one face or more."""

    value: float
    interval: Interval | None  # of this value, 95 %; None for one face
    faces: int  # at least 1


def mean(values: Float[np.ndarray, " n"]) -> Mean | None:
    """The mean of those that are numbers; None where none is."""
    known = values[np.isfinite(values)]
    if not len(known):
        return None
    return Mean(float(known.mean()), mean_interval(known) if len(known) > 1 else None, len(known))


def ratio(over: Float[np.ndarray, " n"], under: Float[np.ndarray, " n"], *, level: float = LEVEL) -> Mean | None:
    """The ratio of two means over the same faces; None of no face, and where the mean below is 0."""
    if not len(under) or under.mean() == 0:
        return None
    value = float(over.mean() / under.mean())
    return Mean(value, ratio_interval(over, under, level=level) if len(over) > 1 else None, len(over))


def positive_ratio(
    over: Float[np.ndarray, " n"], under: Float[np.ndarray, " n"], *, level: float = LEVEL
) -> Mean | None:
    """The ratio of two means of numbers of 0 or more, with its interval made on the scale of its logarithm, by leaving
    out one face after another (the jackknife, Efron and Tibshirani 1993, ch. 11), since such ratios are skewed.

    None of no face, and where the mean below is 0. Where but one face has something above or below, the interval is
    that of `ratio`.
    """
    plain = ratio(over, under, level=level)
    above, below = over.sum() - over, under.sum() - under
    if plain is None or len(over) == 1 or not (above > 0).all() or not (below > 0).all():
        return plain
    without = np.log(above / below)
    spread = without.std() * np.sqrt(len(over) - 1)
    factor = float(np.exp(_quantile(len(over), level) * spread))
    return Mean(plain.value, Interval(plain.value, plain.value / factor, plain.value * factor), plain.faces)


def mean_interval(values: Float[np.ndarray, " n"], *, level: float = LEVEL) -> Interval:
    """The mean with Student's t interval; n > 1, all of them numbers."""
    middle, reach = float(values.mean()), _reach(values, level)
    return Interval(middle, middle - reach, middle + reach)


def ratio_interval(over: Float[np.ndarray, " n"], under: Float[np.ndarray, " n"], *, level: float = LEVEL) -> Interval:
    """The ratio of two means with its interval by linearisation (Cochran 1977, eq. 6.13); n > 1, and the mean of
    `under` is not 0."""
    middle = under.mean()
    value = float(over.mean() / middle)
    reach = _reach((over - value * under) / middle, level)
    return Interval(value, value - reach, value + reach)


def _reach(values: Float[np.ndarray, " n"], level: float) -> float:
    """Half the width of the interval round the mean."""
    return float(_quantile(len(values), level) * values.std(ddof=1) / np.sqrt(len(values)))


def _quantile(faces: int, level: float) -> float:
    """How many standard errors to either side of it a mean of so many faces is uncertain (Student 1908)."""
    return float(stdtrit(faces - 1, (1 + level) / 2))  # scipy.stats.t takes a hundred times as long
