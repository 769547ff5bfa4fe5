"""Is attribution denser where the Facial Action Coding System expects the expression than in the rest of the face?"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from jaxtyping import Bool, Float, Int

from fer.data.emotions import EMOTIONS
from fer.saliency.density import densities, over_methods
from fer.saliency.parts import expected
from fer.statistics.means import Mean, mean


@dataclass(frozen=True)
class Expectation:
    """Mean densities over the faces of one class, of each face's mean over methods; None without a face."""

    expected: Mean | None  # in the parts that the action units of the class move
    others: Mean | None  # in the other parts
    difference: Mean | None  # the former less the latter, on the same faces
    gain: Mean | None  # how far the difference lies above that on random weights


def measure(
    maps: Mapping[str, Float[np.ndarray, "n 48 48"]],
    random_maps: Mapping[str, Float[np.ndarray, "n 48 48"]],
    parts: Bool[np.ndarray, "#n 4 48 48"],
    labels: Int[np.ndarray, " n"],
) -> tuple[Expectation | None, ...]:
    """One for each class, of the maps of several methods on the network and on random weights; None for a class without
    action units. `parts` are PARTS, of each face or the same for all."""
    inside = expected(parts, labels)
    both = np.stack([inside, parts.any(axis=1) & ~inside], axis=1)
    trained, random = (over_methods(densities(which, both)) for which in (maps, random_maps))
    difference = trained[:, 0] - trained[:, 1]
    gain = difference - (random[:, 0] - random[:, 1])
    return tuple(
        Expectation(*(mean(values[labels == k]) for values in (trained[:, 0], trained[:, 1], difference, gain)))
        if emotion.parts
        else None
        for k, emotion in enumerate(EMOTIONS)
    )
