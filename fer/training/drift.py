"""Does a series of one value an epoch go anywhere, or does it wander? Tests that neighbouring epochs may be alike in.

The null is the random walk, whose epochs are as alike as can be: each change is as likely up as down, whatever came
before. A series that stays about a level has changes that take each other back, and passes for a trend even less often.
The price: of a slow trend in much scatter nothing is shown.
"""

import numpy as np
from jaxtyping import Float
from scipy.stats import ttest_1samp


def trend(values: Float[np.ndarray, " n"]) -> float | None:
    """p of no drift, by Student's t on the changes from epoch to epoch; None of fewer than two changes, or none at all.

    Two-sided, and exact for a random walk with normal steps.
    """
    changes = np.diff(values)
    if len(changes) < 2 or np.ptp(values) == 0:
        return None
    if _even(changes):
        return 0.0
    return float(ttest_1samp(changes, 0).pvalue)


def rise_from_lowest(values: Float[np.ndarray, " n"]) -> float | None:
    """p of a rise as large as that from the lowest value, the first of equals, to the last; None of fewer than two
    changes since.

    The walk from its lowest point is a meander: m steps of standard deviation s later it stands R s sqrt(m) higher,
    with P(R > r) = exp(-r^2 / 2) (Durrett, Iglehart & Miller 1977). With s estimated from the m steps, over k = m - 1
    degrees of freedom, this becomes (1 + r^2 / k)^(-k / 2), as the normal becomes Student's t.
    """
    since = values[int(values.argmin()) :]
    changes = np.diff(since)
    if len(changes) < 2:
        return None
    if since[-1] == since[0]:
        return 1.0
    if _even(changes):
        return 0.0
    freedom = len(changes) - 1
    height = (since[-1] - since[0]) ** 2 / (len(changes) * changes.var(ddof=1))
    return float((1 + height / freedom) ** (-freedom / 2))


def _even(changes: Float[np.ndarray, " n"]) -> bool:
    """Is each change the same, but for rounding, and not nothing?"""
    return bool(np.ptp(changes) < 1e-9 * np.abs(changes).max())
