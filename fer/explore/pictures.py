"""Which face is meant: one of the run's held-out faces, or a picture of the person's own."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import numpy as np
from jaxtyping import Int, UInt8

from fer.data.layouts.images import decode
from fer.errors import InputError
from fer.explore.subject import Subject
from fer.runs.run import Predictions
from fer.saliency.selection import RULES, Asked, by_rule

ALL = "all"  # in place of a rule: every face, in the source's order
ORDERS = (*RULES, ALL)


class Picture(NamedTuple):
    """A face to ask about."""

    face: UInt8[np.ndarray, "48 48"]
    name: str  # its row in the source, or its file
    label: int | None  # its true class; None of a file
    place: int | None  # among the labelled held-out faces; None of a file


def candidates(answers: Predictions, *, order: str, of_class: int | None) -> Int[np.ndarray, " n"]:
    """Places of the held-out faces to choose from: by one of the rules of chapter 4, or ALL of a class, or of every."""
    if order != ALL:
        return by_rule(Asked(order, of_class), answers).positions
    return np.flatnonzero(np.full(len(answers.labels), True) if of_class is None else answers.labels == of_class)


def held_out(subject: Subject, place: int) -> Picture:
    """The labelled held-out face at a place."""
    faces = subject.held_out
    return Picture(faces.images[place], str(faces.rows[place]), int(faces.labels[place]), place)


def of_file(name: str, content: bytes) -> Picture:
    """A picture from a file's bytes, its middle square made 48x48 and grey. Raises InputError where it is none."""
    with TemporaryDirectory(prefix="fer-") as folder:
        path = Path(folder) / "picture"
        path.write_bytes(content)
        found = decode([path])
    if found.faults:
        raise InputError(f"{name}: {found.faults[path]}".replace(path.name, name))
    return Picture(found.images[0], name, None, None)
