"""A network run without some of its filters: each says the same of every face."""

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
import torch
from jaxtyping import Bool, Float, Int
from torch import Tensor, fx, nn

from fer.models.probe import aside, node_of

BATCH = 128
APART = (
    nn.BatchNorm2d,
    nn.ReLU,
    nn.LeakyReLU,
    nn.MaxPool2d,
    nn.AvgPool2d,
    nn.AdaptiveAvgPool2d,
    nn.Dropout,
    nn.Identity,
)
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
    Raises ValueError where `layer` is not run by the model's graph.
    """
    model, layer = aside(model, layer)
    with torch.no_grad():
        traced = fx.symbolic_trace(model)
        place = _last_apart(traced, node_of(traced, layer))
        behind = _behind(traced, place)
        needed = {node for node in traced.graph.nodes if node not in behind and behind & set(node.users)}
        wholes, known = list[np.ndarray](), list[dict[fx.Node, Any]]()
        for part in x.split(batch):
            first = _run(traced, part)
            wholes.append(first[_output(traced)].cpu().numpy())
            before = {node: value for node, value in first.items() if node not in behind}
            known.append({node: value if node in needed else None for node, value in before.items()})
        usual = _mean(known, place, len(x))
        rests = [np.stack([_without(traced, of, place, group, usual) for group in groups]) for of in known]
    return Ablated(np.concatenate(wholes), np.concatenate(rests, axis=1))


def changed_answers(ablated: Ablated) -> Float[np.ndarray, " g"]:
    """The share of faces whose answer is another without the group, 0 to 1."""
    return (ablated.without.argmax(axis=2) != ablated.whole.argmax(axis=1)).mean(axis=1)


def unheard(ablated: Ablated) -> Bool[np.ndarray, " g"]:
    """For each group: does no logit of any face move without it, but for rounding?"""
    size = max(float(ablated.whole.std()), float(np.finfo(np.float32).tiny))
    return np.abs(ablated.without - ablated.whole).max(axis=(1, 2)) <= UNMOVED * size


def _last_apart(traced: fx.GraphModule, place: fx.Node) -> fx.Node:
    """The last node up to which each filter still goes its own way."""
    while len(place.users) == 1 and _keeps_apart(traced, following := next(iter(place.users))):
        place = following
    return place


def _keeps_apart(traced: fx.GraphModule, node: fx.Node) -> bool:
    return node.op == "call_module" and isinstance(traced.get_submodule(str(node.target)), APART)


def _mean(known: Sequence[dict[fx.Node, Any]], place: fx.Node, faces: int) -> Float[Tensor, "c i j"]:
    """The mean over the faces of what `place` gives, batch by batch."""
    total = torch.stack([of[place].sum(dim=0, dtype=torch.float64) for of in known]).sum(dim=0)
    return (total / faces).float()


def _run(traced: fx.GraphModule, x: Float[Tensor, "n 1 h w"]) -> dict[fx.Node, Tensor]:
    """What every node gives."""
    running = fx.Interpreter(traced, garbage_collect_values=False)
    running.run(x)
    return running.env


def _output(traced: fx.GraphModule) -> fx.Node:
    return next(node for node in traced.graph.nodes if node.op == "output")


def _behind(traced: fx.GraphModule, place: fx.Node) -> set[fx.Node]:
    """The nodes that depend on `place`, itself left out."""
    found: set[fx.Node] = set()
    for node in traced.graph.nodes:
        if any(source is place or source in found for source in node.all_input_nodes):
            found.add(node)
    return found


def _without(
    traced: fx.GraphModule,
    known: dict[fx.Node, Any],
    place: fx.Node,
    group: Sequence[int],
    usual: Float[Tensor, "c i j"],
) -> np.ndarray:
    maps = known[place].clone()
    maps[:, list(group)] = usual[list(group)]
    return fx.Interpreter(traced).run(initial_env={**known, place: maps}).cpu().numpy()
