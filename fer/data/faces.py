"""Faces: the one form in which data enters, and what can be said of it without a model."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from jaxtyping import Bool, Int, Shaped, UInt8

from fer.data.emotions import UNLABELLED

SIDE = 48
BLANK_RANGE = 8  # grey levels: more than compression leaves on an even grey, less than any face spans


class LeftOut(NamedTuple):
    """Files or rows of a source that were seen and not used, for one reason."""

    reason: str  # a key of fer.data.layouts.unused.REASONS
    number: int
    first: str  # the name of the first of them


def merged(left_out: Iterable[LeftOut]) -> tuple[LeftOut, ...]:
    """One entry a reason, with the numbers of all that have it and the name of the first."""
    found: dict[str, LeftOut] = {}
    for of in left_out:
        before = found.get(of.reason)
        found[of.reason] = of if before is None else before._replace(number=before.number + of.number)
    return tuple(found.values())


class Sizes(NamedTuple):
    """Image files, by what was done to make 48x48 faces of them."""

    files: int
    cropped: int  # no square: the middle was kept
    shrunk: int  # the square was larger
    enlarged: int  # the square was smaller

    @classmethod
    def of(cls, shapes: Sequence[tuple[int, int]]) -> "Sizes":
        """Of the widths and heights of the files."""
        sides = [min(shape) for shape in shapes]
        return cls(
            files=len(shapes),
            cropped=sum(width != height for width, height in shapes),
            shrunk=sum(side > SIDE for side in sides),
            enlarged=sum(side < SIDE for side in sides),
        )


@dataclass(frozen=True)
class Origin:
    """Where faces came from."""

    source: str  # as the person wrote it; for "." the whole path
    layout: str  # the recognised layout, in one line of words
    sha256: str  # of images and labels, whatever file held them
    split_seed: int | None = None  # the seed of a split that we made; None where the source has its own
    synthetic: bool = False
    left_out: tuple[LeftOut, ...] = ()  # what the source holds beside these faces
    sizes: Sizes | None = None  # of a source of image files
    unmet: tuple[str, ...] = ()  # names that a person said the class of, and that nothing in the source has
    by_role: bool = False  # the splits say what a ready-made network met in training, not what the source calls them


class Faces(NamedTuple):
    """n grey faces, in the source's own order."""

    images: UInt8[np.ndarray, "n 48 48"]  # 0 black, 255 white
    labels: Int[np.ndarray, " n"]  # index into EMOTIONS; -1 where the source has none
    usage: Shaped[np.ndarray, " n"]  # "train", "val" or "test", one a face
    rows: Shaped[np.ndarray, " n"]  # the source's own names: the line of a csv ("12"), the relative path of an image
    origin: Origin
    votes: UInt8[np.ndarray, "n 10"] | None = None  # FER+ annotators' votes, in the order of fer2013new.csv

    def where(self, chosen: Bool[np.ndarray, " n"] | Int[np.ndarray, " m"]) -> "Faces":
        """The faces under a mask, in their order, or those at an array of places, in its order."""
        return Faces(
            images=self.images[chosen],
            labels=self.labels[chosen],
            usage=self.usage[chosen],
            rows=self.rows[chosen],
            origin=self.origin,
            votes=None if self.votes is None else self.votes[chosen],
        )

    def split(self, name: str) -> "Faces":
        """The faces of one split, labelled or not."""
        return self.where(self.usage == name)

    def labelled(self) -> "Faces":
        """The faces that carry a label."""
        return self if (self.labels != UNLABELLED).all() else self.where(self.labels != UNLABELLED)

    def labels_of(self, split: str) -> Int[np.ndarray, " m"]:
        """The labels of one split's labelled faces, without a copy of the faces themselves."""
        return self.labels[(self.usage == split) & (self.labels != UNLABELLED)]


def fingerprint(images: UInt8[np.ndarray, "n 48 48"], labels: Int[np.ndarray, " n"]) -> str:
    """SHA-256 over pixels and labels: equal for the same faces in the same order, from whatever layout."""
    digest = hashlib.sha256(np.ascontiguousarray(images).data)
    digest.update(np.ascontiguousarray(labels, dtype=np.int64).data)
    return digest.hexdigest()


def blank(images: UInt8[np.ndarray, "n 48 48"]) -> Bool[np.ndarray, " n"]:
    """Faces that show nothing: their darkest and brightest pixel are less than BLANK_RANGE grey levels apart.

    FER2013 holds twelve all-black images and one of greys 127 to 130; the next darkest-to-brightest range is 48.
    """
    flat = images.reshape(len(images), -1)
    return flat.max(axis=1) - flat.min(axis=1) < BLANK_RANGE
