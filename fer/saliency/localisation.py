"""How far attribution maps tell the truth: measured on drawn faces, of which it is known where their expression lies.

Every face is drawn twice, with and without its action units. The region of the truth is the union of the parts that
the action units of its class move; the graded truth is how far each pixel differs between the two pictures. What a
network uses need not be all of that, so a low score may be the network's fault; but a map that scores no better than
the same method on a network with random weights, or than a picture of edges, has not shown what the network learnt.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
import torch
from jaxtyping import Bool, Float, Int, UInt8
from scipy.ndimage import gaussian_filter
from torch import nn

from fer.data.emotions import EMOTIONS
from fer.data.synthetic import draw as synthetic
from fer.errors import InputError
from fer.models.prediction import to_input
from fer.saliency.agreement import rank_correlation
from fer.saliency.density import share_inside
from fer.saliency.maps import METHODS, attributions
from fer.saliency.parts import expected
from fer.saliency.plain_maps import plain_maps
from fer.statistics.classification import correct
from fer.statistics.interval import LEVEL, Interval, wilson
from fer.statistics.means import mean_interval

SEED = 20260  # of faces that are in no run: those of the source "synthetic" are drawn with another
ENOUGH = 24  # faces; below, an interval says nothing
BLUR = 1.0  # pixels: maps are judged as they are shown, or the grid that strides leave in gradients would decide
MEASURES = ("pointing", "energy", "rank")
CHANCE, UNTRAINED = "chance", "untrained"

Scores = dict[str, Float[np.ndarray, " n"]]  # by measure, one number a face


class Truth(NamedTuple):
    """n drawn faces that show an emotion, and where."""

    images: UInt8[np.ndarray, "n 48 48"]
    labels: Int[np.ndarray, " n"]
    region: Bool[np.ndarray, "n 48 48"]  # the parts that the action units of its class move
    movement: Float[np.ndarray, "n 48 48"]  # grey levels between the face and the same one at rest, magnitude

    def take(self, index: Int[np.ndarray, " k"]) -> "Truth":
        return Truth(*(part[index] for part in self))


@dataclass(frozen=True)
class Judged:
    """The drawn faces that methods are judged on: those that the network gets right."""

    drawn: int  # that show an emotion
    same_kind: bool  # the network was trained on drawn faces, others than these
    accuracy: Interval  # of the network on all of them
    luck: float  # the accuracy of always naming their commonest class
    faces: tuple[int, ...]  # right ones that are judged, of each class
    area: float | None  # share of the picture that the moved parts fill, mean over these; None without a face
    enough: bool  # at least ENOUGH of them, from a network that is better than luck: else what it gets right is luck


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


def draw_truth(n: int, *, seed: int = 0) -> Truth:
    """Of n freshly drawn faces those that show an emotion; neutral has no action units, and so no truth.

    Raises InputError for n below ENOUGH.
    """
    if n < ENOUGH:
        raise InputError(f"truth_faces={n}: ask for at least {ENOUGH}")
    rows = np.arange(n)
    drawn, still = (synthetic.draw_at(rows, seed=SEED + seed, at_rest=at_rest) for at_rest in (False, True))
    moved = np.abs(drawn.images.astype(float) - still.images)
    emotional = np.array([bool(emotion.parts) for emotion in EMOTIONS])[drawn.labels]
    region = expected(drawn.masks, drawn.labels)
    return Truth(drawn.images, drawn.labels, region, moved).take(np.flatnonzero(emotional))


def judged_right(
    truth: Truth, logits: Float[np.ndarray, "n 7"], *, per_class: int, same_kind: bool
) -> tuple[Truth, Judged]:
    """The first `per_class` faces of each class that the network gets right, and what is to be said of them.

    `same_kind` says that the network was trained on drawn faces. Raises InputError for per_class < 1.
    """
    if per_class < 1:
        raise InputError(f"truth_a_class={per_class}: ask for at least one")
    right = correct(logits, truth.labels)
    accuracy = wilson(int(right.sum()), len(right))
    if accuracy is None:
        raise ValueError("a truth without faces")
    places = [np.flatnonzero(right & (truth.labels == k))[:per_class] for k in range(len(EMOTIONS))]
    index = np.sort(np.concatenate(places))
    luck = float(np.bincount(truth.labels).max() / len(truth.labels))
    return truth.take(index), Judged(
        drawn=len(right),
        same_kind=same_kind,
        accuracy=accuracy,
        luck=luck,
        faces=tuple(len(of_class) for of_class in places),
        area=float(truth.region[index].mean()) if len(index) else None,
        enough=bool(len(index) >= ENOUGH and accuracy.low > luck),
    )


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


def score(maps: Float[np.ndarray, "n 48 48"], truth: Truth) -> Scores:
    """Every measure of every face, of the maps' magnitudes blurred by BLUR."""
    maps = gaussian_filter(np.abs(maps).astype(float), (0, BLUR, BLUR), mode="nearest")
    return {
        "pointing": pointing(maps, truth.region),
        "energy": energy(maps, truth.region),
        "rank": rank(maps, truth.movement),
    }


def scores_of(
    model: nn.Module, truth: Truth, *, explain: Callable[..., Mapping[str, np.ndarray]] = attributions, **options: Any
) -> dict[str, Scores]:
    """The scores of every method. The maps are those of `explain`, to which `options` are handed on: those of the
    network by `maps.attributions`, those of random weights by `maps.untrained`."""
    x, target = to_input(truth.images), torch.from_numpy(truth.labels)
    maps = explain(model, x, target, methods=METHODS, **options)
    return {name: score(of_method, truth) for name, of_method in maps.items()}


def baselines(truth: Truth) -> dict[str, Scores]:
    """What needs no network: an even map (chance), a Gaussian blob in the middle, and the edges of the picture."""
    pictures = {CHANCE: np.ones(truth.images.shape), **plain_maps(truth.images)}
    return {name: score(maps, truth) for name, maps in pictures.items()}


def compare(methods: Mapping[str, Scores], untrained: Mapping[str, Scores], others: Mapping[str, Scores]) -> Comparison:
    """The means of all, and how far each method lies ahead of the best that it has to beat; at least two faces.

    To beat are `others` and the same method on networks with random weights. A lead is over the one of these which the
    method is least surely ahead of: whoever is ahead of that one is so of all. The intervals of leads hold for all
    methods and measures together (Bonferroni).
    """
    level = 1 - (1 - LEVEL) / (len(methods) * len(MEASURES))
    return Comparison(
        methods={name: _means(scores) for name, scores in methods.items()},
        untrained={name: _means(scores) for name, scores in untrained.items()},
        baselines={name: _means(scores) for name, scores in others.items()},
        ahead={
            name: {m: _lead(scores[m], {k: s[m] for k, s in rivals.items()}, level) for m in MEASURES}
            for name, scores in methods.items()
            for rivals in [{**others, UNTRAINED: untrained[name]}]
        },
    )


def _means(scores: Scores) -> dict[str, Interval]:
    """With Wilson's interval for the pointing game, where every face is a hit or a miss."""
    means = {measure: mean_interval(values) for measure, values in scores.items()}
    hits = scores["pointing"]
    share = wilson(int(hits.sum()), len(hits)) if np.isin(hits, (0, 1)).all() else None
    return means if share is None else means | {"pointing": share}


def _lead(values: Float[np.ndarray, " n"], rivals: Mapping[str, Float[np.ndarray, " n"]], level: float) -> Lead:
    leads = {name: mean_interval(values - of_rival, level=level) for name, of_rival in rivals.items()}
    hardest = min(leads, key=lambda name: leads[name].low)
    return Lead(hardest, leads[hardest])
