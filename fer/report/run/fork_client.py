"""Stands for a kernel that `fork_server` forks: run as a script, it ends when the kernel ends, and the kernel with it.

Standard library only, for it must start at once.
"""

import contextlib
import json
import os
import signal
import socket
import sys


def main(address: str, *arguments: str) -> None:
    """Ask the server at `address` for a kernel with these arguments, and wait for its end."""
    signal.signal(
        signal.SIGINT, signal.SIG_IGN
    )  # an interrupt comes before each shutdown, which the kernel hears itself
    with socket.socket(socket.AF_UNIX) as connection:
        connection.connect(address)
        wanted = {"arguments": arguments, "environment": dict(os.environ), "folder": os.getcwd()}  # noqa: PTH109
        connection.sendall(json.dumps(wanted).encode() + b"\n")
        with contextlib.suppress(ConnectionError):
            connection.recv(1)  # the kernel holds the other end and says nothing: this returns when it is gone


if __name__ == "__main__":
    main(*sys.argv[1:])
