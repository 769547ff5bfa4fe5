"""Shares of answers of which several are of one face, and so no independent draws."""

import numpy as np
from jaxtyping import Int

from fer.statistics.interval import LEVEL, Interval, normal_quantile, share


def cluster_share(hits: Int[np.ndarray, " n"], cast: Int[np.ndarray, " n"], *, level: float = LEVEL) -> Interval:
    """The share sum(hits) / sum(cast) of n faces with `cast` answers each, at least one, of which `hits` hold.

    Its interval is Wilson's of as many single faces as would tell as much (Kish 1965, section 8.2; the spread by
    linearisation, Cochran 1977, eq. 6.13): n of them where all answers are the same or n is 1, and as many as there are
    answers where each face has the same mixture.
    """
    n, value = len(cast), float(hits.sum() / cast.sum())
    spread = float(((hits - value * cast) ** 2).sum()) * n / max(n - 1, 1) / float(cast.sum()) ** 2
    mixed, answers = value * (1 - value), float(cast.sum())
    effective = min(mixed / spread, answers) if spread else answers if mixed and n > 1 else n
    found = share(value * effective, effective, level=level)
    return found._replace(value=value)


def change(rise: Int[np.ndarray, " n"], cast: Int[np.ndarray, " n"]) -> Interval:
    """sum(rise) / sum(cast), where of each face's `cast` answers `rise` more hold than before, or fewer.

    As `paired_difference`, to which it comes where each face has one answer: half a face is added that holds before
    alone, after alone, both times or never, so that an interval of no change has a width (Agresti & Min 2005).
    """
    n, weight = len(cast) + 2, cast / cast.mean()
    each = rise / cast.mean()
    centre = float(each.sum() / n)
    spread = float(((each - centre * weight) ** 2).sum()) + 1 + 2 * centre**2
    reach = normal_quantile(LEVEL) * np.sqrt(spread) / n
    return Interval(float(rise.sum() / cast.sum()), float(max(centre - reach, -1)), float(min(centre + reach, 1)))
