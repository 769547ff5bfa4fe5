"""Too little memory is said in one line, and none is taken that is not needed."""

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest
import torch
from made_faces import write_fer2013
from PIL import Image
from safetensors.torch import load_file

from fer.data.layouts.images import read_files

pytestmark = pytest.mark.whole

ROOT = Path(__file__).parents[1]
SMALL = ["--recipe", "quick", "--set", "widths=8,16", "--set", "epochs=3"]


def last(said: str) -> str:
    return said.strip().splitlines()[-1]


WITHIN = """
import contextlib, io, os, resource, sys
from fer.cli import main as cli
import fer.data.check, fer.data.source  # noqa: F401 - libraries are mapped before the limit holds

for more in (1, 8, 24, 64):  # megabytes
    child = os.fork()
    if not child:
        taken = int(open("/proc/self/statm").read().split()[0]) * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_AS, (taken + (more << 20),) * 2)
        said = io.StringIO()
        with contextlib.redirect_stderr(said), contextlib.redirect_stdout(io.StringIO()):
            try:
                cli.main()
            except SystemExit as end:
                code = end.code or 0
        print(code, (said.getvalue().strip().splitlines() or [""])[-1], flush=True)
        os._exit(0)
    assert os.waitpid(child, 0)[1] == 0
"""


@pytest.mark.skipif(sys.platform != "linux", reason="the limit on memory is Linux's")
@pytest.mark.parametrize("what", ["table", "pictures"])
def test_too_little_memory_to_open_faces_is_one_line(tmp_path, what):
    """Ever more is given: it is said to be too little, until it is enough."""
    if what == "pictures":
        for k in range(4):
            place = tmp_path / "faces" / ("happy" if k % 2 else "sad")
            place.mkdir(parents=True, exist_ok=True)
            Image.new("L", (2000, 2000), k).save(place / f"{k}.png")
    words = {
        "table": lambda: ["check-data", write_fer2013(tmp_path / "fer2013.csv", per_class=60)],
        "pictures": lambda: ["check-data", tmp_path / "faces"],
    }[what]()
    command = [sys.executable, "-c", WITHIN, *map(str, words)]
    environment = {**os.environ, "FER_CACHE": str(tmp_path / "cache"), "OMP_NUM_THREADS": "1"}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
    answers = done.stdout.splitlines()
    assert answers[0].startswith("1 fer: ")
    for answer in answers:
        assert answer[0] == "0" or "memory" in answer
    assert not list(tmp_path.rglob(".*.part"))


SHORT_OF_MEMORY = """
import resource
from fer.cli import main as cli
from fer.runs.writer import RunWriter

store, taken = RunWriter.checkpoint, []

def stored(writer, state):
    store(writer, state)
    pages = int(open("/proc/self/statm").read().split()[0])
    resource.setrlimit(resource.RLIMIT_AS, (pages * resource.getpagesize(),) * 2)
    try:
        while True:
            taken.append(bytearray(1_000_000))  # a layer's output takes more
    except MemoryError:
        pass

RunWriter.checkpoint = stored
cli.main()
"""


@pytest.mark.skipif(sys.platform != "linux", reason="the limit on memory is Linux's")
def test_too_little_memory_in_a_training_is_one_line_and_it_goes_on_to_the_same(fer, tmp_path):
    """After its first epoch the machine gives no more."""
    words = ["train", *SMALL, "--set", "batch=84", "--data", write_fer2013(tmp_path / "fer2013.csv", per_class=12)]
    assert fer(*words, "--run", tmp_path / "undisturbed")[0] == 0
    run = tmp_path / "run"
    command = [sys.executable, "-c", SHORT_OF_MEMORY, *map(str, words), "--run", str(run)]
    environment = {**os.environ, "OMP_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert last(done.stderr).startswith("fer: there is not enough memory")
    assert last(done.stderr).endswith(f"; go on with fer train --resume --run {run}")
    assert "Traceback" not in done.stderr
    assert len((run / "history.csv").read_text().splitlines()) == 2
    assert not list(run.glob(".*.part"))
    assert fer("train", "--resume", "--run", run)[0] == 0
    ours, theirs = (load_file(folder / "weights.safetensors") for folder in (run, tmp_path / "undisturbed"))
    assert all(torch.equal(ours[name], theirs[name]) for name in theirs)


def animation(frames: int) -> bytes:
    """A GIF of so many frames of one white pixel each."""
    frame = b"\x2c" + bytes(4) + b"\1\0\1\0\0" + b"\2\2\x4c\1\0"
    return b"GIF89a\x30\0\x30\0\x80\0\0" + b"\0\0\0\xff\xff\xff" + frame * frames + b";"


def test_of_a_hundred_thousand_frames_one_is_read(tmp_path, monkeypatch):
    """Memory and time do not grow with the number of frames: those after the first are not so much as looked at."""
    (tmp_path / "long.gif").write_bytes(animation(100_000))
    file, read = (tmp_path / "long.gif").open("rb"), 0

    class Counted(io.BufferedReader):
        def read(self, size=-1):
            nonlocal read
            found = super().read(size)
            read += len(found)
            return found

    opened = Image.open
    with Counted(file.detach()) as counted:
        monkeypatch.setattr(Image, "open", lambda _: opened(counted))
        (face,) = read_files([tmp_path / "long.gif"])
    assert (face[0, 0], face[1, 1]) == (255, 0)
    assert read < 100_000 < (tmp_path / "long.gif").stat().st_size
