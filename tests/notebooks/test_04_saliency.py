"""04_saliency runs by papermill alone, and keeps the facts that its sentences state."""

import nbformat
import numpy as np
import pytest
from papermill.exceptions import PapermillExecutionError

from fer.provenance import ROOT
from fer.released import model as released
from fer.report.document.chapters import EVIDENCE
from fer.saliency.facts import Facts
from fer.saliency.maps import METHODS
from fer.training.plan import Request

pytestmark = pytest.mark.whole

QUICKLY = {
    "passes": 2,
    "mean_passes": 2,
    "faces_a_class": 3,
    "truth_faces": 60,
    "checked_faces": 6,
} | {"planted_faces": 50}


def test_notebook_04_shows_faces_means_and_parts(copied_run, shown_by):
    shown = shown_by("04_saliency", **QUICKLY)
    assert [about["name"] for about in shown if about["kind"] == "figure"] == [
        "saliency-parts",
        "saliency-chosen",
        "saliency-contrast",
        "saliency-mean",
        "saliency-regions",
        "saliency-classes",
        "saliency-randomised",
        "saliency-deletion",
    ]
    assert [about["figure"] for about in shown if about["kind"] == "answer"] == ["saliency-parts"]
    assert all(about["alt"] for about in shown if about["kind"] == "figure")
    facts, held_out = copied_run.facts("04", Facts), copied_run.predictions(copied_run.held_out())
    right = held_out.labels[held_out.logits.argmax(axis=1) == held_out.labels]
    assert facts.averaged.faces == tuple(min(3, int((right == k).sum())) for k in range(7))
    rows = held_out.rows.astype(str).tolist()
    chosen, contrast = facts.shown.galleries["chosen"], facts.shown.galleries["contrast"]
    assert (chosen.rule, contrast.rule) == ("typical right", "most confident wrong")
    for face in chosen.faces + contrast.faces:
        where = rows.index(face.row)
        assert (face.label, face.predicted) == (held_out.labels[where], held_out.logits[where].argmax())
    assert len(facts.averaged.agreement) == 6
    tables = [about["name"] for about in shown if about["kind"] == "table"]
    assert tables[:2] == ["saliency-density", "saliency-facs"]
    assert ("saliency-planted" in tables) == facts.planted.fit == (facts.on_marks is not None)
    assert ("saliency-truth" in tables) == facts.judged.fit == (facts.on_drawn is not None)
    assert facts.judged.learnt_from == "drawn" and facts.densities.drawn is True
    assert facts.facs[6] is None
    assert len(facts.facs) == 7
    assert facts.randomisation.methods.keys() == METHODS.keys()
    assert facts.faithfulness.orders.keys() == METHODS.keys() | {"centre", "edges", "random"}
    assert [of.steps for of in facts.completeness.by_steps] == [2, 8, 64]
    assert facts.sensitivity.methods.keys() == METHODS.keys() - {"occlusion"}
    assert facts.sparseness.over_edges.keys() == METHODS.keys()
    assert tables[-1] == "saliency-steadiness"


def test_the_answer_of_notebook_04_rests_on_no_evidence():
    """What a brief report leaves out stands after all of the rest, and makes no variable that the rest uses."""
    cells = nbformat.read(ROOT / "notebooks" / "04_saliency.ipynb", as_version=4).cells
    tagged = [EVIDENCE in cell.metadata.get("tags", []) for cell in cells]
    assert tagged == [*sorted(tagged[:-1]), False]  # the last cell writes the facts
    kept = [cell.source for cell, evidence in zip(cells, tagged, strict=True) if not evidence]
    assert "facts, gallery = Facts(" in "".join(kept[:-1])


def test_notebook_04_shows_the_faces_asked_for(copied_run, shown_by):
    rows = copied_run.predictions(copied_run.held_out()).rows
    shown_by("04_saliency", brief=True, **QUICKLY, faces=f"{rows[5]}, {rows[2]}")
    faces = copied_run.facts("04", Facts).shown.galleries["chosen"].faces
    assert [face.row for face in faces] == [str(rows[5]), str(rows[2])]


def test_notebook_04_follows_a_rule_in_words(copied_run, shown_by):
    shown_by("04_saliency", brief=True, **QUICKLY, faces="worst of sad")
    galleries = copied_run.facts("04", Facts).shown.galleries
    assert {face.label for gallery in galleries.values() for face in gallery.faces} == {4}
    assert (len(galleries["chosen"].faces), galleries["contrast"].rule) == (7, "typical right")


def test_notebook_04_refuses_an_unknown_word(shown_by):
    with pytest.raises(PapermillExecutionError, match="'wurst' is neither a rule"):
        shown_by("04_saliency", brief=True, **QUICKLY, faces="wurst")


def test_notebook_04_judges_by_marks_where_the_network_does_not_know_drawn_faces(tmp_path, shown_by):
    """The released model saw photographs alone, and is right of about a third of the drawn faces."""
    run = released.bound(Request("synthetic", limit=70), path=tmp_path / "bound")
    shown = shown_by("04_saliency", run=str(run.path), **QUICKLY)
    facts = run.facts("04", Facts)
    assert facts.planted.fit
    assert "saliency-planted" in [about["name"] for about in shown if about["kind"] == "table"]
    assert (facts.judged.fit, facts.judged.learnt_from, facts.on_drawn) == (False, "photographs", None)
    for scores in (facts.on_marks.methods, facts.on_marks.untrained, facts.on_marks.ahead):
        assert scores.keys() == METHODS.keys()
        assert all(tuple(of_method) == ("pointing", "energy") for of_method in scores.values())


def spoil(run, change):
    """Writes what `change` makes of the predictions for the held-out faces, (logits, labels), back into the run."""
    held = run.predictions(run.held_out())
    with np.load(run.path / "predictions.npz", allow_pickle=False) as found:
        arrays = dict(found)
    logits, labels = change(held.logits.copy(), held.labels.copy())
    arrays |= {f"{run.held_out()}_logits": logits, f"{run.held_out()}_labels": labels}
    np.savez(run.path / "predictions.npz", **arrays)


def test_notebook_04_goes_on_where_the_network_is_never_right_and_a_class_is_missing(copied_run, shown_by):
    """Every answer is one class further than the truth, which is nowhere happy."""

    def change(logits, labels):
        labels[labels == 3] = 4
        return 20 * np.eye(7, dtype=logits.dtype)[(labels + 1) % 7], labels

    spoil(copied_run, change)
    shown_by("04_saliency", **QUICKLY)
    averaged = copied_run.facts("04", Facts).averaged
    assert averaged.right is False
    assert sum(averaged.faces) > 0
    assert averaged.held_out[3] == 0
