"""How far a layer sees: the side of the square of input pixels that one number in its output depends on."""

import math

from torch import fx, nn
from torch.nn.modules.conv import _ConvTransposeNd


def receptive_field(model: nn.Module, layer: nn.Module) -> int:
    """Side of the receptive field of `layer` in pixels of the input, padding not cut off (Araujo et al. 2019, eq. 2).

    Along each path from the input a kernel of k adds (k - 1) steps of the layer's input, and a stride of s makes
    steps s times longer; where paths meet, the widest counts. A transposed convolution shortens steps and
    adds ceil(k / s) - 1 of them. Kernels are square. Raises ValueError where `layer` is not run by the model's graph.
    """
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
