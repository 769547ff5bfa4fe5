"""The machine gives no more, or takes something away midway: one line says so, and the last good state stays."""

import contextlib
import ctypes
import io
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import psutil
import pytest
import torch
from made_faces import write_class_folders, write_fer2013
from PIL import Image
from report_notebooks import code as code_cell
from report_notebooks import markdown, parameters, write
from safetensors.torch import load_file

from fer.data.layouts.images import read_files
from fer.report.make import make_report
from fer.report.run.notebooks import chapters_in
from fer.runs.run import open_run
from fer.runs.writer import RunWriter
from fer.training import train
from fer.training.plan import Request

pytestmark = pytest.mark.whole

resource = pytest.importorskip("resource", reason="limits are set on Linux and macOS")
ROOT = Path(__file__).parents[1]
SMALL = ["--recipe", "quick", "--set", "widths=8,16", "--set", "epochs=3"]


@contextlib.contextmanager
def no_more_files():
    """No file can be opened in this process."""
    limits = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (0, limits[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, limits)


@contextlib.contextmanager
def powerless():
    """Without root's right to write where nobody may (capability 1, CAP_DAC_OVERRIDE). Others have none to lose."""
    if sys.platform != "linux":
        yield
        return
    capabilities = ctypes.CDLL(None)
    head = (ctypes.c_uint32 * 2)(0x20080522, 0)  # version 3, of this thread
    held = (ctypes.c_uint32 * 6)()  # effective, permitted, inheritable; and again, of those above 31
    assert capabilities.capget(head, held) == 0
    assert capabilities.capset(head, type(held)(held[0] & ~(1 << 1), *held[1:])) == 0
    try:
        yield
    finally:
        assert capabilities.capset(head, held) == 0


@pytest.fixture
def small(tmp_path):
    """The words of a training of a few faces."""
    return [*SMALL, "--data", str(write_fer2013(tmp_path / "fer2013.csv"))]


@pytest.fixture
def after_the_first_epoch(monkeypatch):
    """after_the_first_epoch(happen): `happen(folder)` is called when a training has stored its first checkpoint."""

    def watch(happen):
        store = RunWriter.checkpoint

        def stored(writer, state):
            store(writer, state)
            if len(state["history"]) == 1:
                happen(writer.path)

        monkeypatch.setattr(RunWriter, "checkpoint", stored)

    return watch


def last(said: str) -> str:
    return said.strip().splitlines()[-1]


def test_where_no_file_can_be_opened_no_picture_is_taken_for_a_damaged_one(fer, tmp_path):
    folder = write_class_folders(tmp_path / "faces", per_class=2)
    with no_more_files(), pytest.raises(OSError, match="Too many open files"):
        read_files(sorted(folder.rglob("*.png")))
    with no_more_files():
        code, _, said = fer("check-data", folder)
    assert code == 1
    assert last(said).endswith("raise the limit on open files (ulimit -n), or work with fewer --workers")
    assert "Traceback" not in said


def test_a_training_whose_files_run_out_is_one_line_and_goes_on_from_its_checkpoint(
    fer, small, tmp_path, after_the_first_epoch
):
    with contextlib.ExitStack() as limit:
        after_the_first_epoch(lambda _: limit.enter_context(no_more_files()))
        code, _, said = fer("train", *small, "--run", tmp_path / "run")
    assert code == 1
    assert "Too many open files; raise the limit on open files" in last(said)
    assert len((tmp_path / "run" / "history.csv").read_text().splitlines()) == 2
    assert fer("train", "--resume", "--run", tmp_path / "run")[0] == 0
    assert open_run(tmp_path / "run").status()["state"] == "done"


def test_a_run_folder_that_vanishes_midway_is_one_line_and_is_not_made_anew(
    fer, small, tmp_path, after_the_first_epoch
):
    after_the_first_epoch(shutil.rmtree)
    code, _, said = fer("train", *small, "--run", tmp_path / "run")
    assert code == 1
    assert last(said).startswith(f"fer: {tmp_path / 'run'}")
    assert "No such file or directory; it has gone, or was never there" in last(said)
    assert not (tmp_path / "run").exists()


def test_a_folder_that_vanishes_before_the_answer_is_written_is_one_line(fer, tmp_path, monkeypatch):
    pictures = write_class_folders(tmp_path / "faces", per_class=1) / "happy"
    (tmp_path / "out").mkdir()
    real = Image.open

    def opened(*words, **named):
        shutil.rmtree(tmp_path / "out", ignore_errors=True)
        return real(*words, **named)

    monkeypatch.setattr(Image, "open", opened)
    code, _, said = fer("predict", "--run", "released", "--images", pictures, "--out", tmp_path / "out" / "p.csv")
    assert code == 1
    assert "No such file or directory; it has gone, or was never there" in last(said)
    assert not (tmp_path / "out").exists()


def test_a_folder_that_turns_read_only_midway_is_one_line_and_the_last_good_state_stays(
    fer, small, tmp_path, after_the_first_epoch
):
    run = tmp_path / "run"
    after_the_first_epoch(lambda folder: folder.chmod(0o555))
    with powerless():
        code, _, said = fer("train", *small, "--run", run)
    assert code == 2
    assert last(said).endswith("Permission denied; name a place that may be read and written")
    assert len((run / "history.csv").read_text().splitlines()) == 2
    assert not list(run.glob(".*.part"))
    run.chmod(0o755)
    assert fer("train", "--resume", "--run", run)[0] == 0
    assert open_run(run).status()["state"] == "done"


@pytest.fixture(scope="module")
def trained(tmp_path_factory):
    """A finished run of a recipe that everybody has, which hand-in asks for. Do not write."""
    folder = tmp_path_factory.mktemp("trained")
    table = write_fer2013(folder / "fer2013.csv")
    settings = ("widths=8,16", "epochs=1", "precision=float32", "views=1")
    return train.train(Request(str(table), "quick", settings=settings), folder / "run")


@pytest.fixture
def no_work(monkeypatch):
    """Whoever begins with what takes long fails."""
    for long in (
        "training.plan.open_to_train",
        "report.make.execute",
        "runs.label.label",
        "runs.suspects.suspects",
        "runs.onnx_export.without_norms",
    ):
        monkeypatch.setattr(f"fer.{long}", lambda *_, **__: pytest.fail("begun"))
    monkeypatch.setattr("fer.runs.onnx_export._NEEDED", ())  # installed or not


def refused_in_a_line(answer, folder) -> None:
    """One line names the folder, or what is asked for in it, and tells no traceback."""
    code, _, said = answer
    assert code == 2, said
    assert last(said).startswith(f"fer: {folder}"), said
    assert "written to" in last(said)
    assert ".part" not in last(said)
    assert "Traceback" not in said


@pytest.mark.usefixtures("no_work")
@pytest.mark.parametrize(
    "words",
    [
        ["train", *SMALL, "--data", "{table}", "--run", "{locked}/run"],
        ["predict", "--run", "released", "--images", "{faces}", "--out", "{locked}/answers.csv"],
        ["predict", "--run", "released", "--images", "{faces}", "--contact-sheet", "{locked}/sheet.png"],
        ["sweep", *SMALL, "--data", "{table}", "--seeds", "2", "--out", "{locked}/seeds"],
        ["export", "--run", "{run}", "--out", "{locked}/model.onnx"],
        ["suspects", "--run", "{run}", "--out", "{locked}/suspects.csv"],
        ["card", "--run", "{run}", "--out", "{locked}/card.md"],
        ["notebooks", "--out", "{locked}/new/notebooks"],
        ["notebooks", "--out", "{locked}"],
        ["hand-in", "--run", "{run}", "--out", "{locked}/hw3"],
        ["report", "--run", "{run}", "--out", "{locked}"],
        ["report", *SMALL, "--data", "{table}", "--run", "{locked}/run", "--out", "{free}"],
        ["report", "--run", "{run}", "--run", "released", "--data", "{table}", "--out", "{locked}/several"],
        ["report", "--notes-template", "{locked}/notes.md"],
    ],
    ids=lambda words: " ".join(word for word in words if word.startswith("{locked}") or word in ("report", words[0])),
)
def test_a_read_only_folder_is_refused_in_one_line_before_any_work(fer, tmp_path, trained, words):
    locked, free, table = tmp_path / "locked", tmp_path / "free", Path(trained.config.data)
    locked.mkdir(mode=0o555)
    faces = write_class_folders(tmp_path / "faces", per_class=1) / "happy"
    places = {"locked": locked, "free": free, "faces": faces, "table": table, "run": trained.path}
    with powerless():
        answer = fer(*[word.format(**places) for word in words])
    refused_in_a_line(answer, locked)
    assert not list(locked.iterdir())
    assert not free.exists()


@pytest.mark.usefixtures("no_work")
@pytest.mark.parametrize(
    "words",
    [
        ["report", "--run", "{run}", "--out", "{free}/reports"],
        ["report", "--run", "{other}", "--run", "{run}", "--out", "{free}/reports"],
        ["hand-in", "--run", "{run}", "--out", "{free}/hw3"],
    ],
    ids=["report", "of several", "hand-in"],
)
def test_a_run_whose_folder_cannot_take_a_reports_facts_is_refused_before_any_work(fer, tmp_path, trained, words):
    run = Path(shutil.copytree(trained.path, tmp_path / "run"))
    free = tmp_path / "free"
    free.mkdir()
    run.chmod(0o555)
    with powerless():
        answer = fer(*[word.format(run=run, free=free, other=trained.path) for word in words])
    refused_in_a_line(answer, run)
    assert not list(free.iterdir())


def test_a_folder_from_which_the_released_model_cannot_be_bound_is_refused_before_any_work(
    fer, tmp_path, trained, monkeypatch
):
    monkeypatch.setattr("fer.training.plan.open_to_train", lambda *_, **__: pytest.fail("begun"))
    monkeypatch.setattr("fer.report.run.notebooks.chapters_in", lambda: [])  # kernels that import nothing
    (tmp_path / "locked").mkdir(mode=0o555)
    monkeypatch.chdir(tmp_path / "locked")
    with powerless():
        answer = fer("report", "--run", "released", "--data", trained.config.data, "--out", tmp_path / "reports")
    refused_in_a_line(answer, tmp_path / "locked")
    assert not (tmp_path / "reports").exists()


@pytest.fixture
def one_notebook(tmp_path, monkeypatch):
    """one_notebook(source): reports are of one notebook with this cell, in which `report` and `run` are folders; gives
    the report's. Temporary folders are the test's own."""
    (tmp_path / "tmp").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "tmp"))

    def write_one(source):
        out = tmp_path / "reports"
        write(
            tmp_path / "notebooks" / "00_data.ipynb",
            markdown("# The faces\n\nText."),
            parameters(),
            code_cell(f"report = {str(out)!r}\n{source}"),
        )
        monkeypatch.setitem(make_report.__kwdefaults__, "notebooks", tmp_path / "notebooks")
        monkeypatch.setattr(chapters_in, "__defaults__", (tmp_path / "notebooks",))
        return out

    return write_one


VANISHING = {
    "reports": "import shutil; shutil.rmtree(report)",
    "run": "import shutil; from fer.runs.run import open_run\nopened = open_run(run)\nshutil.rmtree(run)\n"
    "opened.write_facts('00', {})",
}


@pytest.mark.parametrize("name", VANISHING)
def test_a_folder_that_vanishes_while_notebooks_run_is_one_line(fer, copied_run, tmp_path, one_notebook, name):
    """That of the report, or that of the run. Neither is made anew, and nothing is left of what worked on them."""
    out = one_notebook(VANISHING[name])
    beside = set(psutil.Process().children(recursive=True))
    code, _, said = fer("report", "--run", copied_run.path, "--out", out, "--formats", "html")
    assert code == 1
    assert last(said).startswith("fer: ")
    assert f"{tmp_path / name}/" in last(said)
    assert "No such file or directory" in last(said)
    assert ".part" not in last(said)
    assert "Traceback" not in said
    assert not (tmp_path / name).exists()
    assert not (out / "report.html").exists()
    assert set(psutil.Process().children(recursive=True)) <= beside
    assert not list((tmp_path / "tmp").iterdir())


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
