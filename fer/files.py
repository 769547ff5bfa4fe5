"""Files and folders that are whole or not there: written beside their name, then renamed; temporary ones removed.

What a process that was killed has left of these is removed by the next one that writes to the same place.
"""

import hashlib
import os
import platform
import shutil
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from fer.errors import FULL, InputError

if TYPE_CHECKING:
    from filelock import FileLock

LOCK, HOLDER = ".lock", ".holder"  # of a folder that one process at a time writes to, and who that is
SCRATCH = ".fer-scratch"  # locked in each temporary folder while its process lives


def expanded(path: str) -> str:
    """A path with the home of ~ or ~user put in, where there is such a person. Shells leave --data=~/faces alone."""
    return os.path.expanduser(path)  # noqa: PTH111 - that of pathlib raises for a person whom there is not


def at_home(path: str | Path) -> Path:
    """The same as a path."""
    return Path(expanded(str(path)))


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """A path to write to; on a clean exit it takes the place of `path`, on an error it is removed.

    An error of the system that concerns it names `path` instead.
    """
    part = _part_beside(path)
    try:
        yield part
        part.replace(path)
    except OSError as error:
        _name(error, part, path)
        raise
    finally:
        part.unlink(missing_ok=True)


@contextmanager
def filling(folder: Path) -> Iterator[Path]:
    """A new folder to write to; on a clean exit it takes the place of `folder`, on an error it is removed.

    Folders above it are made. Raises InputError where `folder` is a file, holds anything already or cannot be made. An
    error of the system that concerns what is written there names it as in `folder`.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        what = "holds files already" if folder.is_dir() else "a file"
        raise InputError(f"{folder}: {what}; name a new or an empty folder")
    refuse_unwritable_folder(folder.parent)
    folder.parent.mkdir(parents=True, exist_ok=True)
    part = _part_beside(folder)
    part.mkdir()
    try:
        yield part
        part.replace(folder)
    except OSError as error:
        _name(error, part, folder)
        raise
    finally:
        shutil.rmtree(part, ignore_errors=True)


@contextmanager
def alone(folder: Path, doing: str) -> Iterator[None]:
    """Be the one process that does `doing` in a folder. InputError that names the other one where there is one."""
    from filelock import FileLock, Timeout  # slow to import: the command line says what it can do without

    try:
        with FileLock(folder / LOCK, timeout=0):
            since = datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC")
            (folder / HOLDER).write_text(f"process {os.getpid()} on {platform.node()}, since {since}", "utf-8")
            try:
                yield
            finally:
                (folder / HOLDER).unlink(missing_ok=True)
    except Timeout as cause:
        raise InputError(
            f"{folder}: another process is {doing} ({_holder(folder)}); wait for it, or name another folder"
        ) from cause


def empty(folder: Path) -> None:
    """Remove what a folder holds, but for what shows that this process is alone in it."""
    for path in folder.iterdir():
        if path.name in (LOCK, HOLDER):
            continue
        shutil.rmtree(path) if path.is_dir() and not path.is_symlink() else path.unlink()


@contextmanager
def scratch() -> Iterator[Path]:
    """A temporary folder of this process, removed at the end; those that killed processes left are removed first."""
    _sweep_scratch()
    folder, lock = _locked_folder()
    try:
        yield folder
    finally:
        lock.release()
        shutil.rmtree(folder, ignore_errors=True)


def refuse_unwritable(path: Path) -> None:
    """Raise InputError where a file of this name cannot be written: for use before the work that fills it."""
    if path.is_dir():
        raise InputError(f"{path}: a folder; name the file to write")
    folder = path.absolute().parent
    if not folder.is_dir():
        raise InputError(f"{path}: its folder does not exist; make it first, or name another")
    if not _may_write(folder):
        raise InputError(f"{path}: its folder cannot be written to; name another")


def refuse_unwritable_folder(folder: Path, remedy: str = "name another with --out") -> None:
    """Raise InputError where files can be written to no folder of this name, there or made: for use before the work
    that fills it. Nothing is made."""
    folder = folder.absolute()
    there = next(path for path in (folder, *folder.parents) if path.exists())
    if not there.is_dir() or not _may_write(there):
        raise InputError(f"{there}: no folder that can be written to; {remedy}")


def _may_write(folder: Path) -> bool:
    """May this process make files in a folder? Not only the person who started it."""
    return os.access(folder, os.W_OK | os.X_OK, effective_ids=os.access in os.supports_effective_ids)


def _name(error: OSError, part: Path, path: Path) -> None:
    """Let an error of a part that is written name what a person knows; where nothing is named, of a full disk, too."""
    if error.filename is not None:
        error.filename = os.fsdecode(error.filename).replace(str(part), str(path))
    elif error.errno in FULL:
        error.filename = str(path)


def _part_beside(path: Path) -> Path:
    """A name in the same folder that no other thread or process takes; those that dead processes took are removed."""
    machine = hashlib.blake2b(_where_numbers_hold().encode(), digest_size=4).hexdigest()
    for left in path.parent.glob(f".fer-{machine}-*.part"):
        if not _alive(left.name.split("-")[2]):
            shutil.rmtree(left, ignore_errors=True) if left.is_dir() else left.unlink(missing_ok=True)
    return path.with_name(f".fer-{machine}-{os.getpid()}-{uuid.uuid4().hex[:8]}.part")


def _where_numbers_hold() -> str:
    """A name for the machine or container within which a process's number is its own: a folder may be shared by
    several."""
    with suppress(OSError):
        return f"{platform.node()} {Path('/proc/self/ns/pid').readlink()}"
    return platform.node()


def _alive(process: str) -> bool:
    import psutil  # here, as above

    return not process.isdecimal() or psutil.pid_exists(int(process))


def _holder(folder: Path) -> str:
    """Who says to hold a folder's lock: a line, whatever a stranger wrote there."""
    try:
        said = (folder / HOLDER).read_text("utf-8", errors="replace")[:100]
    except OSError:  # it has just begun, or just ended
        said = ""
    return "".join(letter for letter in said if letter.isprintable()) or "it has not said which"


def _locked_folder() -> tuple[Path, "FileLock"]:
    """A temporary folder that no other process sweeps.

    One may have taken it for left in the instant between its making and its locking: then another is made.
    """
    from filelock import FileLock

    while True:
        folder = Path(tempfile.mkdtemp(prefix="fer-"))
        lock = FileLock(folder / SCRATCH)
        with suppress(FileNotFoundError):
            lock.acquire()
            if (folder / SCRATCH).exists():
                return folder, lock
            lock.release()


def _sweep_scratch() -> None:
    """Remove the temporary folders of this person's processes that have ended without doing so: their lock is free."""
    from filelock import FileLock, Timeout

    own = getattr(os, "getuid", lambda: None)()
    for mark in Path(tempfile.gettempdir()).glob(f"fer-*/{SCRATCH}"):
        try:
            if mark.is_symlink() or mark.parent.is_symlink() or (own is not None and mark.stat().st_uid != own):
                continue
            with FileLock(mark, timeout=0):
                shutil.rmtree(mark.parent, ignore_errors=True)
        except (Timeout, OSError):  # it lives, or another has just removed it
            continue
