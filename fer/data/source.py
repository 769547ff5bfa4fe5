"""Faces from whatever a person holds: the layout is recognised from what is there."""

from dataclasses import replace
from pathlib import Path

import numpy as np
from jaxtyping import Int, Shaped

from fer.data.classes import LEFT_OUT, Classes
from fer.data.emotions import EMOTIONS
from fer.data.faces import Faces, LeftOut, Origin, fingerprint, merged
from fer.data.layouts.read import with_validation
from fer.data.layouts.recognise import reader_of
from fer.data.layouts.unused import absolute
from fer.data.splits import SPLITS, Fold, fewer, folded
from fer.data.synthetic.drawn import drawn_faces
from fer.errors import InputError

SYNTHETIC = "synthetic"


def open_faces(source: str | Path, *, seed: int = 0, limit: int | None = None, classes: str | None = None) -> Faces:
    """The faces of `source`: "synthetic", or the path of a csv or a folder in any layout of data/README.md.

    `seed` makes the validation split where the source has none; it never changes the synthetic faces, which are
    always those of their own seed 0, so that runs that differ by seed share their data.
    `limit` keeps at most that many faces of each split, the first ones in the source's order.
    `classes` says what the source's names or numbers of classes mean: "1=surprise,contempt=" (fer.data.classes).
    Raises InputError (one line: file, line, remedy) where the source cannot be trained on.
    """
    if limit is not None and limit < 1:
        raise InputError(f"limit {limit}: keeps no faces; give 1 or more")
    said = read_classes(source, classes)
    faces = drawn_faces() if str(source) == SYNTHETIC else _read(source, seed, said)
    if limit is not None:
        faces = faces.where(_first(faces.usage, limit))
        origin = replace(faces.origin, sha256=fingerprint(faces.images, faces.labels))
        faces = faces._replace(origin=origin)
    _require_training_faces(faces, limit)
    return faces


def read_classes(source: str | Path, words: str | None) -> Classes:
    """What a person says of the classes of a source. Raises InputError as `Classes.read`, and for any word on drawn
    faces, whose classes have their names already."""
    said = Classes.read(words)
    if said.said and str(source) == SYNTHETIC:
        raise InputError(
            f'classes "{words}": the faces that the program draws are of the seven classes already; leave --classes '
            "out, or name other faces with --data"
        )
    return said


def open_to_train(
    source: str | Path,
    *,
    limit: int | None,
    split_seed: int,
    fold: Fold | None,
    train_faces: int | None,
    classes: str | None = None,
) -> Faces:
    """The faces of `source` with the splits of one training: those of a fold, with so many training faces.

    Raises InputError where the source cannot be trained on.
    """
    faces = open_faces(source, seed=split_seed, limit=limit, classes=classes)
    for split in ("train", "val"):
        if not len(faces.labels_of(split)):
            raise InputError(
                f"{source}: no labelled faces in split '{split}'; training needs some in train and in val: label "
                "more, or add faces that are not copies of others"
            )
    faces = faces if fold is None else folded(faces, fold, seed=split_seed)
    return faces if train_faces is None else fewer(faces, train_faces, seed=split_seed)


def _read(source: str | Path, seed: int, classes: Classes) -> Faces:
    found = reader_of(Path(source), classes)()
    kept = found.labels != LEFT_OUT
    left_out = found.left_out
    if not kept.all():
        left_out = merged([*left_out, LeftOut("class", int((~kept).sum()), str(found.rows[~kept][0]))])
        found = found.where(kept)
    read, split_seed = with_validation(found, seed=seed)
    origin = Origin(
        source=_named(source),
        layout=read.layout,
        sha256=fingerprint(read.images, read.labels),
        split_seed=split_seed,
        left_out=left_out,
        sizes=read.sizes,
        unmet=classes.unmet(),
    )
    return Faces(read.images, read.labels, read.usage, read.rows, origin, read.votes)


def _named(source: str | Path) -> str:
    """As the person wrote it, but for "." and "..", which name nothing elsewhere."""
    path = Path(source)
    return str(absolute(path)) if path.name in ("", "..") else str(source)


def _first(usage: Shaped[np.ndarray, " n"], limit: int) -> Int[np.ndarray, " m"]:
    """Indices, ascending, of the first `limit` faces of each split."""
    return np.sort(np.concatenate([np.flatnonzero(usage == split)[:limit] for split in SPLITS]))


def _require_training_faces(faces: Faces, limit: int | None) -> None:
    """Without faces nothing is learnt, of a single face of a class nothing but that face, and of one class nothing."""
    source = faces.origin.source
    labels = faces.labels_of("train")
    if not len(labels):
        raise InputError(f"{source}: has no labelled training faces; give the csv or folder that holds them")
    counts = np.bincount(labels, minlength=len(EMOTIONS))
    anywhere = np.sum([np.bincount(faces.labels_of(split), minlength=len(EMOTIONS)) for split in SPLITS], axis=0)
    remedy = "add faces of that class" + ("" if limit is None else f" or raise the limit of {limit}")
    for emotion, count, known in zip(EMOTIONS, counts, anywhere, strict=True):
        if count < 2 and known:
            raise InputError(
                f"{source}: faces of class {emotion.en} to train on: {count}, at least 2 are needed; {remedy}, "
                f'or leave the class out with --classes "{emotion.en}="'
            )
    if (counts > 0).sum() < 2:
        raise InputError(f"{source}: all training faces are of one class; add faces of another class")
