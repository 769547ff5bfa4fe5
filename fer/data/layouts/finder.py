"""The files that a list names, looked for beside it, in the folder above it, and in the folders within these."""

import errno
import filecmp
import os
import re
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from fer.data.layouts.read import split_of
from fer.data.layouts.unused import absolute, is_of_system
from fer.errors import InputError

LEVELS = 3  # of folders within that are searched
FEW = 50  # folders near a list: where there are more, it stands in no folder of its own
PICTURE = re.compile(r"\.(?:jpe?g|png|bmp|gif|tiff?|webp|pgm|ppm)$", re.IGNORECASE)
_KINDS = ("jpg", "png", "jpeg")  # what is put behind a name that has no suffix
_ALIGNED = "_aligned"  # what RAF-DB's files have behind the names in its list


class _Hit(NamedTuple):
    """A file that may be the one that a line names."""

    folder: Path  # of those that are searched: it and the name make the path
    file: Path


class Finder:
    """Looks for the files of a list beside it, in the folder above, and in the folders within these."""

    def __init__(self, path: Path) -> None:
        self.home = absolute(path).parent
        self.folders = list(dict.fromkeys([*_within(self.home), *_within(self.home.parent)]))
        self._with_files: dict[Path, list[Path]] = {}

    def holds(self, name: str) -> bool:
        """Is there any file of that name?"""
        return any(self._hits(part, name) for part in _below(name))

    def file(self, name: str, split: str | None = None) -> Path | None:
        """The file of a name below one of the folders, never one above them; the `split` is that of its line.

        Raises InputError where several folders hold different files of that name, and neither the split nor the place
        of the list tells which one is meant.
        """
        for part in _below(name):
            found = self._hits(part, name)
            hits = [of for of in found if of.file == self.home / part or not self._is_of_another(of.folder, split)]
            if hits:
                return self._decided(name, part, split, hits)
        return None

    def _hits(self, part: Path, name: str) -> list[_Hit]:
        """The file of a path in each folder that has it."""
        aligned = part.with_stem(f"{part.stem}{_ALIGNED}")
        others = (part, aligned) if PICTURE.search(name) else (part, *(Path(f"{part}.{kind}") for kind in _KINDS))
        if part.parent not in self._with_files:
            self._with_files[part.parent] = [of for of in self.folders if _holds_files(of / part.parent)]
        found = []
        for folder in self._with_files[part.parent]:
            files = (folder / other for other in others)
            found += [_Hit(folder, file) for file in islice(filter(_is_file, files), 1)]
        return found

    def _is_of_another(self, folder: Path, split: str | None) -> bool:
        """Is this folder another split's, while the `split` has one beside it, which lacks the file?"""
        place = self._split_folder(folder)
        if split is None or place is None or split_of(place.name) == split:
            return False
        return any(of.parent == place.parent and split_of(of.name) == split for of in self.folders)

    def _split_folder(self, folder: Path) -> Path | None:
        """The innermost folder, this one or one around it, that is named by a split; None where none is searched."""
        around = (folder, *folder.parents)
        inside = around[: around.index(self.home.parent)]
        return next((of for of in inside if split_of(of.name)), None)

    def _decided(self, name: str, part: Path, split: str | None, hits: list[_Hit]) -> Path:
        """The one of several files that a line means."""

        def of_split(hit: _Hit) -> bool:
            place = self._split_folder(hit.folder)
            return place is not None and split_of(place.name) == split

        for is_likelier in (
            of_split,
            lambda hit: hit.file == self.home / part,  # as the list has it
            lambda hit: hit.file.stem.endswith(_ALIGNED),  # RAF-DB holds the whole photographs, too
            lambda hit: hit.folder.is_relative_to(self.home),  # before the neighbours of the list's folder
        ):
            hits = list(filter(is_likelier, hits)) or hits
        first, *others = [hit.file for hit in hits]
        for other in others:
            if not filecmp.cmp(first, other, shallow=False):  # of copies any will do
                raise InputError(
                    f"{name[:60]!r} is in two folders, {first.parent} and {other.parent}, and differs; write into the "
                    "list which of them is meant (FOLDER/NAME), or its split, or move one of them away"
                )
        return first


def _within(folder: Path) -> list[Path]:
    """A folder and those within it, level by level; below a level of many none is searched."""
    found = level = [folder]
    for _ in range(LEVELS):
        level = [sub for of in level for sub in _subfolders(of)]
        found = [*found, *level]
        if len(level) >= FEW:
            break
    return found


def _below(name: str) -> list[Path]:
    """The paths at which a file may lie below a folder: its own, or where it starts at a root or above, its ends."""
    path = Path(name)
    if not path.name or not name:  # "." names a folder
        return []
    parts = path.parts
    if not (path.is_absolute() or ".." in parts or parts[0].endswith(":")):
        return [path]
    ends = [parts[k:] for k in range(1, len(parts) - 1)]
    return [Path(*end) for end in ends if ".." not in end]


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError as fault:
        if fault.errno != errno.ENAMETOOLONG:
            raise
        return False  # no file can have such a name


def _holds_files(folder: Path) -> bool:
    """Are there files straight in a folder? Of one that may not be listed it is left open."""
    try:
        with os.scandir(folder) as entries:
            return any(not entry.is_dir() for entry in entries)
    except (FileNotFoundError, NotADirectoryError, ValueError):
        return False
    except PermissionError:
        return True
    except OSError as fault:
        if fault.errno not in (errno.ENAMETOOLONG, errno.ELOOP):
            raise
        return False  # no folder can have such a name


def _subfolders(folder: Path) -> list[Path]:
    """The folders within that may be entered; none where the folder may not be listed, as that around a home."""
    try:
        subs = [sub for sub in sorted(folder.iterdir()) if not is_of_system(sub.name)]
    except PermissionError:
        return []
    return [sub for sub in subs if os.access(sub, os.R_OK | os.X_OK) and sub.is_dir()]
