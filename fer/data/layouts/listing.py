"""A csv that names image files and the class of each, in words or numbers, beside or above a folder that holds them.

RAF-DB's list has no header ("train_00001.jpg 5"); its names tell the split, and lack the "_aligned" of the files.
"""

import csv
import errno
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np

from fer.data.classes import LEFT_OUT, Classes, unknown
from fer.data.layouts.content import TEXT, content_of
from fer.data.layouts.images import decode
from fer.data.layouts.lines import columns_of, header_of, lines_of, readings
from fer.data.layouts.read import Read, split_of
from fer.data.layouts.table import ROLES
from fer.data.layouts.unused import is_of_system
from fer.errors import InputError

_FILES = ("image", "images", "img", "file", "filename", "path", "filepath", "imagepath", "imgpath", "imagename", "pic")
FEW = 50  # folders near a list: where there are more, it stands in no folder of its own
_BARE = re.compile(
    r"(\S.*?\.(?:jpe?g|png|bmp|gif|tiff?|webp))\s*[ \t,;]\s*([^ \t,;]+)", re.IGNORECASE
)  # a line of such a list


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
        roles = _roles(columns_of(path))
    except InputError:
        return False
    return roles.count("file") == roles.count("label") == 1


def is_bare(path: Path) -> bool:
    """Does the first line name an image file and a class already?"""
    if content_of(path) != TEXT:
        return False
    with lines_of(path) as lines:
        try:
            first = next(lines, b"")
        except InputError:
            return False
    return _BARE.fullmatch(first.decode(errors="replace").strip()) is not None


def read_listing(path: Path, classes: Classes) -> Read:
    """The faces that a list names, in its order; rows are the names as it has them.

    A file is looked for beside the list, in the folder above, and in the folders within these. Names that lead
    to no file are told as missing. Raises InputError where none is there.
    """
    entries = _entries(path, classes)
    classes.refuse_bare_numbers(str(path), {entry.word for entry in entries})
    found = _Finder(path)
    paths, labels, usage, rows = [], [], [], []
    known: dict[Path, str] = {}
    for entry in entries:
        label = classes.of(entry.word)
        if label is None:
            raise unknown(f"{path}, line {entry.line}", "class", entry.word)
        file = found.file(entry.file)
        if file is None or label == LEFT_OUT:
            known[file or path.parent / entry.file] = "missing" if file is None else "class"
            continue
        paths.append(file)
        labels.append(label)
        usage.append(entry.split or "train")
        rows.append(entry.file)
    if not paths:
        raise InputError(
            f"{path}: none of the files it names is there, such as {entries[0].file[:60]!r}; put their folder beside it"
        )
    decoded = decode(paths)
    return Read(
        images=decoded.images,
        labels=np.array(labels, dtype=np.int64)[decoded.kept],
        usage=np.array(usage, dtype="U5")[decoded.kept],
        rows=np.array(rows)[decoded.kept],
        layout=f"{path.name} ({_words(path)}) and the image files that it names",
        files=(path, *paths),
        set_aside=known | dict.fromkeys(decoded.faults, "unreadable"),
        root=found.common(paths),
        sizes=decoded.sizes,
    )


def _words(path: Path) -> str:
    return "a file and its class a line" if is_bare(path) else ",".join(columns_of(path))


def _roles(columns: list[str]) -> list[str | None]:
    def role(word: str) -> str | None:
        plain = word.replace("_", "").replace(" ", "")
        is_file = plain in _FILES or plain.endswith("filepath")
        known = ROLES.get(word)
        return "file" if is_file else known if known in ("label", "usage") else None

    return [role(word) for word in columns]


def _entries(path: Path, classes: Classes) -> list[_Entry]:
    """The lines of the list in the likeliest encoding in which most of its classes are known."""
    with lines_of(path) as lines:
        raw = b"".join(line if line.endswith(b"\n") else line + b"\n" for line in lines)
    if is_bare(path):
        candidates = [list(_read_bare(path, text)) for text in readings(raw)]
    else:
        columns, separator = header_of(path)
        candidates = [list(_read(path, text, columns, separator.decode())) for text in readings(raw)]
    if not candidates or not candidates[0]:
        raise InputError(f"{path}: has a header and no lines; give a csv that names an image file and a class a line")
    return max(candidates, key=lambda entries: sum(classes.of(entry.word) is not None for entry in entries))


def _read(path: Path, text: str, columns: list[str], separator: str) -> Iterator[_Entry]:
    roles = _roles(columns)
    rows = _rows(path, text, separator)
    next(rows)
    for line, row in rows:
        if len(row) != len(columns):
            raise InputError(
                f"{path}, line {line}: {len(row)} columns where the header has {len(columns)}; mend the line"
            )
        fields = {role: word.strip() for role, word in zip(roles, row, strict=True) if role}
        split = None
        if "usage" in fields and (split := split_of(fields["usage"])) is None:
            raise InputError(f"{path}, line {line}: {fields['usage'][:20]!r} is no split; write train, val or test")
        yield _Entry(line, fields["file"].replace("\\", "/"), fields["label"], split)


def _rows(path: Path, text: str, separator: str) -> Iterator[tuple[int, list[str]]]:
    """(line number, fields) of every line that holds anything."""
    rows = csv.reader(text.splitlines(), delimiter=separator)
    try:
        yield from ((rows.line_num, row) for row in rows if row)
    except csv.Error as fault:
        raise InputError(f"{path}, line {rows.line_num}: is no line of a csv ({fault}); mend the line") from None


def _read_bare(path: Path, text: str) -> Iterator[_Entry]:
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        found = _BARE.fullmatch(line.strip())
        if found is None:
            raise InputError(f"{path}, line {number}: {line[:40]!r} is no image file and its class; mend the line")
        yield _Entry(number, found[1].replace("\\", "/"), found[2], split_of(Path(found[1]).name.partition("_")[0]))


class _Finder:
    """Looks for the files of a list, first where it found the last one."""

    def __init__(self, path: Path) -> None:
        near = [path.parent, path.absolute().parent.parent]
        within = [sub for folder in near for sub in _subfolders(folder)]
        deeper = [sub for folder in within for sub in _subfolders(folder)] if len(within) < FEW else []
        self.folders = list(dict.fromkeys([*near, *within, *deeper]))

    def file(self, name: str) -> Path | None:
        """The file of a name below one of the folders; never one above them."""
        if not name or Path(name).is_absolute() or ".." in Path(name).parts:
            return None
        if not Path(name).name:  # "." names a folder
            return None
        other = Path(name).with_stem(Path(name).stem + "_aligned")
        for k, folder in enumerate(self.folders):
            for file in (folder / name, folder / other):
                if _is_file(file):
                    self.folders.insert(0, self.folders.pop(k))
                    return file
        return None

    def common(self, paths: list[Path]) -> Path:
        """The folder that holds the files of the list: all of it that is not named is to be told."""
        parents = {path.parent for path in paths}
        return parents.pop() if len(parents) == 1 else self.folders[0]


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError as fault:
        if fault.errno != errno.ENAMETOOLONG:
            raise
        return False  # no file can have such a name


def _subfolders(folder: Path) -> list[Path]:
    """The folders within that may be entered."""
    subs = (sub for sub in sorted(folder.iterdir()) if not is_of_system(sub.name))
    return [sub for sub in subs if os.access(sub, os.R_OK | os.X_OK) and sub.is_dir()]
