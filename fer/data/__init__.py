"""Faces from whatever a person holds: the layout is recognised from what is there."""

from collections.abc import Callable
from pathlib import Path

import numpy as np

from fer.data.fer2013 import read_fer2013
from fer.data.splits import Read, with_validation
from fer.data.table import columns_of
from fer.errors import InputError
from fer.faces import SPLITS, Faces, Origin, fingerprint
from fer.labels import EMOTIONS, UNLABELLED

SYNTHETIC = "synthetic"


def open_faces(source: str | Path, *, seed: int = 0, limit: int | None = None) -> Faces:
    """The faces of `source`: "synthetic", or the path of a csv or a folder in any layout of data/README.md.

    `seed` makes the validation split where the source has none; it never changes the synthetic faces, which are
    always those of their own seed 0, so that runs that differ by seed share their data.
    `limit` keeps at most that many faces of each split, the first ones in the source's order.
    Raises InputError (one line: file, line, remedy) where the source cannot be trained on.
    """
    if str(source) == SYNTHETIC:
        from fer.data.synthetic import synthetic_faces  # only those who draw pay for loading the generator

        faces = synthetic_faces()
        return faces if limit is None else faces.where(_first(faces.usage, limit))
    path = Path(source)
    read, split_seed = with_validation(_reader(path)(path), seed=seed)
    if limit is not None:
        kept = _first(read.usage, limit)
        votes = None if read.votes is None else read.votes[kept]
        read = Read(read.images[kept], read.labels[kept], read.usage[kept], read.rows[kept], read.layout, votes)
    _require_training_faces(path, read, limit)
    origin = Origin(str(source), read.layout, fingerprint(read.images, read.labels), split_seed)
    return Faces(read.images, read.labels, read.usage, read.rows, origin, read.votes)


def _reader(path: Path) -> Callable[[Path], Read]:
    if not path.exists():
        raise InputError(f"{path}: does not exist; give a csv file, a folder, or the word {SYNTHETIC}")
    if "usage" in columns_of(path):
        return read_fer2013
    raise InputError(f"{path}: unknown layout")


def _first(usage: np.ndarray, limit: int) -> np.ndarray:
    """Indices, ascending, of the first `limit` faces of each split."""
    return np.sort(np.concatenate([np.flatnonzero(usage == split)[:limit] for split in SPLITS]))


def _require_training_faces(path: Path, read: Read, limit: int | None) -> None:
    """A class needs two faces to be learnt and told apart from a twin; a split without faces teaches nothing."""
    labels = read.labels[(read.usage == "train") & (read.labels != UNLABELLED)]
    if not len(labels):
        raise InputError(f"{path}: has no labelled training faces; give the csv or folder that holds them")
    counts = np.bincount(labels, minlength=len(EMOTIONS))
    for emotion, count in zip(EMOTIONS, counts, strict=True):
        if count < 2:
            remedy = "add faces of that class" + ("" if limit is None else f" or raise the limit of {limit}")
            raise InputError(f"{path}: class {emotion.en} has {count} training faces, at least 2 are needed; {remedy}")
