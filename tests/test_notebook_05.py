"""05_filters runs by papermill alone, and keeps the facts that its sentences state."""

from statistics import median


def test_notebook_05_shows_maximisers_faces_and_kernels(copied_run, shown_by):
    shown = shown_by("05_filters", filters_shown=5, faces_a_filter=3, steps=40)
    assert [about["name"] for about in shown if about["kind"] == "figure"] == [
        "maximisers",
        "reached",
        "strongest-faces",
        "first-kernels",
    ]
    assert sum(about["kind"] == "finding" for about in shown) == 1
    facts = copied_run.facts("05")
    assert facts["filters"] == 16 and len(facts["shown"]) == len(facts["reached"]) == 5
    assert [len(labels) for labels in facts["strongest_labels"]] == [facts["strongest_faces"]] * 5 == [3] * 5
    assert median(facts["reached"]) > median(facts["start"])
    assert len(facts["kernels"]["edge_share"]) == 8
