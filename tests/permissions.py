"""What a process may do, for the tests that take some of it away."""

import contextlib
import ctypes
import sys
from collections.abc import Iterator


@contextlib.contextmanager
def powerless() -> Iterator[None]:
    """Without root's rights to write and read where nobody may (capabilities 1 and 2, CAP_DAC_OVERRIDE and
    CAP_DAC_READ_SEARCH). Others have none to lose."""
    if sys.platform != "linux":
        yield
        return
    capabilities = ctypes.CDLL(None)
    head = (ctypes.c_uint32 * 2)(0x20080522, 0)  # version 3, of this thread
    held = (ctypes.c_uint32 * 6)()  # effective, permitted, inheritable; and again, of those above 31
    assert capabilities.capget(head, held) == 0
    assert capabilities.capset(head, type(held)(held[0] & ~(1 << 1 | 1 << 2), *held[1:])) == 0
    try:
        yield
    finally:
        assert capabilities.capset(head, held) == 0
