"""How far attribution maps tell the truth, on faces of which it is known: measures, and what has to be beaten.

A map that scores no better than the same method on a network with random weights, or than a picture of edges, has not
shown what the network learnt.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any, NamedTuple

import numpy as np
import torch
from jaxtyping import Bool, Float, Int, UInt8
from scipy.ndimage import gaussian_filter
from torch import nn

from fer.models.prediction import to_input
from fer.saliency.agreement import rank_correlation
from fer.saliency.density import share_inside
from fer.saliency.maps import attributions, methods_for, untrained
from fer.saliency.plain_maps import plain_maps
from fer.statistics.interval import Interval, together, wilson
from fer.statistics.means import mean_interval

ENOUGH = 24  # faces; below, an interval says nothing
BLUR = 1.0  # pixels: maps are judged as they are shown, or the grid that strides leave in gradients would decide
MEASURES = ("pointing", "energy", "rank")
CHANCE, UNTRAINED = "chance", "untrained"

Scores = dict[str, Float[np.ndarray, " n"]]  # by measure, one number a face


class Truth(NamedTuple):
    """n faces, and where what decides on them lies."""

    images: UInt8[np.ndarray, "n 48 48"]
    labels: Int[np.ndarray, " n"]  # the class whose logit the maps are of
    region: Bool[np.ndarray, "n 48 48"]
    movement: Float[np.ndarray, "n 48 48"]  # grey levels between the face and the same one without it, magnitude

    def take(self, index: Int[np.ndarray, " k"]) -> "Truth":
        return Truth(*(part[index] for part in self))


@dataclass(frozen=True)
class Lead:
    """How far a method lies ahead of what it is least surely ahead of."""

    rival: str  # CHANCE, CENTRE, EDGES or UNTRAINED
    difference: Interval  # mean over the same faces


@dataclass(frozen=True)
class Comparison:
    """Scores of all methods and of what they have to beat, by name and measure."""

    methods: dict[str, dict[str, Interval]]
    untrained: dict[str, dict[str, Interval]]  # the same methods on networks with random weights
    baselines: dict[str, dict[str, Interval]]  # what needs no network
    ahead: dict[str, dict[str, Lead]]  # of the methods
    top: dict[str, tuple[str, ...]]  # by measure: the method of the largest mean, then all not surely below it

    @property
    def measures(self) -> tuple[str, ...]:
        return tuple(self.top)


def pointing(maps: Float[np.ndarray, "n h w"], region: Bool[np.ndarray, "n h w"]) -> Float[np.ndarray, " n"]:
    """Does the largest magnitude lie in the region? 1 or 0, or the share of equally large ones that do (Zhang et al.
    2018, section 4.1; without a margin, which at this size would be as wide as a mouth)."""
    size = np.abs(maps)
    peaks = size == size.max(axis=(1, 2), keepdims=True)
    return (peaks & region).sum(axis=(1, 2)) / peaks.sum(axis=(1, 2))


def energy(maps: Float[np.ndarray, "n h w"], region: Bool[np.ndarray, "n h w"]) -> Float[np.ndarray, " n"]:
    """Share of the magnitude in the region, 0 to 1 (Wang et al. 2020, section 4.2); of a map of zeros, the area's."""
    share = share_inside(maps, region)
    return np.where(np.isfinite(share), share, region.mean(axis=(1, 2)))


def rank(maps: Float[np.ndarray, "n h w"], movement: Float[np.ndarray, "n h w"]) -> Float[np.ndarray, " n"]:
    """Spearman's correlation over the pixels between magnitude and movement, -1 to 1; 0 where one is constant."""
    return np.nan_to_num(rank_correlation(maps, movement))


def score(maps: Float[np.ndarray, "n 48 48"], truth: Truth, *, measures: Sequence[str] = MEASURES) -> Scores:
    """The `measures` of every face, of the maps' magnitudes blurred by BLUR."""
    maps = gaussian_filter(np.abs(maps).astype(float), (0, BLUR, BLUR), mode="nearest")
    against = {"pointing": (pointing, truth.region), "energy": (energy, truth.region), "rank": (rank, truth.movement)}
    return {measure: of(maps, where) for measure in measures for of, where in [against[measure]]}


def scores_of(
    model: nn.Module,
    truth: Truth,
    *,
    explain: Callable[..., Mapping[str, np.ndarray]] = attributions,
    measures: Sequence[str] = MEASURES,
    **options: Any,
) -> dict[str, Scores]:
    """The scores of every method that the network allows. The maps are those of `explain`, to which `options` are
    handed on: those of the network by `maps.attributions`, those of random weights by `maps.untrained`."""
    x, target = to_input(truth.images), torch.from_numpy(truth.labels)
    maps = explain(model, x, target, methods=methods_for(model), **options)
    return {name: score(of_method, truth, measures=measures) for name, of_method in maps.items()}


def baselines(truth: Truth, *, measures: Sequence[str] = MEASURES) -> dict[str, Scores]:
    """What needs no network: an even map (chance), a Gaussian blob in the middle, and the edges of the picture."""
    pictures = {CHANCE: np.ones(truth.images.shape), **plain_maps(truth.images)}
    return {name: score(maps, truth, measures=measures) for name, maps in pictures.items()}


def judge(
    model: nn.Module, truth: Truth, *, measures: Sequence[str] = MEASURES, passes: int = 16, seed: int = 0
) -> Comparison:
    """Every method's maps of the truth by the network, and all that they have to beat; at least two faces."""
    trained, random = (
        scores_of(model, truth, explain=explain, measures=measures, passes=passes, seed=seed)
        for explain in (attributions, untrained)
    )
    return compare(trained, random, baselines(truth, measures=measures))


def compare(methods: Mapping[str, Scores], random: Mapping[str, Scores], others: Mapping[str, Scores]) -> Comparison:
    """The means of all, and how far each method lies ahead of the best that it has to beat; at least two faces.

    To beat are `others` and the same method on networks with random weights. A lead is over the one of these which the
    method is least surely ahead of: whoever is ahead of that one is so of all. The intervals of leads hold for all
    methods, measures and rivals together (Bonferroni), and so for whichever is named for being the largest. So do those
    of the differences between any two methods, which say who is not surely below the first.
    """
    measures = tuple(next(iter(methods.values())))
    level = together(len(methods) * len(measures) * (len(others) + 1))
    return Comparison(
        methods={name: _means(scores) for name, scores in methods.items()},
        untrained={name: _means(scores) for name, scores in random.items()},
        baselines={name: _means(scores) for name, scores in others.items()},
        ahead={
            name: {m: lead(scores[m], {k: s[m] for k, s in rivals.items()}, level) for m in measures}
            for name, scores in methods.items()
            for rivals in [{**others, UNTRAINED: random[name]}]
        },
        top={m: _top({name: scores[m] for name, scores in methods.items()}) for m in measures},
    )


def _means(scores: Scores) -> dict[str, Interval]:
    """With Wilson's interval for the pointing game, where every face is a hit or a miss."""
    means = {measure: mean_interval(values) for measure, values in scores.items()}
    if "pointing" not in scores:
        return means
    hits = scores["pointing"]
    share = wilson(int(hits.sum()), len(hits)) if np.isin(hits, (0, 1)).all() else None
    return means if share is None else means | {"pointing": share}


def lead(values: Float[np.ndarray, " n"], rivals: Mapping[str, Float[np.ndarray, " n"]], level: float) -> Lead:
    """Over the rival whose difference on the same faces reaches lowest; at least two faces."""
    leads = {name: mean_interval(values - of_rival, level=level) for name, of_rival in rivals.items()}
    hardest = min(leads, key=lambda name: leads[name].low)
    return Lead(hardest, leads[hardest])


def _top(values: Mapping[str, Float[np.ndarray, " n"]]) -> tuple[str, ...]:
    """The one with the largest mean, then those whose difference from it has an interval that holds 0; the intervals
    hold for all pairs together, since which one is largest is seen in the same faces."""
    first = max(values, key=lambda name: float(values[name].mean()))
    pairs = len(list(combinations(values, 2)))
    level = together(max(pairs, 1))
    below = {name: mean_interval(values[first] - of, level=level).low for name, of in values.items() if name != first}
    return first, *(name for name, low in below.items() if low <= 0)
