"""Faces to predict: no label is needed, and each keeps the id by which its owner knows it. Read a part at a time."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

import numpy as np
from jaxtyping import UInt8

from fer.data.layouts.content import refuse_absent
from fer.data.layouts.images import is_image, natural, read_files
from fer.data.layouts.rows import whole_number
from fer.data.layouts.table import read_table
from fer.data.layouts.unused import REASONS, UNPLACED, files_below, reason_of
from fer.errors import InputError

AT_ONCE = 64  # files: pictures of 6,000 pixels take 100 MB each while they are decoded, one a thread


class Part(NamedTuple):
    """Some of the faces to predict, in the files' own order."""

    images: UInt8[np.ndarray, "n 48 48"]
    places: list[int]  # of these among the ids
    faults: dict[str, str]  # the files of this part that could not be read, by their full name, and why


@dataclass(frozen=True)
class Unlabelled:
    """Faces that are to be predicted: listed, not read yet."""

    ids: list[str]
    files: list[Path] = field(default_factory=list)  # one an id; none where the faces are those of a csv
    table: UInt8[np.ndarray, "n 48 48"] | None = None  # of a csv
    left_out: dict[str, list[str]] = field(default_factory=dict)  # a reason, and the files that are not read for it

    def parts(self) -> Iterator[Part]:
        """All of them, AT_ONCE at a time: pictures are read when their part is asked for."""
        for start in range(0, len(self.ids), AT_ONCE):
            places = list(range(start, min(start + AT_ONCE, len(self.ids))))
            if self.table is not None:
                yield Part(self.table[start : start + AT_ONCE], places, {})
            else:
                yield _read([self.files[place] for place in places], places)


def open_unlabelled(path: str | Path) -> Unlabelled:
    """The faces of a picture, of a folder of pictures or of a csv with a pixels or feature column, in their own order.

    The id of a picture is its path below the folder without the suffix, which stays where another has the same; where
    all are numbers and no two of them the same one, it is just the number: "7" for 00007.jpg. That of a csv's row is
    the text of its id column, or where it has none the row's number from 0. Raises InputError where there is no face.
    """
    path = Path(path)
    refuse_absent(path, "a picture, a folder of pictures or a csv")
    if path.is_dir():
        return _in_folder(path)
    if is_image(path):
        return Unlabelled(_ids([path.name]), [path])
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
    return Unlabelled(_ids([file.relative_to(folder).as_posix() for file in pictures]), pictures, left_out=left_out)


def _read(files: Sequence[Path], places: Sequence[int]) -> Part:
    """One broken picture does not stop the others: where there is one each is read by itself."""
    try:
        return Part(read_files(files), list(places), {})
    except InputError:
        faces, kept, faults = [], [], {}
        for file, place in zip(files, places, strict=True):
            try:
                faces.append(read_files([file]))
                kept.append(place)
            except InputError as fault:
                faults[str(file)] = str(fault).removeprefix(f"{file}: ").partition(";")[0]
        return Part(np.concatenate([np.empty((0, 48, 48), np.uint8), *faces]), kept, faults)


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
