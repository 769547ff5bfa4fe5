"""How far faint noise on a face moves its map: max-sensitivity (Yeh et al. 2019, section 3)."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

import numpy as np
import torch
from jaxtyping import Float, Int
from torch import Tensor, nn

from fer.saliency.maps import attributions, methods_for
from fer.saliency.randomisation import Explain
from fer.statistics.interval import together
from fer.statistics.means import Mean, positive_ratio

DRAWS = 3
RADIUS = 0.02  # of the span from black to white: five of 256 grey levels


@dataclass(frozen=True)
class Sensitivity:
    """Max-sensitivity by method, mean over faces; the intervals hold for all methods together."""

    faces: int
    passes: int  # of SmoothGrad and integrated gradients
    draws: int  # of noise, over which the maximum is taken
    radius: float  # of the noise: the most that it changes a pixel, in spans from black to white
    methods: dict[str, Mean | None]  # 0 or more, in norms of the map; None where every map is 0 everywhere


def measure(
    model: nn.Module, x: Float[Tensor, "n 1 h w"], target: Int[Tensor, " n"], *, passes: int, seed: int = 0
) -> Sensitivity:
    """Of the maps of the logits `target` by the methods that follow gradients; occlusion takes longer than they."""
    by_gradient = [method for method in methods_for(model) if method != "occlusion"]
    explain = partial(attributions, methods=by_gradient, passes=passes)
    found = max_sensitivity(model, x, target, explain=explain, seed=seed)
    return Sensitivity(len(x), passes, DRAWS, RADIUS, means(found))


def max_sensitivity(
    model: nn.Module,
    x: Float[Tensor, "n 1 h w"],
    target: Int[Tensor, " n"],
    *,
    explain: Explain,
    draws: int = DRAWS,
    radius: float = RADIUS,
    seed: int = 0,
) -> dict[str, Float[np.ndarray, " n"]]:
    """max ||map(x + noise) - map(x)|| / ||map(x)|| of each face over draws of even noise from -radius to radius.

    The largest over all such noise is no smaller. What `explain` itself draws is the same for all of them. Norms are
    Euclidean; nan where the map of the face is 0 everywhere.
    """
    original = explain(model, x, target, seed=seed)
    moved = {method: np.zeros(len(x)) for method in original}
    generator = np.random.default_rng(seed)
    for _ in range(draws):
        noise = torch.from_numpy(generator.uniform(-radius, radius, size=tuple(x.shape)))
        for method, noisy in explain(model, x + noise.to(x), target, seed=seed).items():
            moved[method] = np.maximum(moved[method], _norm(noisy - original[method]))
    return {method: of / np.where(size := _norm(original[method]), size, np.nan) for method, of in moved.items()}


def means(found: Mapping[str, Float[np.ndarray, " n"]]) -> dict[str, Mean | None]:
    """Over the faces with a number; None where none has. Intervals hold for all methods together."""
    level = together(len(found))
    known = {method: of_method[np.isfinite(of_method)] for method, of_method in found.items()}
    return {method: positive_ratio(of, np.ones_like(of), level=level) for method, of in known.items()}


def _norm(maps: Float[np.ndarray, "n h w"]) -> Float[np.ndarray, " n"]:
    return np.linalg.norm(maps.reshape(len(maps), -1).astype(np.float64), axis=1)
