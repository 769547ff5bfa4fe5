"""A command in a process that is forked from one which has imported torch: it starts in a tenth of the time."""

import os
import runpy
import sys
import tempfile
from collections.abc import Mapping, Sequence
from multiprocessing import get_context
from multiprocessing.context import ForkServerContext
from multiprocessing.process import BaseProcess
from pathlib import Path

import torch

# torch._dynamo: torch imports it with the first step of an optimiser
IMPORTED = ["fer.training.train", "fer.runs.label", "fer.report.make", "torch._dynamo"]


def begin(words: Sequence[str], said: Path, environment: Mapping[str, str]) -> BaseProcess:
    """What `python WORDS` does, the first of which is -m, in a session of its own; what it says goes to a file.

    The environment is added to that of this process.
    """
    process = context().Process(target=_carry_out, args=(list(words), dict(environment), said))
    process.start()
    return process


def context() -> ForkServerContext:
    """That of processes which have imported torch."""
    found = get_context("forkserver")
    found.set_forkserver_preload(IMPORTED)
    return found


def run(words: Sequence[str]) -> None:
    """What `python WORDS` does, the first of which is -m, in this process."""
    _, module, *rest = words
    sys.argv = [module, *rest]
    runpy.run_module(module, run_name="__main__", alter_sys=True)


def _carry_out(words: list[str], environment: dict[str, str], said: Path) -> None:
    os.setsid()
    os.environ.update(environment)
    torch.set_num_threads(int(os.environ.get("OMP_NUM_THREADS", torch.get_num_threads())))  # it has read its own
    tempfile.tempdir = environment.get("TMPDIR")
    with said.open("wb") as file:
        for number in (1, 2):
            os.dup2(file.fileno(), number)
    run(words)
