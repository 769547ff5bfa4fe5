"""00_data runs by papermill alone, and keeps the facts that its sentences state."""

import pytest

from fer.data.facts import Facts

pytestmark = pytest.mark.whole

FIGURES = ["class-counts", "examples", "mean-faces", "suspects"]


def test_notebook_00_shows_the_faces_and_writes_its_facts(copied_run, shown_by):
    shown = shown_by("00_data", examples=3)
    assert shown[0]["kind"] == "banner"
    assert [about["name"] for about in shown if about["kind"] == "table"] == ["action-units"]
    assert [about["name"] for about in shown if about["kind"] == "figure"] == FIGURES
    (finding,) = [about["text"] for about in shown if about["kind"] == "finding"]
    assert finding.startswith(
        "None of the 300 test faces has an exact twin, equal in every pixel, among the 300 training"
    )
    assert all(about["alt"] for about in shown if about["kind"] == "figure")
    facts = copied_run.facts("00", Facts)
    assert {split: facts.check.total(split) for split in facts.check.class_counts} == dict.fromkeys(
        copied_run.splits(), 300
    )
    assert facts.suspects.faces == 600
    assert facts.check.origin.sha256 == copied_run.config.sha256
