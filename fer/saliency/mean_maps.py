"""The maps of many faces of a class: how many are averaged, and how far the methods agree on them."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from jaxtyping import Float, Int, UInt8

from fer.data.emotions import EMOTIONS
from fer.saliency.agreement import Agreement, agreements
from fer.saliency.selection import Chosen


@dataclass(frozen=True)
class Averaged:
    """The maps that means are taken over."""

    right: bool  # the faces are rightly judged; else the network is right of none, and they go by its answers
    faces: tuple[int, ...]  # of each class
    held_out: tuple[int, ...]  # faces of each class, from which those were taken
    empty: dict[str, int]  # by method, maps that are zero everywhere
    agreement: tuple[Agreement, ...]  # of each two methods


def measure(
    maps: Mapping[str, Float[np.ndarray, "n 48 48"]], chosen: Chosen, held_out: Int[np.ndarray, " m"]
) -> Averaged:
    """Of the maps of several methods on the faces `chosen`, of those whose classes are `held_out`; at least two
    methods."""
    return Averaged(
        right=chosen.right,
        faces=tuple(np.bincount(chosen.classes, minlength=len(EMOTIONS)).tolist()),
        held_out=tuple(np.bincount(held_out, minlength=len(EMOTIONS)).tolist()),
        empty={method: int((~of_method.any(axis=(1, 2))).sum()) for method, of_method in maps.items()},
        agreement=agreements(maps),
    )


def mean_density(maps: Float[np.ndarray, "n 48 48"]) -> Float[np.ndarray, "48 48"]:
    """The mean of the maps' magnitudes, each in multiples of its own mean, so that every face weighs the same.

    1 everywhere is an attribution spread evenly. Maps of zeros are left out; all zero where none remains.
    """
    size = np.abs(maps)
    size = size[size.any(axis=(1, 2))]
    return (size / size.mean(axis=(1, 2), keepdims=True)).mean(axis=0) if len(size) else np.zeros(maps.shape[1:])


def class_densities(
    maps: Float[np.ndarray, "n 48 48"], labels: Int[np.ndarray, " n"]
) -> list[Float[np.ndarray, "48 48"] | None]:
    """`mean_density` of each class; None for a class without faces."""
    return [mean_density(maps[labels == k]) if (labels == k).any() else None for k in range(len(EMOTIONS))]


def class_means(
    images: UInt8[np.ndarray, "n 48 48"], labels: Int[np.ndarray, " n"]
) -> list[Float[np.ndarray, "48 48"] | None]:
    """The mean face of each class, 0 to 255; None for a class without faces."""
    return [images[labels == k].mean(axis=0) if (labels == k).any() else None for k in range(len(EMOTIONS))]


def first_of_class(
    images: UInt8[np.ndarray, "n 48 48"], labels: Int[np.ndarray, " n"]
) -> list[UInt8[np.ndarray, "48 48"] | None]:
    """The first face of each class, 0 to 255; None for a class without faces."""
    return [images[labels == k][0] if (labels == k).any() else None for k in range(len(EMOTIONS))]
