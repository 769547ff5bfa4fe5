"""Backward through softmax and cross-entropy: the full loss, and one of its terms alone."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

import numpy as np
import torch
import torch.nn.functional as F
from jaxtyping import Float, Int
from torch import Tensor
from torch.func import jacrev, vmap

from fer.derivations.deviation import GradientCheck, deviation, largest

CASES = 100


class Case(NamedTuple):
    """Drawn logits of a batch, its true classes, and targets that are a distribution instead of one class."""

    z: Float[Tensor, "b k"]
    classes: Int[Tensor, " b"]
    one_hot: Float[Tensor, "b k"]
    soft: Float[Tensor, "b k"]


def softmax_jacobian(z: Float[Tensor, "b k"]) -> Float[Tensor, "b k k"]:
    """d y_hat_i / d z_j = y_hat_i (delta_ij - y_hat_j) at [:, i, j]."""
    y_hat = z.softmax(dim=-1)
    return y_hat[:, :, None] * (torch.eye(z.shape[-1], dtype=z.dtype, device=z.device) - y_hat[:, None, :])


def softmax_cross_entropy_gradient(z: Float[Tensor, "b k"], y: Float[Tensor, "b k"]) -> Float[Tensor, "b k"]:
    """dL/dz = y_hat sum(y) - y of L = -sum_t y_t log y_hat_t, one L a row; y_hat - y where y sums to one."""
    return z.softmax(dim=-1) * y.sum(dim=-1, keepdim=True) - y


def single_term_gradients(z: Float[Tensor, "b k"], y: Float[Tensor, "b k"]) -> Float[Tensor, "b k k"]:
    """dL_t/dz_j = y_t (y_hat_j - delta_tj) of the single term L_t = -y_t log y_hat_t, at [:, t, j]."""
    return y[:, :, None] * (z.softmax(dim=-1)[:, None, :] - torch.eye(z.shape[-1], dtype=z.dtype, device=z.device))


def check_cross_entropy(
    seed: int, *, gradient: Callable[..., Tensor] = softmax_cross_entropy_gradient, cases: int = CASES
) -> GradientCheck:
    """The formulas in float64 against autograd, and `gradient` against torch's own cross_entropy.

    Keys: "jacobian" and "single_term" against autograd; "one_hot" and "soft" against autograd through softmax and
    logarithm; "layer_one_hot" and "layer_soft" against torch.nn.functional.cross_entropy, given classes or
    probabilities.
    """
    return largest(_deviations(case, gradient) for case in _draw(torch.Generator().manual_seed(seed), cases))


def check_single_term(seed: int, *, cases: int = CASES) -> dict[str, float]:
    """Largest |dL_t/dz_t - (y_hat_t - y_t)| with dL_t/dz_t by autograd: "true" where y_t = 1, "other" where y_t = 0."""
    gaps: dict[str, list[float]] = {"true": [], "other": []}
    for case in _draw(torch.Generator().manual_seed(seed), cases):
        diagonal = _terms_by_autograd(case.z, case.one_hot).diagonal(dim1=1, dim2=2)
        gap = (diagonal - (case.z.softmax(dim=-1) - case.one_hot)).abs()
        gaps["true"].append(gap[case.one_hot == 1].max().item())
        gaps["other"].append(gap[case.one_hot == 0].max().item())
    return {name: float(np.max(found)) for name, found in gaps.items()}


def _deviations(case: Case, gradient: Callable[..., Tensor]) -> dict[str, float]:
    z, one_hot, soft = case.z, gradient(case.z, case.one_hot), gradient(case.z, case.soft)
    return {
        "jacobian": deviation(softmax_jacobian(z), vmap(jacrev(lambda row: row.softmax(dim=-1)))(z)),
        "one_hot": deviation(one_hot, _terms_by_autograd(z, case.one_hot).sum(dim=1)),
        "soft": deviation(soft, _terms_by_autograd(z, case.soft).sum(dim=1)),
        "layer_one_hot": deviation(one_hot, _by_layer(z, case.classes)),
        "layer_soft": deviation(soft, _by_layer(z, case.soft)),
        "single_term": deviation(single_term_gradients(z, case.soft), _terms_by_autograd(z, case.soft)),
    }


def _terms_by_autograd(z: Float[Tensor, "b k"], y: Float[Tensor, "b k"]) -> Float[Tensor, "b k k"]:
    """Row t is the gradient of L_t, by autograd through softmax and logarithm."""
    return vmap(jacrev(lambda row, target: -target * row.softmax(dim=-1).log()))(z, y)


def _by_layer(z: Float[Tensor, "b k"], target: Tensor) -> Float[Tensor, "b k"]:
    """dL/dz by the backward of torch's cross_entropy, summed over the batch."""
    z = z.clone().requires_grad_()
    (grad,) = torch.autograd.grad(F.cross_entropy(z, target, reduction="sum"), z)
    return grad


def _draw(generator: torch.Generator, cases: int) -> Iterator[Case]:
    for _ in range(cases):
        b, k = (int(torch.randint(2, 11, (), generator=generator)) for _ in range(2))
        z = 3 * torch.randn(b, k, dtype=torch.float64, generator=generator)
        classes = torch.randint(k, (b,), generator=generator)
        soft = torch.rand(b, k, dtype=torch.float64, generator=generator)
        yield Case(z, classes, F.one_hot(classes, k).to(z.dtype), soft / soft.sum(dim=-1, keepdim=True))
