"""What do the layers know? Classes and action units read off each layer by a linear probe (Alain & Bengio 2017).

A probe is a logistic regression on a layer's maps, averaged over their positions; it is fitted on one half of the
faces and judged on the other. Classes are read from held-out faces, which the network has not seen either, action units
from drawn people, of whom no one is in both halves. A probe tells what can be read by weighing filters, not what the
network reads; so random weights stand beside.
"""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from jaxtyping import Bool, Float, Int
from sklearn.linear_model import LogisticRegression
from torch import Tensor

from fer.data.synthetic.action_units import ACTION_UNITS
from fer.filters.drawn import UnitsDrawn
from fer.filters.layers import Layer, layers_of
from fer.models.network import Network
from fer.models.prediction import to_input
from fer.statistics.interval import LEVEL, Interval, paired_difference, share, together
from fer.statistics.means import mean_interval

FACES = 1000  # held-out ones, evenly spread, off which classes are read
FEWEST = 60  # faces: below, a probe has too little to be fitted and judged on
FEWEST_PEOPLE = 10  # likewise; each has a picture a unit
COMPARISONS = 7  # whose intervals hold together: four of classes and three of units
_INVERSE_PENALTY = 0.1  # of the squared weights


@dataclass(frozen=True)
class LayerRead:
    """How often the probe of one layer is right, 0 to 1."""

    channels: int
    side: int  # of its maps
    trained: Interval
    random: Interval  # on the same layer with random weights


@dataclass(frozen=True)
class Read:
    """Read off each layer, first to last. Its comparisons, on the same faces, hold together with the other's."""

    fitted: int  # faces, or people, on which probes were fitted
    judged: int  # others, on which they were judged
    chance: float  # how often the commonest answer of the fitted ones is right
    layers: tuple[LayerRead, ...]
    over_chance: Interval  # the last layer
    over_random: Interval  # the last layer, over that with random weights
    over_first: Interval | None  # the last layer over the first; None where there is one
    over_own: Interval | None  # the last layer over the network's own answer; None of units


@dataclass(frozen=True)
class LayersKnow:
    """Classes and action units; None where there are too few faces to fit a probe on."""

    faces: int  # held-out ones that were read
    own: Interval | None  # how often the network's own answer is right on those judged
    classes: Read | None
    people: int  # drawn, each at rest and with each unit
    units: Read | None


def measure(
    model: Network,
    random: Network,
    x: Float[Tensor, "n 1 h w"],
    labels: Int[np.ndarray, " n"],
    units: UnitsDrawn,
    *,
    seed: int = 0,
) -> LayersKnow:
    """`x` are faces without exact twins, at least one; `random` is the network with random weights."""
    layers, logits = layers_of(model, x)
    untrained, _ = layers_of(random, x)
    own_right = (logits.argmax(axis=1) == labels)[:, None]
    half = halves(labels, seed=seed)
    classes = read(layers, untrained, labels[:, None], half, own_right) if half is not None else None
    own = None if half is None else share(int(own_right[~half].sum()), int((~half).sum()))
    people = len(units.rest)
    return LayersKnow(
        len(labels), own, classes, people, _units_read(model, random, units) if people >= FEWEST_PEOPLE else None
    )


def halves(labels: Int[np.ndarray, " n"], *, seed: int) -> Bool[np.ndarray, " n"] | None:
    """True for a random half to fit on; None of fewer than FEWEST faces, or of one class in either half."""
    half = np.zeros(len(labels), dtype=bool)
    half[np.random.default_rng(seed).permutation(len(labels))[: len(labels) // 2]] = True
    if len(labels) < FEWEST or min(len(set(labels[half])), len(set(labels[~half]))) < 2:
        return None
    return half


def read(
    layers: list[Layer],
    random: list[Layer],
    labels: Int[np.ndarray, "n m"],
    half: Bool[np.ndarray, " n"],
    own_right: Bool[np.ndarray, "n 1"] | None,
) -> Read:
    """Probes fitted on `half` and judged on the others; a layer's rows are the labels', row by row.

    Of the m pictures of one person all are in the same half, and the person counts once.
    """
    trained, untrained = ([_right(of.means, labels, half) for of in each] for each in (layers, random))
    values, counts = np.unique(labels[half], return_counts=True)
    common = labels[~half] == values[counts.argmax()]
    level, last = together(COMPARISONS), trained[-1]
    return Read(
        fitted=int(half.sum()),
        judged=int((~half).sum()),
        chance=float(common.mean()),
        layers=tuple(
            LayerRead(of.channels, of.side, _share(one), _share(other))
            for of, one, other in zip(layers, trained, untrained, strict=True)
        ),
        over_chance=_difference(last, common, level),
        over_random=_difference(last, untrained[-1], level),
        over_first=_difference(last, trained[0], level) if len(layers) > 1 else None,
        over_own=None if own_right is None else _difference(last, own_right[~half], level),
    )


def _units_read(model: Network, random: Network, units: UnitsDrawn) -> Read:
    """Which unit acts, if any: the pictures of a person are those of one row."""
    pictures = np.concatenate([units.rest[None], units.acting]).swapaxes(0, 1)
    x = to_input(pictures.reshape(-1, *pictures.shape[2:]))
    labels = np.broadcast_to(np.arange(1 + len(ACTION_UNITS)), pictures.shape[:2])
    half = np.arange(len(pictures)) < len(pictures) // 2
    return read(layers_of(model, x)[0], layers_of(random, x)[0], labels, half, None)


def _right(
    means: Float[np.ndarray, "rows c"], labels: Int[np.ndarray, "n m"], half: Bool[np.ndarray, " n"]
) -> Bool[np.ndarray, "judged m"]:
    fitted = np.repeat(half, labels.shape[1])
    flat = labels.reshape(-1)
    probe = LogisticRegression(C=_INVERSE_PENALTY, max_iter=300, tol=1e-3).fit(means[fitted], flat[fitted])
    return np.asarray((probe.predict(means[~fitted]) == flat[~fitted]).reshape(-1, labels.shape[1]))


def _share(right: Bool[np.ndarray, "n m"]) -> Interval:
    """Wilson's of faces; of people with several pictures Student's t, or Wilson's where all people are alike."""
    shares = right.mean(axis=1)
    if right.shape[1] == 1 or np.ptp(shares) == 0:
        found, middle = share(round(float(shares.sum())), len(shares)), float(shares.mean())
        return Interval(middle, min(found.low, middle), max(found.high, middle))
    found = mean_interval(shares)
    return Interval(found.value, max(found.low, 0.0), min(found.high, 1.0))


def _difference(a: Bool[np.ndarray, "n m"], b: Bool[np.ndarray, "n m"], level: float = LEVEL) -> Interval:
    """Of the shares right of the same faces (Agresti & Min 2005), or people (Student's t)."""
    gain = a.mean(axis=1) - b.mean(axis=1)
    if a.shape[1] == 1 or np.ptp(gain) == 0:
        gained, lost = (round(float(part.sum())) for part in (gain[gain > 0], -gain[gain < 0]))
        found = paired_difference(gained, lost, len(gain), level=level) or Interval(0.0, -1.0, 1.0)
        middle = float(gain.mean())
        return Interval(middle, min(found.low, middle), max(found.high, middle))
    return mean_interval(gain, level=level)


class Drawn(NamedTuple):
    """What a figure draws of one Read; nothing of None."""

    trained: Float[np.ndarray, "l 3"]  # value, low, high
    random: Float[np.ndarray, "l 3"]
    chance: float
    layers: list[tuple[int, int]]  # filters, and the side of their maps


def as_arrays(read: Read | None) -> Drawn:
    """The layers of a Read, first to last."""
    layers = () if read is None else read.layers
    trained, random = (
        np.array([getattr(of, name) for of in layers], dtype=float).reshape(-1, 3) for name in ("trained", "random")
    )
    return Drawn(trained, random, np.nan if read is None else read.chance, [(of.channels, of.side) for of in layers])
