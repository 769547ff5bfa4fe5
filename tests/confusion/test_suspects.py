"""Labels that may be wrong come first, and people's votes say how many of the first are."""

import dataclasses
import json

import numpy as np
import pandas as pd
import pytest
from made_votes import ANGRY, DISGUST, FEAR, HAPPY, ballots

from fer.confusion import suspects as module
from fer.confusion.suspects import confidently_other, contradicted, margins, suspects, write_suspects
from fer.errors import InputError
from fer.runs.same_faces import faces_of


def test_margins_are_the_label_against_the_likeliest_other_class():
    shares = np.array([[0.7, 0.2, 0.1], [0.7, 0.2, 0.1], [0.4, 0.2, 0.4]])
    np.testing.assert_allclose(margins(shares, np.array([0, 2, 0])), [0.5, -0.6, 0.0])
    assert shares[0, 0] == 0.7, "the shares stay as they were"


def test_a_face_is_confidently_other_where_another_class_is_as_likely_as_on_its_own_faces():
    """By hand: class 0 is 0.8 likely on average on its faces, class 1 0.7."""
    shares = np.array([[0.9, 0.1], [0.7, 0.3], [0.1, 0.9], [0.5, 0.5], [0.25, 0.75]])
    labels = np.array([0, 0, 1, 1, 0])
    usual = [shares[labels == 0, 0].mean(), shares[labels == 1, 1].mean()]
    np.testing.assert_allclose(usual, [1.85 / 3, 0.7])
    assert confidently_other(shares, labels).tolist() == [False, False, False, False, True]


def test_votes_contradict_where_another_answer_has_more_than_the_label():
    votes = ballots({HAPPY: 4, FEAR: 3, ANGRY: 3}, {HAPPY: 5, FEAR: 5}, {7: 8, ANGRY: 2}, {DISGUST: 9})
    assert contradicted(np.array([FEAR, FEAR, ANGRY, DISGUST]), votes).tolist() == [True, False, True, False]


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
    found = suspects(copied_run)
    assert len(found.table) == len(predictions["val"].labels) + len(predictions["test"].labels)
    first = found.table.head(10)
    assert set(first.split) == {"val", "test"}
    wanted = {(split, predictions[split].rows[k]) for split, places in wrong.items() for k in places}
    assert set(zip(first.split, first.row, strict=True)) == wanted
    assert found.confident == found.table.confidently_other.sum() == 10
    assert found.table.margin.is_monotonic_increasing
    assert (found.contradicted, found.of_all) == (None, None)


def test_votes_are_asked_about_the_first_and_about_all(copied_run, tmp_path, monkeypatch):
    """People agree with every label but those of the first fifty suspects."""
    order = suspects(copied_run).table
    faces = faces_of(copied_run)
    votes = np.zeros((len(faces.labels), 10), dtype=np.uint8)
    ferplus = [4, 5, 6, 1, 3, 2, 0]  # the column of each class: neutral, happiness, surprise, sadness, anger, ...
    refused = set(zip(order.split[:50], order.row[:50], strict=True))
    for k, (label, split, row) in enumerate(zip(faces.labels, faces.usage, faces.rows, strict=True)):
        votes[k, ferplus[(label + 1) % 7 if (split, row) in refused else label]] = 10
    monkeypatch.setattr(module, "faces_of", lambda run: faces._replace(votes=votes))
    found = suspects(copied_run)
    assert (found.first, found.contradicted) == (100, 0.5)
    assert found.of_all == pytest.approx(50 / 600)
    line = write_suspects(copied_run, tmp_path / "out.csv")
    assert "another answer to 50% of the first 100, and 8% of all" in line
    assert pd.read_csv(tmp_path / "out.csv").contradicted_by_votes.tolist() == [True] * 50 + [False] * 550


def test_an_ensemble_of_folds_ranks_the_training_faces_too(copied_run):
    metrics = json.loads((copied_run.path / "metrics.json").read_text("utf-8"))
    (copied_run.path / "metrics.json").write_text(json.dumps(metrics | {"out_of_fold": True}), encoding="utf-8")
    assert set(suspects(copied_run).table.split) == {"train", "val", "test"}


def test_without_its_faces_or_a_place_to_write_nothing_is_written(copied_run, tmp_path):
    gone = dataclasses.replace(copied_run.config, data="/gone/fer2013.csv", synthetic=False)
    with pytest.raises(InputError, match="with --data"):
        write_suspects(dataclasses.replace(copied_run, config=gone), tmp_path / "out.csv")
    with pytest.raises(InputError, match="does not exist"):
        write_suspects(copied_run, tmp_path / "no" / "out.csv")
    assert not (tmp_path / "out.csv").exists()
