"""How alike two attribution maps of one face are: Spearman's rank correlation of their magnitudes."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from jaxtyping import Float

from fer.saliency.placement import placed_mean
from fer.statistics.interval import together
from fer.statistics.means import Mean
from fer.statistics.ranks import spearman


@dataclass(frozen=True)
class Agreement:
    """How alike the maps of two methods are."""

    methods: tuple[str, str]
    correlation: Mean | None  # over the faces where both have an order, -1 to 1; the intervals hold for all pairs


def rank_correlation(maps: Float[np.ndarray, "n h w"], others: Float[np.ndarray, "n h w"]) -> Float[np.ndarray, " n"]:
    """Spearman's correlation of the maps' magnitudes over the pixels of each face; nan where one is the same
    everywhere."""
    return spearman(*(np.abs(part).reshape(len(part), -1) for part in (maps, others)))


def agreements(maps: Mapping[str, Float[np.ndarray, "n h w"]]) -> tuple[Agreement, ...]:
    """Of each two methods, over the faces where both have an order; the intervals hold for all pairs together."""
    pairs = list(combinations(maps, 2))
    level = together(max(len(pairs), 1))
    return tuple(
        Agreement((one, other), placed_mean(rank_correlation(maps[one], maps[other])[None], level=level))
        for one, other in pairs
    )
