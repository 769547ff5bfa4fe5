"""The formulas where drawn cases seldom come: the edges of what they are defined on, against torch in float64."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import torch
from torch import Tensor

from fer.derivations import batch_norm, cross_entropy
from fer.derivations.batch_norm import (
    Backward,
    BatchNormCase,
    as_rows,
    batch_norm_backward,
    batch_norm_deviations,
)
from fer.derivations.convolution import Axis, conv_output_size, derived_shape, torch_shape
from fer.derivations.cross_entropy import (
    RIGHT,
    CrossEntropyFormulas,
    cross_entropy_deviations,
    draw_cross_entropy,
)
from fer.derivations.deviation import Derivation, largest_finite

CASES = 20
SATURATED = 1000.0  # e^1000 overflows float64, e^-1000 is 0 in it


@dataclass(frozen=True)
class Edge:
    """What an edge showed; deviations and gradients are None where they are not finite."""

    derivation: Derivation
    cases: int
    deviation: float | None  # largest, as in the checks; of output sizes the number of cases that disagree
    gradient: float | None = None  # largest size of the formula's dl/dx or dL/dz
    naive_failures: int | None = None  # cases in which autograd through log(softmax(z)) is not finite


def check_edges(
    seed: int,
    *,
    size: Callable[..., int] = conv_output_size,
    backward: Backward = batch_norm_backward,
    formulas: CrossEntropyFormulas = RIGHT,
) -> dict[str, Edge]:
    """Each edge by its name, in the order of the derivations; `seed` draws what an edge leaves open."""
    generator = torch.Generator().manual_seed(seed)
    return {
        "exact_fit": _sizes(size, [Axis(2, 4, s, 1, 1) for s in (1, 2, 5)]),
        "one_too_long": _sizes(size, [Axis(2, 5, s, 1, 1) for s in (1, 2, 5)]),
        "long_stride": _sizes(size, [Axis(n, 3, 60, p, 1) for n in (3, 12, 48) for p in (0, 1)]),
        "zeros_alone": _sizes(size, [Axis(1, 2, s, 4, 1) for s in (1, 2, 5)]),
        "one_example": _rows(backward, _layers(generator, examples=1), with_layer=False),
        "eps_dominates": _rows(backward, _layers(generator, scale=1e-4, eps=1.0)),
        "constant_batch": _rows(backward, _layers(generator, scale=0.0)),
        "saturated": _saturated(formulas, generator),
        "one_row": _logits(formulas, generator, b=1, k=7),
        "two_classes": _logits(formulas, generator, b=8, k=2),
        "one_class": _logits(formulas, generator, b=8, k=1),
    }


def _sizes(size: Callable[..., int], axes: list[Axis]) -> Edge:
    """The width at the edge, the height in the middle of nowhere."""
    height = Axis(8, 3, 1, 1, 1)
    wrong = [derived_shape(size, axis, height, 1, 1) != torch_shape(axis, height, 1, 1, 1) for axis in axes]
    return Edge("output_size", len(axes), float(sum(wrong)))


def _layers(
    generator: torch.Generator, *, examples: int = 6, scale: float = 1.0, eps: float = 1e-5
) -> Iterator[BatchNormCase]:
    """Fully connected layers of four features around whole numbers, whose mean rounding leaves alone."""

    def normal(*shape: int) -> Tensor:
        return torch.randn(*shape, dtype=torch.float64, generator=generator)

    for _ in range(CASES):
        offset = torch.randint(-3, 4, (1, 4, 1, 1), generator=generator).to(torch.float64)
        maps = offset + scale * normal(examples, 4, 1, 1)
        yield BatchNormCase(maps, normal(examples, 4, 1, 1), normal(4), normal(4), eps)


def _rows(backward: Backward, cases: Iterator[BatchNormCase], *, with_layer: bool = True) -> Edge:
    worst: list[float] = []
    gradients: list[float] = []
    for case in cases:
        expected = batch_norm.by_torch(case, with_layer=with_layer)
        worst += batch_norm_deviations(case, backward, expected).values()
        found = backward(as_rows(case.grad_maps), as_rows(case.maps), case.gamma, eps=case.eps)
        gradients.append(found.x.abs().max().item())
    return Edge("batch_norm", len(gradients), largest_finite(worst), largest_finite(gradients))


def _logits(formulas: CrossEntropyFormulas, generator: torch.Generator, *, b: int, k: int) -> Edge:
    worst: list[float] = []
    gradients: list[float] = []
    for _ in range(CASES):
        case = draw_cross_entropy(generator, b, k)
        worst += cross_entropy_deviations(case, formulas, cross_entropy.by_torch(case)).values()
        gradients.append(formulas.gradient(case.z, case.one_hot).abs().max().item())
    return Edge("cross_entropy", CASES, largest_finite(worst), largest_finite(gradients))


def _saturated(formulas: CrossEntropyFormulas, generator: torch.Generator) -> Edge:
    """One logit at 1000 and the others at -1000: softmax is exactly 0 and 1, and its logarithm is -inf."""
    worst: list[float] = []
    gradients: list[float] = []
    failures = 0
    for _ in range(CASES):
        drawn = draw_cross_entropy(generator, 5, 4)
        z = torch.full_like(drawn.z, -SATURATED)
        z[torch.arange(5), torch.randint(4, (5,), generator=generator)] = SATURATED
        case = drawn._replace(z=z)
        expected = cross_entropy.by_torch(case, log_softmax=lambda row: row.log_softmax(dim=-1))
        worst += cross_entropy_deviations(case, formulas, expected).values()
        naive = cross_entropy.by_torch(case)
        for y, key in ((case.one_hot, "one_hot"), (case.soft, "soft")):
            gradients.append(formulas.gradient(z, y).abs().max().item())
            failures += not naive[key].isfinite().all()
    return Edge("cross_entropy", len(gradients), largest_finite(worst), largest_finite(gradients), failures)
