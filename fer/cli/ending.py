"""How the program ends where it is stopped, or where the machine gives no more: in order, and with one line."""

import errno
import signal
import threading
from types import FrameType
from typing import Any

from fer.errors import FILES, MEMORY, THREADS, shortage

BY_HAND = signal.SIGINT
_SHORT = {
    MEMORY: "there is not enough memory; end other programs, or work on fewer faces (--limit)",
    FILES: "too many files are open; raise the limit on open files (ulimit -n), or work with fewer --workers",
    THREADS: "no more threads or processes are given; raise the limits on them and on memory (ulimit -u, ulimit -v), "
    "or end other programs",
}  # in full, where the system has not said it itself
_REMEDIES = {
    errno.ENOSPC: "make room there",
    errno.EDQUOT: "make room there",
    errno.EFBIG: "raise the limit on the size of files (ulimit -f)",
    errno.EMFILE: "raise the limit on open files (ulimit -n), or work with fewer --workers",
    errno.ENFILE: "end other programs: the machine has too many files open",
    errno.ENOMEM: "end other programs, or work on fewer faces (--limit)",
    errno.EAGAIN: "raise the limit on processes (ulimit -u), or end other programs",
    errno.EIO: "the disk or its connection fails",
    errno.ESTALE: "the disk or its connection fails",
    errno.ENOENT: "it has gone, or was never there",
}  # what a person can do, by the system's number of a fault of the machine
_OF_PLACES = {
    errno.EROFS: "name a place that can be written to",
    errno.EACCES: "name a place that may be read and written",
    errno.EPERM: "name a place that may be read and written",
    errno.ENOTDIR: "what should be a folder is none",
    errno.EISDIR: "what should be a file is a folder",
    errno.EINVAL: "name an ordinary file or folder",
    errno.ENAMETOOLONG: "name it in fewer letters",
    errno.ELOOP: "links lead round in a circle; name the place itself",
}  # and of a place that the person named


class Signals:
    """While it is entered, SIGTERM and SIGHUP end the program as Ctrl-C does: by a KeyboardInterrupt.

    Only the first one is heeded, for the work that it began is to end in order. What was told to be ignored (nohup)
    stays so.
    """

    def __init__(self) -> None:
        self.received: signal.Signals = BY_HAND
        self._before: dict[signal.Signals, Any] = {}

    def __enter__(self) -> "Signals":
        names = [name for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
        if threading.current_thread() is threading.main_thread():  # none other may
            for number in (signal.Signals[name] for name in names):
                if signal.getsignal(number) is signal.SIG_DFL:
                    self._before[number] = signal.signal(number, self._interrupt)
        return self

    def __exit__(self, *_: object) -> None:
        for number, before in self._before.items():
            signal.signal(number, before)

    def _interrupt(self, number: int, _: FrameType | None) -> None:
        if self.received is BY_HAND:
            self.received = signal.Signals(number)
            raise KeyboardInterrupt

    def code(self) -> int:
        """The exit code of what a signal ended, as shells have it."""
        return 128 + self.received

    def words(self) -> str:
        """What happened."""
        return "interrupted" if self.received is BY_HAND else f"ended by {self.received.name}"


def of_the_machine(error: BaseException) -> tuple[str, int] | None:
    """One line where the disk, the memory or a limit of the system is at fault, and the exit code: 2 for a place that
    the person named, else 1. None for any other error. Its notes, which say how to go on, end the line."""
    found = _line_and_code(error)
    return found and ("; ".join([found[0], *getattr(error, "__notes__", [])]), found[1])


def _line_and_code(error: BaseException) -> tuple[str, int] | None:
    if not isinstance(error, OSError) or error.errno is None:
        short = shortage(error)
        return (_SHORT[short], 1) if short else None
    remedy = _REMEDIES.get(error.errno or 0) or (_OF_PLACES.get(error.errno or 0) if error.filename else None)
    if remedy is None:
        return None
    where = f"{error.filename}: " if error.filename is not None else ""
    return f"{where}{error.strerror}; {remedy}", 2 if error.errno in _OF_PLACES else 1
