"""Backward through batch normalisation (Ioffe & Szegedy 2015, section 3): the six gradients."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields
from functools import cache
from typing import Generic, NamedTuple

import torch
import torch.nn.functional as F
from jaxtyping import Float, Shaped
from sympy import Expr
from torch import Tensor

from fer.derivations.deviation import GradientCheck, deviation, largest
from fer.derivations.symbols import Number, Numbers, root

CASES = 100


@dataclass(frozen=True)
class BatchNormGradients(Generic[Numbers]):
    """The gradients of the loss, in the order in which the chain rule reaches them; m examples, d features."""

    x_hat: Shaped[Numbers, "m d"]
    gamma: Shaped[Numbers, " d"]
    beta: Shaped[Numbers, " d"]
    variance: Shaped[Numbers, " d"]
    mean: Shaped[Numbers, " d"]
    x: Shaped[Numbers, "m d"]


GRADIENTS = tuple(field.name for field in fields(BatchNormGradients))
Backward = Callable[..., BatchNormGradients[Tensor]]  # takes what `batch_norm_backward` takes


class BatchNormCase(NamedTuple):
    """One drawn layer: feature maps, the gradient that arrives at its output, and its parameters."""

    maps: Float[Tensor, "b d h w"]
    grad_maps: Float[Tensor, "b d h w"]
    gamma: Float[Tensor, " d"]
    beta: Float[Tensor, " d"]
    eps: float


def batch_norm_backward(
    grad_y: Shaped[Numbers, "m d"], x: Shaped[Numbers, "m d"], gamma: Shaped[Numbers, " d"], *, eps: float | Expr
) -> BatchNormGradients[Numbers]:
    """All six gradients from grad_y = dl/dy, path by path as the derivation goes (Ioffe & Szegedy 2015, section 3).

    Operators, `sum` and `mean` alone are used, so that arrays of symbols pass through it too.
    """
    m = len(x)
    centred = x - x.mean(0)
    spread = (centred**2).mean(0) + eps
    x_hat = centred * spread**-0.5
    grad_x_hat = grad_y * gamma
    grad_variance = (grad_x_hat * centred).sum(0) * -0.5 * spread**-1.5
    grad_mean = -grad_x_hat.sum(0) * spread**-0.5  # the path through the variance brings sum(centred) = 0
    grad_x = grad_x_hat * spread**-0.5 + grad_variance * 2 * centred / m + grad_mean / m
    return BatchNormGradients(grad_x_hat, (grad_y * x_hat).sum(0), grad_y.sum(0), grad_variance, grad_mean, grad_x)


def batch_norm_input_gradient(
    grad_y: Shaped[Numbers, "m d"], x: Shaped[Numbers, "m d"], gamma: Shaped[Numbers, " d"], *, eps: float | Expr
) -> Shaped[Numbers, "m d"]:
    """dl/dx in one line: gamma / sqrt(var + eps) (g - mean(g) - x_hat mean(g x_hat)), where g = dl/dy."""
    centred = x - x.mean(0)
    scale = ((centred**2).mean(0) + eps) ** -0.5
    x_hat = centred * scale
    return gamma * scale * (grad_y - grad_y.mean(0) - x_hat * (grad_y * x_hat).mean(0))


def scaled_x_hat(factor: Number, variance: Number, eps: Number) -> Number:
    """What x_hat is multiplied by as the batch is, by `factor` > 0: sqrt((var + eps) / (var + eps / factor^2)).

    1 where eps is 0; its derivative at a factor of 1 is eps / (var + eps).
    """
    return root((variance + eps) / (variance + eps / factor**2))


def check_batch_norm(seed: int, *, backward: Backward = batch_norm_backward, cases: int = CASES) -> GradientCheck:
    """`backward` in float64 against autograd through the forward steps, and against torch's own batch_norm.

    Keys: the fields of BatchNormGradients against autograd; "compact", the one-line dl/dx against autograd; "layer_x",
    "layer_gamma", "layer_beta" against the backward of torch.nn.functional.batch_norm. Shapes, offsets, scales
    (0.01 to 100) and eps (1e-5 or 1e-3) are drawn by `seed`; one case in five is fully connected (h = w = 1).
    """
    return largest(batch_norm_cases(seed, backward=backward, cases=cases))


def batch_norm_cases(
    seed: int, *, backward: Backward = batch_norm_backward, cases: int = CASES
) -> Iterator[dict[str, float]]:
    """The deviations of each case by itself; keys and cases are those of `check_batch_norm`."""
    for case, expected in _referred(seed, cases):
        yield batch_norm_deviations(case, backward, expected)


@cache
def _referred(seed: int, cases: int) -> list[tuple[BatchNormCase, dict[str, Tensor]]]:
    """The drawn cases and what torch makes of them: the same whichever formula is in doubt."""
    return [(case, by_torch(case)) for case in _draw(torch.Generator().manual_seed(seed), cases)]


def by_torch(case: BatchNormCase, *, with_layer: bool = True) -> dict[str, Tensor]:
    """The references of one case, keyed as in `check_batch_norm`; without torch's layer where that refuses m = 1."""
    stepwise = _by_autograd(as_rows(case.grad_maps), as_rows(case.maps), case)
    layer = _by_layer(case) if with_layer else {}
    return {
        **{name: getattr(stepwise, name) for name in GRADIENTS},
        "compact": stepwise.x,
        **{f"layer_{name}": gradient for name, gradient in layer.items()},
    }


def batch_norm_deviations(case: BatchNormCase, backward: Backward, expected: dict[str, Tensor]) -> dict[str, float]:
    """The deviations of one case from what `by_torch` gives for it, with the same keys."""
    x, grad_y = as_rows(case.maps), as_rows(case.grad_maps)
    derived = backward(grad_y, x, case.gamma, eps=case.eps)
    compact = batch_norm_input_gradient(grad_y, x, case.gamma, eps=case.eps)
    return {
        name: deviation(compact if name == "compact" else getattr(derived, name.removeprefix("layer_")), reference)
        for name, reference in expected.items()
    }


def _by_autograd(
    grad_y: Float[Tensor, "m d"], x: Float[Tensor, "m d"], case: BatchNormCase
) -> BatchNormGradients[Tensor]:
    """The same gradients, intermediate ones included, by autograd through the forward steps."""
    x, gamma, beta = (tensor.clone().requires_grad_() for tensor in (x, case.gamma, case.beta))
    mean = x.mean(0)
    variance = (x - mean).square().mean(0)
    x_hat = (x - mean) / (variance + case.eps).sqrt()
    y = gamma * x_hat + beta
    return BatchNormGradients(*torch.autograd.grad(y, (x_hat, gamma, beta, variance, mean, x), grad_y))


def _by_layer(case: BatchNormCase) -> dict[str, Tensor]:
    """dl/dx, dl/dgamma, dl/dbeta by the backward of torch's batch_norm in training mode."""
    maps, gamma, beta = (tensor.clone().requires_grad_() for tensor in (case.maps, case.gamma, case.beta))
    y = F.batch_norm(maps, None, None, gamma, beta, training=True, eps=case.eps)
    grad_maps, grad_gamma, grad_beta = torch.autograd.grad(y, (maps, gamma, beta), case.grad_maps)
    return {"x": as_rows(grad_maps), "gamma": grad_gamma, "beta": grad_beta}


def as_rows(maps: Float[Tensor, "b d h w"]) -> Float[Tensor, "b*h*w d"]:
    """Every place of every map is one example of its channel: m = b h w."""
    return maps.movedim(1, -1).flatten(end_dim=-2)


def _draw(generator: torch.Generator, cases: int) -> Iterator[BatchNormCase]:
    def normal(*shape: int) -> Tensor:
        return torch.randn(*shape, dtype=torch.float64, generator=generator)

    for k in range(cases):
        b, d, h, w = (int(torch.randint(low, 9, (), generator=generator)) for low in (2, 1, 1, 1))
        shape = (b, d, 1, 1) if k % 5 == 0 else (b, d, h, w)
        scale = 10 ** (4 * torch.rand(1, d, 1, 1, dtype=torch.float64, generator=generator) - 2)
        maps = scale * (normal(*shape) + normal(1, d, 1, 1))
        yield BatchNormCase(maps, normal(*shape), normal(d), normal(d), eps=(1e-5, 1e-3)[k % 2])
