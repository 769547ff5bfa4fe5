"""A process that imports slow libraries once, and then forks a Jupyter kernel for each client that asks.

To import torch, pandas and matplotlib takes a kernel several seconds of processor time; a fork has them at once. It
must be a process of its own: to fork one in which threads have computed (as after training) can hang.
"""

import contextlib
import importlib
import json
import os
import select
import shutil
import signal
import socket
import sys
import threading
import traceback
from collections.abc import Iterator

_RUNS = (0, 0)  # what os.waitpid says of a child that has not ended


def main(descriptor: str, folder: str, *modules: str) -> None:
    """Serve a listening socket, inherited, until standard input is closed, which tells that the parent is gone.

    However the parent ended, its kernels end then, and the folder goes that held their keys.
    """
    kernels: list[int] = []  # process numbers, which nobody else can get before they are waited for, here
    with socket.socket(fileno=int(descriptor)) as listener:
        with _ending_with_parent(folder):
            for name in ("ipykernel.kernelapp", *modules):
                _import(name)
            if "torch" in sys.modules:
                _import("torch._dynamo")  # which torch does late, for the first optimiser of a process
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)  # if it was inherited as ignored, no child could be waited for
        while sys.stdin not in (ready := select.select([listener, sys.stdin], [], [])[0]):
            assert ready
            connection, _ = listener.accept()
            kernels = [kernel for kernel in kernels if os.waitpid(kernel, os.WNOHANG) == _RUNS]
            kernel = os.fork()
            if kernel == 0:  # pragma: no cover (in a fork, coverage sees what is called, but not who called it)
                listener.close()
                try:
                    _become_kernel(connection, parent=os.getppid())
                except BaseException:
                    traceback.print_exc()
                finally:
                    os._exit(1)  # the interpreter's own end would wait for sockets that nobody reads, for ever
            connection.close()
            kernels.append(kernel)
    for kernel in kernels:
        os.kill(kernel, signal.SIGKILL)
    shutil.rmtree(folder, ignore_errors=True)
    os._exit(0)  # to tear torch down in order would take a second, and nobody gains


def _import(name: str) -> None:
    with contextlib.suppress(Exception):  # the notebook that imports it will say what is wrong
        importlib.import_module(name)


@contextlib.contextmanager
def _ending_with_parent(folder: str) -> Iterator[None]:
    """Meanwhile the end of the parent ends this process, whatever it imports; the thread that listens ends with it."""
    awaited, over = os.pipe()

    def listen() -> None:
        if sys.stdin in select.select([sys.stdin, awaited], [], [])[0]:
            shutil.rmtree(folder, ignore_errors=True)
            os._exit(0)

    listener = threading.Thread(target=listen)
    listener.start()
    try:
        yield
    finally:
        os.close(over)
        listener.join()
        os.close(awaited)


def _become_kernel(connection: socket.socket, *, parent: int) -> None:
    """Run a kernel as the client wants it, until it is shut down."""
    os.setsid()
    with connection.makefile(encoding="utf-8") as lines:
        wanted = json.loads(lines.readline())
    os.environ.clear()
    os.environ.update(wanted["environment"])
    os.chdir(wanted["folder"])
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    threading.Thread(target=_end_with, args=(connection,), daemon=True).start()
    from ipykernel.kernelapp import IPKernelApp  # has been imported before the fork

    IPKernelApp.launch_instance(argv=[*wanted["arguments"], f"--IPKernelApp.parent_handle={parent}"])


def _end_with(connection: socket.socket) -> None:
    with contextlib.suppress(ConnectionError):
        connection.recv(1)  # the client says no more: this returns when it is gone
    os._exit(1)


if __name__ == "__main__":  # pragma: no cover (it is always run, never imported)
    main(*sys.argv[1:])
