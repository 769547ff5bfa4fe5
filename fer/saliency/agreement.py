"""How alike two attribution maps of one face are: Spearman's rank correlation of their magnitudes."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from jaxtyping import Float

from fer.statistics.ranks import spearman


@dataclass(frozen=True)
class Agreement:
    """How alike the maps of two methods are."""

    methods: tuple[str, str]
    correlation: float  # mean over the faces, from -1 to 1


def rank_correlation(maps: Float[np.ndarray, "n h w"], others: Float[np.ndarray, "n h w"]) -> Float[np.ndarray, " n"]:
    """Spearman's correlation of the maps' magnitudes over the pixels of each face; nan where one is the same
    everywhere."""
    return spearman(*(np.abs(part).reshape(len(part), -1) for part in (maps, others)))


def agreements(maps: Mapping[str, Float[np.ndarray, "n h w"]]) -> tuple[Agreement, ...]:
    """Of each two methods, over the faces where both have an order; 0 where they nowhere have."""
    return tuple(
        Agreement((one, other), _mean_of_known(rank_correlation(maps[one], maps[other])))
        for one, other in combinations(maps, 2)
    )


def _mean_of_known(values: Float[np.ndarray, " n"]) -> float:
    known = values[np.isfinite(values)]
    return float(known.mean()) if len(known) else 0.0
