"""The bootstrap over faces, where a statistic needs more of each face than one cell of a table."""

import numpy as np
from jaxtyping import Float, Float32

from fer.evaluation import LEVEL, Interval

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


def basic(value: float, draws: Float[np.ndarray, " r"], *, least: float = -np.inf) -> Interval:
    """2 value - q for the quantiles q of the resamples (Davison & Hinkley 1997, eq. 5.6), not below `least`.

    For a statistic that grows with noise: resamples then lie above the value by what the value lies above the truth.
    Where they all do, the upper bound is the value itself.
    """
    low, high = 2 * value - np.quantile(draws, [(1 + LEVEL) / 2, (1 - LEVEL) / 2])
    return Interval(float(value), float(max(min(low, value), least)), float(max(high, value)))


def mean(values: Float[np.ndarray, " n"], *, seed: int = 0) -> Interval:
    """The mean of a quantity of each face with its percentile interval; n > 0."""
    return percentile(values.mean(), resamples(len(values), seed=seed) @ values.astype(np.float64) / len(values))
