"""A network asked and left as it was, and where a filter's answer is read."""

import copy
from collections.abc import Callable

import torch
from jaxtyping import Float
from torch import Tensor, fx, nn


def aside(model: nn.Module, layer: nn.Module) -> tuple[nn.Module, nn.Module]:
    """A copy of the network in evaluation mode whose weights want no gradient, and its layer in it.

    Channels lie last in memory, which a CPU computes a third faster.
    """
    model, layer = copy.deepcopy((model, layer))
    return model.eval().requires_grad_(False).to(memory_format=torch.channels_last), layer


def reader(model: nn.Module, layer: nn.Module) -> Callable[[Float[Tensor, "n 1 h w"]], Float[Tensor, "n c i j"]]:
    """A function from images to the maps of `layer`, in evaluation mode. It asks a copy of the network."""
    model, layer = aside(model, layer)
    seen: list[Tensor] = []
    layer.register_forward_hook(lambda layer, inputs, output: seen.append(output))

    def maps_of(x: Tensor) -> Tensor:
        seen.clear()
        model(x)
        return seen.pop()

    return maps_of


def node_of(traced: fx.GraphModule, layer: nn.Module) -> fx.Node:
    """Where the graph of a network runs `layer`. Raises ValueError where it does not."""
    for node in traced.graph.nodes:
        if node.op == "call_module" and traced.get_submodule(node.target) is layer:
            return node
    raise ValueError(f"{layer} is no layer of this model")


def passed_on(model: nn.Module, layer: nn.Module) -> nn.Module:
    """Where the answers of the filters of `layer` have the sign and the scale in which the layers behind read them.

    That is the batch normalisation right behind `layer`, if there is one: its gain may be negative, and then it is a
    small value of the convolution that the network takes for a strong answer. Otherwise `layer` itself.
    Raises ValueError where `layer` is not run by the model's graph.
    """
    traced = fx.symbolic_trace(model)
    users = list(node_of(traced, layer).users)
    if len(users) == 1 and users[0].op == "call_module":
        behind = traced.get_submodule(str(users[0].target))
        if isinstance(behind, nn.BatchNorm2d):
            return behind
    return layer
