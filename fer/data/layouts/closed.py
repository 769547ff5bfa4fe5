"""What of a source may not be read: one line that names it and says what to allow."""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from fer.errors import InputError


@contextmanager
def named_if_closed(source: Path) -> Iterator[None]:
    """While it is entered, a PermissionError of a file or folder in `source`, or beside it, becomes an InputError.

    Any other, such as of the folder in which an archive is unpacked, stays as it is.
    """
    try:
        yield
    except PermissionError as fault:
        if fault.filename is None or not _whole(fault.filename).is_relative_to(_whole(source).parent):
            raise
        raise InputError(_words(Path(fault.filename))) from fault


def _whole(path: str | Path) -> Path:
    """From the root, without ".."; links stay, for it is by their names that a source's files are opened."""
    return Path(os.path.normpath(Path(path).absolute()))


def _words(path: Path) -> str:
    try:
        is_folder = stat.S_ISDIR(path.stat().st_mode)
    except PermissionError:
        return f"{path}: lies in a folder that may not be entered; allow it (chmod u+rx {path.parent}), or name another"
    what, rights = ("is a folder that may not be entered", "u+rx") if is_folder else ("may not be read", "u+r")
    return f"{path}: {what}; allow it (chmod {rights}), or move it out of the source"
