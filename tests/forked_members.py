"""The trainings of a sweep, forked from a process that has imported torch: each starts in a tenth of the time."""

import os
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from multiprocessing.connection import Connection, wait
from types import SimpleNamespace
from typing import Any, Self

import pytest
import torch
from killed import forked

from fer.training.sweep import pool

_ONE_AT_A_TIME = threading.Lock()  # multiprocessing asks after all its processes where one is started


@contextmanager
def quick_members() -> Iterator[None]:
    """Meanwhile the members of a sweep are forked."""
    with pytest.MonkeyPatch.context() as patch:
        there = SimpleNamespace(Popen=Popen, PIPE=subprocess.PIPE, DEVNULL=subprocess.DEVNULL)
        patch.setattr(pool, "subprocess", there)
        yield


class Popen(subprocess.Popen):
    """What the pool of a sweep asks of `subprocess.Popen`."""

    def __init__(
        self, command: Sequence[str], *, env: Mapping[str, str], stdin: int, stdout: int, stderr: int, **text: Any
    ):
        assert (stdin, stdout, stderr) == (subprocess.PIPE, subprocess.DEVNULL, subprocess.PIPE)
        context = forked.context()
        (its_input, self._input), (self._said, its_errors) = context.Pipe(duplex=False), context.Pipe(duplex=False)
        self._process = context.Process(target=_run, args=(list(command[1:]), dict(env), its_input, its_errors))
        with _ONE_AT_A_TIME, its_input, its_errors:
            self._process.start()
        self.stderr = os.fdopen(os.dup(self._said.fileno()), **text)

    def wait(self, timeout: float | None = None) -> int:
        wait([self._process.sentinel], timeout)
        with _ONE_AT_A_TIME:
            self._process.join(timeout)
        self.returncode = self._process.exitcode
        return self.returncode

    def terminate(self) -> None:
        self._process.terminate()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.wait()
        self.stderr.close()
        self._said.close()
        self._input.close()

    def __del__(self) -> None:
        """It is no process of subprocess's own, to be waited for."""


def _run(words: list[str], environment: dict[str, str], its_input: Connection, its_errors: Connection) -> None:
    os.environ.clear()
    os.environ.update(environment)
    torch.set_num_threads(int(environment["OMP_NUM_THREADS"]))
    os.dup2(its_input.fileno(), 0)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    os.dup2(its_errors.fileno(), 2)
    its_input.close()
    its_errors.close()
    # those of the process that this was forked from may be files, in which they would seek
    sys.stdout, sys.stderr = (os.fdopen(number, "w", encoding="utf-8", buffering=1) for number in (1, 2))
    forked.run(words)
