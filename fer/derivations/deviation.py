"""How far a formula is from its reference, over many cases."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

import numpy as np
from jaxtyping import Float
from torch import Tensor

TOLERANCE = 1e-10  # of float64 gradients; rounding alone stays some thousand times below it


class GradientCheck(NamedTuple):
    """What a check found: the number of cases and, for each quantity, the largest deviation over them."""

    cases: int
    deviation: dict[str, float]


def deviation(found: Float[Tensor, "*shape"], expected: Float[Tensor, "*shape"]) -> float:
    """Largest |found - expected| / max(1, |expected|): absolute below one, relative above; nan if either holds one."""
    if found.shape != expected.shape:
        raise ValueError(f"shapes {tuple(found.shape)} and {tuple(expected.shape)} differ")
    return ((found - expected).abs() / expected.abs().clamp(min=1)).max().item()


def largest(cases: Iterable[Mapping[str, float]]) -> GradientCheck:
    """The largest deviation of each quantity over the cases; nan where one case is nan."""
    found = list(cases)
    # np.max hands a nan on, where Python's max would lose it and report agreement.
    return GradientCheck(len(found), {name: float(np.max([case[name] for case in found])) for name in found[0]})
