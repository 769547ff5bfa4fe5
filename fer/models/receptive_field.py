"""How far a layer sees: the side of the square of input pixels that one number in its output depends on."""

import copy
import math

import torch
from jaxtyping import Float
from torch import Tensor, fx, nn
from torch.nn.modules.conv import _ConvTransposeNd

from fer.models.foreign import SIDE, Foreign

MEASURED_ON = 5 * SIDE  # pixels of a side, so that a field is not cut off at the border
DRAWS = 12  # of images, of which a maximum lets different pixels through


def receptive_field(model: nn.Module, layer: nn.Module) -> int:
    """Side of the receptive field of `layer` in pixels of the input, padding not cut off (Araujo et al. 2019, eq. 2).

    Along each path from the input a kernel of k adds (k - 1) steps of the layer's input, and a stride of s makes
    steps s times longer; where paths meet, the widest counts. A transposed convolution shortens steps and
    adds ceil(k / s) - 1 of them. Kernels are square. Of a person's own network, whose code may do anything, it is
    measured instead: see `measured`. Raises ValueError where `layer` is not run by the model.
    """
    if isinstance(model, Foreign):
        return measured(model, layer)
    reach: dict[fx.Node, tuple[float, float]] = {}  # a node's receptive field, and its step in input pixels
    for node in fx.Tracer().trace(model).nodes:
        sources = [reach[source] for source in node.all_input_nodes]
        reach[node] = (max((side for side, _ in sources), default=1.0), max((step for _, step in sources), default=1.0))
        if node.op == "call_module":
            module = model.get_submodule(node.target)
            reach[node] = _through(module, *reach[node])
            if module is layer:
                return round(reach[node][0])
    raise ValueError(f"{layer} is no layer of this model")


def measured(model: nn.Module, layer: nn.Module) -> int:
    """The widest span of pixels from which a gradient reaches numbers in the middle of the layer's output.

    All weights are made alike and positive in a copy, and all pixels too, so that few gradients vanish. A field wider
    than MEASURED_ON is cut off there; where the network takes no image larger than a face, it is cut off at the face.
    Raises ValueError where `layer` is not run.
    """
    model, layer = copy.deepcopy((model, layer))
    model.double().eval().requires_grad_(False)
    for part in model.modules():
        for name, weight in part.named_parameters(recurse=False):
            is_bias, scales = name.endswith("bias"), weight.ndim < 2
            weight.fill_(0.0 if is_bias else 1.0 if scales else 1 / weight[0].numel())
        if isinstance(part, nn.modules.batchnorm._BatchNorm):
            part.reset_running_stats()
    seen: list[Tensor] = []

    def stop(layer: nn.Module, inputs: tuple[Tensor, ...], output: Tensor) -> None:
        seen.append(output)
        raise _ReachedError  # what lies behind may want another size

    layer.register_forward_hook(stop)
    for side in (MEASURED_ON, SIDE):
        generator = torch.Generator().manual_seed(0)
        spans = [_span(model, seen, side, generator, darkest=k % 2) for k in range(DRAWS)]
        if found := [span for span in spans if span is not None]:
            return max(found)
    raise ValueError(f"{layer} is no layer that this model runs")


class _ReachedError(Exception):
    """The layer has given its output."""


def _span(model: nn.Module, seen: list[Tensor], side: int, generator: torch.Generator, *, darkest: float) -> int | None:
    """Of one image, brighter than `darkest`; None where the network does not take it."""
    x = torch.rand(1, 1, side, side, generator=generator, dtype=torch.float64).add(darkest).requires_grad_()
    seen.clear()
    try:
        model(x)
    except _ReachedError:
        return _extent(seen.pop(), x)
    except Exception:
        return None
    return None


def _extent(output: Float[Tensor, "1 c i j"], x: Float[Tensor, "1 1 h w"]) -> int:
    """Over four neighbours in the middle, as pooled and transposed maps see differently at odd positions."""
    spans = []
    for k in range(4):
        row, column = (
            min(length // 2 + step, length - 1) for length, step in zip(output.shape[2:], (k // 2, k % 2), strict=True)
        )
        (gradient,) = torch.autograd.grad(output[0, :, row, column].sum(), x, retain_graph=True)
        for axis in (0, 1):
            reached = gradient[0, 0].abs().sum(axis).nonzero().flatten()
            spans += [int(reached[-1] - reached[0]) + 1] if len(reached) else []
    return max(spans, default=0)


def _through(module: nn.Module, side: float, step: float) -> tuple[float, float]:
    if not hasattr(module, "kernel_size"):
        return side, step
    kernel, stride, dilation = (_one(getattr(module, name, 1)) for name in ("kernel_size", "stride", "dilation"))
    reach = dilation * (kernel - 1)
    if isinstance(module, _ConvTransposeNd):
        return side + (math.ceil((reach + 1) / stride) - 1) * step, step / stride
    return side + reach * step, step * stride


def _one(size: int | tuple[int, ...]) -> int:
    return size if isinstance(size, int) else size[0]
