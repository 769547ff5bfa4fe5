"""Faces and pictures that stand for a class, chosen and computed without a model."""

import numpy as np
from jaxtyping import Float, Int, UInt8

from fer.data.emotions import EMOTIONS
from fer.errors import InputError


def first_of_each_class(labels: Int[np.ndarray, " n"], k: int) -> list[Int[np.ndarray, " _"]]:
    """For each class the positions of its first k faces, or of all where there are fewer. InputError where k < 1."""
    if k < 1:
        raise InputError(f"examples={k}: at least one face of each class is shown; give 1 or more")
    return [np.flatnonzero(labels == label)[:k] for label in range(len(EMOTIONS))]


def evenly_spread(n: int, *, number: int) -> Int[np.ndarray, " m"]:
    """At most `number` of n positions, ascending, from the first to the last in even steps, rounded down."""
    return np.linspace(0, n - 1, min(n, max(number, 0))).astype(int)


def class_means(images: UInt8[np.ndarray, "n 48 48"], labels: Int[np.ndarray, " n"]) -> Float[np.ndarray, "c 48 48"]:
    """The mean face of each of the c classes that have faces, in label order, in grey levels."""
    return np.stack([images[labels == label].mean(axis=0) for label in np.unique(labels)])


def deviations(
    images: UInt8[np.ndarray, "n 48 48"], labels: Int[np.ndarray, " n"]
) -> tuple[Float[np.ndarray, " c"], Float[np.ndarray, " c"]]:
    """How far each class's mean face lies from the mean of these, and how far by chance if all classes looked alike.

    Of the c classes that have faces, in label order.

    Both are root mean squares over the pixels, in grey levels. The second is sqrt(v (1/n_k (1 - 2/c) + sum(1/n)/c^2)):
    v is the variance of a pixel within the classes, n_k the faces of class k and c the number of classes.
    """
    means = class_means(images, labels)
    distance = np.sqrt(((means - means.mean(axis=0)) ** 2).mean(axis=(1, 2)))
    known, counts = np.unique(labels, return_counts=True)
    within = np.average([images[labels == k].var(axis=0).mean() for k in known], weights=counts)
    shares = (1 / counts) * (1 - 2 / len(means)) + (1 / counts).sum() / len(means) ** 2
    return distance, np.sqrt(within * shares)
