"""The bootstrap over faces, where a statistic needs more of each face than one cell of a table."""

import numpy as np
from jaxtyping import Float, Float32

from fer.statistics.interval import LEVEL, Interval

RESAMPLES = 1000


def resamples(n: int, *, number: int = RESAMPLES, seed: int = 0) -> Float32[np.ndarray, "r n"]:
    """How often each of n faces is drawn in each of `number` samples of n with replacement; a row sums to n."""
    draws = np.random.default_rng(seed).integers(n, size=(number, n))
    return np.stack([np.bincount(drawn, minlength=n) for drawn in draws]).astype(np.float32)


def percentile(value: float, draws: Float[np.ndarray, " r"]) -> Interval:
    """A value within the middle 95 % of its resamples, those that are nan left out (Efron & Tibshirani 1993, 13.3).

    Resampling adds noise, which lowers a correlation: where the value lies outside, the interval is widened to it.
    """
    low, high = np.nanquantile(draws, [(1 - LEVEL) / 2, (1 + LEVEL) / 2])
    return Interval(float(value), float(min(low, value)), float(max(high, value)))


def mean(values: Float[np.ndarray, " n"], *, seed: int = 0) -> Interval:
    """The mean of a quantity of each face with its percentile interval; n > 0."""
    return percentile(values.mean(), resamples(len(values), seed=seed) @ values.astype(np.float64) / len(values))
