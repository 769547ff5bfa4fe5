"""When a work is killed: some while after its start, or as it writes one of its files."""

import os
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

LATEST = 0.9  # of the time, or of the writes, of an undisturbed call: beyond it many a call has ended
PAUSE = 0.002  # seconds between two looks at a folder; a file of some kilobytes takes about as long


@dataclass(frozen=True)
class Extent:
    """How long an undisturbed call takes, and how many names of files and folders come up in its folder meanwhile.

    A file that is written beside its name and renamed counts twice.
    """

    seconds: float
    names: int


@dataclass(frozen=True)
class Moment:
    """So many seconds after the start, or as the so manieth name comes up, whichever is first."""

    seconds: float
    name: int | None = None

    def __str__(self) -> str:
        return f"{self.seconds:.1f} s after its start" if self.name is None else f"at write {self.name}"


def drawn(extent: Extent, random: Random, *, at_a_write: bool) -> Moment:
    """A moment before the end of what takes so long."""
    if at_a_write:
        return Moment(seconds=float("inf"), name=random.randint(1, max(1, int(LATEST * extent.names))))
    return Moment(seconds=random.uniform(0, LATEST * extent.seconds))


def wait(moment: Moment, folder: Path, alive: Callable[[], bool]) -> int:
    """Return at the moment, or where what is waited for has ended; the number of names that came up in the folder."""
    began, seen = time.monotonic(), set(_names(folder))
    before = len(seen)
    while alive() and time.monotonic() - began < moment.seconds:
        seen.update(_names(folder))
        if moment.name is not None and len(seen) - before >= moment.name:
            break
        time.sleep(PAUSE)
    return len(seen) - before


def _names(folder: Path) -> Iterator[tuple[str, int]]:
    """Each with its inode, for a file that takes another's place is another one."""
    try:
        entries = list(os.scandir(folder))
    except OSError:  # removed meanwhile
        return
    for entry in entries:
        yield entry.path, entry.inode()
        if entry.is_dir(follow_symlinks=False):
            yield from _names(Path(entry.path))
