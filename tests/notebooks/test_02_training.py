"""02_training runs by papermill alone, and keeps the facts that its sentences state."""

import json

import nbformat
import pytest
from papermill.exceptions import PapermillExecutionError

from fer import recipes
from fer.provenance import ROOT
from fer.report.document.chapters import EVIDENCE
from fer.training import train
from fer.training.comparison import Setting
from fer.training.facts import Facts
from fer.training.learning_curve import folder_of
from fer.training.plan import Request

pytestmark = pytest.mark.whole

ANSWER = ["curves", "gap"]


@pytest.fixture
def rival(tiny_recipe, tmp_path, monkeypatch):
    """The tiny run without mixup, on the same faces."""
    monkeypatch.setitem(recipes.RECIPES, "tiny", tiny_recipe)
    return train.train(Request(recipe="tiny", limit=300, settings=("mixup=0",)), tmp_path / "unmixed")


def names_of(shown):
    return [about["name"] for about in shown if "name" in about]


def test_notebook_02_judges_the_training_and_writes_its_facts(copied_run, shown_by):
    shown = shown_by("02_training")
    assert names_of(shown) == [*ANSWER, "recipe", "gradient"]
    (answer,) = [about for about in shown if about["kind"] == "answer"]
    assert answer["figure"] == "curves"
    assert "of 2 were kept: there loss is" in answer["text"] or "After 2 epochs, loss is" in answer["text"]
    assert all(about["alt"] for about in shown if about["kind"] == "figure")
    facts, history = copied_run.facts("02", Facts), copied_run.history()
    assert facts.assessment.kept.gap.epoch == copied_run.metrics().best_epoch
    assert facts.assessment.last.gap.val_loss == history["val_loss"].iloc[-1]
    assert (facts.assessment.n_train, facts.assessment.n_val) == (300, 300)
    assert facts.gradient.peak == history["gradient_norm"].max()
    assert facts.rate.last == history["lr"].iloc[-1]
    assert (facts.comparison, facts.learning_curve) == (None, None)


def test_notebook_02_sets_other_runs_beside_and_draws_a_learning_curve(copied_run, tiny_run, rival, shown_by):
    asked = {"others": f"{rival.path}, {tiny_run.path}", "learning_curve": "0.3,1"}
    shown = shown_by("02_training", **asked)
    evidence = ["recipe", "gradient", "beside", "beside-settings", "beside", "learning-curve", "learning-curve"]
    assert names_of(shown) == [*ANSWER, *evidence]
    facts = copied_run.facts("02", Facts)
    unmixed, double = facts.comparison.others
    assert (unmixed.kind, unmixed.settings) == ("one", (Setting("mixup", 0.2, 0.0),))
    assert (double.kind, double.paired.difference.value, double.paired.p) == ("nothing", 0, 1)
    assert unmixed.outcome.val_last == rival.history()["val_loss"].iloc[-1]
    points = facts.learning_curve.points
    assert [point.faces for point in points] == [90, 300]
    assert points[1].accuracy.value == pytest.approx(copied_run.metrics().splits["test"].accuracy.value)
    assert folder_of(copied_run, 90).parent.parent == copied_run.path.parent
    text = (copied_run.path / "facts" / "02.json").read_text()
    json.loads(text, parse_constant=pytest.fail)
    shown_by("02_training", **asked)
    assert copied_run.facts("02", Facts) == facts


def test_notebook_02_refuses_nonsense_and_states_nothing(copied_run, shown_by):
    with pytest.raises(PapermillExecutionError, match="one size makes no curve"):
        shown_by("02_training", learning_curve=0.5)
    assert not (copied_run.path / "facts" / "02.json").exists()


def test_the_answer_of_notebook_02_rests_on_no_evidence():
    """What a brief report leaves out stands after all of the answer, and only the last cell follows it."""
    cells = nbformat.read(ROOT / "notebooks" / "02_training.ipynb", as_version=4).cells
    tagged = [EVIDENCE in cell.metadata.get("tags", []) for cell in cells]
    assert tagged == [*sorted(tagged[:-1]), False]
    assert any(tagged)
