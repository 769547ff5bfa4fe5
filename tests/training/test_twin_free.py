"""The kept network on validation faces that are no training faces."""

import dataclasses

import numpy as np
import pytest

from fer.data import twins
from fer.models.prediction import predict
from fer.runs.run import Run
from fer.runs.same_faces import faces_of
from fer.runs.seen import Seen, Training
from fer.training import twin_free
from fer.training.twin_free import TwinFree


def scored(run, monkeypatch, **changes):
    """The run with these figures of its validation faces."""
    metrics = run.metrics()
    changed = dataclasses.replace(metrics.splits["val"], **changes)
    metrics = dataclasses.replace(metrics, splits={**metrics.splits, "val": changed})
    monkeypatch.setattr(Run, "metrics", lambda run: metrics)


def test_without_twins_nothing_is_measured(tiny_run, monkeypatch):
    scored(tiny_run, monkeypatch, leaked=0)
    assert twin_free.measure(tiny_run) == TwinFree(0, None)
    scored(tiny_run, monkeypatch, leaked=None)
    assert twin_free.measure(tiny_run) is None


def test_twins_are_left_out_of_the_accuracy_at_the_kept_epoch(tiny_run, monkeypatch):
    faces = faces_of(tiny_run)
    val, train = (np.flatnonzero(faces.usage == split) for split in ("val", "train"))
    images = faces.images.copy()
    images[val[:40]] = images[train[:40]]
    doubled = faces._replace(images=images)
    monkeypatch.setattr(twin_free, "faces_of", lambda run: doubled)
    scored(tiny_run, monkeypatch, leaked=40)
    logits = predict(tiny_run.model(), images[val]).numpy()
    right = logits.argmax(axis=1) == faces.labels[val]
    history = tiny_run.history().assign(val_accuracy=right.mean())
    monkeypatch.setattr(Run, "history", lambda run: history)
    found = twin_free.measure(tiny_run)
    assert found.twins == 40 == twins.leaked(doubled, "val").sum()
    assert found.accuracy.value == pytest.approx(right[40:].mean())
    assert Seen.of(doubled).train.shape == (len(train),)


def test_of_a_ready_made_network_on_other_faces_it_is_not_known(tiny_run):
    other = Training("elsewhere.csv", "0" * 64, (10,) * 7, 70)
    shown = dataclasses.replace(tiny_run, config=dataclasses.replace(tiny_run.config, trained_on=other))
    assert twin_free.measure(shown) is None
