"""What a network loses without some of its filters, on the same faces."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import torch
from jaxtyping import Bool, Float, Int
from scipy.stats import binomtest, norm, spearmanr
from torch import Tensor, fx, nn

from fer.errors import InputError
from fer.models.probe import aside, node_of
from fer.statistics.interval import LEVEL, Interval, paired_difference

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


class Loss(NamedTuple):
    """What one class loses with one group of filters: the change of its recall, and how many of its faces decide."""

    change: Interval | None  # negative where recall falls; None for a class without faces
    lost: int  # faces right with the filters alone
    won: int  # faces right without them alone
    p: float  # McNemar's exact test of the two numbers; 1 where no face decides


def some_of_each_class(labels: Int[np.ndarray, " n"], *, limit: int) -> Int[np.ndarray, " m"]:
    """Positions, ascending, of at most `limit` faces of each class, spread evenly. Raises InputError for limit < 1."""
    if limit < 1:
        raise InputError(f"ablation_faces_a_class={limit}: ask for at least one")
    own = [np.flatnonzero(labels == k) for k in np.unique(labels)]
    return np.sort(np.concatenate([at[np.linspace(0, len(at) - 1, min(limit, len(at))).astype(int)] for at in own]))


def ablate(
    model: nn.Module,
    layer: nn.Module,
    x: Float[Tensor, "n 1 h w"],
    groups: Sequence[Sequence[int]],
    usual: Float[np.ndarray, "c i j"],
    *,
    batch: int = BATCH,
) -> Ablated:
    """The logits with the maps of each group of filters set to `usual`, their mean over faces, where `layer` ends.

    The mean and not 0: the layers behind were trained on maps around it, so that 0 would not silence the filter but
    make it say something unusual. With the mean it says the same of every face. What does not mix the filters is
    computed once a batch, the rest for each group.
    Raises ValueError where `layer` is not run by the model's graph.
    """
    model, layer = aside(model, layer)
    with torch.no_grad():
        traced = fx.symbolic_trace(model)
        place, constant = _carried(traced, node_of(traced, layer), torch.from_numpy(usual))
        behind = _behind(traced, place)
        wholes, rests = [], []
        for part in x.split(batch):
            first = fx.Interpreter(traced, garbage_collect_values=False)
            wholes.append(first.run(part).cpu().numpy())
            known = {node: value for node, value in first.env.items() if node not in behind}
            rests.append(np.stack([_without(traced, known, place, group, constant) for group in groups]))
    return Ablated(np.concatenate(wholes), np.concatenate(rests, axis=1))


def losses(ablated: Ablated, labels: Int[np.ndarray, " n"]) -> list[list[Loss]]:
    """For each group and class the change of recall with its interval; with and without are compared face by face."""
    before, after = _right(ablated.whole, labels), _right(ablated.without, labels)
    table = []
    for k in range(ablated.whole.shape[1]):
        own = labels == k
        lost, won = (before & ~after)[:, own].sum(axis=1), (after & ~before)[:, own].sum(axis=1)
        table.append([_loss(int(down), int(up), int(own.sum())) for down, up in zip(lost, won, strict=True)])
    return [list(row) for row in zip(*table, strict=True)]


def _loss(lost: int, won: int, faces: int) -> Loss:
    p = float(binomtest(lost, lost + won).pvalue) if lost + won else 1.0
    return Loss(paired_difference(won, lost, faces), lost, won, p)


def changes(table: Sequence[Sequence[Loss]]) -> Float[np.ndarray, "g k"]:
    """The changes of recall without their intervals; nan for a class without faces."""
    return np.array([[np.nan if loss.change is None else loss.change.value for loss in row] for row in table])


def sure(table: Sequence[Sequence[Loss]], *, level: float = 1 - LEVEL) -> Bool[np.ndarray, "g k"]:
    """Which changes no chance made, over the whole table at once (Holm 1979): each p against level / tests left."""
    p = np.array([[loss.p for loss in row] for row in table])
    order = p.argsort(axis=None)
    left = len(order) - np.arange(len(order))
    passed = np.zeros(p.size, dtype=bool)
    passed[order] = np.logical_and.accumulate(p.ravel()[order] <= level / left)
    return passed.reshape(p.shape)


def balanced_change(ablated: Ablated, labels: Int[np.ndarray, " n"]) -> Float[np.ndarray, " g"]:
    """The change of the mean recall without each group, over the classes that have faces."""
    change = _right(ablated.without, labels).astype(int) - _right(ablated.whole, labels)
    return np.mean([change[:, labels == k].mean(axis=1) for k in np.unique(labels)], axis=0)


def changed_answers(ablated: Ablated) -> Float[np.ndarray, " g"]:
    """The share of faces whose answer is another without the group, 0 to 1."""
    return (ablated.without.argmax(axis=2) != ablated.whole.argmax(axis=1)).mean(axis=1)


def unheard(ablated: Ablated) -> Bool[np.ndarray, " g"]:
    """For each group: does no logit of any face move without it, but for rounding?"""
    size = max(float(ablated.whole.std()), np.finfo(np.float32).tiny)
    return np.abs(ablated.without - ablated.whole).max(axis=(1, 2)) <= UNMOVED * size


def rank_correlation(a: Float[np.ndarray, " f"], b: Float[np.ndarray, " f"]) -> Interval | None:
    """Spearman's, with its interval (Bonett & Wright 2000); None for fewer than 4 filters, or where one is constant."""
    if len(a) < 4 or np.ptp(a) == 0 or np.ptp(b) == 0:
        return None
    rho = float(spearmanr(a, b).statistic)
    reach = norm.ppf((1 + LEVEL) / 2) * np.sqrt((1 + rho**2 / 2) / (len(a) - 3))
    centre = np.arctanh(np.clip(rho, -1 + 1e-9, 1 - 1e-9))
    return Interval(rho, float(np.tanh(centre - reach)), float(np.tanh(centre + reach)))


def _right(logits: Float[np.ndarray, "*g n k"], labels: Int[np.ndarray, " n"]) -> Bool[np.ndarray, "*g n"]:
    return logits.argmax(axis=-1) == labels


def _carried(
    traced: fx.GraphModule, place: fx.Node, usual: Float[Tensor, "c i j"]
) -> tuple[fx.Node, Float[Tensor, "c u v"]]:
    """The last node up to which each filter still goes its own way, and the `usual` maps carried there from `place`."""
    maps = usual[None]
    while len(place.users) == 1 and _keeps_apart(traced, following := next(iter(place.users))):
        place, maps = following, traced.get_submodule(following.target)(maps)
    return place, maps[0]


def _keeps_apart(traced: fx.GraphModule, node: fx.Node) -> bool:
    return node.op == "call_module" and isinstance(traced.get_submodule(node.target), APART)


def _behind(traced: fx.GraphModule, place: fx.Node) -> set[fx.Node]:
    """The nodes that depend on `place`, itself left out."""
    found: set[fx.Node] = set()
    for node in traced.graph.nodes:
        if any(source is place or source in found for source in node.all_input_nodes):
            found.add(node)
    return found


def _without(
    traced: fx.GraphModule,
    known: dict[fx.Node, Tensor],
    place: fx.Node,
    group: Sequence[int],
    usual: Float[Tensor, "c i j"],
) -> np.ndarray:
    maps = known[place].clone()
    maps[:, list(group)] = usual[list(group)]
    return fx.Interpreter(traced).run(initial_env={**known, place: maps}).cpu().numpy()
