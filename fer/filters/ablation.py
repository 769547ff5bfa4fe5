"""What the held-out faces lose without single filters, and without all that prefer one class."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import torch
from jaxtyping import Bool, Float, Int
from scipy.stats import binomtest
from torch import Tensor, nn

from fer.data.examples import evenly_spread
from fer.filters.checks import require_some
from fer.filters.selectivity import Selectivity
from fer.filters.silencing import Ablated, ablate, changed_answers, unheard
from fer.statistics.interval import Interval, normal_quantile, paired_difference, together
from fer.statistics.ranks import spearman


class RecallChange(NamedTuple):
    """What one class loses without one group of filters, and how many of its faces decide."""

    change: Interval | None  # of its recall, -1 to 1, negative where that falls; None for a class without faces
    lost: int  # faces right with the filters alone
    won: int  # faces right without them alone
    sure: bool  # the interval lies off 0


Changes = tuple[tuple[RecallChange, ...], ...]  # a row a group of filters, a column a class
Beyond = tuple[tuple[Interval | None, ...], ...]  # the same: a class's change less the mean change of the others


class RankCorrelations(NamedTuple):
    """Spearman's, over filters left out one at a time; None where it cannot be told. The two hold together at 95 %."""

    filters: int  # no two of them near-equal
    answers: Interval | None  # of eta squared and the share of answers that change
    recall: Interval | None  # of eta squared and the fall of mean recall


@dataclass(frozen=True)
class Ablation:
    """What the held-out faces lose without single filters, and without all that prefer one class."""

    faces: int  # on which filters are left out
    class_faces: tuple[int, ...]  # of these, of each class
    right: int  # of the faces, with all filters
    filters: int  # left out one at a time, all of the layer
    single: Changes  # a row a shown filter
    classes: tuple[int, ...]  # those that some filter prefers
    sizes: tuple[int, ...]  # how many filters each
    groups: Changes  # a row each of `classes`, without the filters that prefer it
    beyond: Beyond  # of the same
    answers_changed: tuple[float, ...]  # of each filter left out: the share of faces whose answer is another, 0 to 1
    recall_lost: tuple[float, ...]  # of each filter left out: the fall of the mean recall, -1 to 1
    correlations: RankCorrelations
    unheard: tuple[int, ...]  # filters without which no logit of any face moves


def measure(
    model: nn.Module,
    layer: nn.Module,
    x: Float[Tensor, "n 1 h w"],
    labels: Int[np.ndarray, " n"],
    selective: Selectivity,
    shown: Int[np.ndarray, " f"],
    *,
    near_equal: Sequence[Sequence[int]],
    faces_a_class: int,
) -> Ablation:
    """Leaves out every filter of `layer` alone, and those that prefer one class together; see `ablate`.

    On at most `faces_a_class` of the n faces of each class. Of each group of `near_equal` filters the correlations take
    the first: the others say the same again. Raises InputError for less than one face a class.
    """
    some = some_of_each_class(labels, limit=faces_a_class)
    judged = labels[some]
    filters, liked = len(selective.prefers), sorted({k for k in selective.prefers if k is not None})
    crowds = [[filter_ for filter_, of in enumerate(selective.prefers) if of == k] for k in liked]
    ablated = ablate(model, layer, x[torch.from_numpy(some)], [*([k] for k in range(filters)), *crowds])
    each, together_ = ablated.part(slice(filters)), ablated.part(slice(filters, None))
    answers, recall = changed_answers(each), -balanced_change(each, judged)
    apart = np.setdiff1d(np.arange(filters), [k for group in near_equal for k in group[1:]])
    eta_squared = np.array(selective.eta_squared)[apart]
    return Ablation(
        faces=len(some),
        class_faces=tuple(np.bincount(judged, minlength=ablated.whole.shape[1]).tolist()),
        right=int(_right(ablated.whole, judged).sum()),
        filters=filters,
        single=recall_changes(each.part(shown), judged),
        classes=tuple(liked),
        sizes=tuple(map(len, crowds)),
        groups=recall_changes(together_, judged),
        beyond=beyond_others(together_, judged),
        answers_changed=tuple(answers.tolist()),
        recall_lost=tuple(recall.tolist()),
        correlations=RankCorrelations(
            len(apart),
            rank_correlation(eta_squared, answers[apart], level=together(2)),
            rank_correlation(eta_squared, recall[apart], level=together(2)),
        ),
        unheard=tuple(np.flatnonzero(unheard(each)).tolist()),
    )


def some_of_each_class(labels: Int[np.ndarray, " n"], *, limit: int) -> Int[np.ndarray, " m"]:
    """Positions, ascending, of at most `limit` faces of each class, spread evenly. Raises InputError for limit < 1."""
    require_some(limit, "ablation_faces_a_class")
    own = [np.flatnonzero(labels == k) for k in np.unique(labels)]
    return np.sort(np.concatenate([at[evenly_spread(len(at), number=limit)] for at in own]))


def recall_changes(ablated: Ablated, labels: Int[np.ndarray, " n"]) -> Changes:
    """For each group and class the change of recall; with and without are compared face by face.

    All intervals of the table hold together at 95 % (Bonferroni), so what is largest among them may be picked. One
    that McNemar's exact test does not tell from 0 at the same level is widened to hold it.
    """
    lost, won, faces = _decided(ablated, labels)
    level = together(max(len(lost) * sum(of > 0 for of in faces), 1))
    return tuple(
        tuple(_change(down, up, of, level) for down, up, of in zip(*row, faces, strict=True))
        for row in zip(lost.tolist(), won.tolist(), strict=True)
    )


def beyond_others(ablated: Ablated, labels: Int[np.ndarray, " n"]) -> Beyond:
    """For each group and class the change of its recall less the mean change of the other classes' recalls, -2 to 2.

    The classes are different faces, and each face is seen with and without, so the variances are those of paired
    differences (Agresti & Min 2005), weighted and added. As many intervals as there are groups hold together at 95 %:
    one may be picked a group. None for a class without faces, or without another that has some.
    """
    lost, won, faces = _decided(ablated, labels)
    n = np.array(faces) + 2
    centre = (won - lost) / n
    variance = ((won + lost + 1) / n - centre**2) / n
    known = np.flatnonzero(np.array(faces) > 0)
    if len(known) < 2:
        return tuple((None,) * len(faces) for _ in lost)
    value = (won - lost) / np.maximum(faces, 1)
    quantile = normal_quantile(together(max(len(lost), 1)))
    table: list[list[Interval | None]] = [[None] * len(faces) for _ in lost]
    for k in known:
        weight = np.zeros(len(faces))
        weight[known] = -1 / (len(known) - 1)
        weight[k] = 1
        middle, reach = centre @ weight, quantile * np.sqrt(variance @ weight**2)
        for row, *found in zip(table, value @ weight, middle - reach, middle + reach, strict=True):
            row[k] = Interval(*map(float, found))
    return tuple(map(tuple, table))


def as_arrays(table: Changes) -> tuple[Float[np.ndarray, "g k"], Bool[np.ndarray, "g k"]]:
    """The changes of recall without their intervals, nan for a class without faces; and which are sure."""
    change = np.array([[np.nan if cell.change is None else cell.change.value for cell in row] for row in table])
    return change, np.array([[cell.sure for cell in row] for row in table])


def balanced_change(ablated: Ablated, labels: Int[np.ndarray, " n"]) -> Float[np.ndarray, " g"]:
    """The change of the mean recall without each group, over the classes that have faces."""
    change = _right(ablated.without, labels).astype(int) - _right(ablated.whole, labels)
    return np.mean([change[:, labels == k].mean(axis=1) for k in np.unique(labels)], axis=0)


def rank_correlation(a: Float[np.ndarray, " f"], b: Float[np.ndarray, " f"], *, level: float) -> Interval | None:
    """Spearman's, with its interval (Bonett & Wright 2000); None for fewer than 4 filters, or where one is constant."""
    if len(a) < 4 or np.ptp(a) == 0 or np.ptp(b) == 0:
        return None
    rho = float(spearman(a, b))
    reach = normal_quantile(level) * np.sqrt((1 + rho**2 / 2) / (len(a) - 3))
    centre = np.arctanh(np.clip(rho, -1 + 1e-9, 1 - 1e-9))
    return Interval(rho, float(np.tanh(centre - reach)), float(np.tanh(centre + reach)))


def _change(lost: int, won: int, faces: int, level: float) -> RecallChange:
    change = paired_difference(won, lost, faces, level=level)
    if change is not None and (not lost + won or binomtest(lost, lost + won).pvalue > 1 - level):
        change = change._replace(low=min(change.low, 0.0), high=max(change.high, 0.0))
    return RecallChange(change, lost, won, change is not None and not change.low <= 0 <= change.high)


def _decided(
    ablated: Ablated, labels: Int[np.ndarray, " n"]
) -> tuple[Int[np.ndarray, "g k"], Int[np.ndarray, "g k"], list[int]]:
    """How many faces of each class are right with the filters alone, and how many without them alone; how many of each
    class there are."""
    before, after = _right(ablated.whole, labels), _right(ablated.without, labels)
    own = labels == np.arange(ablated.whole.shape[1])[:, None]  # a row a class
    lost, won = ((decide[:, None] & own).sum(axis=2) for decide in (before & ~after, after & ~before))
    return lost, won, own.sum(axis=1).tolist()


def _right(logits: Float[np.ndarray, "*g n k"], labels: Int[np.ndarray, " n"]) -> Bool[np.ndarray, "*g n"]:
    return logits.argmax(axis=-1) == labels
