"""What can go wrong and still be said in one line."""

import errno


class InputError(ValueError):
    """Bad usage or input: one line that names the file, the row where there is one, and the remedy.

    The command line prints the line and leaves with exit code 2.
    """


class WorkError(RuntimeError):
    """What was asked for could not be done: one line that says what failed, and where.

    The command line prints the line and leaves with exit code 1.
    """


class ReportError(WorkError):
    """The report could not be made: the line names the notebook and the place in it."""


class SweepError(WorkError):
    """Not all trainings of a sweep ended well."""


class Interrupted(BaseException):
    """The work was stopped from outside: one line that says how to go on. Not an Exception, as nothing has failed."""


MEMORY, FILES, THREADS = "memory", "files", "threads"
_SHORT = {errno.ENOMEM: MEMORY, errno.EMFILE: FILES, errno.ENFILE: FILES, errno.EAGAIN: THREADS}
FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)  # numbers of a disk, a share of it or a file that may not grow
_FAILING = (errno.EIO, errno.ESTALE, *FULL)
_WORDS = {
    "can't allocate memory": MEMORY,  # torch's
    "could not create a primitive": MEMORY,  # oneDNN's, of a convolution
    "bad allocation": MEMORY,
    "out of memory": MEMORY,  # Pillow's, of its decoders
    "failed to map segment": MEMORY,  # the loader's, of a library that is imported late
    "too many open files": FILES,
    "can't start new thread": THREADS,
}  # of errors without a number of the system
_NO_FRAME = "error return without exception set"  # CPython's, where it has no room for a frame, and for other faults
_ROOM = 64 << 20  # bytes; of less the machine is short


def shortage(error: BaseException) -> str | None:
    """What the machine gives no more of: MEMORY, FILES that are open, or THREADS; None for any other error."""
    if isinstance(error, MemoryError):
        return MEMORY
    if isinstance(error, OSError) and error.errno is not None:
        return _SHORT.get(error.errno)
    if isinstance(error, OSError | RuntimeError | ImportError):
        said = str(error).lower()
        return next((what for words, what in _WORDS.items() if words in said), None)
    if isinstance(error, SystemError) and _NO_FRAME in str(error) and not _room():
        return MEMORY
    return None


def _room() -> bool:
    try:
        return len(bytearray(_ROOM)) > 0
    except MemoryError:
        return False


def is_of_the_machine(error: BaseException) -> bool:
    """Is the machine short of something, or its disk full or failing? Then the file that was read is not to blame."""
    return shortage(error) is not None or (isinstance(error, OSError) and error.errno in _FAILING)
