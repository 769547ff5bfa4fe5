"""Drawn faces as a truth: of a face that the program draws it is known where its expression lies.

Every face is drawn twice, with and without its action units. The region is the union of the parts that the action units
of its class move; the graded truth is how far each pixel differs between the two pictures. What a network uses need not
be all of that. Of a network that hardly knows drawn faces they tell nothing: it answers to something else in them.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from jaxtyping import Float

from fer.data.emotions import EMOTIONS
from fer.data.synthetic import draw as synthetic
from fer.errors import InputError
from fer.runs.config import Kind
from fer.saliency.localisation import ENOUGH, Truth
from fer.saliency.parts import expected
from fer.statistics.classification import correct
from fer.statistics.interval import Interval, share

SEED = 20260  # of faces that are in no run: those of the source "synthetic" are drawn with another
PER_CLASS = 12  # faces of each class that are judged, at most
KNOWN = 0.5  # the least accuracy on drawn faces: of seven classes, more than any mistake takes


@dataclass(frozen=True)
class Judged:
    """The drawn faces that methods are judged on: those that the network gets right."""

    drawn: int  # that show an emotion
    learnt_from: Kind  # the faces that the network was trained on; drawn ones are others than these
    accuracy: Interval  # of the network on all of them
    luck: float  # the accuracy of always naming their commonest class
    classes: tuple[int, ...]  # that were drawn
    faces: tuple[int, ...]  # of each of the seven classes that are judged
    area: float | None  # share of the picture that the moved parts fill, mean over these; None without a face
    fit: bool  # at least ENOUGH of them, from a network that surely knows more than KNOWN of all drawn, and than luck


def draw_truth(n: int, *, taught: Sequence[int] | None = None, seed: int = 0) -> Truth:
    """Of n freshly drawn faces those that show an emotion; neutral has no action units, and so no truth.

    `taught` counts the faces of each class that the network was trained on: of a class that it never met it cannot
    know anything, and such faces are left out; None where that is not known. Raises InputError for n below ENOUGH, and
    where no face is left.
    """
    if n < ENOUGH:
        raise InputError(f"truth_faces={n}: ask for at least {ENOUGH}")
    rows = np.arange(n)
    drawn, still = (synthetic.draw_at(rows, seed=SEED + seed, at_rest=at_rest) for at_rest in (False, True))
    moved = np.abs(drawn.images.astype(float) - still.images)
    emotional = np.array([bool(emotion.parts) for emotion in EMOTIONS])[drawn.labels]
    region = expected(drawn.masks, drawn.labels)
    known = emotional if taught is None else emotional & (np.array(taught) > 0)[drawn.labels]
    if not known.any():
        raise InputError(f"truth_faces={n}: none of them is of a class that the network was trained on; ask for more")
    return Truth(drawn.images, drawn.labels, region, moved).take(np.flatnonzero(known))


def judged_right(
    truth: Truth, logits: Float[np.ndarray, "n 7"], *, learnt_from: Kind, per_class: int = PER_CLASS
) -> tuple[Truth, Judged]:
    """The first `per_class` faces of each class that the network gets right, and what is to be said of them.

    `learnt_from` says which faces the network was trained on.
    """
    right = correct(logits, truth.labels)
    accuracy = share(int(right.sum()), len(right))
    places = [np.flatnonzero(right & (truth.labels == k))[:per_class] for k in range(len(EMOTIONS))]
    index = np.sort(np.concatenate(places))
    luck = float(np.bincount(truth.labels).max() / len(truth.labels))
    return truth.take(index), Judged(
        drawn=len(right),
        learnt_from=learnt_from,
        accuracy=accuracy,
        luck=luck,
        classes=tuple(np.unique(truth.labels).tolist()),
        faces=tuple(len(of_class) for of_class in places),
        area=float(truth.region[index].mean()) if len(index) else None,
        fit=bool(len(index) >= ENOUGH and accuracy.low > max(luck, KNOWN)),
    )
