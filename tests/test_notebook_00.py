"""00_data runs by papermill alone, and keeps the facts that its sentences state."""

import dataclasses
import shutil
from pathlib import Path

import papermill

NOTEBOOK = Path(__file__).parents[1] / "notebooks" / "00_data.ipynb"


def test_notebook_00_shows_the_faces_and_writes_its_facts(tiny_run, tmp_path):
    run = dataclasses.replace(tiny_run, path=Path(shutil.copytree(tiny_run.path, tmp_path / "run")))
    parameters = {"run": str(run.path), "examples": 3}
    done = papermill.execute_notebook(NOTEBOOK, tmp_path / "out.ipynb", parameters, progress_bar=False)
    shown = [
        output.metadata["fer"]
        for cell in done.cells
        for output in cell.get("outputs", ())
        if "fer" in output.get("metadata", {})
    ]
    assert shown[0]["kind"] == "banner"
    assert [about["name"] for about in shown if about["kind"] == "table"] == ["classes", "action-units", "twins"]
    assert [about["name"] for about in shown if about["kind"] == "figure"] == ["class-counts", "examples", "mean-faces"]
    (finding,) = [about["text"] for about in shown if about["kind"] == "finding"]
    assert finding.startswith("None of the 300 test faces has an exact twin among the 300 training faces")
    facts = run.facts("00")
    assert {split: sum(counts) for split, counts in facts["class_counts"].items()} == dict.fromkeys(run.splits, 300)
    assert facts["origin"]["sha256"] == run.config.sha256
