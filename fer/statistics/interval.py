"""A value with its 95 % confidence interval, and the intervals of shares of counted faces."""

from typing import Literal, NamedTuple

import numpy as np
from scipy.special import betaincinv, ndtri

LEVEL = 0.95


class Interval(NamedTuple):
    """An estimate between the bounds of its 95 % confidence interval."""

    value: float
    low: float
    high: float


def way(difference: Interval) -> Literal["up", "down", "open"]:
    """The side of 0 on which an interval lies as it is printed, in tenths of a point.

    So no verdict stands beside bounds that seem to deny it.
    """
    if round(difference.low, 3) > 0:
        return "up"
    return "down" if round(difference.high, 3) < 0 else "open"


def together(number: int) -> float:
    """The level of each of `number` intervals, 1 or more, that hold all together at 95 % or more (Bonferroni)."""
    return 1 - (1 - LEVEL) / number


def normal_quantile(level: float) -> float:
    """How many standard deviations to either side of its mean a normal distribution holds `level` of itself."""
    return float(ndtri((1 + level) / 2))


def share(hits: float | np.integer, faces: float | np.integer, *, level: float = LEVEL) -> Interval:
    """A share with its score interval (Wilson 1927), sound near 0 and 1 and for few faces. ValueError of no faces."""
    if not faces:
        raise ValueError("a share of no faces")
    z = normal_quantile(level)
    middle = (hits + z**2 / 2) / (faces + z**2)
    reach = z / (faces + z**2) * np.sqrt(hits * (faces - hits) / faces + z**2 / 4)
    low, high = (0.0 if hits == 0 else middle - reach), (1.0 if hits == faces else middle + reach)
    return Interval(float(hits / faces), float(low), float(high))


def exact_share(hits: float, faces: float, *, level: float = LEVEL) -> Interval:
    """A share with its exact interval (Clopper & Pearson 1934), which holds the truth at least so often as `level`
    says for however few faces, where that of `share` does so on average. ValueError of no faces."""
    if not faces:
        raise ValueError("a share of no faces")
    tail, misses = (1 - level) / 2, faces - hits
    low = betaincinv(hits, misses + 1, tail) if hits else 0.0
    high = betaincinv(hits + 1, misses, 1 - tail) if misses else 1.0
    return Interval(float(hits / faces), float(low), float(high))


def wilson(hits: int | np.integer, faces: int | np.integer, *, level: float = LEVEL) -> Interval | None:
    """`share` where there may be no faces; None of none."""
    return share(hits, faces, level=level) if faces else None


def difference(a: Interval, b: Interval) -> Interval:
    """a - b for two shares of different faces, at the level of their intervals: Wilson's in Newcombe 1998, method 10;
    others, such as exact ones, serve as well (Zou & Donner 2008)."""
    below = np.hypot(a.value - a.low, b.high - b.value)
    above = np.hypot(a.high - a.value, b.value - b.low)
    d = a.value - b.value
    return Interval(d, float(d - below), float(d + above))


def paired_difference(gained: int, lost: int, n: int, *, level: float = LEVEL) -> Interval | None:
    """(gained - lost) / n, a change of a share of the same n faces, with its interval (Agresti & Min 2005).

    Half a face is added to each of the four cells of before by after, and more at a level above 95 % (an eighth of the
    squared normal quantile), so that an interval of no change has a width: no face lost of 300 is not none of all. A
    bootstrap gives such a table no width. None of no faces.
    """
    if not n:
        return None
    quantile = normal_quantile(level)
    added = max(2.0, quantile**2 / 2)
    centre = (gained - lost) / (n + added)
    reach = quantile * np.sqrt(((gained + lost + added / 2) / (n + added) - centre**2) / (n + added))
    return Interval((gained - lost) / n, float(max(centre - reach, -1)), float(min(centre + reach, 1)))
