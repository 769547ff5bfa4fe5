"""The machine gives no more, or takes something away midway: one line says so, and the last good state stays."""

import contextlib
import shutil
import tempfile

import psutil
import pytest
from made_faces import write_class_folders, write_fer2013
from permissions import powerless
from PIL import Image
from report_notebooks import code as code_cell
from report_notebooks import markdown, parameters, write

from fer.data.layouts.images import read_files
from fer.report.make import make_report
from fer.report.run.notebooks import chapters_in
from fer.runs.run import open_run
from fer.runs.writer import RunWriter

pytestmark = pytest.mark.whole

resource = pytest.importorskip("resource", reason="limits are set on Linux and macOS")
SMALL = ["--recipe", "quick", "--set", "widths=8,16", "--set", "epochs=3"]


@contextlib.contextmanager
def limited(what: int, most: int):
    """A resource of this process has this limit."""
    limits = resource.getrlimit(what)
    resource.setrlimit(what, (most, limits[1]))
    try:
        yield
    finally:
        resource.setrlimit(what, limits)


def no_more_files():
    """No file can be opened in this process."""
    return limited(resource.RLIMIT_NOFILE, 0)


def small_files():
    """No file of this process grows to the size of a checkpoint, as on a full disk."""
    return limited(resource.RLIMIT_FSIZE, 20_000)


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


def test_a_full_disk_is_one_line_and_the_last_good_state_stays(fer, small, tmp_path, after_the_first_epoch):
    run, stored = tmp_path / "run", []
    with contextlib.ExitStack() as limit:

        def full(folder):
            stored.append((folder / "checkpoint.pt").read_bytes())
            limit.enter_context(small_files())

        after_the_first_epoch(full)
        code, _, said = fer("train", *small, "--run", run)
    assert code == 1
    assert last(said).startswith(f"fer: {run}/checkpoint.pt: File too large; raise the limit on the size of files")
    assert "Traceback" not in said
    assert [(run / "checkpoint.pt").read_bytes()] == stored
    assert len((run / "history.csv").read_text().splitlines()) == 2
    assert not list(run.glob(".*.part"))
    assert fer("train", "--resume", "--run", run)[0] == 0
    assert open_run(run).status()["state"] == "done"


def test_a_disk_too_full_for_the_first_state_is_one_line_and_the_training_can_begin_anew(fer, tmp_path):
    run = tmp_path / "run"
    with small_files():
        code, _, said = fer("train", *SMALL, "--limit", "100", "--run", run)
    assert code == 1
    assert last(said).startswith(f"fer: {run}/checkpoint.pt: File too large; raise the limit on the size of files")
    assert "Traceback" not in said
    assert not list(run.glob(".*.part"))
    assert not (run / "checkpoint.pt").exists()
    assert fer("train", "--resume", "--run", run)[0] == 0
    assert open_run(run).status()["state"] == "done"


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
