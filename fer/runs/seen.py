"""Which faces a network has met in its training, as hashes of their pixels: enough to know a face, not to see it."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from jaxtyping import Bool, UInt8, UInt64

from fer.data.faces import Faces
from fer.files import replacing
from fer.runs.files import read

FILES = ("training_faces.npy", "validation_faces.npy")
BYTES = 8  # of a hash: that two of 30,000 faces share one by chance has a probability of 2e-11


@dataclass(frozen=True)
class Training:
    """The faces that shaped a network, counted."""

    data: str  # the source's name, without its folder
    sha256: str  # of the source's images and labels
    classes: tuple[int, ...]  # labelled training faces of each class
    val: int  # labelled faces that chose the epoch

    @classmethod
    def from_json(cls, fields: Mapping[str, Any]) -> "Training":
        """Raises TypeError or KeyError for unknown or missing fields."""
        return cls(**{**fields, "classes": tuple(fields["classes"])})


class Seen(NamedTuple):
    """The labelled faces that shaped a network, as hashes in rising order; twins stand there twice."""

    train: UInt64[np.ndarray, " n"]  # it was trained on these
    val: UInt64[np.ndarray, " m"]  # these chose the epoch

    @classmethod
    def of(cls, faces: Faces) -> "Seen":
        """Of a network trained on these faces, in these splits."""
        return cls(*(np.sort(hashes(faces.split(split).labelled().images)) for split in cls._fields))

    @classmethod
    def read(cls, folder: Path) -> "Seen":
        """What `write` left there. Raises InputError for a missing or damaged file."""
        return cls(*(read(folder / file, _hashes) for file in FILES))

    def write(self, folder: Path) -> None:
        for file, known in zip(FILES, self, strict=True):
            with replacing(folder / file) as part, part.open("wb") as handle:
                np.save(handle, known.astype("<u8"), allow_pickle=False)


def hashes(images: UInt8[np.ndarray, "n 48 48"]) -> UInt64[np.ndarray, " n"]:
    """A number for each face, the same for the same pixels: the first eight bytes of BLAKE2b."""
    digests = b"".join(hashlib.blake2b(face.tobytes(), digest_size=BYTES).digest() for face in images)
    return np.frombuffer(digests, dtype="<u8").astype(np.uint64)


def trained_on(images: UInt8[np.ndarray, "n 48 48"], seen: Seen) -> Bool[np.ndarray, " n"]:
    """Is a face equal in every pixel to one that the network was trained on?"""
    return np.isin(hashes(images), seen.train)


def by_role(faces: Faces, seen: Seen) -> Faces:
    """The faces in splits that are true of a network which met `seen`, whatever the source calls them.

    Where the source's training and validation faces all had that role in the training, its splits are true as they are.
    Else the network's training was on other faces: a face that it was trained on is then "train", one that chose the
    epoch "val", and any other is held out, "test".
    """
    own = hashes(faces.images)
    known, chose = (np.isin(own, of_role) for of_role in seen)
    if known[faces.usage == "train"].all() and chose[faces.usage == "val"].all():
        return faces
    usage = np.select([known, chose], ["train", "val"], "test")
    return faces._replace(usage=usage, origin=replace(faces.origin, split_seed=None, by_role=True))


def _hashes(path: Path) -> UInt64[np.ndarray, " n"]:
    """Raises ValueError for what holds no hashes."""
    known = np.load(path, allow_pickle=False)
    if not isinstance(known, np.ndarray) or known.dtype.kind != "u" or known.ndim != 1:
        raise ValueError("no hashes")
    return known.astype(np.uint64)
