"""How many steps integrated gradients need until the parts add up to the whole (Sundararajan et al. 2017, sec. 5)."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import torch
from jaxtyping import Float, Int
from torch import Tensor, nn

from fer.models.modes import eval_mode
from fer.saliency.maps import BATCH, GREY, integrated_gradients
from fer.statistics.interval import together
from fer.statistics.means import Mean, positive_ratio

STEPS = (8, 64)


class Sums(NamedTuple):
    """Of each face, in logits."""

    change: Float[np.ndarray, " n"]  # |z_target(x) - z_target(baseline)|
    missing: Float[np.ndarray, " n"]  # the distance of the map's sum to that change, with its sign


@dataclass(frozen=True)
class Missing:
    """What integrated gradients miss with so many steps."""

    steps: int
    share: Mean | None  # of the change of the logit, 0 or more, with an interval that holds for all numbers of steps
    #                     together; None where no face changes the logit


@dataclass(frozen=True)
class Completeness:
    """What integrated gradients miss, by the number of steps."""

    faces: int
    by_steps: tuple[Missing, ...]  # from the fewest steps to the most


def measure(
    model: nn.Module,
    x: Float[Tensor, "n 1 h w"],
    target: Int[Tensor, " n"],
    *,
    steps: Sequence[int] = STEPS,
) -> Completeness:
    """What integrated gradients of the logits `target` miss with so many `steps`.

    The share is the sum of what is missing over the sum of the changes' magnitudes, since a face that changes the logit
    by nothing would have an infinite share of its own.
    """
    found, level = [], together(len(set(steps)))
    for number in sorted(set(steps)):
        maps = integrated_gradients(model, x, target, steps=number).cpu().numpy()
        of = sums(model, x, target, maps)
        found.append(Missing(number, positive_ratio(of.missing, of.change, level=level)))
    return Completeness(len(x), tuple(found))


def sums(
    model: nn.Module,
    x: Float[Tensor, "n 1 h w"],
    target: Int[Tensor, " n"],
    maps: Float[np.ndarray, "n h w"],
    *,
    baseline: float = GREY,
) -> Sums:
    """Do maps add up to z_target(x) - z_target(baseline), as integrated gradients should?"""
    with eval_mode(model), torch.no_grad():
        change = torch.cat([model(part) for part in x.split(BATCH)]) - model(torch.full_like(x[:1], baseline))
    wanted = change.gather(1, target[:, None])[:, 0].cpu().numpy()
    return Sums(np.abs(wanted), np.abs(maps.sum(axis=(1, 2)) - wanted))
