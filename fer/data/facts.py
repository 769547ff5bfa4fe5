"""What 00_data states of the faces of a run, and how it is measured."""

from dataclasses import dataclass

import numpy as np

from fer.data.check import DataCheck, check_faces
from fer.data.emotions import EMOTIONS
from fer.data.examples import deviations
from fer.data.faces import Faces, Origin
from fer.data.suspects import Suspects
from fer.data.twins import leaked


@dataclass(frozen=True)
class ReadyMade:
    """What a network that was trained before has met in that training."""

    data: str  # the name of the source that it was trained on
    faces: int  # that it was trained on
    leaked: int  # held-out faces with an exact twin among them


@dataclass(frozen=True)
class Leak:
    """Labelled faces: a network learns from no others, and is judged by no others."""

    leaked: int  # held-out faces with an exact twin among the training faces
    faces: int  # held-out faces
    training: int  # faces that the network was trained on


@dataclass(frozen=True)
class MeanFaces:
    """How far the mean face of each class lies from the mean of these: root mean squares, in grey levels.

    In label order; None for a class without faces.
    """

    distance: tuple[float | None, ...]
    chance: tuple[float | None, ...]  # the distance to expect if all classes looked alike


@dataclass(frozen=True)
class Facts:
    """The faces of a run in numbers."""

    check: DataCheck
    held_out: str  # "val" or "test": the split by which the report judges the network
    limit: int | None  # faces of each split that were opened, the first ones; None for all
    described: str  # the split whose faces are shown
    mean_faces: MeanFaces  # of that split
    ready_made: ReadyMade | None  # None for a network trained on the training faces, or on faces not known
    training_known: bool  # is it known on which faces the network was trained?
    faces_known: bool  # are these all? Not where its training began from a file of weights
    leak: Leak
    suspects: Suspects


def measure(
    faces: Faces,
    *,
    held_out: str,
    suspects: Suspects,
    training_known: bool,
    faces_known: bool,
    limit: int | None = None,
    ready_made: ReadyMade | None = None,
) -> Facts:
    """The facts of a run's faces. Some labelled face is needed in the split that is described."""
    split = described(faces.origin, held_out=held_out)
    shown = faces.split(split).labelled()
    return Facts(
        check=check_faces(faces),
        held_out=held_out,
        limit=limit,
        described=split,
        mean_faces=_mean_faces(shown),
        ready_made=ready_made,
        training_known=training_known,
        faces_known=faces_known,
        leak=_leak(faces.labelled(), held_out, ready_made),
        suspects=suspects,
    )


def _mean_faces(shown: Faces) -> MeanFaces:
    known = np.unique(shown.labels).tolist()
    found = [dict(zip(known, of.tolist(), strict=True)) for of in deviations(shown.images, shown.labels)]
    return MeanFaces(*(tuple(of.get(label) for label in range(len(EMOTIONS))) for of in found))


def _leak(labelled: Faces, held_out: str, ready_made: ReadyMade | None) -> Leak:
    judged = len(labelled.split(held_out).labels)
    if ready_made is not None:
        return Leak(ready_made.leaked, judged, ready_made.faces)
    return Leak(int(leaked(labelled, held_out).sum()), judged, len(labelled.split("train").labels))


def described(origin: Origin, *, held_out: str) -> str:
    """The split whose faces are shown: what the network learnt from, or was judged by where it learnt from others."""
    return held_out if origin.by_role else "train"
