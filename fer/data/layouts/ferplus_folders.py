"""FER+ as its own script writes it out: FER2013Train/, FER2013Valid/, FER2013Test/, with pictures and label.csv.

A line of label.csv has no header above it: the picture's name, in some a box such as "(0, 0, 48, 48)", then the votes
for FER+'s ten answers. FER2013's own labels are not there: a face is of the class that most annotators gave.
"""

import csv
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from fer.data.classes import LEFT_OUT, Classes
from fer.data.emotions import names
from fer.data.layouts.content import TEXT, content_of
from fer.data.layouts.ferplus import VOTES, ballots_of, count_of
from fer.data.layouts.images import decode
from fer.data.layouts.lines import first_line, lines_of
from fer.data.layouts.read import Read, split_of
from fer.data.layouts.unused import absolute
from fer.errors import InputError

LIST = "label.csv"
_LINE = re.compile(r"""[^,"]+\.\w+,("\([^")]*\)",)?\d+(,\d+){9}""")


def is_votes_list(path: Path) -> bool:
    """Is this a list of pictures and votes, without a header?"""
    return path.is_file() and content_of(path) == TEXT and _LINE.fullmatch(first_line(path)) is not None


def votes_lists(folder: Path) -> list[Path]:
    """The lists of a folder, or of those a level down that are named by split, in the order of their names."""
    lists = [folder / LIST, *(sub / LIST for sub in sorted(folder.iterdir()) if split_of(sub.name) and sub.is_dir())]
    return [path for path in lists if is_votes_list(path)]


def read_ferplus_folders(lists: Sequence[Path], classes: Classes) -> Read:
    """The faces of these lists, of which there is one or more; rows are "FER2013Train/fer0000000.png".

    Faces on which no single one of the seven classes has the most votes are told as undecided. Raises InputError where
    none of the pictures is there.
    """
    lists = [absolute(path) for path in lists]  # whose folders' names tell the splits
    paths, labels, usage = [], [], []
    known: dict[Path, str] = {}
    for path in lists:
        for file, label in _entries(path, classes):
            if not file.is_file() or label is None or label == LEFT_OUT:
                known[file] = "missing" if not file.is_file() else "undecided" if label is None else "class"
                continue
            paths.append(file)
            labels.append(label)
            usage.append(split_of(path.parent.name) or "train")
    if not paths:
        raise InputError(
            f"{lists[0]}: holds FER+ votes, and no picture that it names is beside it; write the pictures with "
            "FERPlus's generate_training_data.py, or give fer2013.csv with fer2013new.csv beside it"
        )
    decoded = decode(paths)
    return Read(
        images=decoded.images,
        labels=np.array(labels, dtype=np.int64)[decoded.kept],
        usage=np.array(usage, dtype="U5")[decoded.kept],
        rows=np.array([f"{path.parent.name}/{path.name}" for path in paths])[decoded.kept],
        layout=f"FER+ folders ({', '.join(path.parent.name for path in lists)}), labelled by most votes",
        files=(*lists, *paths),
        set_aside=known | dict.fromkeys(decoded.faults, "unreadable"),
        root=lists[0].parent if len(lists) == 1 else lists[0].parent.parent,
        sizes=decoded.sizes,
    )


def _entries(path: Path, classes: Classes) -> Iterator[tuple[Path, int | None]]:
    """Each picture and its label, None where none of the seven classes leads alone."""
    with lines_of(path) as lines:
        rows = csv.reader(line.decode(errors="surrogateescape") for line in lines)
        try:
            for row in filter(None, rows):
                label = _leading(f"{path}, line {rows.line_num}", row)
                yield path.parent / row[0], None if label is None else classes.of(names()[label])
        except csv.Error as fault:
            raise InputError(f"{path}, line {rows.line_num}: is no line of a csv ({fault}); mend the line") from None


def _leading(place: str, row: Sequence[str]) -> int | None:
    """The class with more votes than any other answer; None where there is none."""
    if len(row) not in (len(VOTES) + 1, len(VOTES) + 2) or Path(row[0]).name != row[0]:
        raise InputError(f"{place}: is no picture with {len(VOTES)} counts of votes; mend the line")
    ballots = ballots_of(np.array([[count_of(place, word) for word in row[-len(VOTES) :]]], dtype=np.uint8))[0]
    leading = np.flatnonzero(ballots == ballots.max())
    return int(leading[0]) if len(leading) == 1 and leading[0] < len(names()) else None
