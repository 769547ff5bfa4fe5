"""Correlation of ranks (Spearman 1904)."""

import numpy as np
from jaxtyping import Float
from scipy.stats import rankdata


def spearman(a: Float[np.ndarray, "*b m"], b: Float[np.ndarray, "*b m"]) -> Float[np.ndarray, "*b"]:
    """Spearman's correlation over the last axis, from -1 to 1; equal values share their mean rank.

    nan where a value is nan, or where all values of `a` or of `b` are equal.
    """
    a, b = (rankdata(values, axis=-1, nan_policy="propagate") for values in (a, b))
    a, b = (ranks - ranks.mean(axis=-1, keepdims=True) for ranks in (a, b))
    with np.errstate(invalid="ignore"):
        return np.asarray((a * b).sum(axis=-1) / np.sqrt((a**2).sum(axis=-1) * (b**2).sum(axis=-1)))
