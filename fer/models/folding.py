"""A network without its batch normalisation, which in evaluation mode is a part of the convolution before it."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from torch import fx, nn
from torch.nn.utils.fusion import fuse_conv_bn_eval

from fer.models.probe import aside, traced


def folded(model: nn.Module, layer: nn.Module) -> tuple[nn.Module, nn.Module]:
    """A copy of the network that gives the same maps in less time, in evaluation mode, and its layer in it.

    Each normalisation right behind a convolution is folded into the convolution's weights. Those of `layer` itself are
    left alone, as are a convolution that something else reads, one that runs twice and one that computes its weight
    anew at each call; where `layer` is such a normalisation, it is the Identity in its place; where it is the network,
    all of them are folded. A normalisation by the batch's own statistics stays. The weights want no gradient. All norms
    stay where the network's forward cannot be traced.
    """
    model, layer = aside(model, layer)
    parts, graph = dict(model.named_modules()), traced(model)
    for convolution, normalisation in _pairs(graph.graph) if graph else ():
        before, behind = parts[convolution], parts[normalisation]
        if before is not layer and _are_one(before, behind):
            model.set_submodule(convolution, fuse_conv_bn_eval(before, behind))
            model.set_submodule(normalisation, identity := nn.Identity())
            layer = identity if behind is layer else layer
    return model.requires_grad_(False), layer


def without_norms(model: nn.Module) -> nn.Module:
    """A copy in evaluation mode with the network's answers and gradients, to rounding, in two thirds of the time.

    Its batch norms are folded away; all of them stay where its forward cannot be traced.
    """
    return folded(model, model)[0]


def rectify_in_place(model: nn.Module) -> None:
    """Let each ReLU overwrite the maps of the convolution or norm before it, where nothing else reads these.

    Its answers stay what they were, in less time; gradients can no longer be asked of it. A network whose forward
    cannot be traced stays as it is.
    """
    graph = traced(model)
    if graph is None:
        return
    layers = {node: model.get_submodule(str(node.target)) for node in graph.graph.nodes if node.op == "call_module"}
    for node, layer in layers.items():
        before: Any = node.args[0] if node.args else None  # whatever a layer may be given
        if not isinstance(layer, nn.ReLU) or not isinstance(before, fx.Node):
            continue
        alone = len(before.users) == 1
        while isinstance(layers.get(before), nn.Identity):
            before = before.args[0]
            alone = alone and len(before.users) == 1
        if alone and isinstance(layers.get(before), nn.Conv2d | nn.BatchNorm2d):
            layer.inplace = True


def _are_one(before: nn.Module, behind: nn.Module) -> bool:
    """Are they a convolution with a weight of its own and a normalisation by fixed statistics?"""
    if not isinstance(before, nn.Conv2d) or not isinstance(behind, nn.BatchNorm2d):
        return False
    computed = "weight" not in before._parameters or bool(before._forward_pre_hooks)  # as torch's weight_norm does
    return not computed and behind.running_mean is not None and behind.running_var is not None


def _pairs(graph: fx.Graph) -> Iterator[tuple[str, str]]:
    """Names of two layers, the second of which alone reads the first; each runs once."""
    runs = Counter(str(node.target) for node in graph.nodes)
    for node in graph.nodes:
        before = node.args[0] if node.op == "call_module" and node.args else None
        if isinstance(before, fx.Node) and before.op == "call_module" and len(before.users) == 1:
            first, second = str(before.target), str(node.target)
            if runs[first] == runs[second] == 1:
                yield first, second
