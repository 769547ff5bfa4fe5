"""How densely attribution maps cover the parts of the face: share of the map over share of the picture."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from jaxtyping import Bool, Float, Int

from fer.data.emotions import EMOTIONS, PARTS
from fer.saliency.parts import AREAS, DISJOINT, areas
from fer.statistics.means import Mean, mean


@dataclass(frozen=True)
class Density:
    """Mean density in one area: 1 is as much attribution as if it were spread evenly. None without a face."""

    all: Mean | None  # over the faces of all classes
    classes: tuple[Mean | None, ...]  # over those of each class


@dataclass(frozen=True)
class Densest:
    """The part with the largest mean density, and the one that it is least surely ahead of."""

    part: str
    rival: str
    lead: Mean | None  # mean difference of their densities; None where no face has both


@dataclass(frozen=True)
class Densities:
    """Densities in AREAS, on the network and on networks with random weights."""

    drawn: bool  # the parts of every face are known; else they are fixed shapes
    area: dict[str, float]  # by area, its share of the picture, from 0 to 1, mean over faces
    methods: dict[str, dict[str, Density]]  # by method and area
    untrained: dict[str, dict[str, Density]]  # the same on random weights
    gain: dict[str, dict[str, Mean | None]]  # by method and area, network less random weights, on the same faces
    mean: dict[str, Density]  # by area, of each face's mean over methods
    untrained_mean: dict[str, Density]
    densest: Densest | None  # of that mean; None where fewer than two parts have a density
    densest_of_class: tuple[Densest | None, ...]


def measure(
    maps: Mapping[str, Float[np.ndarray, "n 48 48"]],
    random_maps: Mapping[str, Float[np.ndarray, "n 48 48"]],
    parts: Bool[np.ndarray, "#n 4 48 48"],
    labels: Int[np.ndarray, " n"],
    *,
    drawn: bool,
) -> Densities:
    """The densities of the maps of several methods, and of those on random weights. `parts` are PARTS, of each face or
    the same for all; `drawn` says that they are known of each."""
    regions = areas(parts)
    share = dict(zip(AREAS, regions.mean(axis=(0, 2, 3)).tolist(), strict=True))
    return summarised(densities(maps, regions), densities(random_maps, regions), labels, area=share, drawn=drawn)


def summarised(
    found: Mapping[str, Float[np.ndarray, "n 6"]],
    untrained: Mapping[str, Float[np.ndarray, "n 6"]],
    labels: Int[np.ndarray, " n"],
    *,
    area: Mapping[str, float],
    drawn: bool,
) -> Densities:
    """Of the densities of each face in AREAS, by method; nan where there is none."""
    over = over_methods(found)
    return Densities(
        drawn=drawn,
        area=dict(area),
        methods={name: by_area(of_method, labels) for name, of_method in found.items()},
        untrained={name: by_area(of_method, labels) for name, of_method in untrained.items()},
        gain={
            name: dict(zip(AREAS, map(mean, (of_method - untrained[name]).T), strict=True))
            for name, of_method in found.items()
        },
        mean=by_area(over, labels),
        untrained_mean=by_area(over_methods(untrained), labels),
        densest=densest(over),
        densest_of_class=tuple(densest(over[labels == k]) for k in range(len(EMOTIONS))),
    )


def panels(found: Densities) -> dict[str, dict[str, list[Mean | None]]]:
    """What the figure shows, by area and method: the density in each class, then that on random weights."""
    return {
        area: {
            method: [*of_area[area].classes, found.untrained[method][area].all]
            for method, of_area in found.methods.items()
        }
        for area in DISJOINT
    }


def share_inside(maps: Float[np.ndarray, "n 48 48"], region: Bool[np.ndarray, "#n 48 48"]) -> Float[np.ndarray, " n"]:
    """Share of each map's magnitude that lies in its region, 0 to 1; nan for a map of zeros."""
    size = np.abs(maps)
    with np.errstate(invalid="ignore"):
        return np.asarray((size * region).sum(axis=(1, 2)) / size.sum(axis=(1, 2)))


def density(maps: Float[np.ndarray, "n 48 48"], region: Bool[np.ndarray, "#n 48 48"]) -> Float[np.ndarray, " n"]:
    """The share of each map in its region over the region's share of the picture: 1 is as much as even attribution.

    nan for a map of zeros and for a region without pixels.
    """
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.where(region.any(axis=(1, 2)), share_inside(maps, region) / region.mean(axis=(1, 2)), np.nan)


def densities(
    maps: Mapping[str, Float[np.ndarray, "n 48 48"]], regions: Bool[np.ndarray, "#n p 48 48"]
) -> dict[str, Float[np.ndarray, "n p"]]:
    """`density` of every region, by the maps' names."""
    count = range(regions.shape[1])
    return {name: np.stack([density(m, regions[:, k]) for k in count], axis=1) for name, m in maps.items()}


def over_methods(found: Mapping[str, Float[np.ndarray, "n p"]]) -> Float[np.ndarray, "n p"]:
    """The mean over the methods that are defined for a face, each weighing the same; nan where none is."""
    stacked = np.stack(list(found.values()))
    defined = np.isfinite(stacked)
    with np.errstate(invalid="ignore"):
        return np.asarray(np.where(defined, stacked, 0).sum(axis=0) / defined.sum(axis=0))


def by_area(found: Float[np.ndarray, "n 6"], labels: Int[np.ndarray, " n"]) -> dict[str, Density]:
    """For each of AREAS the mean density over all faces and over each class."""
    return {
        area: Density(mean(of_area), tuple(mean(of_area[labels == k]) for k in range(len(EMOTIONS))))
        for area, of_area in zip(AREAS, found.T, strict=True)
    }


def densest(found: Float[np.ndarray, "n 6"]) -> Densest | None:
    """The one of PARTS with the largest mean density in AREAS; None where fewer than two parts have a mean.

    Its lead is that over the rival whose interval reaches lowest; of one face, which has no interval, over the first.
    """
    columns = dict(zip(PARTS, found.T, strict=False))
    means = {part: average.value for part, column in columns.items() if (average := mean(column)) is not None}
    if len(means) < 2:
        return None
    first = max(means, key=means.__getitem__)
    leads = {part: mean(columns[first] - columns[part]) for part in means if part != first}
    rival = min(leads, key=lambda part: _low(leads[part]))
    return Densest(first, rival, leads[rival])


def _low(lead: Mean | None) -> float:
    return -np.inf if lead is None or lead.interval is None else lead.interval.low
