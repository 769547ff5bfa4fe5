"""A value with its 95 % confidence interval, and the intervals of shares of counted faces."""

from typing import NamedTuple

import numpy as np
from scipy.stats import binomtest, norm

LEVEL = 0.95


class Interval(NamedTuple):
    """An estimate between the bounds of its 95 % confidence interval."""

    value: float
    low: float
    high: float


def share(hits: int, faces: int) -> Interval:
    """A share with its score interval (Wilson 1927), sound near 0 and 1 and for few faces. ValueError of no faces."""
    bounds = binomtest(hits, faces).proportion_ci(LEVEL, method="wilson")
    return Interval(hits / faces, float(bounds.low), float(bounds.high))


def wilson(hits: int, faces: int) -> Interval | None:
    """`share` where there may be no faces; None of none."""
    return share(hits, faces) if faces else None


def difference(a: Interval, b: Interval) -> Interval:
    """a - b for two Wilson shares of different faces (Newcombe 1998, method 10)."""
    below = np.hypot(a.value - a.low, b.high - b.value)
    above = np.hypot(a.high - a.value, b.value - b.low)
    d = a.value - b.value
    return Interval(d, float(d - below), float(d + above))


def paired_difference(gained: int, lost: int, n: int) -> Interval | None:
    """(gained - lost) / n, a change of a share of the same n faces, with its interval (Agresti & Min 2005).

    Half a face is added to each of the four cells of before by after, so that an interval of no change has a width: no
    face lost of 300 is not none of all. A bootstrap gives such a table no width. None of no faces.
    """
    if not n:
        return None
    centre = (gained - lost) / (n + 2)
    reach = norm.ppf((1 + LEVEL) / 2) * np.sqrt(((gained + lost + 1) / (n + 2) - centre**2) / (n + 2))
    return Interval((gained - lost) / n, float(max(centre - reach, -1)), float(min(centre + reach, 1)))
