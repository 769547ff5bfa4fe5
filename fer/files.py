"""Write a file or a folder beside its name, then rename it, so that a reader never sees half of one."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from fer.errors import InputError


def expanded(path: str) -> str:
    """A path with the home of ~ or ~user put in, where there is such a person. Shells leave --data=~/faces alone."""
    return os.path.expanduser(path)  # noqa: PTH111 - that of pathlib raises for a person whom there is not


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """A path to write to; on a clean exit it takes the place of `path`, on an error it is removed."""
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        yield part
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


@contextmanager
def filling(folder: Path) -> Iterator[Path]:
    """A new folder to write to; on a clean exit it takes the place of `folder`, on an error it is removed.

    Folders above it are made. Raises InputError where `folder` is a file, or holds anything already.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        what = "holds files already" if folder.is_dir() else "a file"
        raise InputError(f"{folder}: {what}; name a new or an empty folder")
    part = folder.with_name(f".{folder.name}.{os.getpid()}.part")
    part.mkdir(parents=True)
    try:
        yield part
        part.replace(folder)
    finally:
        shutil.rmtree(part, ignore_errors=True)


def refuse_unwritable(path: Path) -> None:
    """Raise InputError where a file of this name cannot be written: for use before the work that fills it."""
    if path.is_dir():
        raise InputError(f"{path}: a folder; name the file to write")
    if not path.absolute().parent.is_dir():
        raise InputError(f"{path}: its folder does not exist; make it first, or name another")
