"""From predictions to numbers: accuracy, recall, precision, F1 and confusions, each with its 95 % interval.

Shares of counted faces have Wilson's score interval; macro-F1, which is no share, that of `macro`.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from jaxtyping import Bool, Float, Int
from scipy.special import log_softmax, softmax

from fer.statistics.interval import Interval, share, wilson
from fer.statistics.macro import macro_f1

CLASSES = 7


@dataclass(frozen=True)
class Scores:
    """How well the labelled faces of one split are answered. Shares lie between 0 and 1."""

    faces: int
    accuracy: Interval
    loss: float  # the mean cross-entropy in nats
    macro_f1: Interval
    recall: tuple[float | None, ...]  # of each class; None for one without faces
    leaked: int | None = None  # faces with an exact twin in training; None where that is not asked, as in training
    accuracy_leaked: Interval | None = None  # over those faces; None over none
    accuracy_without_twins: Interval | None = None  # over the others; None over none


def metrics(
    logits: Float[np.ndarray, "n 7"], labels: Int[np.ndarray, " n"], *, leaked: Bool[np.ndarray, " n"] | None = None
) -> Scores:
    """What is kept of one split; n > 0. `leaked` marks the faces with an exact twin in training."""
    right = correct(logits, labels)
    counts = confusion(labels, logits.argmax(axis=1))
    return Scores(
        faces=len(labels),
        accuracy=share(int(right.sum()), len(right)),
        loss=cross_entropy(logits, labels),
        macro_f1=macro_f1(counts),
        recall=tuple(recall and recall.value for recall in recall_intervals(counts)),
        leaked=None if leaked is None else int(leaked.sum()),
        accuracy_leaked=None if leaked is None else _accuracy(right[leaked]),
        accuracy_without_twins=None if leaked is None else _accuracy(right[~leaked]),
    )


def correct(logits: Float[np.ndarray, "n k"], labels: Int[np.ndarray, " n"]) -> Bool[np.ndarray, " n"]:
    """Is the largest logit the label's?"""
    return logits.argmax(axis=1) == labels


def confidence(logits: Float[np.ndarray, "n k"]) -> Float[np.ndarray, " n"]:
    """The softmax probability of the predicted class, from 1/k to 1."""
    return softmax(logits.astype(np.float64), axis=1).max(axis=1)


def cross_entropy(logits: Float[np.ndarray, "n k"], labels: Int[np.ndarray, " n"]) -> float:
    """The mean of -log softmax(logits)[label], in nats."""
    return float(losses(logits, labels).mean())


def losses(logits: Float[np.ndarray, "n k"], labels: Int[np.ndarray, " n"]) -> Float[np.ndarray, " n"]:
    """-log softmax(logits)[label] of each face, in nats."""
    return -log_softmax(logits.astype(np.float64), axis=1)[np.arange(len(labels)), labels]


def confusion(labels: Int[np.ndarray, " n"], predicted: Int[np.ndarray, " n"]) -> Int[np.ndarray, "7 7"]:
    """Counts of faces; rows are true classes, columns predicted ones."""
    # not scikit-learn's, which takes every command a second to import
    return np.bincount(CLASSES * labels + predicted, minlength=CLASSES**2).reshape(CLASSES, CLASSES)


def recall_intervals(counts: Int[np.ndarray, "k k"]) -> list[Interval | None]:
    """For each class the share of its faces that are recognised; None for a class without faces."""
    return [wilson(int(hits), int(of)) for hits, of in zip(counts.diagonal(), counts.sum(axis=1), strict=True)]


def precision_intervals(counts: Int[np.ndarray, "k k"]) -> list[Interval | None]:
    """For each class the share of the predictions of it that are right; None for one without faces or predictions."""
    return [wilson(int(hits), int(of)) for hits, of in zip(counts.diagonal(), answered(counts), strict=True)]


def answered(counts: Int[np.ndarray, "k k"]) -> Int[np.ndarray, " k"]:
    """How often each class is predicted; 0 for one without faces, of which no prediction can be right."""
    return np.where(counts.sum(axis=1) > 0, counts.sum(axis=0), 0)


def majority_baseline(labels: Int[np.ndarray, " n"], training: Sequence[int]) -> tuple[int, Interval]:
    """What needs no face: the class with the most faces in `training`, and the accuracy of always naming it; n > 0."""
    majority = int(np.argmax(training))
    return majority, share(int((labels == majority).sum()), len(labels))


def _accuracy(right: Bool[np.ndarray, " n"]) -> Interval | None:
    """The share that is right; None of no faces."""
    return wilson(int(right.sum()), len(right))
