"""A csv that names image files and the class of each, in words or numbers, beside or above a folder that holds them.

RAF-DB's list has no header ("train_00001.jpg 5"); its names tell the split, and lack the "_aligned" of the files.
"""

import csv
import os
import re
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import NamedTuple

import numpy as np

from fer.data.classes import LEFT_OUT, Classes, unknown
from fer.data.emotions import index_of
from fer.data.layouts.content import TEXT, content_of
from fer.data.layouts.finder import PICTURE, Finder
from fer.data.layouts.images import decode
from fer.data.layouts.lines import Header, columns_of, first_line, header_of, lines_of, readings
from fer.data.layouts.read import Read, split_of
from fer.data.layouts.table import ROLES
from fer.errors import InputError

_FILES = ("image", "images", "img", "file", "filename", "path", "filepath", "imagepath", "imgpath", "imagename", "pic")
_PIXELS = re.compile(r"[\s\[(]*[0-9.]+[\s,;]+[0-9.]+[\s,;]")


class _Entry(NamedTuple):
    """One line of the list."""

    line: int
    file: str
    word: str
    split: str | None


def is_listing(path: Path) -> bool:
    """Is this a csv with a column of file names and one of classes, or a list of these without a header?"""
    if is_bare(path):
        return True
    try:
        roles = _roles(path)
    except InputError:
        return False
    return roles.count("file") == roles.count("label") == 1


def is_bare(path: Path) -> bool:
    """Does the first line name an image file and a class already?"""
    return content_of(path) == TEXT and _bare(first_line(path)) is not None


def read_listing(lists: Sequence[Path], classes: Classes) -> Read:
    """The faces that a list names, or several, each named by its split, in their order; rows are the names.

    A file is looked for beside the list, in the folder above, and in the folders within these; of several of one name
    that in a folder of the line's split, or of the list's, is taken. Names that lead to no file are told as missing.
    Raises InputError where none is there, or where nothing tells which of several files is meant.
    """
    path = lists[0]
    entries = [(of, entry) for of in lists for entry in _entries(of, classes)]
    classes.refuse_bare_numbers(str(path), {entry.word for _, entry in entries})
    found = Finder(path)
    paths, labels, usage, rows = [], [], [], []
    known: dict[Path, str] = {}
    for of, entry in entries:
        label = classes.of(entry.word)
        if label is None:
            raise unknown(f"{of}, line {entry.line}", "class", entry.word)
        file = _found(found, of, entry)
        if file is None or label == LEFT_OUT:
            known[file or of.parent / entry.file] = "missing" if file is None else "class"
            continue
        paths.append(file)
        labels.append(label)
        usage.append(entry.split or (len(lists) > 1 and split_of(of.stem)) or "train")
        rows.append(entry.file)
    if not paths:
        raise InputError(
            f"{path}: none of the files it names is there, such as {entries[0][1].file[:60]!r}; put their folder "
            "beside it, and name them as from there"
        )
    decoded = decode(paths)
    names = " + ".join(f"{of.name} ({_words(of)})" for of in lists)
    return Read(
        images=decoded.images,
        labels=np.array(labels, dtype=np.int64)[decoded.kept],
        usage=np.array(usage, dtype="U5")[decoded.kept],
        rows=np.array(rows)[decoded.kept],
        layout=f"{names} and the image files that {'it names' if len(lists) == 1 else 'they name'}",
        files=(*lists, *paths),
        set_aside=known | dict.fromkeys(decoded.faults, "unreadable"),
        root=Path(os.path.commonpath([file.parent for file in paths])),
        sizes=decoded.sizes,
    )


def _found(finder: Finder, path: Path, entry: _Entry) -> Path | None:
    """The file of a line; its split is told by the line, or by the name of the list."""
    try:
        return finder.file(entry.file, entry.split or split_of(path.stem))
    except InputError as error:
        raise InputError(f"{path}, line {entry.line}: {error}") from None


def _words(path: Path) -> str:
    return "a file and its class a line" if is_bare(path) else ",".join(columns_of(path))


def _roles(path: Path) -> list[str | None]:
    """What each column holds, told by its name; where no name tells, by the first row: a picture's name, a class."""
    header = header_of(path)
    plain = [word.replace("_", "").replace(" ", "") for word in header.columns]
    words = _first_row(path, header)
    files = [k for k, word in enumerate(words) if PICTURE.search(word)]
    if len(files) != 1:
        files = [k for k, word in enumerate(plain) if word in _FILES or word.endswith("filepath")]
    files = [k for k in files if not _PIXELS.match(words[k])]
    labels = [k for k, word in enumerate(header.columns) if ROLES.get(word) == "label"]
    if not labels:
        labels = [k for k, word in enumerate(words) if index_of(word) is not None and k not in files]
    if not files and labels and "id" in plain and Finder(path).holds(words[plain.index("id")]):
        files = [plain.index("id")]
    roles = [ROLES.get(word) if ROLES.get(word) == "usage" else None for word in header.columns]
    for k in labels:
        roles[k] = "label"
    for k in files:
        roles[k] = "file"
    return roles


def _first_row(path: Path, header: Header) -> list[str]:
    """The words of the first row below the header, one a column: "" where it has none. Blank lines are passed over."""
    with lines_of(path) as lines:
        below = (line[:100_000].decode(errors="replace").strip(" \r\n") for line in islice(lines, header.line, None))
        row = next(filter(None, below), "")
    words = next(csv.reader(row.splitlines(), delimiter=header.separator.decode()), [])
    count = len(header.columns)
    return [word.strip() for word in (words + [""] * count)[:count]]


def _entries(path: Path, classes: Classes) -> list[_Entry]:
    """The lines of the list in the likeliest encoding in which most of its classes are known."""
    with lines_of(path) as lines:
        raw = b"".join(line if line.endswith(b"\n") else line + b"\n" for line in lines)
    if is_bare(path):
        candidates = [list(_read_bare(path, text)) for text in readings(raw)]
    else:
        candidates = [list(_read(path, text)) for text in readings(raw)]
    if not candidates or not candidates[0]:
        raise InputError(f"{path}: has a header and no lines; give a csv that names an image file and a class a line")
    return max(candidates, key=lambda entries: sum(classes.of(entry.word) is not None for entry in entries))


def _read(path: Path, text: str) -> Iterator[_Entry]:
    header, roles = header_of(path), _roles(path)
    columns = header.columns
    for line, row in _rows(path, text, header):
        if len(row) != len(columns):
            raise InputError(
                f"{path}, line {line}: {len(row)} columns where the header has {len(columns)}; mend the line"
            )
        fields = {role: word.strip() for role, word in zip(roles, row, strict=True) if role}
        split = None
        if "usage" in fields and (split := split_of(fields["usage"])) is None:
            raise InputError(f"{path}, line {line}: {fields['usage'][:20]!r} is no split; write train, val or test")
        yield _Entry(line, fields["file"].replace("\\", "/"), fields["label"], split)


def _rows(path: Path, text: str, header: Header) -> Iterator[tuple[int, list[str]]]:
    """(line number, fields) of every line below the header that holds anything."""
    rows = csv.reader(text.splitlines(), delimiter=header.separator.decode())
    try:
        yield from ((rows.line_num, row) for row in rows if rows.line_num > header.line and any(row))
    except csv.Error as fault:
        raise InputError(f"{path}, line {rows.line_num}: is no line of a csv ({fault}); mend the line") from None


def _bare(line: str) -> tuple[str, str] | None:
    """The image file and the class of a line that is not parted into columns; None of any other line."""
    gap = max(map(line.rfind, " \t,;"))
    name, word = line[: gap + 1].rstrip(), line[gap + 1 :]
    if name.endswith((",", ";")):
        name = name[:-1].rstrip()
    return (name, word) if word and PICTURE.search(name, 1) else None


def _read_bare(path: Path, text: str) -> Iterator[_Entry]:
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        found = _bare(line.strip())
        if found is None:
            raise InputError(f"{path}, line {number}: {line[:40]!r} is no image file and its class; mend the line")
        file, word = found
        yield _Entry(number, file.replace("\\", "/"), word, split_of(Path(file).name.partition("_")[0]))
