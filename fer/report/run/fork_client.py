"""Stands for a kernel that `fork_server` forks: run as a script, it ends when the kernel ends, and the kernel with it.

Standard library only, for it must start at once.
"""

import contextlib
import json
import os
import signal
import socket
import sys
from collections.abc import Callable, Iterator


def within(folder: str | os.PathLike[str], act: Callable[[str], object]) -> None:
    """Call `act` (a socket's bind or connect) with the address of the server's socket in a folder.

    The system keeps 107 bytes for an address, which a cluster's temporary folders exceed: so it goes by the folder's
    descriptor.
    """
    with opened(folder) as descriptor:
        act(f"/proc/self/fd/{descriptor}/kernels")


@contextlib.contextmanager
def opened(folder: str | os.PathLike[str]) -> Iterator[int]:
    """A descriptor of a folder, closed with the context."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        yield descriptor
    finally:
        os.close(descriptor)


def main(folder: str, *arguments: str) -> None:
    """Ask the server that listens in `folder` for a kernel with these arguments, and wait for its end; where the server
    has ended there is none to wait for."""
    signal.signal(
        signal.SIGINT, signal.SIG_IGN
    )  # an interrupt comes before each shutdown, which the kernel hears itself
    wanted = {"arguments": arguments, "environment": dict(os.environ), "folder": os.getcwd()}  # noqa: PTH109
    with (
        socket.socket(socket.AF_UNIX) as connection,
        contextlib.suppress(ConnectionError),  # the server has ended, of which whoever started it tells
    ):
        within(folder, connection.connect)
        connection.sendall(json.dumps(wanted).encode() + b"\n")
        connection.recv(1)  # the kernel holds the other end and says nothing: this returns when it is gone


if __name__ == "__main__":  # pragma: no cover (run without site-packages, so that no coverage comes along)
    main(*sys.argv[1:])
