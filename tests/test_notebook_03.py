"""03_confusion runs by papermill alone, and keeps the facts that its sentences state."""

import pytest
from papermill.exceptions import PapermillExecutionError


def test_notebook_03_shows_matrix_recall_pairs_and_faces(copied_run, shown_by):
    shown = shown_by("03_confusion", pairs=2, examples=3)
    names = [(about["kind"], about["name"]) for about in shown if "name" in about]
    assert names == [
        ("figure", "confusion"),
        ("figure", "recall"),
        ("table", "recall"),
        ("table", "confused-pairs"),
        ("figure", "mistakes"),
    ]
    assert sum(about["kind"] == "finding" for about in shown) == 2
    facts, metrics = copied_run.facts("03"), copied_run.metrics()["splits"]["test"]
    assert (facts["split"], facts["metrics"]) == ("test", metrics)
    assert sum(map(sum, facts["counts"])) == metrics["faces"]
    assert sum(facts["counts"][k][k] for k in range(7)) == round(metrics["accuracy"] * metrics["faces"])
    assert [recall[0] for recall in facts["recall"]] == metrics["recall"]
    assert len(facts["pairs"]) == 2


def test_notebook_03_finds_a_run_by_a_relative_path(shown_by, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert shown_by("03_confusion", run="run", pairs=1, examples=1)


def test_notebook_03_refuses_to_show_no_pair(shown_by):
    with pytest.raises(PapermillExecutionError, match="pairs=0: ask for at least one"):
        shown_by("03_confusion", pairs=0)
