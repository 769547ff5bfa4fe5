"""Memory that a training step frees stays at hand for the next."""

import ctypes
import platform
from collections.abc import Iterator
from contextlib import contextmanager

_TRIM_THRESHOLD, _MMAP_THRESHOLD, _MMAP_MAX = -1, -3, -4  # malloc.h of glibc
_LARGEST = 32 * 2**20  # bytes: from here on glibc never keeps a block that is freed


@contextmanager
def freed_memory_kept() -> Iterator[None]:
    """Within it glibc keeps large blocks that are freed, and all that is free is handed back at its end.

    By itself it hands each block above 32 MiB back to the system, and what lies free at the end of its heap. The next
    step then gets pages anew that the system first fills with zeros: up to a fifth of the time of a step of `cpu` on
    two cores. Does nothing where the C library is another.
    """
    if platform.libc_ver()[0] != "glibc":
        yield
        return
    library = ctypes.CDLL(None)
    library.mallopt(_MMAP_MAX, 0)
    library.mallopt(_TRIM_THRESHOLD, 2**31 - 1)
    try:
        yield
    finally:
        library.mallopt(_MMAP_MAX, 65536)  # its own default; the other two are what it comes to by itself
        library.mallopt(_MMAP_THRESHOLD, _LARGEST)
        library.mallopt(_TRIM_THRESHOLD, 2 * _LARGEST)
        library.malloc_trim(0)
