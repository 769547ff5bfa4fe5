"""What lies in a source and is not used, each file with its reason, so that nothing is left out silently."""

import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from fer.data.faces import LeftOut
from fer.data.layouts import heif
from fer.data.layouts.content import EMPTY, PICTURE, TEXT, content_of
from fer.data.layouts.images import natural
from fer.errors import InputError, is_of_the_machine

UNPLACED = "unplaced"  # the reason of a picture that could be read
REASONS = {
    "unreadable": "pictures that are damaged, and files or folders that may not be read",
    "link": "links to files that are not there",
    "pointer": "pointers to files that are kept elsewhere (Git LFS, git-annex)",
    "missing": "pictures that the list names and that are not there",
    "class": "faces of classes that --classes leaves out",
    UNPLACED: "pictures that no class folder and no list names",
    "undecided": "pictures on which no class of the seven leads in votes",
    "beside": "csv files of faces beside it, not read",
    "table": "other csv files, not read",
    "archive": "archives, not unpacked",
    "format": f"pictures in a format that is not read (HEIF, but with {heif.EXTRA}; AVIF)",
    "other": "files that are no pictures",
    "hidden": "hidden files, and those of system folders",
}  # in the order in which they are told
_ARCHIVES = ("tar", "gzip", "zip", "bzip2", "xz", "7z", "rar", "zstd")


def files_below(folder: Path) -> Iterator[Path]:
    """Every file below a folder, links to nothing among them; a folder that links lead into again is walked once.

    A folder that may not be listed or entered is yielded itself, as it is not known what it holds.
    """
    walked = {_identity(folder)}
    closed: list[Path] = []

    def note(fault: OSError) -> None:
        if not isinstance(fault, PermissionError):
            raise fault
        closed.append(Path(fault.filename))

    for place, folders, files in os.walk(folder, followlinks=True, onerror=note):
        if not os.access(place, os.X_OK):
            closed.append(Path(place))
            folders.clear()
            continue
        folders[:] = sorted(name for name in folders if _identity(Path(place) / name) not in walked)
        walked.update(_identity(Path(place) / name) for name in folders)
        yield from (Path(place) / name for name in files)
    yield from closed


def pictures_below(folder: Path) -> list[Path]:
    """The pictures of a folder and of those within it, in a person's order; no hidden ones, no links to nothing.

    Raises InputError for a folder that may not be entered: with it a whole class might be lost.
    """
    found = []
    for path in files_below(folder):
        reason = reason_of(path, folder)
        if path.is_dir() and reason != "hidden":
            raise InputError(
                f"{path}: is a folder that may not be entered; allow it (chmod u+rx), or move it out of the source"
            )
        if reason == UNPLACED:
            found.append(path)
    return sorted(found, key=natural)


def reason_of(path: Path, root: Path) -> str:
    """Why a file below `root` is not used, or a closed folder, where no more is known of it than what it is."""
    if path == root:
        return "unreadable"  # the closed folder is the one that was to be walked
    *folders, name = path.relative_to(root).parts
    if name.startswith(".") or any(is_of_system(folder) for folder in folders):
        return "hidden"
    try:
        if not path.exists():
            return "link"
        if path.is_dir():
            return "hidden" if is_of_system(name) else "unreadable"  # one that may not be entered
        if not path.is_file():
            return "other"  # a pipe, a socket or a device
        kind = content_of(path)
    except OSError as fault:
        if is_of_the_machine(fault):
            raise
        return "unreadable"
    if kind in _ARCHIVES:
        return "archive"
    if kind in (TEXT, EMPTY) and path.suffix.lower() in (".csv", ".tsv"):
        return "table"
    return {PICTURE: UNPLACED, "pointer": "pointer", "heif": "format"}.get(kind, "other")


def absolute(path: Path) -> Path:
    """A path from the root, without "..", by which a reader and a walk would call one file two names; links stay."""
    return Path(os.path.normpath(path.absolute()))


def is_of_system(folder: str) -> bool:
    """Is this a folder that no person made? Those start with a dot or an underscore (.ipynb_checkpoints, __MACOSX)."""
    return folder.startswith((".", "_"))


def unused(root: Path | None, used: Iterable[Path], known: Mapping[Path, str]) -> tuple[LeftOut, ...]:
    """What lies below `root` and is not among `used`, by reason; `known` are the reasons that a reader met.

    Names are relative to `root`; without one only what is known is told.
    """
    taken = {absolute(path) for path in used}
    reasons = {absolute(path): reason for path, reason in known.items()}
    if root is not None:
        root = absolute(root)  # as the rest: a reader may have met a file by another path
        for path in files_below(root):
            if path not in taken and path not in reasons:
                reasons[path] = reason_of(path, root)
    found: dict[str, list[Path]] = {}
    for path in sorted(reasons, key=natural):
        found.setdefault(reasons[path], []).append(path)
    return tuple(
        LeftOut(reason, len(found[reason]), _name(found[reason][0], root)) for reason in REASONS if reason in found
    )


def _name(path: Path, root: Path | None) -> str:
    return path.relative_to(root).as_posix() if root is not None and path.is_relative_to(root) else path.name


def _identity(folder: Path) -> tuple[int, int]:
    status = folder.stat()
    return status.st_dev, status.st_ino
