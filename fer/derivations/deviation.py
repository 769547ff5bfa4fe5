"""How far a formula is from its reference, over many cases."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np
from jaxtyping import Float
from torch import Tensor

Derivation = Literal["output_size", "batch_norm", "cross_entropy"]
TOLERANCE = 1e-10  # of float64 gradients: well above rounding in the cases drawn, far below what a slip leaves


@dataclass(frozen=True)
class GradientCheck:
    """What a check found."""

    cases: int
    deviation: dict[str, float | None]  # for each quantity the largest over the cases; None where one is not finite


def deviation(found: Float[Tensor, "..."], expected: Float[Tensor, "..."]) -> float:
    """Largest |found - expected| / max(1, |expected|): absolute below one, relative above; nan if either holds one.

    Raises ValueError where the shapes differ.
    """
    if found.shape != expected.shape:
        raise ValueError(f"shapes {tuple(found.shape)} and {tuple(expected.shape)} differ")
    return ((found - expected).abs() / expected.abs().clamp(min=1)).max().item()


def largest(cases: Iterable[Mapping[str, float]]) -> GradientCheck:
    """The largest deviation of each quantity over the cases, of which there is at least one."""
    found = list(cases)
    return GradientCheck(len(found), {name: largest_finite([case[name] for case in found]) for name in found[0]})


def largest_finite(values: list[float]) -> float | None:
    """The largest of the values; None where one of them is nan or infinite."""
    return float(np.max(values)) if np.isfinite(values).all() else None
