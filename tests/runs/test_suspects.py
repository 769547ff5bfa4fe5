"""Labels that may be wrong come first, and people's votes say how many of the first are."""

import dataclasses
import json

import numpy as np
import pandas as pd
import pytest

from fer.errors import InputError
from fer.runs import suspects as module
from fer.runs.same_faces import faces_of
from fer.runs.suspects import suspects, write_suspects


def test_held_out_faces_are_ranked_and_their_labels_exchanged_come_first(copied_run):
    """A network that is sure and right, but for ten labels that were exchanged."""
    predictions = {split: copied_run.predictions(split) for split in copied_run.splits()}
    wrong = {"val": range(4), "test": range(100, 106)}
    stored = {}
    for split, (_, labels, rows) in predictions.items():
        logits = 5.0 * np.eye(7)[labels]
        for k in wrong.get(split, ()):
            logits[k] = 6.0 * np.eye(7)[(labels[k] + 1) % 7]
        stored |= {f"{split}_logits": logits, f"{split}_labels": labels, f"{split}_rows": rows}
    np.savez(copied_run.path / "predictions.npz", **stored)
    found = suspects(copied_run, faces_of(copied_run))
    assert len(found.table) == len(predictions["val"].labels) + len(predictions["test"].labels)
    first = found.table.head(10)
    assert set(first.split) == {"val", "test"}
    wanted = {(split, predictions[split].rows[k]) for split, places in wrong.items() for k in places}
    assert set(zip(first.split, first.row, strict=True)) == wanted
    assert found.facts.confident == found.table.confidently_other.sum() == 10
    assert found.table.margin.is_monotonic_increasing
    assert found.facts.refused is None
    assert len(found.images) == len(found.table)
    for face, (_, row), shown in zip(found.head(10), first.iterrows(), found.images[:10], strict=True):
        assert (face.label, face.answer, face.votes) == (row.label, (row.label + 1) % 7, None)
        split = faces_of(copied_run).split(row.split)
        assert (shown == split.images[split.rows.tolist().index(row.row)]).all()


def test_votes_are_asked_about_the_first_and_about_all(copied_run, tmp_path, monkeypatch):
    """People agree with every label but those of the first fifty suspects."""
    faces = faces_of(copied_run)
    order = suspects(copied_run, faces).table
    votes = np.zeros((len(faces.labels), 10), dtype=np.uint8)
    ferplus = [4, 5, 6, 1, 3, 2, 0]  # the column of each class: neutral, happiness, surprise, sadness, anger, ...
    refused = set(zip(order.split[:50], order.row[:50], strict=True))
    for k, (label, split, row) in enumerate(zip(faces.labels, faces.usage, faces.rows, strict=True)):
        votes[k, ferplus[(label + 1) % 7 if (split, row) in refused else label]] = 10
    voted = faces._replace(votes=votes)
    monkeypatch.setattr(module, "faces_of", lambda run: voted)
    found = suspects(copied_run, voted)
    assert (found.facts.first, found.facts.refused.first.value) == (100, 0.5)
    assert found.facts.refused.everywhere.value == pytest.approx(50 / 600)
    assert [face.votes for face in found.head(51)] == [(0, 10)] * 50 + [(10, 10)]
    line = write_suspects(copied_run, tmp_path / "out.csv")
    assert "another answer to 50% of the first 100, and 8% of all" in line
    assert pd.read_csv(tmp_path / "out.csv").contradicted_by_votes.tolist() == [True] * 50 + [False] * 550


def test_without_votes_the_line_speaks_of_no_people(copied_run, tmp_path):
    line = write_suspects(copied_run, tmp_path / "out.csv")
    assert line.startswith(f"{tmp_path / 'out.csv'}: 600 faces, the most suspect label first; ")
    assert line.endswith(" are confidently other")


def test_an_ensemble_of_folds_ranks_the_training_faces_too(copied_run):
    metrics = json.loads((copied_run.path / "metrics.json").read_text("utf-8"))
    (copied_run.path / "metrics.json").write_text(json.dumps(metrics | {"out_of_fold": True}), encoding="utf-8")
    assert set(suspects(copied_run, faces_of(copied_run)).table.split) == {"train", "val", "test"}


def test_without_its_faces_or_a_place_to_write_nothing_is_written(copied_run, tmp_path):
    gone = dataclasses.replace(copied_run.config, data="/gone/fer2013.csv", synthetic=False)
    with pytest.raises(InputError, match="with --data"):
        write_suspects(dataclasses.replace(copied_run, config=gone), tmp_path / "out.csv")
    with pytest.raises(InputError, match="does not exist"):
        write_suspects(copied_run, tmp_path / "no" / "out.csv")
    assert not (tmp_path / "out.csv").exists()
