"""Filters that say nearly the same of every face, and filters that say nothing."""

from dataclasses import dataclass

import numpy as np
from jaxtyping import Bool, Float, Int
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.spatial.distance import squareform

ALIKE = 0.9  # correlation from which two filters are near-equal: they share four fifths of their variance
SILENT = 1e-6  # of the layer's median standard deviation, or of the filter's largest activation: less is rounding


@dataclass(frozen=True)
class Groups:
    """Filters, by their numbers, that are near-equal or silent."""

    alike: float  # the correlation from which two are near-equal
    near_equal: tuple[tuple[int, ...], ...]  # groups, largest first
    silent: tuple[int, ...]


def measure(found: Float[np.ndarray, "n c"]) -> Groups:
    """The groups among all filters, by their activations on n faces."""
    return Groups(
        alike=ALIKE,
        near_equal=tuple(tuple(group.tolist()) for group in near_equal(found)),
        silent=tuple(np.flatnonzero(silent(found)).tolist()),
    )


def membership(found: Float[np.ndarray, "n c"]) -> Int[np.ndarray, " c"]:
    """The first filter of each filter's near-equal group, by its number; its own number where it is in none."""
    first = np.arange(found.shape[1])
    for group in near_equal(found):
        first[group] = group[0]
    return first


def silent(found: Float[np.ndarray, "n c"]) -> Bool[np.ndarray, " c"]:
    """Filters whose activation is the same on every face."""
    deviation = found.std(axis=0, dtype=np.float64)
    return deviation <= SILENT * np.maximum(np.median(deviation), np.abs(found).max(axis=0))


def near_equal(found: Float[np.ndarray, "n c"], *, alike: float = ALIKE) -> list[Int[np.ndarray, " m"]]:
    """Groups of two or more filters of which every pair correlates by `alike` or more over the images, largest first.

    Hierarchical clustering with complete linkage on 1 - correlation; silent filters are left out.
    """
    varied = np.flatnonzero(~silent(found))
    if len(varied) < 2:
        return []
    apart = np.asarray(1 - np.corrcoef(found[:, varied].T.astype(np.float64)))
    np.fill_diagonal(apart, 0)
    tree = linkage(squareform(apart.clip(0), checks=False), method="complete")
    member = fcluster(tree, 1 - alike, criterion="distance")
    groups = [varied[member == k] for k in np.unique(member)]
    return sorted((group for group in groups if len(group) > 1), key=lambda group: (-len(group), group[0]))
