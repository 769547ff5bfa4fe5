"""Runs that were never trained, side by side."""

from collections.abc import Sequence
from itertools import combinations

import numpy as np

from fer.gallery.facts import Gallery, Group, Pair, Side
from fer.statistics.classification import confusion, recall_intervals
from fer.statistics.interval import share, together
from fer.statistics.order import order
from fer.statistics.tests import mcnemar

FACES = 700


def side(name: str, right: np.ndarray, *, sha256: str = "ab" * 32, synthetic: bool = True, **changed) -> Side:
    """A run that answers the faces of `right` rightly, of seven classes in turn, and the others by the next class."""
    labels = np.arange(len(right)) % 7
    counts = confusion(labels, np.where(right, labels, (labels + 1) % 7))
    fields = {
        "name": name,
        "model": "vgg",
        "recipe": "quick",
        "changed": (),
        "seed": 0,
        "epochs": (14, 14),
        "parameters": 72471,
        "data": "synthetic" if synthetic else "fer2013.csv",
        "sha256": sha256,
        "synthetic": synthetic,
        "faces_known": True,
        "split": "test",
        "faces": len(right),
        "accuracy": share(int(right.sum()), len(right)),
        "gap": share(int(right.sum()), len(right)),
        "order": order(counts.diagonal(), counts.sum(axis=1)),
        "recall": tuple(recall_intervals(counts)),
        "counts": tuple(map(tuple, counts.tolist())),
    }
    return Side(**{**fields, **changed})


def answers(accuracy: float) -> np.ndarray:
    """Faces that a run answers rightly: the first ones, so of two runs the better is right wherever the worse is."""
    return np.arange(FACES) < round(accuracy * FACES)


def gallery(*accuracies: float, names: Sequence[str] = "abcdefgh") -> Gallery:
    """Runs of these accuracies on the same faces."""
    right = [answers(accuracy) for accuracy in accuracies]
    sides = tuple(side(name, of) for name, of in zip(names, right, strict=False))
    both = list(combinations(range(len(right)), 2))
    level = together(len(both))
    pairs = tuple(Pair(one, other, mcnemar(right[one], right[other], level=level)) for one, other in both)
    return Gallery(sides, (Group(tuple(range(len(right))), pairs),))
