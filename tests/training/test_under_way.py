"""A training that has not ended is looked at, said to be one, and left as it is."""

import json
import re
from dataclasses import replace

import pandas as pd
import papermill
import pytest
from papermill.exceptions import PapermillExecutionError

from fer.errors import InputError
from fer.provenance import ROOT
from fer.report.run.execute import START_TIMEOUT
from fer.runs.run import open_run
from fer.training.findings import under_way as findings
from fer.training.under_way import look
from fer.wording.load import languages, load


@pytest.fixture
def unfinished(copied_run):
    """The tiny run as it was after its first of two epochs."""
    for name in ("metrics.json", "weights.safetensors", "predictions.npz"):
        (copied_run.path / name).unlink()
    history = (copied_run.path / "history.csv").read_text(encoding="utf-8").splitlines()
    (copied_run.path / "history.csv").write_text("\n".join(history[:2]) + "\n", encoding="utf-8")
    mark(copied_run, "running")
    return copied_run


def mark(run, state):
    (run.path / "status.json").write_text(json.dumps({"state": state, "why": None}), encoding="utf-8")


def test_a_finished_training_is_none(tiny_run, tmp_path):
    assert look(tiny_run.path) is None
    assert look(tmp_path / "gone") is None


def test_what_is_known_so_far(unfinished):
    found = look(unfinished.path)
    assert (found.running, found.epochs, found.planned, found.best) == (True, 1, 2, 1)
    text = load("en").text(findings.standing(found))
    assert "under way: 1 of at most 2 epochs" in text
    assert f"{100 * found.history['val_accuracy'][0]:.1f}" in text
    assert "epoch 1 of 2" in str(found.refuse())


@pytest.mark.parametrize("language", languages())
def test_its_curves_are_said_to_be_of_the_epochs_so_far(unfinished, language):
    history = pd.DataFrame({"epoch": range(1, 58), "val_accuracy": [k == 43 for k in range(1, 58)]}).astype(float)
    found, words = replace(look(unfinished.path), history=history), load(language)
    for text in (words.text(findings.caption(found)), words.plain(findings.alt(found))):
        assert re.findall(r"\d+", text) == ["57", "43"]


def test_epochs_of_smaller_faces_are_those_that_are_done(unfinished):
    assert look(unfinished.path).small == 0
    config = json.loads((unfinished.path / "config.json").read_text(encoding="utf-8"))
    config["recipe"]["small_first"] = 1.0
    (unfinished.path / "config.json").write_text(json.dumps(config), encoding="utf-8")
    found = look(unfinished.path)
    assert (found.small, found.planned) == (1, 2)
    assert "Grey: epoch 1, trained on smaller faces." in load("en").text(findings.caption(found))


@pytest.mark.parametrize("language", languages())
def test_before_the_first_epoch_and_after_an_interrupt(unfinished, language):
    (unfinished.path / "history.csv").unlink()
    running = load(language).text(findings.standing(look(unfinished.path)))
    mark(unfinished, "failed")
    stopped = load(language).text(findings.standing(look(unfinished.path)))
    assert f"`fer train --resume --run {unfinished.path}`" in stopped
    assert "--resume" not in running


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"weights": "1" * 64}, "came trained, and the judging of it is 'failed'"),
        ({"recipe": {"model": "ensemble"}}, "was made by fer sweep: give that command again"),
    ],
)
def test_of_what_no_training_makes_none_is_under_way(unfinished, changed, says):
    config = json.loads((unfinished.path / "config.json").read_text(encoding="utf-8"))
    recipe = config["recipe"] | changed.get("recipe", {})
    (unfinished.path / "config.json").write_text(json.dumps({**config, **changed, "recipe": recipe}), encoding="utf-8")
    mark(unfinished, "failed")
    assert look(unfinished.path) is None
    with pytest.raises(InputError, match=says):
        open_run(unfinished.path)


def test_chapter_2_shows_it_and_changes_nothing(unfinished, forked, tmp_path):
    before = {path: path.stat().st_mtime_ns for path in unfinished.path.iterdir()}
    with pytest.raises(PapermillExecutionError, match="has not ended"):
        papermill.execute_notebook(
            ROOT / "notebooks" / "02_training.ipynb",
            tmp_path / "out.ipynb",
            {"run": str(unfinished.path)},
            progress_bar=False,
            kernel_manager_class=forked,
            start_timeout=START_TIMEOUT,
        )
    written = json.loads((tmp_path / "out.ipynb").read_text(encoding="utf-8"))
    shown = [out for cell in written["cells"] for out in cell.get("outputs", ()) if "fer" in out.get("metadata", {})]
    assert "under way: 1 of at most 2 epochs" in "".join(shown[0]["data"]["text/markdown"])
    assert any("image/svg+xml" in out["data"] for out in shown)
    assert {path: path.stat().st_mtime_ns for path in unfinished.path.iterdir()} == before
