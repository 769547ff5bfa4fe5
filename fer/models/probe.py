"""A network asked and left as it was, and where a filter's answer is read."""

import copy
from collections.abc import Callable
from typing import Any

import torch
from jaxtyping import Float
from torch import Tensor, fx, nn
from torch.fx.proxy import TraceError

from fer.models.calls import calls_of, last_call, reading, runs_once
from fer.models.foreign import SIDE, Foreign
from fer.models.modes import eval_mode


def aside(model: nn.Module, layer: nn.Module) -> tuple[nn.Module, nn.Module]:
    """A copy of the network in evaluation mode whose weights want no gradient, and its layer in it.

    Channels lie last in memory, which a CPU computes a third faster.
    """
    model, layer = copy.deepcopy((model, layer))
    return model.eval().requires_grad_(False).to(memory_format=torch.channels_last), layer


def reader(model: nn.Module, layer: nn.Module) -> Callable[[Float[Tensor, "n 1 h w"]], Float[Tensor, "n c i j"]]:
    """A function from images to the maps of `layer`, in evaluation mode. It asks a copy of the network.

    Of a layer that runs several times they are the last ones, which the layers behind read.
    """
    model, layer = aside(model, layer)
    seen: list[Tensor] = []

    def keep(layer: nn.Module, inputs: tuple[Any, ...], output: Tensor) -> Tensor:
        seen.append(output)
        return output.clone()  # which the network may overwrite, as torchvision's own do

    layer.register_forward_hook(keep)

    def maps_of(x: Tensor) -> Tensor:
        seen.clear()
        model(x)
        return seen.pop()

    return maps_of


def node_of(graph: fx.GraphModule, layer: nn.Module) -> fx.Node:
    """Where the graph of a network runs `layer`, for the last time. Raises ValueError where it does not."""
    for node in reversed(graph.graph.nodes):
        if node.op == "call_module" and graph.get_submodule(node.target) is layer:
            return node
    raise ValueError(f"{layer} is no layer of this model")


def traced(model: nn.Module) -> fx.GraphModule | None:
    """The network as a graph; None where its forward cannot be traced.

    A person's own forward may raise anything when it is traced, or be traced to something else than it does: then the
    graph gives other logits for noise.
    """
    if not isinstance(model, Foreign):
        try:
            return fx.symbolic_trace(model)
        except TraceError:
            return None
    x = torch.rand(2, 1, SIDE, SIDE, generator=torch.Generator().manual_seed(1))
    x = x.to(next(model.parameters()).device)
    try:
        with eval_mode(model), torch.no_grad():
            graph = fx.symbolic_trace(model)
            return graph if torch.allclose(graph(x), model(x), rtol=1e-3, atol=1e-5) else None
    except Exception:
        return None


def passed_on(model: nn.Module, layer: nn.Module) -> nn.Module:
    """Where the answers of the filters of `layer` have the sign and the scale in which the layers behind read them.

    That is the batch normalisation right behind `layer`, if there is one: its gain may be negative, and then it is a
    small value of the convolution that the network takes for a strong answer. Otherwise `layer` itself.
    Raises ValueError where `layer` is not run by the model's graph.
    """
    behind: nn.Module | None = None
    graph = traced(model)
    if graph is None:
        x = torch.zeros(1, 1, SIDE, SIDE, device=next(model.parameters()).device)
        calls = calls_of(model, x)
        call = last_call(calls, layer)
        follows = None if call is None else reading(calls, call)
        behind = follows.layer if follows and runs_once(calls, follows.layer) else None
    else:
        users = list(node_of(graph, layer).users)
        if len(users) == 1 and users[0].op == "call_module":
            behind = graph.get_submodule(str(users[0].target))
    return behind if isinstance(behind, nn.BatchNorm2d) else layer
