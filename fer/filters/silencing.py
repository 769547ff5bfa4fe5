"""A network run without some of its filters: each says the same of every face."""

import itertools
from collections.abc import Callable, Sequence
from functools import partial
from itertools import takewhile
from typing import Any, NamedTuple

import numpy as np
import torch
import torch.nn.functional as F
from jaxtyping import Bool, Float, Int
from torch import Tensor, fx, nn

from fer.models.calls import calls_of, last_call, reading
from fer.models.channelwise import ACTIVATION_FUNCTIONS, CHANNELWISE
from fer.models.folding import folded
from fer.models.probe import node_of, traced

BATCH = 128
APART = (
    *CHANNELWISE,
    nn.Identity,
    nn.MaxPool2d,
    nn.AvgPool2d,
    nn.AdaptiveAvgPool2d,
    nn.AdaptiveMaxPool2d,
    nn.Dropout,
    nn.Dropout2d,
)
APART_FUNCTIONS = (  # the same where they are no layers
    *ACTIVATION_FUNCTIONS,
    F.max_pool2d,
    F.avg_pool2d,
    F.adaptive_avg_pool2d,
    F.adaptive_max_pool2d,
    F.dropout,
    F.dropout2d,
)
_RELU = ("call_method", "relu")  # x.relu()
UNMOVED = 1e-5  # standard deviations of the logits: less than this is rounding


class Ablated(NamedTuple):
    """The logits of the whole network, and without each group of filters."""

    whole: Float[np.ndarray, "n k"]
    without: Float[np.ndarray, "g n k"]

    def part(self, groups: slice | Int[np.ndarray, " f"]) -> "Ablated":
        """The same of some of the groups."""
        return Ablated(self.whole, self.without[groups])


def ablate(
    model: nn.Module,
    layer: nn.Module,
    x: Float[Tensor, "n 1 h w"],
    groups: Sequence[Sequence[int]],
    *,
    batch: int = BATCH,
) -> Ablated:
    """The logits with the maps of each group of filters of `layer` set to their mean over the faces.

    The map is replaced at the last place where it is the filter's own, behind the rectifier and the pooling where
    these follow: there its mean is taken, and there it is put in. The mean before a rectifier would be mostly cut off
    by it. The mean and not 0: the layers behind were trained on maps around it, so that 0 would not silence the filter
    but make it say something unusual. What does not mix the filters is computed once a batch, the rest for each group.
    Of a network that cannot be traced all is computed for each group, and the place is the last layer that is seen to
    go on from this one. Of a layer that runs several times the last run counts. Raises ValueError where `layer` is not
    run by the model.
    """
    model, layer = folded(model, layer)
    with torch.no_grad():
        graph = traced(model)
        if graph is None:
            return _ablate_by_hooks(model, layer, x, groups, batch=batch)
        place = _last_apart(graph, node_of(graph, layer))
        behind = _behind(graph, place)
        needed = {node for node in graph.graph.nodes if node not in behind and behind & set(node.users)}
        wholes, known = list[np.ndarray](), list[dict[fx.Node, Any]]()
        for part in x.split(batch):
            first = _run(graph, part)
            wholes.append(first[_output(graph)].cpu().numpy())
            before = {node: value for node, value in first.items() if node not in behind}
            known.append({node: value if node in needed else None for node, value in before.items()})
        usual = _mean([of[place] for of in known], len(x))
        rests = [np.stack([_without(graph, of, place, group, usual) for group in groups]) for of in known]
    return Ablated(np.concatenate(wholes), np.concatenate(rests, axis=1))


def _ablate_by_hooks(
    model: nn.Module, layer: nn.Module, x: Float[Tensor, "n 1 h w"], groups: Sequence[Sequence[int]], *, batch: int
) -> Ablated:
    """`ablate` of a network without a graph: the whole of it is run anew for each group."""
    calls = calls_of(model, x[:1])
    place = last_call(calls, layer)
    if place is None:
        raise ValueError(f"{layer} is no layer that this model runs")
    while (behind := reading(calls, place)) and isinstance(behind.layer, APART):
        place = behind
    number = sum(call.layer is place.layer for call in takewhile(lambda call: call is not place, calls))

    def logits(change: Callable[[Tensor], None]) -> Float[np.ndarray, "n k"]:
        parts = x.split(batch)
        return np.concatenate([_changed(model, place.layer, number, part, change) for part in parts])

    seen: list[Tensor] = []
    whole = logits(lambda maps: seen.append(maps.clone()))
    usual = _mean(seen, len(x))
    return Ablated(whole, np.stack([logits(partial(_silence, silenced=list(group), usual=usual)) for group in groups]))


def _silence(maps: Float[Tensor, "b c i j"], *, silenced: list[int], usual: Float[Tensor, "c i j"]) -> None:
    maps[:, silenced] = usual[silenced]


def _changed(
    model: nn.Module, layer: nn.Module, number: int, x: Float[Tensor, "b 1 h w"], change: Callable[[Tensor], None]
) -> Float[np.ndarray, "b k"]:
    """The logits with what the layer gives, after `number` earlier runs of it, changed in place by `change`."""
    times = itertools.count()

    def hook(layer: nn.Module, inputs: tuple[Any, ...], output: Tensor) -> Tensor | None:
        if next(times) != number:
            return None
        maps = output.clone()
        change(maps)
        return maps

    handle = layer.register_forward_hook(hook)
    try:
        return model(x).cpu().numpy()
    finally:
        handle.remove()


def changed_answers(ablated: Ablated) -> Float[np.ndarray, " g"]:
    """The share of faces whose answer is another without the group, 0 to 1."""
    return (ablated.without.argmax(axis=2) != ablated.whole.argmax(axis=1)).mean(axis=1)


def unheard(ablated: Ablated) -> Bool[np.ndarray, " g"]:
    """For each group: does no logit of any face move without it, but for rounding?"""
    size = max(float(ablated.whole.std()), float(np.finfo(np.float32).tiny))
    return np.abs(ablated.without - ablated.whole).max(axis=(1, 2)) <= UNMOVED * size


def _last_apart(graph: fx.GraphModule, place: fx.Node) -> fx.Node:
    """The last node up to which each filter still goes its own way."""
    while len(place.users) == 1 and _keeps_apart(graph, following := next(iter(place.users))):
        place = following
    return place


def _keeps_apart(graph: fx.GraphModule, node: fx.Node) -> bool:
    if node.op == "call_module":
        return isinstance(graph.get_submodule(str(node.target)), APART)
    return (node.op == "call_function" and node.target in APART_FUNCTIONS) or (node.op, node.target) == _RELU


def _mean(maps: Sequence[Float[Tensor, "_ c i j"]], faces: int) -> Float[Tensor, "c i j"]:
    """The mean over the faces of maps, batch by batch."""
    total = torch.stack([of.sum(dim=0, dtype=torch.float64) for of in maps]).sum(dim=0)
    return (total / faces).float()


def _run(graph: fx.GraphModule, x: Float[Tensor, "n 1 h w"]) -> dict[fx.Node, Tensor]:
    """What every node gives."""
    running = fx.Interpreter(graph, garbage_collect_values=False)
    running.run(x)
    return running.env


def _output(graph: fx.GraphModule) -> fx.Node:
    return next(node for node in graph.graph.nodes if node.op == "output")


def _behind(graph: fx.GraphModule, place: fx.Node) -> set[fx.Node]:
    """The nodes that depend on `place`, itself left out."""
    found: set[fx.Node] = set()
    for node in graph.graph.nodes:
        if any(source is place or source in found for source in node.all_input_nodes):
            found.add(node)
    return found


def _without(
    graph: fx.GraphModule,
    known: dict[fx.Node, Any],
    place: fx.Node,
    group: Sequence[int],
    usual: Float[Tensor, "c i j"],
) -> np.ndarray:
    maps = known[place].clone()
    _silence(maps, silenced=list(group), usual=usual)
    return fx.Interpreter(graph).run(initial_env={**known, place: maps}).cpu().numpy()
