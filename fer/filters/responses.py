"""How the filters of a convolution answer to faces: which faces activate each most, and whether these share a class.

The activation of a filter on an image is the mean of its map over all positions, where `layer` ends: for a convolution
under batch normalisation `fer.models.probe.passed_on` names the layer at which its sign is that which counts.
"""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import torch
from jaxtyping import Float, Int
from torch import Tensor, nn

from fer.filters.checks import require_some
from fer.filters.field import seen
from fer.filters.groups import silent
from fer.models.folding import folded
from fer.models.probe import reader

BATCH = 128  # images at once: more would leave the caches of a CPU
SHUFFLES = 2000  # of the labels
ROUNDING = 1e-12  # by which a share may fall short of one that is equal


class Responses(NamedTuple):
    """What every filter does on every image."""

    mean: Float[np.ndarray, "n c"]  # of the map over its positions: the filter's activation
    peak: Float[np.ndarray, "n c"]  # the largest value of the map


@dataclass(frozen=True)
class Strongest:
    """The images that activate each filter most, strongest first."""

    index: Int[np.ndarray, "f k"]  # position among the images
    activation: Float[np.ndarray, "f k"]
    centre: Int[np.ndarray, "f k 2"]  # row and column of the image, of what the map's largest value hangs on


class Pairs(NamedTuple):
    """Pairs of one filter's strongest images, over all filters, as shares from 0 to 1."""

    alike: float  # carry the same label
    expected: float  # would, if each were two of all images, drawn without replacement
    p: float  # two-sided: of the shufflings of the labels lie as far to one side or the other


class SameClass(NamedTuple):
    """Do the strongest images of a filter carry one label?"""

    filters: int  # whose strongest images all do
    pairs: Pairs | None  # None with one image a filter


def responses(model: nn.Module, layer: nn.Module, x: Float[Tensor, "n 1 h w"], *, batch: int = BATCH) -> Responses:
    """How every filter of `layer` answers to every image; n > 0."""
    means, peaks = [], []
    maps_of = reader(*folded(model, layer))
    with torch.no_grad():
        for part in x.split(batch):
            maps = maps_of(part)
            means.append(maps.mean(dim=(2, 3)).cpu().numpy())
            peaks.append(maps.amax(dim=(2, 3)).cpu().numpy())
    return Responses(np.concatenate(means), np.concatenate(peaks))


def most_varied(found: Float[np.ndarray, "n c"], *, number: int) -> Int[np.ndarray, " f"]:
    """The `number` filters whose activation has the largest standard deviation over the images, largest first.

    All of them where there are fewer. Raises InputError for number < 1.
    """
    require_some(number, "filters_shown")
    return np.argsort(-found.std(axis=0), kind="stable")[:number]


def strongest(
    model: nn.Module,
    layer: nn.Module,
    x: Float[Tensor, "n 1 h w"],
    found: Float[np.ndarray, "n c"],
    channels: Int[np.ndarray, " f"],
    *,
    number: int,
) -> Strongest:
    """For each of `channels` the `number` images that lead in `found`, one of the `responses` to these images.

    All images where there are fewer. Raises InputError for number < 1.
    """
    require_some(number, "faces_a_filter")
    index = np.argsort(-found[:, channels], axis=0, kind="stable")[:number].T
    return Strongest(index, found[index, channels[:, None]], seen(model, layer, x, index, channels).centre)


def standardised(
    activation: Float[np.ndarray, " f *k"], found: Float[np.ndarray, "n c"], channels: Int[np.ndarray, " f"]
) -> Float[np.ndarray, " f *k"]:
    """Activations in standard deviations above the mean over the images of `found`; 0 where a filter never varies."""
    mean, deviation = found[:, channels].mean(axis=0), found[:, channels].std(axis=0)
    centred = activation.T - mean
    return np.divide(centred, deviation, out=np.zeros_like(centred), where=~silent(found)[channels]).T


def same_class(
    strongest: Int[np.ndarray, "f k"], labels: Int[np.ndarray, " n"], *, shuffles: int = SHUFFLES, seed: int = 0
) -> SameClass:
    """How often do two of a filter's strongest images carry the same label?

    Filters share images, so none counts as a witness of its own: the labels of all images are shuffled, and the pairs
    of all filters counted anew.
    """
    together = int((labels[strongest] == labels[strongest[:, :1]]).all(axis=1).sum())
    if strongest.shape[1] < 2:
        return SameClass(together, None)
    first, second = (strongest[:, of_pair] for of_pair in np.triu_indices(strongest.shape[1], k=1))
    share = _alike(labels, first, second)
    rng = np.random.default_rng(seed)
    shuffled = np.array([_alike(rng.permutation(labels), first, second) for _ in range(shuffles)])
    sizes, number = np.bincount(labels), len(labels)
    expected = float((sizes * (sizes - 1)).sum() / (number * (number - 1)))
    as_far = min((shuffled >= share - ROUNDING).sum(), (shuffled <= share + ROUNDING).sum())
    return SameClass(together, Pairs(share, expected, min(1.0, 2 * float((1 + as_far) / (1 + shuffles)))))


def _alike(
    labels: Int[np.ndarray, " n"], first: Int[np.ndarray, "f pairs"], second: Int[np.ndarray, "f pairs"]
) -> float:
    """The share of pairs of images that carry one label."""
    return float((labels[first] == labels[second]).mean())
