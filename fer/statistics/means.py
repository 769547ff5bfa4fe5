"""Means and ratios over faces with Student's t intervals, which are wide for few faces and not given for one.

A bootstrap of a handful of faces is too narrow, and of one face has no width at all.
"""

from typing import NamedTuple

import numpy as np
from jaxtyping import Float
from scipy.stats import t

from fer.statistics.interval import LEVEL


class Mean(NamedTuple):
    """A mean over faces between the bounds of its 95 % confidence interval, or None where there are too few faces."""

    value: float | None
    low: float | None
    high: float | None
    faces: int


def mean(values: Float[np.ndarray, " n"], *, level: float = LEVEL) -> Mean:
    """The mean of those that are numbers, with Student's t interval; no bounds for fewer than two faces."""
    values = values[np.isfinite(values)]
    n = len(values)
    if n < 2:
        return Mean(float(values[0]) if n else None, None, None, n)
    middle, reach = float(values.mean()), _reach(values, level)
    return Mean(middle, middle - reach, middle + reach, n)


def ratio(over: Float[np.ndarray, " n"], under: Float[np.ndarray, " n"]) -> Mean:
    """The ratio of two means over the same faces, by linearisation (Cochran 1977, eq. 6.13); no bounds for fewer than
    two faces. Without a value where the mean below is 0."""
    n, middle = len(over), under.mean() if len(under) else 0.0
    if middle == 0:
        return Mean(None, None, None, n)
    value = float(over.mean() / middle)
    if n < 2:
        return Mean(value, None, None, n)
    reach = _reach((over - value * under) / middle, LEVEL)
    return Mean(value, value - reach, value + reach, n)


def _reach(values: Float[np.ndarray, " n"], level: float) -> float:
    return float(t.ppf((1 + level) / 2, len(values) - 1) * values.std(ddof=1) / np.sqrt(len(values)))
