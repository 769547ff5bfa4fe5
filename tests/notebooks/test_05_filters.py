"""05_filters runs by papermill alone, and keeps the facts that its sentences state."""

from dataclasses import fields
from statistics import median

import pytest

from fer.filters.facts import Facts

pytestmark = pytest.mark.whole


def test_notebook_05_shows_maximisers_faces_and_kernels(copied_run, shown_by):
    shown = shown_by("05_filters", filters_shown=5, faces_a_filter=3, steps=40, starts=2, noise_images=20)
    assert [about["name"] for about in shown if about["kind"] == "figure"] == [
        "maximisers",
        "strongest-faces",
        "reached",
        "crops",
        "ablation",
        "ablation-classes",
        "parts-marked",
        "concepts",
        "layers",
        "pictures",
        "first-kernels",
    ]
    assert [about["name"] for about in shown if about["kind"] == "table"] == ["selectivity", "alike", "kinds", "parts"]
    assert all(about["alt"] for about in shown if about["kind"] == "figure")
    assert sum(about["kind"] == "finding" for about in shown) == 3
    assert [about["figure"] for about in shown if about["kind"] == "answer"] == ["maximisers"]
    facts = copied_run.facts("05", Facts)
    assert facts.filters == 16 and len(facts.shown) == len(facts.reached.made) == 5
    assert [len(labels) for labels in facts.strongest.labels] == [3] * 5
    assert median(facts.reached.made) > median(facts.reached.start)
    assert len(facts.fineness.made) == 5 and len(facts.kernels.edge_share) == 8
    assert sum(share.images for share in facts.kinds.shares.values()) == 2 * facts.kinds.filters == 10
    assert [len(row) for row in facts.ablation.single] == [7] * 5
    assert sum(facts.ablation.sizes) == len(facts.selectivity.eta_squared) == 16
    assert len(facts.maxima.ratio) == 5 and facts.field.side % 2 == 1
    assert facts.parts.of == 16 and len(facts.layers.classes.layers) == len(facts.embedded.layers) == 2
    assert sum(of.expected for of in facts.concepts.along) == 22


def test_the_answer_needs_nothing_of_the_evidence(copied_run, shown_by):
    """A brief notebook, without the tagged cells, runs and keeps the facts of the answer alone."""
    shown = shown_by("05_filters", brief=True, filters_shown=2, faces_a_filter=2, steps=2)
    assert [about["kind"] for about in shown].index("answer") == 0
    assert [about["name"] for about in shown if about["kind"] == "figure"] == ["maximisers", "strongest-faces"]
    facts = copied_run.facts("05", Facts)
    assert all(getattr(facts, field.name) is None for field in fields(Facts) if field.default is None)
    assert "@fig:reached" not in str(shown)
