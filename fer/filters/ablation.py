"""What a network loses without some of its filters, on the same faces."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import torch
from jaxtyping import Bool, Float, Int
from scipy.stats import binomtest, norm
from torch import Tensor, fx, nn

from fer.data.examples import evenly_spread
from fer.filters.checks import require_some
from fer.filters.selectivity import Selectivity
from fer.models.probe import aside, node_of
from fer.statistics.interval import LEVEL, Interval, paired_difference
from fer.statistics.ranks import spearman

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


class RecallChange(NamedTuple):
    """What one class loses without one group of filters, and how many of its faces decide."""

    change: Interval | None  # of its recall, -1 to 1, negative where that falls; None for a class without faces
    lost: int  # faces right with the filters alone
    won: int  # faces right without them alone
    p: float  # McNemar's exact test of the two numbers; 1 where no face decides
    sure: bool  # no chance made it, over all changes at once


Changes = tuple[tuple[RecallChange, ...], ...]  # a row a group of filters, a column a class


class RankCorrelations(NamedTuple):
    """Spearman's, over the filters left out one at a time; None where it cannot be told."""

    answers: Interval | None  # of eta squared and the share of answers that change
    recall: Interval | None  # of eta squared and the fall of mean recall


@dataclass(frozen=True)
class Ablation:
    """What the held-out faces lose without single filters, and without all that prefer one class."""

    faces: int  # on which filters are left out
    class_faces: tuple[int, ...]  # of these, of each class
    filters: int  # left out one at a time, all of the layer
    single: Changes  # a row a shown filter
    classes: tuple[int, ...]  # those that some filter prefers
    sizes: tuple[int, ...]  # how many filters each
    groups: Changes  # a row each of `classes`, without the filters that prefer it
    answers_changed: tuple[float, ...]  # of each filter left out: the share of faces whose answer is another, 0 to 1
    recall_lost: tuple[float, ...]  # of each filter left out: the fall of the mean recall, -1 to 1
    correlations: RankCorrelations
    unheard: tuple[int, ...]  # filters without which no logit of any face moves


def measure(
    model: nn.Module,
    layer: nn.Module,
    x: Float[Tensor, "n 1 h w"],
    labels: Int[np.ndarray, " n"],
    usual: Float[np.ndarray, "c i j"],
    selective: Selectivity,
    shown: Int[np.ndarray, " f"],
    *,
    faces_a_class: int,
) -> Ablation:
    """Leaves out every filter of `layer` alone, and those that prefer one class together; see `ablate`.

    On at most `faces_a_class` of the n faces of each class. Raises InputError for less than one.
    """
    some = some_of_each_class(labels, limit=faces_a_class)
    judged = labels[some]
    prefers = np.array(selective.prefers)
    filters, liked = len(prefers), np.unique(prefers)
    crowds = [np.flatnonzero(prefers == k).tolist() for k in liked]
    ablated = ablate(model, layer, x[torch.from_numpy(some)], [*([k] for k in range(filters)), *crowds], usual)
    each = ablated.part(slice(filters))
    answers, recall = changed_answers(each), -balanced_change(each, judged)
    eta_squared = np.array(selective.eta_squared)
    return Ablation(
        faces=len(some),
        class_faces=tuple(np.bincount(judged, minlength=ablated.whole.shape[1]).tolist()),
        filters=filters,
        single=recall_changes(each.part(shown), judged),
        classes=tuple(liked.tolist()),
        sizes=tuple(map(len, crowds)),
        groups=recall_changes(ablated.part(slice(filters, None)), judged),
        answers_changed=tuple(answers.tolist()),
        recall_lost=tuple(recall.tolist()),
        correlations=RankCorrelations(rank_correlation(eta_squared, answers), rank_correlation(eta_squared, recall)),
        unheard=tuple(np.flatnonzero(unheard(each)).tolist()),
    )


def some_of_each_class(labels: Int[np.ndarray, " n"], *, limit: int) -> Int[np.ndarray, " m"]:
    """Positions, ascending, of at most `limit` faces of each class, spread evenly. Raises InputError for limit < 1."""
    require_some(limit, "ablation_faces_a_class")
    own = [np.flatnonzero(labels == k) for k in np.unique(labels)]
    return np.sort(np.concatenate([at[evenly_spread(len(at), number=limit)] for at in own]))


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


def recall_changes(ablated: Ablated, labels: Int[np.ndarray, " n"]) -> Changes:
    """For each group and class the change of recall with its interval; with and without are compared face by face."""
    before, after = _right(ablated.whole, labels), _right(ablated.without, labels)
    own = labels == np.arange(ablated.whole.shape[1])[:, None]  # a row a class
    lost, won = (_counted(decide, own) for decide in (before & ~after, after & ~before))
    p = np.array([list(map(_mcnemar, *rows)) for rows in zip(lost, won, strict=True)])
    sure, faces = holm(p).tolist(), own.sum(axis=1).tolist()
    return tuple(
        tuple(
            RecallChange(paired_difference(up, down, of), down, up, chance, beyond)
            for down, up, of, chance, beyond in zip(*cells, strict=True)
        )
        for cells in zip(lost, won, [faces] * len(lost), p.tolist(), sure, strict=True)
    )


def _counted(decide: Bool[np.ndarray, "g n"], own: Bool[np.ndarray, "k n"]) -> list[list[int]]:
    """How many faces of each class decide: a row a group."""
    counts: list[list[int]] = (decide[:, None] & own).sum(axis=2).tolist()
    return counts


def _mcnemar(lost: int, won: int) -> float:
    return float(binomtest(lost, lost + won).pvalue) if lost + won else 1.0


def holm(p: Float[np.ndarray, "g k"], *, level: float = 1 - LEVEL) -> Bool[np.ndarray, "g k"]:
    """Which of many tests pass, over the whole table at once (Holm 1979): each p against level / tests left."""
    order = p.argsort(axis=None)
    left = len(order) - np.arange(len(order))
    passed = np.zeros(p.size, dtype=bool)
    passed[order] = np.logical_and.accumulate(p.ravel()[order] <= level / left)
    return passed.reshape(p.shape)


def as_arrays(table: Changes) -> tuple[Float[np.ndarray, "g k"], Bool[np.ndarray, "g k"]]:
    """The changes of recall without their intervals, nan for a class without faces; and which are sure."""
    change = np.array([[np.nan if cell.change is None else cell.change.value for cell in row] for row in table])
    return change, np.array([[cell.sure for cell in row] for row in table])


def balanced_change(ablated: Ablated, labels: Int[np.ndarray, " n"]) -> Float[np.ndarray, " g"]:
    """The change of the mean recall without each group, over the classes that have faces."""
    change = _right(ablated.without, labels).astype(int) - _right(ablated.whole, labels)
    return np.mean([change[:, labels == k].mean(axis=1) for k in np.unique(labels)], axis=0)


def changed_answers(ablated: Ablated) -> Float[np.ndarray, " g"]:
    """The share of faces whose answer is another without the group, 0 to 1."""
    return (ablated.without.argmax(axis=2) != ablated.whole.argmax(axis=1)).mean(axis=1)


def unheard(ablated: Ablated) -> Bool[np.ndarray, " g"]:
    """For each group: does no logit of any face move without it, but for rounding?"""
    size = max(float(ablated.whole.std()), float(np.finfo(np.float32).tiny))
    return np.abs(ablated.without - ablated.whole).max(axis=(1, 2)) <= UNMOVED * size


def rank_correlation(a: Float[np.ndarray, " f"], b: Float[np.ndarray, " f"]) -> Interval | None:
    """Spearman's, with its interval (Bonett & Wright 2000); None for fewer than 4 filters, or where one is constant."""
    if len(a) < 4 or np.ptp(a) == 0 or np.ptp(b) == 0:
        return None
    rho = float(spearman(a, b))
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
        place, maps = following, traced.get_submodule(str(following.target))(maps)
    return place, maps[0]


def _keeps_apart(traced: fx.GraphModule, node: fx.Node) -> bool:
    return node.op == "call_module" and isinstance(traced.get_submodule(str(node.target)), APART)


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
