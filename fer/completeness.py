"""How many steps integrated gradients need until the parts add up to the whole (Sundararajan et al. 2017, sec. 5)."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from jaxtyping import Float, Int
from torch import Tensor, nn

from fer.evaluation import Interval
from fer.resampling import percentile, resamples
from fer.saliency import completeness, integrated_gradients

STEPS = (4, 8, 16, 32, 64)


def errors(
    model: nn.Module,
    x: Float[Tensor, "b 1 h w"],
    target: Int[Tensor, " b"],
    *,
    steps: Sequence[int] = STEPS,
    seed: int = 0,
) -> list[dict[str, Any]]:
    """For each number of steps what is missing, as a share of the change of the logit ("error", with its interval).

    None where the logit does not change from the grey square to any of the faces.
    """
    found = []
    for number in steps:
        maps = integrated_gradients(model, x, target, steps=number).cpu().numpy()
        measured = completeness(model, x, target, maps)
        error = relative(measured["error"], measured["gain"], seed=seed)
        found.append({"steps": number, "error": error and list(error)})
    return found


def relative(error: Float[np.ndarray, " n"], gain: Float[np.ndarray, " n"], *, seed: int = 0) -> Interval | None:
    """The sum of the errors over the sum of the gains, both >= 0, with its bootstrap interval over faces.

    A ratio of sums, since a face that changes the logit by nothing would have an infinite one. None where none does.
    """
    if not gain.any():
        return None
    weights = resamples(len(gain), seed=seed).astype(np.float64)
    with np.errstate(divide="ignore", invalid="ignore"):
        draws = (weights @ error) / (weights @ gain)
    return percentile(float(error.sum() / gain.sum()), np.where(np.isfinite(draws), draws, np.nan))
