"""The bootstrap over faces, where a statistic needs more of each face than one cell of a table."""

import numpy as np
from jaxtyping import Float32

RESAMPLES = 1000


def resamples(n: int, *, number: int = RESAMPLES, seed: int = 0) -> Float32[np.ndarray, "r n"]:
    """How often each of n faces is drawn in each of `number` samples of n with replacement; a row sums to n."""
    draws = np.random.default_rng(seed).integers(n, size=(number, n))
    return np.stack([np.bincount(drawn, minlength=n) for drawn in draws]).astype(np.float32)
