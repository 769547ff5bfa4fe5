"""What replicates of the images made for filters from another start, and their kinds beside those of noise."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from jaxtyping import Float

from fer.filters.kinds import KINDS, frequency, kinds, lines
from fer.filters.maxima import likeness
from fer.filters.maximise import Maximisers
from fer.statistics.clusters import exact_cluster_share
from fer.statistics.interval import Interval, difference, exact_share, together
from fer.statistics.means import mean_interval

TRAITS = ("kind", "picture", "direction", "frequency")  # what two images are compared by


@dataclass(frozen=True)
class Alike:
    """How near two images made for one filter from two starts come, and two made for two filters."""

    same: float  # the mean over filters; in the trait's own unit, see `nearness`
    other: float
    beyond: Interval | None  # how much nearer the first are; those of all traits hold together; None of one filter


@dataclass(frozen=True)
class Share:
    """How many images are of some kind."""

    images: int
    share: float  # of all images, 0 to 1
    chance: float  # the share of the same among patterns without a motif
    excess: Interval  # share - chance; those of all kinds hold together at 95 %


@dataclass(frozen=True)
class Kinds:
    """What the images made for some filters show, from several starts each."""

    filters: int  # counted
    of: int  # filters of the layer
    steps: tuple[int, ...]  # of gradient ascent from each start
    gains: tuple[float | None, ...]  # of the last of these over those before, as a share of the height
    side: int  # pixels, of the square that is judged
    alike: dict[str, Alike]  # by each of TRAITS
    shares: dict[str, Share]  # of each of KINDS
    frequency: tuple[float, ...]  # cycles a face; of each filter the mean over its images


def measure(
    made: Sequence[Maximisers], motifs: Float[np.ndarray, "n s s"], noise: Float[np.ndarray, "m s s"], *, of: int
) -> Kinds:
    """Holds the images of two starts or more against each other, and the kinds of their `motifs` against `noise`.

    `made` are for the same filters, and `motifs` are of their images, start by start; `of` is how many filters the
    layer has.
    """
    images = np.stack([from_start.images for from_start in made])
    sorted_, by_chance = np.array(kinds(motifs)).reshape(images.shape[:2]), kinds(noise)
    return Kinds(
        filters=images.shape[1],
        of=of,
        steps=tuple(from_start.steps for from_start in made),
        gains=tuple(from_start.gain for from_start in made),
        side=motifs.shape[-1],
        alike=alike(images, sorted_),
        shares={kind: share_of(kind, sorted_, by_chance) for kind in KINDS},
        frequency=tuple(np.mean([frequency(from_start) for from_start in images], axis=0).tolist()),
    )


def alike(images: Float[np.ndarray, "t f h w"], sorted_: np.ndarray) -> dict[str, Alike]:
    """Each trait of two images made for one filter, and for two; `sorted_` names their kinds."""
    flat = images.reshape(-1, *images.shape[2:])
    angle, fine = (of.reshape(images.shape[:2]) for of in (lines(flat).angle, frequency(flat)))
    tables: dict[str, list[np.ndarray]] = {trait: [] for trait in TRAITS}
    for a, b in combinations(range(len(images)), 2):
        turn = np.abs(angle[a][:, None] - angle[b])
        tables["kind"].append(sorted_[a][:, None] == sorted_[b])
        tables["picture"].append(_likenesses(images[a], images[b]))
        tables["direction"].append(-np.minimum(turn, 180 - turn))
        tables["frequency"].append(-np.abs(fine[a][:, None] - fine[b]))
    return {trait: nearness(np.mean(of, axis=0)) for trait, of in tables.items()}


def nearness(table: Float[np.ndarray, "f f"]) -> Alike:
    """Of how near the image of filter i is to that of filter j from another start: the diagonal against the rest.

    Nearness is 1 for the same kind and 0 for another, the correlation of two pictures, or less the distance in degrees
    or in cycles a face. Each filter's own nearness is held against its mean nearness to the others; the mean over
    filters has Student's interval.
    """
    filters = len(table)
    if filters < 2:
        return Alike(float(table.mean()), float(table.mean()), None)
    own, both = table.diagonal(), table + table.T
    other = (both.sum(axis=1) - both.diagonal()) / (2 * (filters - 1))
    beyond = mean_interval(own - other, level=together(len(TRAITS)))
    return Alike(float(own.mean()), float(other.mean()), beyond)


def share_of(kind: str, sorted_: np.ndarray, by_chance: Sequence[str]) -> Share:
    """Images of a kind, `sorted_` a row a start, beside their share among patterns without a motif.

    Images made for one filter may be alike, so they count as fewer, by the variance of the share between filters (see
    `exact_cluster_share`). Exact intervals, as a kind may be rare, and their difference (see `difference`): with
    Wilson's, two images of one filter would be more than none of noise.
    """
    hits = sorted_ == kind
    level = together(len(KINDS))
    ours = exact_cluster_share(hits.sum(axis=0), np.full(hits.shape[1], len(hits)), level=level)
    theirs = exact_share(sum(found == kind for found in by_chance), len(by_chance), level=level)
    return Share(int(hits.sum()), ours.value, theirs.value, difference(ours, theirs))


def _likenesses(first: Float[np.ndarray, "f h w"], second: Float[np.ndarray, "f h w"]) -> Float[np.ndarray, "f f"]:
    """Of every image of `first`, a row each, with every one of `second`."""
    filters = len(first)
    return likeness(first.repeat(filters, axis=0), np.tile(second, (filters, 1, 1))).reshape(filters, filters)
