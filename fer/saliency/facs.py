"""Is attribution denser where the Facial Action Coding System expects the expression than in the rest of the face?"""

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np
from jaxtyping import Bool, Float, Int

from fer.data.emotions import EMOTIONS
from fer.saliency.density import over_methods, placed
from fer.saliency.parts import expected
from fer.saliency.placement import placed_mean, shifted
from fer.statistics.interval import together
from fer.statistics.means import Mean

JUDGED = sum(bool(emotion.parts) for emotion in EMOTIONS)  # classes


class Expectation(NamedTuple):
    """Mean densities over the faces of one class, of each face's mean over methods; None without a face.

    The intervals of `difference` and `gain` hold for both in all classes together.
    """

    expected: Mean | None  # in the parts that the action units of the class move
    others: Mean | None  # in the other parts
    difference: Mean | None  # the former less the latter, on the same faces
    gain: Mean | None  # how far the difference lies above that on random weights


def measure(
    maps: Mapping[str, Float[np.ndarray, "n 48 48"]],
    random_maps: Mapping[str, Float[np.ndarray, "n 48 48"]],
    parts: Bool[np.ndarray, "#n 4 48 48"],
    labels: Int[np.ndarray, " n"],
    *,
    drawn: bool,
) -> tuple[Expectation | None, ...]:
    """One for each class, of the maps of several methods on the network and on random weights; None for a class without
    action units. `parts` are PARTS, of each face or the same for all; `drawn` says that they are known of each, else
    the intervals hold for parts moved about too."""
    places = [
        np.stack([inside, of_place.any(axis=1) & ~inside], axis=1)
        for of_place in (parts[None] if drawn else shifted(parts))
        for inside in [expected(of_place, labels)]
    ]
    trained, random = (over_methods(placed(which, np.stack(places))) for which in (maps, random_maps))
    difference = trained[..., 0] - trained[..., 1]
    gain = difference - (random[..., 0] - random[..., 1])
    level = together(2 * JUDGED)
    return tuple(
        Expectation(
            *(placed_mean(values[:, labels == k]) for values in (trained[..., 0], trained[..., 1])),
            *(placed_mean(values[:, labels == k], level=level) for values in (difference, gain)),
        )
        if emotion.parts
        else None
        for k, emotion in enumerate(EMOTIONS)
    )
