"""The first layer's kernels: how many of them are edge filters, and how many would be by chance."""

from dataclasses import dataclass

import numpy as np
from jaxtyping import Float
from torch import nn

from fer.statistics.interval import Interval, share

EDGES, BRIGHTNESS = 2 / 3, 1 / 3  # edge shares from which, and up to which, a kernel is called so


@dataclass(frozen=True)
class Kernels:
    """What the kernels of a layer compare."""

    side: int  # pixels
    edge_share: tuple[float, ...]  # of each kernel, 0 to 1
    edges: int  # kernels with an edge share of EDGES or more
    brightness: int  # of BRIGHTNESS or less
    interval: Interval  # of the share of edges among all kernels, 0 to 1
    chance: float  # the same share among kernels of random weights
    channels: int = 1  # that the layer reads; the kernels of each filter are summed over them


def of(layer: nn.Conv2d) -> Float[np.ndarray, "f h w"]:
    """Its kernels, a filter each: summed over the channels that it reads, as a grey face is the same in each."""
    return layer.weight.detach().sum(dim=1).numpy()


def measure(kernels: Float[np.ndarray, "f h w"], *, channels: int = 1) -> Kernels:
    """What one kernel or more are, and what random ones would be. Raises ValueError for none."""
    found, side = edge_share(kernels), kernels.shape[-1]
    edges = int((found >= EDGES).sum())
    return Kernels(
        side=side,
        edge_share=tuple(found.tolist()),
        edges=edges,
        brightness=int((found <= BRIGHTNESS).sum()),
        interval=share(edges, len(found)),
        chance=edge_chance(side, least=EDGES),
        channels=channels,
    )


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
