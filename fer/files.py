"""Write a file beside its name, then rename it, so that a reader never sees half of one."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from fer.errors import InputError


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """A path to write to; on a clean exit it takes the place of `path`, on an error it is removed."""
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        yield part
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def refuse_unwritable(path: Path) -> None:
    """Raise InputError where a file of this name cannot be written: for use before the work that fills it."""
    if path.is_dir():
        raise InputError(f"{path}: a folder; name the file to write")
    if not path.absolute().parent.is_dir():
        raise InputError(f"{path}: its folder does not exist; make it first, or name another")
