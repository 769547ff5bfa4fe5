"""06_derivations runs by papermill alone, and keeps the facts that its sentences state."""

from pathlib import Path

import papermill
import pytest
import torch

from fer.recipes import recipe
from fer.runs import Config, Run, start

NOTEBOOK = Path(__file__).parents[1] / "notebooks" / "06_derivations.ipynb"


@pytest.fixture
def run(tmp_path) -> Run:
    """A finished run without content: this chapter asks it for a place to keep its facts, and no more."""
    config = Config("synthetic", None, "none", "0" * 64, synthetic=True, seed=0, recipe=recipe("quick"))
    with start(tmp_path / "run", config, resume=False) as writer:
        return writer.finish(weights={"none": torch.zeros(1)}, predictions={}, metrics={})


def test_notebook_06_agrees_with_torch_and_writes_its_facts(run, tmp_path):
    parameters = {"run": str(run.path), "seed": 4}
    done = papermill.execute_notebook(NOTEBOOK, tmp_path / "out.ipynb", parameters, progress_bar=False)
    shown = [
        output.metadata["fer"]
        for cell in done.cells
        for output in cell.get("outputs", ())
        if "fer" in output.get("metadata", {})
    ]
    assert [about["name"] for about in shown if about["kind"] == "table"] == [
        "output-size",
        "batch-norm",
        "cross-entropy",
    ]
    assert [about["name"] for about in shown if about["kind"] == "figure"] == ["kernel-positions"]
    (finding,) = [about["text"] for about in shown if about["kind"] == "finding"]
    assert finding.startswith("All three derivations agree with torch")
    facts = run.facts("06")
    assert facts["seed"] == 4
    assert facts["output_size"]["wrong_shapes"] == 0
    assert max(facts["batch_norm"]["deviation"].values()) < facts["tolerance"]
