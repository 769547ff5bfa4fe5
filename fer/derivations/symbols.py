"""What numbers and symbols write differently, so that one formula takes both: torch tensors, and arrays of sympy."""

import math
from typing import TypeVar

import numpy as np
import sympy
import torch
from jaxtyping import Shaped
from torch import Tensor

Numbers = TypeVar("Numbers", Tensor, np.ndarray)  # tensors of numbers, or arrays of dtype object that hold expressions
Number = TypeVar("Number", float, sympy.Expr)  # a number, or the expression of one
Whole = TypeVar("Whole", int, sympy.Expr)  # a whole number, or the expression of one


def root(x: Number) -> Number:
    """The square root."""
    return math.sqrt(x) if isinstance(x, float) else sympy.sqrt(x)


def exp(z: Shaped[Numbers, "*shape"]) -> Shaped[Numbers, "*shape"]:
    """e to the power of each entry."""
    if isinstance(z, Tensor):
        return z.exp()
    return np.asarray(np.frompyfunc(sympy.exp, 1, 1)(z))


def softmax(z: Shaped[Numbers, "*batch k"]) -> Shaped[Numbers, "*batch k"]:
    """Softmax over the last axis; of numbers by torch, which stays finite whatever the logits are."""
    if isinstance(z, Tensor):
        return z.softmax(dim=-1)
    return np.asarray(exp(z) / exp(z).sum(-1)[..., None])


def identity(z: Shaped[Numbers, "*batch k"]) -> Shaped[Numbers, "k k"]:
    """The matrix of delta_ij, as wide as the last axis."""
    if isinstance(z, Tensor):
        return torch.eye(z.shape[-1], dtype=z.dtype, device=z.device)
    return np.eye(z.shape[-1], dtype=int).astype(object)


def named(letter: str, *shape: int) -> Shaped[np.ndarray, "..."]:
    """An array of real symbols: named("x", 3, 1) holds x0, x1 and x2."""
    return np.array(sympy.symbols(f"{letter}:{math.prod(shape)}", real=True), dtype=object).reshape(shape)
