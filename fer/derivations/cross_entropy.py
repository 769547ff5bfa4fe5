"""Backward through softmax and cross-entropy: the full loss, and one of its terms alone."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple, Protocol, runtime_checkable

import torch
import torch.nn.functional as F
from jaxtyping import Float, Int, Shaped
from torch import Tensor
from torch.func import jacrev, vmap

from fer.derivations.deviation import GradientCheck, deviation, largest, largest_finite
from fer.derivations.symbols import Numbers, identity, softmax

CASES = 100


class CrossEntropyCase(NamedTuple):
    """Drawn logits of a batch, its true classes, and targets that are a distribution instead of one class."""

    z: Float[Tensor, "b k"]
    classes: Int[Tensor, " b"]
    one_hot: Float[Tensor, "b k"]
    soft: Float[Tensor, "b k"]


def softmax_jacobian(z: Shaped[Numbers, "b k"]) -> Shaped[Numbers, "b k k"]:
    """d y_hat_i / d z_j = y_hat_i (delta_ij - y_hat_j) at [:, i, j]."""
    y_hat = softmax(z)
    return y_hat[:, :, None] * (identity(z) - y_hat[:, None, :])


def softmax_cross_entropy_gradient(z: Shaped[Numbers, "b k"], y: Shaped[Numbers, "b k"]) -> Shaped[Numbers, "b k"]:
    """dL/dz = y_hat sum(y) - y of L = -sum_t y_t log y_hat_t, one L a row; y_hat - y where y sums to one."""
    return softmax(z) * y.sum(-1)[:, None] - y


def batch_mean_gradient(z: Shaped[Numbers, "b k"], y: Shaped[Numbers, "b k"]) -> Shaped[Numbers, "b k"]:
    """(y_hat sum(y) - y) / b: the gradient of the mean loss of the b rows, by the logits of each."""
    return softmax_cross_entropy_gradient(z, y) / len(z)


def single_term_gradients(z: Shaped[Numbers, "b k"], y: Shaped[Numbers, "b k"]) -> Shaped[Numbers, "b k k"]:
    """dL_t/dz_j = y_t (y_hat_j - delta_tj) of the single term L_t = -y_t log y_hat_t, at [:, t, j]."""
    return y[:, :, None] * (softmax(z)[:, None, :] - identity(z))


@runtime_checkable
class OfLogits(Protocol):
    """A formula that takes logits z."""

    def __call__(self, z: Shaped[Numbers, "b k"], /) -> Shaped[Numbers, "..."]: ...


@runtime_checkable
class OfTarget(Protocol):
    """A formula that takes logits z and a target y."""

    def __call__(self, z: Shaped[Numbers, "b k"], y: Shaped[Numbers, "b k"], /) -> Shaped[Numbers, "..."]: ...


class CrossEntropyFormulas(NamedTuple):
    """The four formulas under check, shaped as the right ones."""

    jacobian: OfLogits = softmax_jacobian
    gradient: OfTarget = softmax_cross_entropy_gradient
    single_term: OfTarget = single_term_gradients
    mean: OfTarget = batch_mean_gradient


RIGHT = CrossEntropyFormulas()


@dataclass(frozen=True)
class SingleTerm:
    """Largest |dL_t/dz_t - (y_hat_t - y_t)|, with dL_t/dz_t by autograd; None where one is not finite."""

    true: float | None  # where y_t = 1
    other: float | None  # where y_t = 0


def check_cross_entropy(seed: int, *, formulas: CrossEntropyFormulas = RIGHT, cases: int = CASES) -> GradientCheck:
    """The formulas in float64 against autograd, and the gradient against torch's own cross_entropy.

    Keys: "jacobian" and "single_term" against autograd; "one_hot", "soft" and "batch_mean"
    against autograd through softmax and logarithm; "layer_one_hot", "layer_soft" and "layer_batch_mean" against
    torch.nn.functional.cross_entropy, given classes or probabilities.
    """
    return largest(cross_entropy_cases(seed, formulas=formulas, cases=cases))


def cross_entropy_cases(
    seed: int, *, formulas: CrossEntropyFormulas = RIGHT, cases: int = CASES
) -> Iterator[dict[str, float]]:
    """The deviations of each case by itself; keys and cases are those of `check_cross_entropy`."""
    for case, expected in _referred(seed, cases):
        yield cross_entropy_deviations(case, formulas, expected)


@cache
def _referred(seed: int, cases: int) -> list[tuple[CrossEntropyCase, dict[str, Tensor]]]:
    """The drawn cases and what torch makes of them: the same whichever formula is in doubt."""
    return [(case, by_torch(case)) for case in _draw(torch.Generator().manual_seed(seed), cases)]


def check_single_term(seed: int, *, cases: int = CASES) -> SingleTerm:
    """Is y_hat_t - y_t the gradient of the single term L_t by its own logit, with one-hot targets?"""
    true, other = [], []
    for case in _draw(torch.Generator().manual_seed(seed), cases):
        diagonal = _terms_by_autograd(case.z, case.one_hot).diagonal(dim1=1, dim2=2)
        gap = (diagonal - (case.z.softmax(dim=-1) - case.one_hot)).abs()
        true.append(gap[case.one_hot == 1].max().item())
        other.append(gap[case.one_hot == 0].max().item())
    return SingleTerm(largest_finite(true), largest_finite(other))


def _naive(row: Float[Tensor, "... k"]) -> Float[Tensor, "... k"]:
    """The logarithm of softmax as the forward equations have it."""
    return row.softmax(dim=-1).log()


def by_torch(case: CrossEntropyCase, *, log_softmax: Callable[[Tensor], Tensor] = _naive) -> dict[str, Tensor]:
    """The references of one case, keyed as in `check_cross_entropy`; autograd goes through `log_softmax`."""
    z, terms = case.z, _terms_by_autograd(case.z, case.soft, log_softmax)
    return {
        "jacobian": vmap(jacrev(lambda row: row.softmax(dim=-1)))(z),
        "one_hot": _terms_by_autograd(z, case.one_hot, log_softmax).sum(dim=1),
        "soft": terms.sum(dim=1),
        "layer_one_hot": _by_layer(z, case.classes),
        "layer_soft": _by_layer(z, case.soft),
        "single_term": terms,
        "batch_mean": _mean_by_autograd(z, case.soft, log_softmax),
        "layer_batch_mean": _by_layer(z, case.soft, reduction="mean"),
    }


def cross_entropy_deviations(
    case: CrossEntropyCase, formulas: CrossEntropyFormulas, expected: dict[str, Tensor]
) -> dict[str, float]:
    """The deviations of one case from what `by_torch` gives for it, with the same keys."""
    z, one_hot, soft = case.z, formulas.gradient(case.z, case.one_hot), formulas.gradient(case.z, case.soft)
    mean = formulas.mean(z, case.soft)
    found = {
        "jacobian": formulas.jacobian(z),
        "one_hot": one_hot,
        "soft": soft,
        "layer_one_hot": one_hot,
        "layer_soft": soft,
        "single_term": formulas.single_term(z, case.soft),
        "batch_mean": mean,
        "layer_batch_mean": mean,
    }
    return {name: deviation(found[name], expected[name]) for name in found}


def _terms_by_autograd(
    z: Float[Tensor, "b k"], y: Float[Tensor, "b k"], log_softmax: Callable[[Tensor], Tensor] = _naive
) -> Float[Tensor, "b k k"]:
    """Row t is the gradient of L_t, by autograd."""
    return vmap(jacrev(lambda row, target: -target * log_softmax(row)))(z, y)


def _mean_by_autograd(
    z: Float[Tensor, "b k"], y: Float[Tensor, "b k"], log_softmax: Callable[[Tensor], Tensor]
) -> Float[Tensor, "b k"]:
    """The gradient of the mean loss of the rows, by autograd."""
    z = z.clone().requires_grad_()
    (grad,) = torch.autograd.grad(-(y * log_softmax(z)).sum(dim=-1).mean(), z)
    return grad


def _by_layer(
    z: Float[Tensor, "b k"], target: Int[Tensor, " b"] | Float[Tensor, "b k"], *, reduction: str = "sum"
) -> Float[Tensor, "b k"]:
    """dL/dz by the backward of torch's cross_entropy, of the batch's sum or mean; the target is classes, or shares."""
    z = z.clone().requires_grad_()
    (grad,) = torch.autograd.grad(F.cross_entropy(z, target, reduction=reduction), z)
    return grad


def _draw(generator: torch.Generator, cases: int) -> Iterator[CrossEntropyCase]:
    for _ in range(cases):
        b, k = (int(torch.randint(2, 11, (), generator=generator)) for _ in range(2))
        yield draw_cross_entropy(generator, b, k)


def draw_cross_entropy(generator: torch.Generator, b: int, k: int) -> CrossEntropyCase:
    """b rows of logits of k classes with a standard deviation of 3, and both kinds of targets."""
    z = 3 * torch.randn(b, k, dtype=torch.float64, generator=generator)
    classes = torch.randint(k, (b,), generator=generator)
    soft = torch.rand(b, k, dtype=torch.float64, generator=generator)
    return CrossEntropyCase(z, classes, F.one_hot(classes, k).to(z.dtype), soft / soft.sum(dim=-1, keepdim=True))
