"""A place that cannot be written to is refused in one line before any work, whichever command would write there."""

import shutil
from pathlib import Path

import pytest
from command_line import refused
from made_faces import write_class_folders, write_fer2013
from permissions import powerless

from fer.training import train
from fer.training.plan import Request

pytestmark = pytest.mark.whole

SMALL = ["--recipe", "quick", "--set", "widths=8,16", "--set", "epochs=3"]


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
    """One line names the folder, or what is asked for in it."""
    line = refused(answer)
    assert line.startswith(f"fer: {folder}")
    assert "written to" in line
    assert ".part" not in line


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
