"""Shares of answers of which several are of one face, and so no independent draws."""

import numpy as np
from jaxtyping import Int
from scipy.special import stdtrit

from fer.statistics.interval import LEVEL, Interval, exact_share, normal_quantile, share


def cluster_share(hits: Int[np.ndarray, " n"], cast: Int[np.ndarray, " n"], *, level: float = LEVEL) -> Interval:
    """The share sum(hits) / sum(cast) of n faces with `cast` answers each, at least one, of which `hits` hold.

    Its interval is Wilson's of as many single faces as would tell as much (Kish 1965, section 8.2; the spread by
    linearisation, Cochran 1977, eq. 6.13): n of them where all answers are the same or n is 1, and as many as there are
    answers where each face has the same mixture.
    """
    value, effective = _effective(hits, cast)
    return share(value * effective, effective, level=level)._replace(value=value)


def exact_cluster_share(hits: Int[np.ndarray, " n"], cast: Int[np.ndarray, " n"], *, level: float = LEVEL) -> Interval:
    """As `cluster_share`, for few hits: with exact bounds, and of fewer single faces still, because how many tell as
    much is itself estimated, from n - 1 degrees of freedom (Korn & Graubard 1998).

    A few hits of one face, however many its answers, tell little more than that there are some. Where all answers of
    all faces are the same nothing is estimated: the interval is that of n faces.
    """
    value, effective = _effective(hits, cast)
    n, answers, tail = len(cast), float(cast.sum()), (1 + level) / 2
    if n > 1 and 0 < value < 1:
        effective *= float(stdtrit(answers - 1, tail) / stdtrit(n - 1, tail)) ** 2
    return exact_share(value * effective, effective, level=level)._replace(value=value)


def change(rise: Int[np.ndarray, " n"], cast: Int[np.ndarray, " n"], *, level: float = LEVEL) -> Interval:
    """sum(rise) / sum(cast), where of each face's `cast` answers `rise` more hold than before, or fewer.

    As `paired_difference`, to which it comes where each face has one answer: half a face is added that holds before
    alone, after alone, both times or never, and more at a level above 95 %, so that an interval of no change has a
    width (Agresti & Min 2005).
    """
    quantile = normal_quantile(level)
    added = max(2.0, quantile**2 / 2)
    n, weight = len(cast) + added, cast / cast.mean()
    each = rise / cast.mean()
    centre = float(each.sum() / n)
    spread = float(((each - centre * weight) ** 2).sum()) + added * (0.5 + centre**2)
    reach = quantile * np.sqrt(spread) / n
    return Interval(float(rise.sum() / cast.sum()), float(max(centre - reach, -1)), float(min(centre + reach, 1)))


def _effective(hits: Int[np.ndarray, " n"], cast: Int[np.ndarray, " n"]) -> tuple[float, float]:
    """The share, and how many single faces would tell as much of it."""
    n, answers = len(cast), float(cast.sum())
    value = float(hits.sum() / answers)
    spread = float(((hits - value * cast) ** 2).sum()) * n / max(n - 1, 1) / answers**2
    mixed = value * (1 - value)
    return value, min(mixed / spread, answers) if spread else answers if mixed and n > 1 else float(n)
