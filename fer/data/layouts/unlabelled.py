"""Faces to predict: no label is needed, and each keeps the id by which its owner knows it. Read a part at a time."""

from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import NamedTuple

import numpy as np
from jaxtyping import UInt8

from fer.data.faces import SIDE
from fer.data.layouts.closed import named_if_closed
from fer.data.layouts.content import refuse_absent
from fer.data.layouts.images import centre_square, is_image, natural, unwarned, upright
from fer.data.layouts.rows import whole_number
from fer.data.layouts.table import read_table
from fer.data.layouts.unused import REASONS, UNPLACED, files_below, reason_of
from fer.data.photographs import Box, Finder, is_crop
from fer.errors import InputError
from fer.processors import processors

AT_ONCE = 64  # files: pictures of 6,000 pixels take 100 MB each while they are decoded, one a thread


class Part(NamedTuple):
    """Some of the faces to predict, in the files' own order."""

    images: UInt8[np.ndarray, "n 48 48"]
    ids: list[str]  # of these
    boxes: list[Box | None]  # where each was found in its picture; None: nothing was searched for
    faults: dict[str, str]  # the files of this part that could not be read, by their full name, and why
    faceless: list[str]  # the files in which no face was found
    squares: int  # pictures larger than a face that is cut already, of which the centred square was taken
    number: int  # of files, or rows, of this part


@dataclass(frozen=True)
class Unlabelled:
    """Faces that are to be predicted: listed, not read yet."""

    ids: list[str]
    files: list[Path] = field(default_factory=list)  # one an id; none where the faces are those of a csv
    table: UInt8[np.ndarray, "n 48 48"] | None = None  # of a csv
    left_out: dict[str, list[str]] = field(default_factory=dict)  # a reason, and the files that are not read for it
    folder: Path | None = None  # in which the files lie; None of a single one

    def parts(self, finder: Finder | None = None) -> Iterator[Part]:
        """All of them, AT_ONCE at a time: pictures are read, and searched by `finder`, when their part is asked for.

        A picture in which one face is found gives its own id to it; of several each has the file's name and a number,
        from the left: "party.jpg#1".
        """
        for start in range(0, len(self.ids), AT_ONCE):
            ids = self.ids[start : start + AT_ONCE]
            if self.table is not None:
                yield Part(self.table[start : start + AT_ONCE], ids, [None] * len(ids), {}, [], 0, len(ids))
            else:
                yield _read(self.files[start : start + AT_ONCE], ids, self._names(start), finder)

    def _names(self, start: int) -> list[str]:
        """The files' names below the folder."""
        files = self.files[start : start + AT_ONCE]
        return [file.name if self.folder is None else file.relative_to(self.folder).as_posix() for file in files]


def open_unlabelled(path: str | Path) -> Unlabelled:
    """The faces of a picture, of a folder of pictures or of a csv with a pixels or feature column, in their own order.

    The id of a picture is its path below the folder without the suffix, which stays where another has the same; where
    all are numbers and no two of them the same one, it is just the number: "7" for 00007.jpg. That of a csv's row is
    the text of its id column, or where it has none the row's number from 0. Raises InputError where there is no face,
    and for a csv that may not be read.
    """
    path = Path(path)
    refuse_absent(path, "a picture, a folder of pictures or a csv")
    if path.is_dir():
        return _in_folder(path)
    if is_image(path):
        return Unlabelled(_ids([path.name]), [path])
    with named_if_closed(path):
        table = read_table(path)
    numbered = "id" not in table.columns
    ids = [str(k) for k in range(len(table.ids))] if numbered else table.ids.tolist()
    return Unlabelled(ids, table=table.images)


def _in_folder(folder: Path) -> Unlabelled:
    pictures: list[Path] = []
    left_out: dict[str, list[str]] = {}
    for file in sorted(files_below(folder), key=natural):
        if (reason := reason_of(file, folder)) == UNPLACED:
            pictures.append(file)
        else:
            left_out.setdefault(REASONS[reason], []).append(file.relative_to(folder).as_posix())
    if not pictures:
        but = "".join(f"; {len(names)} {reason}" for reason, names in left_out.items())
        raise InputError(f"{folder}: holds no image{but}; give a picture, a folder of pictures or a csv")
    return Unlabelled(
        _ids([file.relative_to(folder).as_posix() for file in pictures]), pictures, left_out=left_out, folder=folder
    )


class _Face(NamedTuple):
    id: str
    image: UInt8[np.ndarray, "48 48"]
    box: Box | None


class _Picture(NamedTuple):
    """What a file gave: faces, none where it was searched in vain; or a fault."""

    faces: list[_Face]
    fault: str | None = None
    is_square: bool = False


def _read(files: list[Path], ids: list[str], names: list[str], finder: Finder | None) -> Part:
    """One broken picture does not stop the others. A search takes the processors itself: then one is read at a time."""
    with unwarned(), ThreadPoolExecutor(processors() if finder is None else 1) as pool:
        pictures = list(pool.map(partial(_picture, finder=finder), files, ids, names))
    faces = [face for picture in pictures for face in picture.faces]
    return Part(
        np.stack([face.image for face in faces]) if faces else np.empty((0, SIDE, SIDE), np.uint8),
        [face.id for face in faces],
        [face.box for face in faces],
        {str(file): of.fault for file, of in zip(files, pictures, strict=True) if of.fault is not None},
        [name for name, of in zip(names, pictures, strict=True) if of.fault is None and not of.faces],
        sum(picture.is_square for picture in pictures),
        len(files),
    )


def _picture(file: Path, id: str, name: str, finder: Finder | None) -> _Picture:
    grey = upright(file)
    if isinstance(grey, str):
        return _Picture([], fault=grey)
    if finder is None or not finder.searches(grey.size):
        return _Picture([_Face(id, centre_square(grey), None)], is_square=not is_crop(grey.size))
    found = finder.faces(grey)
    ids = [id] if len(found) == 1 else [f"{name}#{k}" for k in range(1, len(found) + 1)]
    return _Picture([_Face(one, face, box) for one, (box, face) in zip(ids, found, strict=True)])


def _ids(names: list[str]) -> list[str]:
    """Ids of files: without their suffixes, but where that makes two the same; of numbers without leading zeros, as the
    homework's sample has them."""
    stems = [Path(name).with_suffix("").as_posix() for name in names]
    numbers = [whole_number(stem) for stem in stems]
    if None not in numbers and len(set(numbers)) == len(numbers):
        return [str(number) for number in numbers]
    often = Counter(stems)
    ids = [stem if often[stem] == 1 else name for stem, name in zip(stems, names, strict=True)]
    return ids if len(set(ids)) == len(ids) else names
