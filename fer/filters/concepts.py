"""Does the answer move along an action unit? Concept vectors (Kim et al. 2018) of faces drawn with and without it.

The concept vector of a unit is the mean difference of the activations of the last convolution, averaged over its
positions, between the same people with the unit and at rest. What an answer gains along it on a face is the derivative
of the class's logit, less the mean of all logits, by the activations times that vector (eq. 1 there, with the mean
difference for a linear classifier's normal: people stand in pairs). A random concept is made of the same pictures,
with and without changed about at random for each person. What drawing the unit itself does to the logit is asked of
other people, so that it is no consequence of whom the vector was taken from.
"""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import torch
from jaxtyping import Bool, Float, Int, UInt8
from torch import Tensor, nn

from fer.data.emotions import EMOTIONS
from fer.data.examples import evenly_spread
from fer.data.synthetic.action_units import ACTION_UNITS
from fer.filters.drawn import UnitsDrawn
from fer.models.network import Network
from fer.models.prediction import to_input
from fer.models.probe import aside, passed_on

FLIPS = 1000  # random concepts
FACES = 60  # at most so many of a class are asked, evenly spread


@dataclass(frozen=True)
class Along:
    """One class along the concept vector of one unit, and what drawing the unit into other people does to the class."""

    unit: int  # its number in FACS
    emotion: int
    expected: bool  # FACS counts the unit to this emotion
    score: float  # share of the class's faces whose logit grows along the vector (eq. 2 there)
    gain: float  # mean derivative along the vector, in standard deviations over random concepts
    p: float  # share of random concepts with as large a gain, up or down, of any unit for any class
    drawn: float  # mean change of the class's logit, less that of all, when the unit is drawn in
    p_drawn: float  # the same, of any unit for any class, with and without changed about at random


@dataclass(frozen=True)
class Concepts:
    """Every action unit against every class that has a face."""

    people: int  # drawn, each at rest and with each unit, from whom the vectors are
    others: int  # drawn likewise, whose logits tell what drawing a unit does
    strength: float  # of the one unit that acts
    faces: tuple[int, ...]  # held-out ones that are asked, of each class
    along: tuple[Along, ...]  # unit by unit, in the order of ACTION_UNITS


def measure(
    model: Network,
    x: Float[Tensor, "n 1 h w"],
    labels: Int[np.ndarray, " n"],
    units: UnitsDrawn,
    others: UnitsDrawn,
    *,
    strength: float,
    seed: int = 0,
) -> Concepts:
    """Of the last convolution, where the layers behind read it; `x` are faces with these labels, in any order.

    The vectors are of the people of `units`, the changes by drawing of `others`.
    """
    layer = passed_on(model, model.last_convolution)
    vectors, drawn = _gained(model, layer, units)[0], _gained(model, layer, others)[1]
    classes = [k for k in range(len(EMOTIONS)) if (labels == k).any()]
    slopes = [own_slopes(model, layer, x[torch.from_numpy(_spread(labels, k))], k) for k in classes]
    return judge(vectors, drawn[:, :, classes], slopes, classes, strength=strength, seed=seed)


def judge(
    vectors: Float[np.ndarray, "units people c"],
    drawn: Float[np.ndarray, "units others k"],
    slopes: list[Float[np.ndarray, "_ c"]],
    classes: list[int],
    *,
    strength: float,
    seed: int = 0,
) -> Concepts:
    """From what people's activations and others' logits gain by each unit, and each class's slopes on its own faces."""
    mean_slopes = np.stack([of_class.mean(axis=0) for of_class in slopes])
    gains, p = against_flips(vectors @ mean_slopes.T, seed=seed)
    _, p_drawn = against_flips(drawn, seed=seed)
    directions, changes = vectors.mean(axis=1), drawn.mean(axis=1)
    along = [
        Along(
            unit=unit,
            emotion=emotion,
            expected=unit in EMOTIONS[emotion].action_units,
            score=float((slopes[k] @ directions[u] > 0).mean()),
            gain=float(gains[u, k]),
            p=float(p[u, k]),
            drawn=float(changes[u, k]),
            p_drawn=float(p_drawn[u, k]),
        )
        for u, unit in enumerate(ACTION_UNITS)
        for k, emotion in enumerate(classes)
    ]
    counts = dict(zip(classes, map(len, slopes), strict=True))
    return Concepts(
        people=vectors.shape[1],
        others=drawn.shape[1],
        strength=strength,
        faces=tuple(counts.get(k, 0) for k in range(len(EMOTIONS))),
        along=tuple(along),
    )


def own_slopes(
    model: nn.Module, layer: nn.Module, x: Float[Tensor, "n 1 h w"], emotion: int
) -> Float[np.ndarray, "n c"]:
    """How one class's logit, less the mean of all, grows on each face as a filter's map grows everywhere by one."""
    model, layer = aside(model, layer)
    seen: list[Tensor] = []

    def open_here(layer: nn.Module, inputs: tuple[Tensor, ...], output: Tensor) -> Tensor:
        seen.append(output.detach().requires_grad_())
        return seen[-1].clone()  # which the network may overwrite, as torchvision's own do

    layer.register_forward_hook(open_here)
    logits = model(x)
    (slope,) = torch.autograd.grad((logits[:, emotion] - logits.mean(dim=1)).sum(), seen[-1])
    return np.asarray(slope.sum(dim=(2, 3)).double().numpy())


def against_flips(
    values: Float[np.ndarray, "units people k"], *, seed: int = 0
) -> tuple[Float[np.ndarray, "units k"], Float[np.ndarray, "units k"]]:
    """Means over people in standard deviations over flips of their signs, person by person, and the share of flips in
    which the largest of all is as large (Westfall & Young 1993); a person's signs are the same for all."""
    people = values.shape[1]
    flips = np.random.default_rng(seed).choice((-1.0, 1.0), size=(FLIPS, people))
    spread = np.sqrt((values**2).sum(axis=1))  # of a sum whose signs are random
    sums = values.sum(axis=1)
    scaled = np.divide(sums, spread, out=np.zeros(sums.shape), where=spread > 0)
    flipped = np.abs(np.einsum("rn,unk->ruk", flips, values))
    highest = np.divide(flipped, spread, out=np.zeros(flipped.shape), where=spread > 0).max(axis=(1, 2))
    p = (1 + (highest >= np.abs(scaled)[..., None] - 1e-9).sum(axis=-1)) / (1 + FLIPS)
    return scaled, p


def _gained(
    model: nn.Module, layer: nn.Module, units: UnitsDrawn
) -> tuple[Float[np.ndarray, "units people c"], Float[np.ndarray, "units people k"]]:
    """What each person's activations and logits gain by each unit."""
    model, layer = aside(model, layer)
    at_rest = _read(model, layer, units.rest)
    acting = [_read(model, layer, images) for images in units.acting]
    activations, logits = (np.stack([of_unit[k] - at_rest[k] for of_unit in acting]) for k in (0, 1))
    return activations, logits


def _read(
    model: nn.Module, layer: nn.Module, images: UInt8[np.ndarray, "n 48 48"]
) -> tuple[Float[np.ndarray, "n c"], Float[np.ndarray, "n k"]]:
    """The mean of each map of the layer, and the logits less their mean; of a network that may be hooked."""
    means: list[Tensor] = []
    hook = layer.register_forward_hook(lambda layer, inputs, output: means.append(output.mean(dim=(2, 3))))
    with torch.no_grad():
        logits = model(to_input(images)).double().numpy()
    hook.remove()
    return means.pop().double().numpy(), logits - logits.mean(axis=1, keepdims=True)


def _spread(labels: Int[np.ndarray, " n"], emotion: int) -> Int[np.ndarray, " m"]:
    of_class = np.flatnonzero(labels == emotion)
    return of_class[evenly_spread(len(of_class), number=FACES)]


class Grid(NamedTuple):
    """A row a unit, a column a class."""

    units: list[int]
    emotions: list[int]
    score: Float[np.ndarray, "u k"]
    sure: Bool[np.ndarray, "u k"]  # told from random concepts at a level
    expected: Bool[np.ndarray, "u k"]


def grid(concepts: Concepts, *, level: float) -> Grid:
    """What is known of every unit and class, as a figure has it."""
    units = list(dict.fromkeys(of.unit for of in concepts.along))
    emotions = list(dict.fromkeys(of.emotion for of in concepts.along))
    table = [(of.score, of.p <= level, of.expected) for of in concepts.along]
    score, sure, expected = (np.array(column).reshape(len(units), len(emotions)) for column in zip(*table, strict=True))
    return Grid(units, emotions, score, sure, expected)
