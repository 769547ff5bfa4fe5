"""02_training runs by papermill alone, and keeps the facts that its sentences state."""

import dataclasses
import shutil
from pathlib import Path

import papermill

NOTEBOOK = Path(__file__).parents[1] / "notebooks" / "02_training.ipynb"


def test_notebook_02_judges_the_training_and_writes_its_facts(tiny_run, tmp_path):
    run = dataclasses.replace(tiny_run, path=Path(shutil.copytree(tiny_run.path, tmp_path / "run")))
    done = papermill.execute_notebook(NOTEBOOK, tmp_path / "out.ipynb", {"run": str(run.path)}, progress_bar=False)
    shown = [
        output.metadata["fer"]
        for cell in done.cells
        for output in cell.get("outputs", ())
        if "fer" in output.get("metadata", {})
    ]
    assert [about["name"] for about in shown if "name" in about] == ["recipe", "curves", "gap"]
    (finding,) = [about["text"] for about in shown if about["kind"] == "finding"]
    assert "after 2 epochs accuracy is" in finding
    facts, history = run.facts("02"), run.history()
    assert facts["judgement"]["kept"]["epoch"] == run.metrics()["best_epoch"]
    assert facts["judgement"]["last"]["val_loss"] == history["val_loss"].iloc[-1]
    assert (facts["judgement"]["n_train"], facts["judgement"]["n_val"]) == (300, 300)
