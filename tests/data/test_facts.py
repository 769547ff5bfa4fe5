"""The facts of faces that are known, and their way to JSON and back."""

import json
from dataclasses import replace

import numpy as np
import pytest
from made_faces import random_faces

from fer.data.check import check_faces
from fer.data.faces import Faces, Origin
from fer.data.facts import Facts, Leak, ReadyMade, measure
from fer.data.suspects import Suspects
from fer.findings.facts import from_json, to_json

SUSPECTS = Suspects(faces=14, confident=3, first=14, refused=None)
KNOWN = {"training_known": True, "faces_known": True}


@pytest.fixture
def faces() -> Faces:
    """Three training faces a class and two validation faces, the second of class 0 a copy of a training face."""
    labels = np.concatenate([np.repeat(np.arange(7), 3), np.repeat(np.arange(7), 2)])
    usage = np.repeat(["train", "val"], [21, 14])
    images = random_faces(35)
    images[22] = images[5]
    return Faces(images, labels, usage, np.arange(35).astype(str), Origin("made", "by hand", "ab"))


def test_training_faces_are_described(faces):
    facts = measure(faces, suspects=SUSPECTS, held_out="val", **KNOWN, limit=21)
    assert (facts.described, facts.held_out, facts.limit, facts.ready_made) == ("train", "val", 21, None)
    assert facts.check == check_faces(faces)
    assert facts.leak == Leak(leaked=1, faces=14, training=21)
    means = np.array([faces.images[3 * label : 3 * label + 3].mean(axis=0) for label in range(7)])
    expected = np.sqrt(((means - means.mean(axis=0)) ** 2).mean(axis=(1, 2)))
    assert facts.mean_faces.distance == pytest.approx(expected)
    assert len(facts.mean_faces.chance) == 7


def test_held_out_faces_are_described_where_the_training_was_on_others(faces):
    by_role = faces._replace(origin=replace(faces.origin, by_role=True))
    ready_made = ReadyMade(data="others.csv", faces=500, leaked=1)
    facts = measure(by_role, suspects=SUSPECTS, held_out="val", **KNOWN, ready_made=ready_made)
    assert facts.described == "val"
    assert facts.ready_made == ready_made
    assert facts.mean_faces != measure(faces, suspects=SUSPECTS, held_out="val", **KNOWN).mean_faces


@pytest.mark.parametrize("ready_made", [None, ReadyMade(data="others.csv", faces=500, leaked=1)])
def test_what_is_read_is_what_was_written(faces, ready_made):
    facts = measure(faces, suspects=SUSPECTS, held_out="val", **KNOWN, ready_made=ready_made)
    assert from_json(Facts, json.loads(json.dumps(to_json(facts)))) == facts


def test_faces_without_a_label_neither_leak_nor_are_leaked(faces):
    labels = faces.labels.copy()
    labels[[5, 30]] = -1
    assert measure(faces._replace(labels=labels), suspects=SUSPECTS, held_out="val", **KNOWN).leak == Leak(
        leaked=0, faces=13, training=20
    )
