"""The first layer's kernels: how many of them are edge filters, and how many would be by chance."""

import numpy as np
from jaxtyping import Float


def edge_share(kernels: Float[np.ndarray, "f h w"]) -> Float[np.ndarray, " f"]:
    """How far each kernel compares pixels instead of adding them: 1 - |sum| / sum of |weights|.

    0 for weights of one sign (the kernel sees brightness), 1 where they cancel (it sees edges alone); 0 for zeros.
    """
    total, size = np.abs(kernels.sum(axis=(1, 2))), np.abs(kernels).sum(axis=(1, 2))
    return 1 - np.divide(total, size, out=np.ones_like(total), where=size > 0)


def edge_chance(side: int, *, least: float, number: int = 10_000, seed: int = 0) -> float:
    """The probability that a kernel of weights drawn from one normal distribution has an edge share of `least`."""
    kernels = np.random.default_rng(seed).standard_normal((number, side, side))
    return float((edge_share(kernels) >= least).mean())
