"""05_filters runs by papermill alone, from anywhere, and keeps the facts that its sentences state."""

import shutil
from pathlib import Path
from statistics import median

import papermill

from fer.runs import open_run

NOTEBOOK = Path(__file__).parents[1] / "notebooks" / "05_filters.ipynb"


def test_notebook_05_shows_maximisers_faces_and_kernels(tiny_run, tmp_path, monkeypatch):
    run = open_run(shutil.copytree(tiny_run.path, tmp_path / "run"))
    monkeypatch.chdir(tmp_path)
    parameters = {"run": "run", "filters_shown": 5, "faces_a_filter": 3, "steps": 40}
    done = papermill.execute_notebook(NOTEBOOK, tmp_path / "out.ipynb", parameters, progress_bar=False)
    outputs = [output for cell in done.cells for output in cell.get("outputs", ())]
    assert not [output for output in outputs if output.output_type == "stream"]
    shown = [output.metadata["fer"] for output in outputs if "fer" in output.get("metadata", {})]
    assert [about["name"] for about in shown if about["kind"] == "figure"] == [
        "maximisers",
        "reached",
        "strongest-faces",
        "first-kernels",
    ]
    assert sum(about["kind"] == "finding" for about in shown) == 1
    facts = run.facts("05")
    assert facts["filters"] == 16 and len(facts["shown"]) == len(facts["reached"]) == 5
    assert [len(labels) for labels in facts["strongest_labels"]] == [3] * 5
    assert median(facts["reached"]) > median(facts["start"])
    assert len(facts["kernels"]["edge_share"]) == 8
