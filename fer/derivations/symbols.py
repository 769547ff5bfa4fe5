"""What numbers and symbols write differently, so that one formula takes both: torch tensors, and arrays of sympy."""

import numpy as np
import sympy
import torch
from torch import Tensor


def exp(z: Tensor | np.ndarray) -> Tensor | np.ndarray:
    """e to the power of each entry."""
    return z.exp() if isinstance(z, Tensor) else np.frompyfunc(sympy.exp, 1, 1)(z)


def softmax(z: Tensor | np.ndarray) -> Tensor | np.ndarray:
    """Softmax over the last axis; of numbers by torch, which stays finite whatever the logits are."""
    if isinstance(z, Tensor):
        return z.softmax(dim=-1)
    return exp(z) / exp(z).sum(-1)[..., None]


def identity(z: Tensor | np.ndarray) -> Tensor | np.ndarray:
    """The matrix of delta_ij, as wide as the last axis."""
    if isinstance(z, Tensor):
        return torch.eye(z.shape[-1], dtype=z.dtype, device=z.device)
    return np.eye(z.shape[-1], dtype=int).astype(object)


def named(letter: str, *shape: int) -> np.ndarray:
    """An array of real symbols: named("x", 3, 1) holds x0, x1 and x2."""
    return np.array(sympy.symbols(f"{letter}:{np.prod(shape)}", real=True), dtype=object).reshape(shape)
