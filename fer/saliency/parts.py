"""Parts of the face, and how densely an attribution map covers each.

Of drawn faces the parts of each are known. For photographs they are fixed shapes, the same for every face: an
approximation that holds as far as faces are cut out alike.
"""

from collections.abc import Mapping
from typing import Any

import numpy as np
from jaxtyping import Bool, Float, Int, UInt8

from fer.data.emotions import EMOTIONS, PARTS
from fer.statistics.means import mean

SIDE = 48
REST = "rest"
EYES_AND_MOUTH = "eyes_and_mouth"
AREAS = (*PARTS, REST, EYES_AND_MOUTH)  # what `areas` gives, in this order


def ellipse(row: float, column: float, height: float, width: float) -> Bool[np.ndarray, "48 48"]:
    """True where a pixel's middle lies within half of `height` and `width` round the middle; pixel (0, 0) lies at 0."""
    i, j = np.mgrid[:SIDE, :SIDE]
    return ((i - row) / (height / 2)) ** 2 + ((j - column) / (width / 2)) ** 2 <= 1


def mean_face_parts() -> Bool[np.ndarray, "1 4 48 48"]:
    """PARTS as they lie in the mean face of FER2013's Training split, for all photographs.

    Read off by eye from that mean and from the mean of each class, which differ by up to two pixels: the eyes are the
    darkest of two blobs in rows 15 to 20, about columns 15 and 32; the brows the upper rim of these blobs, rows 11 to
    14; the nose the bright ridge between them down to the nostrils in row 31; the mouth the dark field in rows 34 to
    42, columns 15 to 32. The axis of the face is column 23.7.
    """
    eyes = ellipse(17.5, 15.2, 6, 12) | ellipse(17.5, 32.2, 6, 12)
    brows = (ellipse(12.8, 14.7, 5, 15) | ellipse(12.8, 32.7, 5, 15)) & ~eyes
    nose = ellipse(25.5, 23.7, 14, 10) & ~eyes
    mouth = ellipse(38, 23.7, 10, 19)
    return np.stack([brows, eyes, nose, mouth])[None]


def areas(parts: Bool[np.ndarray, "n 4 48 48"]) -> Bool[np.ndarray, "n 6 48 48"]:
    """Masks of AREAS: the parts, what lies in none of them, and eyes and mouth together."""
    rest = ~parts.any(axis=1, keepdims=True)
    both = union(parts, ("eyes", "mouth"))[:, None]
    return np.concatenate([parts, rest, both], axis=1)


def union(parts: Bool[np.ndarray, "n 4 48 48"], names: tuple[str, ...]) -> Bool[np.ndarray, "n 48 48"]:
    """What lies in any of the named parts."""
    return parts[:, [PARTS.index(name) for name in names]].any(axis=1)


def expected(parts: Bool[np.ndarray, "#n 4 48 48"], labels: Int[np.ndarray, " n"]) -> Bool[np.ndarray, "n 48 48"]:
    """For each face the union of the parts that the action units of its class move; nothing for neutral."""
    moved = np.array([[part in emotion.parts for part in PARTS] for emotion in EMOTIONS])
    return (parts & moved[labels][:, :, None, None]).any(axis=1)


def share_inside(maps: Float[np.ndarray, "n 48 48"], region: Bool[np.ndarray, "#n 48 48"]) -> Float[np.ndarray, " n"]:
    """Share of each map's magnitude that lies in its region, 0 to 1; nan for a map of zeros."""
    size = np.abs(maps)
    with np.errstate(invalid="ignore"):
        return (size * region).sum(axis=(1, 2)) / size.sum(axis=(1, 2))


def density(maps: Float[np.ndarray, "n 48 48"], region: Bool[np.ndarray, "#n 48 48"]) -> Float[np.ndarray, " n"]:
    """The share of each map in its region over the region's share of the area: 1 is as much as even attribution.

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
        return np.where(defined, stacked, 0).sum(axis=0) / defined.sum(axis=0)


def summary(
    found: Mapping[str, Float[np.ndarray, "n 6"]],
    untrained: Mapping[str, Float[np.ndarray, "n 6"]],
    labels: Int[np.ndarray, " n"],
) -> dict[str, Any]:
    """What is said of the densities in AREAS by each method, on a network and on ones with random weights.

    "density" and "untrained" are `by_class` of each method, "mean" and "untrained_mean" that of the mean over methods,
    "densest" is `densest` of the latter over all faces ("all") and each class ("classes"), "gain" the mean difference
    of the networks in each area over the same faces.
    """
    over = over_methods(found)
    return {
        "density": {name: by_class(of_method, labels) for name, of_method in found.items()},
        "untrained": {name: by_class(of_method, labels) for name, of_method in untrained.items()},
        "mean": by_class(over, labels),
        "densest": {"all": densest(over), "classes": [densest(over[labels == k]) for k in range(len(EMOTIONS))]},
        "untrained_mean": by_class(over_methods(untrained), labels),
        "gain": {
            name: {
                area: mean(gain)._asdict() for area, gain in zip(AREAS, (found[name] - untrained[name]).T, strict=True)
            }
            for name in found
        },
    }


def densest(found: Float[np.ndarray, "n 6"]) -> dict[str, Any] | None:
    """The one of PARTS with the largest mean density, and how far it lies above the one that it is least surely above.

    "part", "rival", and the mean difference with its interval over the same faces; None where no part has a mean.
    """
    means = {part: mean(values).value for part, values in zip(PARTS, found.T, strict=False)}
    known = [part for part in PARTS if means[part] is not None]
    if len(known) < 2:
        return None
    first = max(known, key=lambda part: means[part])
    column = found[:, PARTS.index(first)]
    leads = {part: mean(column - found[:, PARTS.index(part)]) for part in known if part != first}
    rival = min(leads, key=lambda part: -np.inf if leads[part].low is None else leads[part].low)
    return {"part": first, "rival": rival, **leads[rival]._asdict()}


def against_facs(
    maps: Mapping[str, Float[np.ndarray, "n 48 48"]],
    untrained: Mapping[str, Float[np.ndarray, "n 48 48"]],
    parts: Bool[np.ndarray, "#n 4 48 48"],
    labels: Int[np.ndarray, " n"],
) -> list[dict[str, Any] | None]:
    """For each class the mean density, over methods, in the parts that its action units move and in the other parts.

    "difference" is the former less the latter on the same faces, "gain" how far this lies above that of networks with
    random weights. None for a class without action units.
    """
    inside = expected(parts, labels)
    both = np.stack([inside, parts.any(axis=1) & ~inside], axis=1)
    trained, random = (over_methods(densities(which, both)) for which in (maps, untrained))
    difference = trained[:, 0] - trained[:, 1]
    columns = {
        "expected": trained[:, 0],
        "others": trained[:, 1],
        "difference": difference,
        "gain": difference - (random[:, 0] - random[:, 1]),
    }
    return [
        {name: mean(values[labels == k])._asdict() for name, values in columns.items()} if emotion.parts else None
        for k, emotion in enumerate(EMOTIONS)
    ]


def by_class(
    found: Float[np.ndarray, "n p"], labels: Int[np.ndarray, " n"], *, classes: int = 7
) -> dict[str, dict[str, Any]]:
    """For each of AREAS the mean density over all faces ("all") and over each class ("classes")."""
    return {
        name: {
            "all": mean(of_area)._asdict(),
            "classes": [mean(of_area[labels == k])._asdict() for k in range(classes)],
        }
        for name, of_area in zip(AREAS, found.T, strict=True)
    }


def mean_density(maps: Float[np.ndarray, "n 48 48"]) -> Float[np.ndarray, "48 48"]:
    """The mean of the maps' magnitudes, each in multiples of its own mean, so that every face weighs the same.

    1 everywhere is an attribution spread evenly. Maps of zeros are left out; all zero where none remains.
    """
    size = np.abs(maps)
    size = size[size.any(axis=(1, 2))]
    return (size / size.mean(axis=(1, 2), keepdims=True)).mean(axis=0) if len(size) else np.zeros(maps.shape[1:])


def class_densities(
    maps: Float[np.ndarray, "n 48 48"], labels: Int[np.ndarray, " n"], *, classes: int = 7
) -> list[Float[np.ndarray, "48 48"] | None]:
    """`mean_density` of each class; None for a class without faces."""
    return [mean_density(maps[labels == k]) if (labels == k).any() else None for k in range(classes)]


def class_means(
    images: UInt8[np.ndarray, "n 48 48"], labels: Int[np.ndarray, " n"], *, classes: int = 7
) -> list[Float[np.ndarray, "48 48"] | None]:
    """The mean face of each class, 0 to 255; None for a class without faces."""
    return [images[labels == k].mean(axis=0) if (labels == k).any() else None for k in range(classes)]
