"""03_confusion runs by papermill alone, from anywhere, and keeps the facts that its sentences state."""

import shutil
from pathlib import Path

import papermill
import pytest
from papermill.exceptions import PapermillExecutionError

from fer.runs import open_run

NOTEBOOK = Path(__file__).parents[1] / "notebooks" / "03_confusion.ipynb"


@pytest.fixture
def run(tiny_run, tmp_path):
    """A copy of the tiny run, to keep facts in."""
    return open_run(shutil.copytree(tiny_run.path, tmp_path / "run"))


def test_notebook_03_shows_matrix_recall_pairs_and_faces(run, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    parameters = {"run": "run", "pairs": 2, "examples": 3}
    done = papermill.execute_notebook(NOTEBOOK, tmp_path / "out.ipynb", parameters, progress_bar=False)
    outputs = [output for cell in done.cells for output in cell.get("outputs", ())]
    shown = [output.metadata["fer"] for output in outputs if "fer" in output.get("metadata", {})]
    names = [(about["kind"], about["name"]) for about in shown if "name" in about]
    assert names == [
        ("figure", "confusion"),
        ("figure", "recall"),
        ("table", "recall"),
        ("table", "confused-pairs"),
        ("figure", "mistakes"),
    ]
    assert sum(about["kind"] == "finding" for about in shown) == 2
    facts, metrics = run.facts("03"), run.metrics()["splits"]["test"]
    assert (facts["split"], facts["metrics"]) == ("test", metrics)
    assert sum(map(sum, facts["counts"])) == metrics["faces"]
    assert sum(facts["counts"][k][k] for k in range(7)) == round(metrics["accuracy"] * metrics["faces"])
    assert [recall[0] for recall in facts["recall"]] == metrics["recall"]
    assert len(facts["pairs"]) == 2


def test_notebook_03_refuses_to_show_no_pair(run, tmp_path):
    with pytest.raises(PapermillExecutionError, match="pairs=0: ask for at least one"):
        parameters = {"run": str(run.path), "pairs": 0}
        papermill.execute_notebook(NOTEBOOK, tmp_path / "out.ipynb", parameters, progress_bar=False)
