"""How densely attribution maps cover the parts of the face: share of the map over share of the picture."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from jaxtyping import Bool, Float, Int

from fer.data.emotions import EMOTIONS, PARTS
from fer.saliency.parts import AREAS, areas
from fer.saliency.placement import REACH, placed_mean, shifted
from fer.statistics.interval import LEVEL, together
from fer.statistics.means import Mean

YARDSTICKS = 2  # an even spread, and random weights


@dataclass(frozen=True)
class Density:
    """Mean density in one area: 1 is as much attribution as if it were spread evenly. None without a face."""

    all: Mean | None  # over the faces of all classes
    classes: tuple[Mean | None, ...]  # over those of each class


@dataclass(frozen=True)
class Against:
    """One method's density in one part over all faces, beside both yardsticks. The intervals hold for all methods,
    parts and yardsticks together. None without a face."""

    even: Mean | None  # the density; an even spread has 1
    gain: Mean | None  # how far it lies above that on random weights, on the same faces


@dataclass(frozen=True)
class Densest:
    """The part with the largest mean density, and the one that it is least surely ahead of."""

    part: str
    rival: str
    lead: Mean | None  # mean difference of their densities; None where no face has both


@dataclass(frozen=True)
class Densities:
    """Densities in AREAS, on the network and on networks with random weights.

    Where the parts are fixed shapes, all intervals hold for shapes moved by up to `reach` pixels too.
    """

    drawn: bool  # the parts of every face are known; else they are fixed shapes
    reach: int | None  # pixels; None where the parts are known
    area: dict[str, float]  # by area, its share of the picture, from 0 to 1, mean over faces
    methods: dict[str, dict[str, Density]]  # by method and area
    untrained: dict[str, dict[str, Density]]  # the same on random weights
    against: dict[str, dict[str, Against]]  # by method and part
    mean: dict[str, Density]  # by area, of each face's mean over methods
    untrained_mean: dict[str, Density]
    densest: Densest | None  # of that mean; None where fewer than two parts have a density
    densest_of_class: tuple[Densest | None, ...]  # the intervals of leads hold for all classes together


def measure(
    maps: Mapping[str, Float[np.ndarray, "n 48 48"]],
    random_maps: Mapping[str, Float[np.ndarray, "n 48 48"]],
    parts: Bool[np.ndarray, "#n 4 48 48"],
    labels: Int[np.ndarray, " n"],
    *,
    drawn: bool,
) -> Densities:
    """The densities of the maps of several methods, and of those on random weights. `parts` are PARTS, of each face or
    the same for all; `drawn` says that they are known of each, else they are moved about."""
    regions = areas(parts[None] if drawn else shifted(parts))
    share = dict(zip(AREAS, regions[0].mean(axis=(0, 2, 3)).tolist(), strict=True))
    found, random = (placed(which, regions) for which in (maps, random_maps))
    return summarised(found, random, labels, area=share, drawn=drawn)


def summarised(
    found: Mapping[str, Float[np.ndarray, "s n 5"]],
    untrained: Mapping[str, Float[np.ndarray, "s n 5"]],
    labels: Int[np.ndarray, " n"],
    *,
    area: Mapping[str, float],
    drawn: bool,
) -> Densities:
    """Of the densities of each face in AREAS, in s places of these, by method; nan where there is none."""
    over = over_methods(found)
    level = together(len(found) * len(PARTS) * YARDSTICKS)
    return Densities(
        drawn=drawn,
        reach=None if drawn else REACH,
        area=dict(area),
        methods={name: by_area(of_method, labels) for name, of_method in found.items()},
        untrained={name: by_area(of_method, labels) for name, of_method in untrained.items()},
        against={
            name: {
                part: Against(
                    placed_mean(of_method[..., k], level=level),
                    placed_mean((of_method - untrained[name])[..., k], level=level),
                )
                for k, part in enumerate(PARTS)
            }
            for name, of_method in found.items()
        },
        mean=by_area(over, labels),
        untrained_mean=by_area(over_methods(untrained), labels),
        densest=densest(over),
        densest_of_class=tuple(
            densest(over[:, labels == k], level=together(len(EMOTIONS))) for k in range(len(EMOTIONS))
        ),
    )


def panels(found: Densities) -> dict[str, dict[str, list[Mean | None]]]:
    """What the figure of the classes shows, by area and method: the density in each class, then on random weights."""
    return {
        area: {
            method: [*of_area[area].classes, found.untrained[method][area].all]
            for method, of_area in found.methods.items()
        }
        for area in AREAS
    }


def yardsticks(found: Densities) -> dict[str, dict[str, list[Mean | None]]]:
    """What the figure of the answer shows, by "even" and "random" and by method: of each of PARTS the density, and how
    far it lies above that on random weights."""
    return {
        "even": {method: [of[part].even for part in PARTS] for method, of in found.against.items()},
        "random": {method: [of[part].gain for part in PARTS] for method, of in found.against.items()},
    }


def share_inside(maps: Float[np.ndarray, "n 48 48"], region: Bool[np.ndarray, "#n 48 48"]) -> Float[np.ndarray, " n"]:
    """Share of each map's magnitude that lies in its region, 0 to 1; nan for a map of zeros."""
    size = np.abs(maps)
    with np.errstate(invalid="ignore"):
        return np.asarray((size * region).sum(axis=(1, 2)) / size.sum(axis=(1, 2)))


def densities(
    maps: Mapping[str, Float[np.ndarray, "n 48 48"]], regions: Bool[np.ndarray, "#n p 48 48"]
) -> dict[str, Float[np.ndarray, "n p"]]:
    """By the maps' names the share of each map in each region over the region's share of the picture: 1 is as much as
    even attribution. nan for a map of zeros and for a region without pixels."""
    area = regions.mean(axis=(2, 3))
    found = {}
    for name, of_method in maps.items():
        size = np.abs(of_method).reshape(len(of_method), -1).astype(float)
        flat = regions.reshape(*regions.shape[:2], -1)
        inside = size @ flat[0].T if len(flat) == 1 else np.einsum("nm,npm->np", size, flat)
        with np.errstate(invalid="ignore", divide="ignore"):
            found[name] = inside / size.sum(axis=1, keepdims=True) / area
    return found


def placed(
    maps: Mapping[str, Float[np.ndarray, "n 48 48"]], regions: Bool[np.ndarray, "s _ p 48 48"]
) -> dict[str, Float[np.ndarray, "s n p"]]:
    """`densities` in each of s places of the regions."""
    found = [densities(maps, of_place) for of_place in regions]
    return {name: np.stack([of_place[name] for of_place in found]) for name in maps}


def over_methods(found: Mapping[str, Float[np.ndarray, "*n p"]]) -> Float[np.ndarray, "*n p"]:
    """The mean over the methods that are defined for a face, each weighing the same; nan where none is."""
    stacked = np.stack(list(found.values()))
    defined = np.isfinite(stacked)
    with np.errstate(invalid="ignore"):
        return np.asarray(np.where(defined, stacked, 0).sum(axis=0) / defined.sum(axis=0))


def by_area(found: Float[np.ndarray, "s n 5"], labels: Int[np.ndarray, " n"]) -> dict[str, Density]:
    """For each of AREAS the mean density over all faces and over each class."""
    return {
        area: Density(
            placed_mean(found[..., column]),
            tuple(placed_mean(found[:, labels == k, column]) for k in range(len(EMOTIONS))),
        )
        for column, area in enumerate(AREAS)
    }


def densest(found: Float[np.ndarray, "s n 5"], *, level: float = LEVEL) -> Densest | None:
    """The one of PARTS with the largest mean density in AREAS; None where fewer than two parts have a mean.

    Its lead is that over the rival whose interval reaches lowest; of one face, which has no interval, over the first.
    Who leads every other part with such an interval does so wrongly no more often than the level allows, though it is
    chosen for its mean: of two equal parts one can lead.
    """
    columns = {part: found[..., k] for k, part in enumerate(PARTS)}
    means = {part: average.value for part, column in columns.items() if (average := placed_mean(column)) is not None}
    if len(means) < 2:
        return None
    first = max(means, key=means.__getitem__)
    leads = {part: placed_mean(columns[first] - columns[part], level=level) for part in means if part != first}
    rival = min(leads, key=lambda part: _low(leads[part]))
    return Densest(first, rival, leads[rival])


def _low(lead: Mean | None) -> float:
    return -np.inf if lead is None or lead.interval is None else lead.interval.low
