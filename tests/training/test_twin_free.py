"""The kept network on validation faces whose photograph it was not trained on."""

import dataclasses

import numpy as np
import pytest
from made_twins import copied_faces

from fer.models.prediction import predict
from fer.runs.run import Run
from fer.runs.seen import Training
from fer.training import overfitting, twin_free
from fer.training.twin_free import TwinFree


def right_answers(run, faces):
    val = faces.split("val")
    return predict(run.model(), val.images).numpy().argmax(axis=1) == val.labels


@pytest.fixture
def shown(tiny_run, monkeypatch):
    """Let the tiny run have been trained and judged on these faces, with this accuracy on those of training."""

    def show(faces, *, train_accuracy=0.5):
        right = right_answers(tiny_run, faces)
        history = tiny_run.history().assign(val_accuracy=right.mean(), train_accuracy=train_accuracy)
        monkeypatch.setattr(twin_free, "faces_of", lambda run: faces)
        monkeypatch.setattr(Run, "history", lambda run: history)
        return right

    return show


def drawn(faces):
    """The same, said to come from the program, which draws no face twice: near twins are not searched for."""
    return faces._replace(origin=dataclasses.replace(faces.origin, synthetic=True))


def test_without_twins_nothing_is_measured(tiny_run, shown):
    faces = copied_faces(training=20, exact=0, near=0, new=30)
    shown(faces)
    assert twin_free.measure(tiny_run) == TwinFree("done", 0, 0, None)


def test_drawn_faces_have_no_near_twins(tiny_run):
    assert twin_free.measure(tiny_run) == TwinFree("drawn", 0, 0, None)


def test_twins_of_both_kinds_are_left_out_of_the_accuracy_at_the_kept_epoch(tiny_run, shown):
    faces = copied_faces(training=40, exact=10, near=25, new=60)
    right = shown(faces)
    found = twin_free.measure(tiny_run)
    assert (found.search, found.exact, found.near, found.twins) == ("done", 10, 25, 35)
    assert found.accuracy.value == pytest.approx(right[35:].mean())


def test_where_near_twins_are_not_searched_for_exact_ones_alone_are_left_out(tiny_run, shown):
    faces = drawn(copied_faces(training=40, exact=10, near=25, new=60))
    right = shown(faces)
    found = twin_free.measure(tiny_run)
    assert (found.search, found.exact, found.near) == ("drawn", 10, 0)
    assert found.accuracy.value == pytest.approx(right[10:].mean())


def test_of_faces_that_all_have_a_twin_there_is_no_accuracy(tiny_run, shown):
    shown(copied_faces(training=40, exact=10, near=25, new=0))
    assert twin_free.measure(tiny_run) == TwinFree("done", 10, 25, None)


def test_altered_copies_that_the_network_knows_hide_a_strong_gap(tiny_run, shown):
    """It knows all copies, and half of the new faces: 75 % of all, beside 85 % of the training faces."""
    faces = copied_faces(training=150, exact=30, near=120, new=150)
    val = faces.usage == "val"
    answers = predict(tiny_run.model(), faces.images[val]).numpy().argmax(axis=1)
    labels = faces.labels.copy()
    labels[val] = np.where(np.arange(300) < 225, answers, (answers + 1) % 7)
    faces = faces._replace(labels=labels)
    shown(drawn(faces), train_accuracy=0.85)
    exact_alone = overfitting.measure(tiny_run)
    assert (exact_alone.kept.by_gap, exact_alone.gap.value) == ("mild", pytest.approx(0.85 - 195 / 270))
    shown(faces, train_accuracy=0.85)
    found = overfitting.measure(tiny_run)
    assert (found.kept.by_gap, found.gap.value) == ("strong", pytest.approx(0.35))
    assert found.kept.gap.difference.value == pytest.approx(0.10)


def test_of_a_ready_made_network_on_other_faces_it_is_not_known(tiny_run):
    other = Training("elsewhere.csv", "0" * 64, (10,) * 7, 70)
    elsewhere = dataclasses.replace(tiny_run, config=dataclasses.replace(tiny_run.config, trained_on=other))
    assert twin_free.measure(elsewhere) is None
