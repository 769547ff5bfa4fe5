"""Do attribution maps follow the network's weights? Cascading randomisation (Adebayo et al. 2018, section 3.1).

From the logits down, layer after layer gets random weights. A map that stays as it was does not tell what was learned:
it draws the edges of the face, as an edge detector would.
"""

import copy
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple, Protocol, runtime_checkable

import numpy as np
import torch
from jaxtyping import Float, Int
from scipy.stats import rankdata
from torch import Tensor, nn
from torch.nn.modules.batchnorm import _BatchNorm

from fer.errors import InputError
from fer.models.calls import in_order_of_calls
from fer.models.ensemble import Ensemble
from fer.models.folding import without_norms
from fer.models.foreign import SIDE
from fer.models.random_weights import own_weights, redraw
from fer.saliency.agreement import rank_correlation
from fer.statistics.interval import LEVEL, Interval, together
from fer.statistics.means import mean_interval, ratio_interval

STEPS = 5  # at most: the logits alone, whose loss is told by itself, then several layers a step
_NO_ROOM = 1e-6  # between maps of two faces that are the same map, but for rounding
_APART = 1000  # between the seeds of two faces: more than a network has steps
LEAST = 2  # faces, without which there is no other face's map to compare with


@runtime_checkable
class Explain(Protocol):
    """Maps by method, as maps.attributions gives them, of a model whose batch norms are folded."""

    def __call__(
        self, model: nn.Module, x: Float[Tensor, "b 1 h w"], target: Int[Tensor, " b"], /, *, seed: int
    ) -> dict[str, Float[np.ndarray, "b h w"]]:
        """What is drawn for face k is drawn from `seed` + k, whichever faces are beside it."""


class Cascade(NamedTuple):
    """How alike the maps stay; all by rank correlation of magnitudes over the pixels of a face.

    nan where the trained network's map is the same everywhere, so that it has no order; 0 where only the other is.
    """

    layers: list[int]  # with weights, random at each step: 0, ..., all
    likeness: dict[str, Float[np.ndarray, "s n"]]  # of each face's map to that of the trained network
    strangers: dict[str, Float[np.ndarray, " n"]]  # mean, of each face's map to those of the other faces; trained


@dataclass(frozen=True)
class Likeness:
    """How alike one method's maps stay, over the faces whose maps have an order.

    Kept is what remains of what makes a map that of this face and network: 1 is as it was, 0 as alike as maps of two
    faces. The intervals of what is kept hold for all methods and both steps together.
    """

    faces: int  # at least 2
    curve: tuple[Interval, ...]  # mean likeness to the trained network's map, -1 to 1, at each step
    strangers: float  # mean likeness of two faces' maps by the trained network
    kept_logits: Interval  # after the first step, which randomises the logits alone
    kept: Interval  # at the end


@dataclass(frozen=True)
class Randomisation:
    """What becomes of the maps as layers lose their weights."""

    layers: tuple[int, ...]  # with weights, random at each step: 0, ..., all
    methods: dict[str, Likeness | None]  # None where no map of the trained network has an order


def cascade(
    model: nn.Module,
    x: Float[Tensor, "n 1 h w"],
    target: Int[Tensor, " n"],
    *,
    explain: Explain,
    steps: int = STEPS,
    seed: int = 0,
) -> Cascade:
    """The maps that `explain` gives while the model loses its weights; the model itself keeps them.

    Every face meets random weights of its own, so that an interval over faces holds for other draws too: one draw can
    turn Grad-CAM round. Its noise is the same on all networks. Raises InputError for fewer than two faces.
    """
    if len(x) < LEAST:
        raise InputError("checked_faces: too few to compare the maps of two faces; ask for more")
    original = explain(without_norms(model), x, target, seed=seed)
    layers = [0]
    likeness = {method: [[found] for found in _likeness(maps, maps)] for method, maps in original.items()}
    for face in range(len(x)):
        one = slice(face, face + 1)
        spoilt = randomised(model, steps=steps, seed=seed + face * _APART)
        steps_of_face = [
            (count, explain(without_norms(network), x[one], target[one], seed=seed + face)) for count, network in spoilt
        ]
        layers = [0, *(count for count, _ in steps_of_face)]
        for method in original:
            likeness[method][face] += [_likeness(original[method][one], of[method])[0] for _, of in steps_of_face]
    return Cascade(
        layers,
        {method: np.array(found).T for method, found in likeness.items()},
        {method: _strangers(maps) for method, maps in original.items()},
    )


def randomised(model: nn.Module, *, steps: int = STEPS, seed: int = 0) -> Iterator[tuple[int, nn.Module]]:
    """(number of random layers, the network with them), from the logits down to the first; the same one changed on.

    Batch norms go back to their first state with the layer before them.
    """
    spoilt, count = copy.deepcopy(model), 0
    for number, group in enumerate(from_the_top(spoilt, steps=steps)):
        redraw(group, seed=seed + number)
        count += sum(not isinstance(layer, _BatchNorm) for layer in group)
        yield count, spoilt


def from_the_top(model: nn.Module, *, steps: int = STEPS) -> list[list[nn.Module]]:
    """All layers with weights in at most `steps` groups; the members of an ensemble side by side.

    The logits are a group of their own, and the first; the others are as large as each other.
    """
    members = [model.member(k) for k in range(len(model))] if isinstance(model, Ensemble) else [model]
    stacks = [_stack(member) for member in members]
    steps = min(steps, *(len(stack) for stack in stacks))
    bounds = [[0, *np.linspace(1, len(stack), steps).round().astype(int)] for stack in stacks]
    return [
        [layer for stack, at in zip(stacks, bounds, strict=True) for unit in stack[at[k] : at[k + 1]] for layer in unit]
        for k in range(steps)
    ]


def summarised(found: Cascade) -> Randomisation:
    """`found` over the faces whose maps have an order."""
    level = together(2 * len(found.likeness))
    methods = {method: _mean_likeness(found, method, level) for method in found.likeness}
    return Randomisation(tuple(found.layers), methods)


def _mean_likeness(found: Cascade, method: str, level: float) -> Likeness | None:
    """None without a face; there are two or more where there is one, since a face is compared with another."""
    ordered = np.isfinite(found.likeness[method][0]) & np.isfinite(found.strangers[method])
    if not ordered.any():
        return None
    likeness, strangers = found.likeness[method][:, ordered], found.strangers[method][ordered]
    return Likeness(
        faces=int(ordered.sum()),
        curve=tuple(mean_interval(of_step) for of_step in likeness),
        strangers=float(strangers.mean()),
        kept_logits=kept(likeness[1], strangers, level=level),
        kept=kept(likeness[-1], strangers, level=level),
    )


def kept(likeness: Float[np.ndarray, " n"], strangers: Float[np.ndarray, " n"], *, level: float = LEVEL) -> Interval:
    """(l - s) / (1 - s) of the two means, with its interval over faces; l where all faces have one map. n > 1."""
    room = 1 - strangers
    return (
        mean_interval(likeness, level=level)
        if room.mean() < _NO_ROOM
        else ratio_interval(likeness - strangers, room, level=level)
    )


def _stack(model: nn.Module) -> list[list[nn.Module]]:
    """Layers with weights, the one that runs last first, each with the batch norms that run behind it."""
    units: list[list[nn.Module]] = []
    for layer in in_order_of_calls(model, torch.zeros(1, 1, SIDE, SIDE, device=next(model.parameters()).device)):
        if hasattr(layer, "reset_parameters") or own_weights(layer):
            if units and isinstance(layer, _BatchNorm):
                units[-1].append(layer)
            else:
                units.append([layer])
    return units[::-1]


def _likeness(original: Float[np.ndarray, "n h w"], other: Float[np.ndarray, "n h w"]) -> Float[np.ndarray, " n"]:
    """Of the maps of the same faces: 0 where only the other map has no order, nan where the original has none."""
    found = rank_correlation(original, other)
    lost = np.isnan(found) & np.isfinite(rank_correlation(original, original))
    return np.where(lost, 0.0, found)


def _strangers(maps: Float[np.ndarray, "n h w"]) -> Float[np.ndarray, " n"]:
    """Each map's mean rank correlation with those of the other faces, maps without an order left out."""
    ranks = rankdata(np.abs(maps).reshape(len(maps), -1), axis=1)
    ranks -= ranks.mean(axis=1, keepdims=True)
    length = np.linalg.norm(ranks, axis=1, keepdims=True)
    unit = np.divide(ranks, length, out=np.zeros_like(ranks), where=length > 0)
    alike, ordered = unit @ unit.T, length[:, 0] > 0
    np.fill_diagonal(alike, 0)
    others = ordered.sum() - 1
    return np.where(ordered, alike.sum(axis=1) / max(others, 1), np.nan) if others > 0 else np.full(len(maps), np.nan)
