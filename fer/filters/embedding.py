"""A layer's answers to faces as a picture on paper: t-SNE (van der Maaten & Hinton 2008), and what the picture loses.

t-SNE keeps near faces near and nothing else: distances between groups, their sizes and gaps are not the layer's, and
another seed draws another picture. What it keeps of neighbourhoods is counted.
"""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from jaxtyping import Bool, Float, Int
from sklearn.manifold import TSNE
from sklearn.neighbors import NearestNeighbors

from fer.filters.layers import Layer
from fer.statistics.interval import Interval, paired_difference, share, together
from fer.statistics.means import mean_interval

PERPLEXITY = 30  # the neighbours of a face that count, about
NEIGHBOURS = 10  # of each face, compared between layer and picture
FACES = 400  # at most so many, evenly spread, are drawn
FEWEST = 4 * PERPLEXITY  # faces: of fewer, every face is a neighbour of every other
STEPS = 500  # of gradient descent; at twice as many the divergence is within a percent


@dataclass(frozen=True)
class Kept:
    """What the picture of one layer keeps of it, over the faces drawn."""

    channels: int
    side: int  # of the layer's maps
    in_layer: Interval  # share of faces whose nearest neighbour in the layer is of the same class
    in_picture: Interval  # the same, of the nearest in the picture
    difference: Interval  # the latter less the former; those of all layers drawn hold together
    neighbours: Interval  # share of a face's NEIGHBOURS nearest in the layer that are among as many in the picture


@dataclass(frozen=True)
class Embedded:
    """The pictures of a middle and the last layer."""

    faces: int
    chance: float  # the share of pairs of faces that are of the same class
    layers: tuple[Kept, ...]  # in their order


class Picture(NamedTuple):
    """Where each face lies; the axes have no unit."""

    places: Float[np.ndarray, "n 2"]
    kept: Kept


def chosen(layers: list[Layer]) -> list[Layer]:
    """A middle layer and the last; of one layer that one."""
    return [layers[k] for k in sorted({(len(layers) - 1) // 2, len(layers) - 1})]


def pictures(layers: list[Layer], labels: Int[np.ndarray, " n"], *, seed: int = 0) -> list[Picture]:
    """One for each layer in which faces differ; none of fewer than FEWEST faces."""
    if len(labels) < FEWEST:
        return []
    varied = [layer for layer in layers if len(np.unique(layer.means, axis=0)) >= FEWEST]
    drawn = [(layer, _drawn(layer, seed)) for layer in varied]
    return [Picture(places, kept_of(layer, places, labels, pictures=len(varied))) for layer, places in drawn]


def measure(found: list[Picture], labels: Int[np.ndarray, " n"]) -> Embedded | None:
    """What the pictures keep; None of none."""
    if not found:
        return None
    sizes, n = np.bincount(labels), len(labels)
    chance = float((sizes * (sizes - 1)).sum() / (n * (n - 1)))
    return Embedded(n, chance, tuple(picture.kept for picture in found))


def kept_of(
    layer: Layer, places: Float[np.ndarray, "n 2"], labels: Int[np.ndarray, " n"], *, pictures: int = 1
) -> Kept:
    """Neighbours in the layer beside those in its picture; a face is no neighbour of its own."""
    near, near_drawn = (_neighbours(of) for of in (layer.means, places))
    alike, alike_drawn = (labels[of[:, 0]] == labels for of in (near, near_drawn))
    gain = float(alike_drawn.mean() - alike.mean())
    gained, lost = int((alike_drawn & ~alike).sum()), int((alike & ~alike_drawn).sum())
    both = (near[:, :, None] == near_drawn[:, None, :]).any(axis=2).mean(axis=1)
    pairs = len(labels) // 2  # two faces may be each other's nearest, and then they are one witness, not two
    difference = paired_difference(gained // 2, lost // 2, pairs, level=together(pictures))
    return Kept(
        channels=layer.channels,
        side=layer.side,
        in_layer=_of_pairs(alike, pairs),
        in_picture=_of_pairs(alike_drawn, pairs),
        difference=_around(gain, difference or Interval(0.0, -1.0, 1.0)),
        neighbours=mean_interval(both),
    )


def _of_pairs(alike: Bool[np.ndarray, " n"], pairs: int) -> Interval:
    return _around(float(alike.mean()), share(int(alike.sum()) // 2, pairs))


def _around(value: float, interval: Interval) -> Interval:
    """The same bounds for a value that was rounded to whole pairs."""
    return Interval(value, min(interval.low, value), max(interval.high, value))


def _drawn(layer: Layer, seed: int) -> Float[np.ndarray, "n 2"]:
    places = TSNE(perplexity=PERPLEXITY, max_iter=STEPS, random_state=seed).fit_transform(layer.means)
    return np.asarray(places, dtype=np.float64)


def _neighbours(values: Float[np.ndarray, "n c"]) -> Int[np.ndarray, "n k"]:
    return np.asarray(NearestNeighbors(n_neighbors=NEIGHBOURS).fit(values).kneighbors(return_distance=False))
