"""How many steps integrated gradients need until the parts add up to the whole (Sundararajan et al. 2017, sec. 5)."""

from collections.abc import Sequence
from typing import Any

from jaxtyping import Float, Int
from torch import Tensor, nn

from fer.saliency import completeness
from fer.saliency.maps import integrated_gradients
from fer.statistics.means import ratio

STEPS = (4, 8, 16, 32)


def errors(
    model: nn.Module,
    x: Float[Tensor, "b 1 h w"],
    target: Int[Tensor, " b"],
    *,
    steps: Sequence[int] = STEPS,
) -> list[dict[str, Any]]:
    """For each number of steps what is missing, as a share of the change of the logit: "error", value, low and high.

    The sum of what is missing over the sum of the changes' magnitudes, since a face that changes the logit by nothing
    would have an infinite share of its own. The bounds are None for one face, "error" where no face changes the logit.
    """
    found = []
    for number in steps:
        maps = integrated_gradients(model, x, target, steps=number).cpu().numpy()
        measured = completeness(model, x, target, maps)
        value, low, high, _ = ratio(measured["error"], measured["gain"])
        low = low if low is None else max(low, 0.0)  # nothing less is missing than nothing
        found.append({"steps": number, "error": None if value is None else [value, low, high]})
    return found
