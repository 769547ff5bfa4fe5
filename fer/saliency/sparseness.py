"""How concentrated a map is: the Gini coefficient of its magnitudes, after Chalasani et al. (2020)."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from jaxtyping import Float, UInt8

from fer.saliency.placement import placed_mean
from fer.saliency.plain_maps import EDGES, plain_maps
from fer.statistics.interval import together
from fer.statistics.means import Mean


@dataclass(frozen=True)
class Sparseness:
    """The Gini coefficients of maps beside those of an edge detector, means over faces."""

    faces: int
    gini: dict[str, Mean | None]  # 0 to 1, by method and of EDGES, which come last; None where every map is 0
    over_edges: dict[str, Mean | None]  # by method, less that of EDGES on the same face; intervals hold together


def measure(maps: Mapping[str, Float[np.ndarray, "n h w"]], images: UInt8[np.ndarray, "n h w"]) -> Sparseness:
    """Of the maps of `images`, by method."""
    found = {method: gini(of_method) for method, of_method in maps.items()}
    edges, level = gini(plain_maps(images)[EDGES]), together(len(maps))
    return Sparseness(
        len(images),
        {name: placed_mean(of[None]) for name, of in {**found, EDGES: edges}.items()},
        {method: placed_mean((of - edges)[None], level=level) for method, of in found.items()},
    )


def gini(maps: Float[np.ndarray, "n h w"]) -> Float[np.ndarray, " n"]:
    """sum_i (2 i - m - 1) a_i / (m sum_i a_i), where a_1 to a_m are the map's magnitudes, the smallest first.

    0 where all pixels have the same, 1 - 1/m where one has all; nan where none has any (Hurley & Rickard 2009).
    """
    ascending = np.sort(np.abs(maps).reshape(len(maps), -1).astype(np.float64), axis=1)
    pixels = ascending.shape[1]
    total = ascending.sum(axis=1)
    return ascending @ (2 * np.arange(1, pixels + 1) - pixels - 1) / (pixels * np.where(total, total, np.nan))
