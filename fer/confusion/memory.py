"""How much of an accuracy is memory? Faces with a twin in training beside those without."""

from dataclasses import dataclass

import numpy as np
from jaxtyping import Bool, Float, Int
from scipy.stats import binomtest

from fer.statistics.bootstrap import FEWEST, bootstrap, class_by_class
from fer.statistics.classification import CLASSES
from fer.statistics.interval import Interval, wilson

KINDS = ("none", "near", "exact")  # of twin in training: no other picture, another picture of the photograph, the same


@dataclass(frozen=True)
class Disputed:
    """Faces whose twin in training has another label: there memory and recognition give different answers."""

    faces: int
    own: int  # answered with their own label
    training: int  # answered with the twin's label
    p: float  # of so uneven a split if the two were equally likely: which copy went into training is chance


@dataclass(frozen=True)
class Memory:
    """Accuracies by kind of twin, in the order of KINDS."""

    faces: tuple[int, int, int]
    accuracy: tuple[Interval | None, Interval | None, Interval | None]
    lift: Interval | None  # accuracy on all faces minus that on those without a twin; None for too few of either
    excess: Interval | None  # accuracy with a twin minus that without, classes weighed as among the twins; or None
    disputed: Disputed


def measure(
    answers: Int[np.ndarray, " n"],
    labels: Int[np.ndarray, " n"],
    *,
    exact: Bool[np.ndarray, " n"],
    near: Bool[np.ndarray, " n"],
    twin_labels: Int[np.ndarray, " n"],
) -> Memory:
    """`near` counts where `exact` is not set; `twin_labels` are looked at where either is, -1 is unknown. n > 0."""
    kind = np.where(exact, 2, np.where(near, 1, 0))
    counts = np.zeros((len(KINDS), CLASSES, 2), dtype=int)
    np.add.at(counts, (kind, labels, (answers == labels).astype(int)), 1)
    both = np.stack([counts[0], counts[1:].sum(axis=0)])
    some = (both.sum(axis=(1, 2)) >= FEWEST).all()
    at = (kind > 0) & (twin_labels >= 0) & (twin_labels != labels)
    return Memory(
        faces=tuple(counts.sum(axis=(1, 2)).tolist()),
        accuracy=tuple(wilson(int(of[:, 1].sum()), int(of.sum())) for of in counts),
        lift=bootstrap(both, _lift) if some else None,
        excess=class_by_class(both),
        disputed=_disputed(answers[at], labels[at], twin_labels[at]),
    )


def _disputed(answers: Int[np.ndarray, " n"], own: Int[np.ndarray, " n"], training: Int[np.ndarray, " n"]) -> Disputed:
    right, remembered = int((answers == own).sum()), int((answers == training).sum())
    p = float(binomtest(remembered, right + remembered).pvalue) if right + remembered else 1.0
    return Disputed(len(answers), right, remembered, p)


def _lift(counts: Int[np.ndarray, "*b 2 k 2"]) -> Float[np.ndarray, "*b"]:
    everyone, without = counts.sum(axis=(-3, -2)), counts[..., 0, :, :].sum(axis=-2)
    return everyone[..., 1] / everyone.sum(axis=-1) - without[..., 1] / np.maximum(without.sum(axis=-1), 1)
