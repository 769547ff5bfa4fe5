"""06_derivations runs by papermill alone, and keeps the facts that its sentences state."""

import pytest

from fer.derivations.facts import Facts

pytestmark = pytest.mark.whole


def test_notebook_06_agrees_with_torch_and_writes_its_facts(copied_run, shown_by):
    shown = shown_by("06_derivations", seed=4)
    assert [about["name"] for about in shown if about["kind"] == "table"] == [
        "batch-norm",
        "cross-entropy",
        "symbolic",
        "edges",
        "slips",
    ]
    assert [about["name"] for about in shown if about["kind"] == "figure"] == [
        "kernel-positions",
        "output-size-stairs",
        "batch-norm-removes",
        "pulls",
    ]
    assert all(about["alt"] for about in shown if about["kind"] == "figure")
    (answer,) = [about for about in shown if about["kind"] == "answer"]
    assert "Torch agrees on the sizes in all 1,920 cases, and on the gradients in all 200 random" in answer["text"]
    assert answer["figure"] == "kernel-positions"
    facts = copied_run.facts("06", Facts)
    assert facts.seed == 4
    assert facts.output_size.wrong_shapes == 0
    assert max(facts.batch_norm.deviation.values()) < facts.tolerance
    assert facts.stairs.disagreements == 0
    assert all(proof.failed == () for proof in facts.symbolic.values())
    assert max(edge.deviation for edge in facts.edges.values()) < facts.tolerance
    assert min(slip.deviating for slip in facts.trials.slips) > 0
    assert max(right.deviating for right in facts.trials.right) == 0
