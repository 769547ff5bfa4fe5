"""Every bad input is refused in a line that says what is wrong, and runs no code; the code itself unpickles nothing."""

import signal
from pathlib import Path

import pytest
from bad_input import data, runs, words
from bad_input.case import REFUSED, Answer, Case, answer, fault

from fer.progress import visible
from tests.unsafe_calls import unsafe

ROOT = Path(__file__).parents[1]
CASES = [*data.CASES, *runs.RUNS, *words.CASES]
SECONDS = 60  # for one of them, on a busy machine: what waits for a pipe, or builds a giant, takes for ever
# They import modules by names that a person gave, that a notebook imports, or that languages and the program have.
NAMED_ELSEWHERE = {"models/own_code.py", "report/run/fork_server.py", "wording/load.py"}


class TooLong(BaseException):
    """No Exception, for those are turned into answers."""


@pytest.fixture
def in_time():
    def stop(*_):
        raise TooLong

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(SECONDS)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_bad_input_is_one_clear_line(case, tmp_path, tiny_run, in_time):
    assert fault(case, answer(case, tmp_path, tiny_run.path), tmp_path) is None


def test_there_are_many_and_no_two_of_one_name():
    assert len({case.name for case in CASES}) == len(CASES) >= 80


@pytest.mark.parametrize(
    ("code", "said", "amiss"),
    [
        (REFUSED, "reading faces\nfer: a.csv, row 3: no pixels\n", None),
        (0, "fer: a.csv, row 3: no pixels; left out\nsaved out.csv\n", None),
        (1, "fer: a.csv, row 3: no pixels\n", "exit code 1"),
        (REFUSED, "a.csv, row 3: no pixels\n", "no line of a refusal"),
        (REFUSED, "row 3: no pixels\nfer: see fer --help\n", "does not say"),
        (REFUSED, "Traceback (most recent call last):\n  ...\nfer: a.csv, row 3: no pixels\n", "a traceback"),
        (REFUSED, "fer: a.csv, row 3: no pixels\x1b[2J\n", "a terminal would obey"),
    ],
)
def test_an_answer_that_is_no_clear_line_is_found(tmp_path, code, said, amiss):
    case = Case("a row without pixels", lambda *_: [], "row 3: no pixels", code=code if code != 1 else REFUSED)
    found = fault(case, Answer(code, said), tmp_path)
    assert found is None if amiss is None else amiss in found


@pytest.mark.parametrize(
    "path", sorted((ROOT / "fer").rglob("*.py")), ids=lambda path: path.relative_to(ROOT).as_posix()
)
def test_nothing_is_unpickled(path):
    by_name = path.relative_to(ROOT / "fer").as_posix() in NAMED_ELSEWHERE
    assert unsafe(path.read_text(encoding="utf-8"), imports_by_name=by_name) == []


@pytest.mark.parametrize(
    "source",
    [
        "import pickle",
        "from pickle import load",
        "import torch\ntorch.load(path)",
        "import torch as t\nt.load(path, weights_only=False)",
        "from torch import load\nload(path)",
        "from torch import load as read\nreaders = [read]",
        "import torch\nfunctools.partial(torch.load, weights_only=True)",
        "import torch\ntorch.hub.load('a', 'b')",
        "from torch.hub import load",
        "import numpy\nnumpy.load(path, allow_pickle=True)",
        "import numpy as np\nnp.load(path)",
        "from numpy import load\nload(path)",
        "numpy.lib.format.read_array(file, allow_pickle=True)",
        "import pandas\npandas.read_pickle(path)",
        "__import__('pickle')",
        "import importlib\nimportlib.import_module('pickle')",
        "from importlib import import_module\nimport_module(name)",
        "eval(text)",
        "import builtins\nbuiltins.eval(text)",
        "frame.eval('a + b')",
        "run = exec",
        "import sympy\nsympy.sympify(text)",
        "from sympy.parsing.sympy_parser import parse_expr",
        "import runpy\nrunpy.run_path(path)",
        "import os\nos.system(line)",
        "from os import popen",
        "import os\nos.execvp(words[0], words)",
        "import subprocess\nsubprocess.getoutput(line)",
        "import subprocess\nsubprocess.run(line, shell=True)",
        "import asyncio\nasyncio.create_subprocess_shell(line)",
        "import yaml\nyaml.load(text)",
    ],
)
def test_what_runs_code_of_a_file_is_found(source):
    assert unsafe(source)


@pytest.mark.parametrize(
    "source",
    [
        "from pickle import UnpicklingError",
        "import torch\ntorch.load(path, weights_only=True)",
        "import numpy as np\nnp.load(path, allow_pickle=False)",
        "from safetensors.torch import load\nload(content)",
        "import re\nre.compile(text)",
        "import json\njson.load(file)",
        "model.eval()",
        "import importlib\nimportlib.import_module('fer.report')",
        "import sympy\nsympy.sympify(term, strict=True)",
        "import subprocess\nsubprocess.run(words)",
        "import yaml\nyaml.safe_load(text)",
    ],
)
def test_what_runs_none_passes(source):
    assert unsafe(source) == []


def test_what_a_terminal_would_obey_is_written_out():
    assert visible("a\x1b[31mb\r\u202ec\nd 臉") == "a\\x1b[31mb\\r\\u202ec\nd 臉"
