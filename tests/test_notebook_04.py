"""04_saliency runs by papermill alone, from anywhere, and keeps the facts that its sentences state."""

import shutil
from pathlib import Path

import papermill
import pytest

from fer.runs import open_run

NOTEBOOK = Path(__file__).parents[1] / "notebooks" / "04_saliency.ipynb"
QUICKLY = {"run": "run", "passes": 2, "mean_passes": 2, "faces_a_class": 3}


@pytest.fixture
def run(tiny_run, tmp_path, monkeypatch):
    """A copy of the tiny run, to keep facts in, in the current directory."""
    monkeypatch.chdir(tmp_path)
    return open_run(shutil.copytree(tiny_run.path, tmp_path / "run"))


def execute(folder, **parameters):
    done = papermill.execute_notebook(NOTEBOOK, folder / "out.ipynb", QUICKLY | parameters, progress_bar=False)
    return [output for cell in done.cells for output in cell.get("outputs", ())]


def test_notebook_04_shows_faces_means_and_shares(run, tmp_path):
    outputs = execute(tmp_path)
    assert not [output for output in outputs if output.output_type == "stream"]
    shown = [output.metadata["fer"] for output in outputs if "fer" in output.get("metadata", {})]
    assert [about["name"] for about in shown if about["kind"] == "figure"] == [
        "saliency-right",
        "saliency-wrong",
        "saliency-mean",
        "saliency-shares",
    ]
    assert sum(about["kind"] == "finding" for about in shown) == 1
    facts, held_out = run.facts("04"), run.predictions(run.held_out)
    right = held_out.labels[held_out.logits.argmax(axis=1) == held_out.labels]
    assert facts["faces"] == [min(3, int((right == k).sum())) for k in range(7)]
    rows = held_out.rows.astype(str).tolist()
    for face in facts["right"] + facts["wrong"]:
        where = rows.index(face["row"])
        assert (face["label"], face["predicted"]) == (held_out.labels[where], held_out.logits[where].argmax())
    assert len(facts["agreement"]) == 6
    assert all(0 <= regions["inner_face"]["all"]["value"] <= 1 for regions in facts["untrained"].values())


def test_notebook_04_shows_the_faces_asked_for(run, tmp_path):
    rows = run.predictions(run.held_out).rows
    execute(tmp_path, faces=f"{rows[5]}, {rows[2]}")
    assert [face["row"] for face in run.facts("04")["right"]] == [str(rows[5]), str(rows[2])]
