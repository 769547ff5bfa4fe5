"""A network that sees nothing in a face, and faces that can tell nothing."""

import numpy as np
import pytest

from fer.confusion.soundness import SHUFFLES, measure, p_of_link
from fer.runs.same_faces import faces_of

LABELS = np.arange(140) % 7


def test_answers_to_every_face_alike_are_linked_to_nothing():
    assert p_of_link(LABELS, np.full(140, 3)) == 1


def test_one_face_is_linked_to_nothing():
    assert p_of_link(LABELS[:1], LABELS[:1]) == 1


def test_all_answers_right_are_never_dealt_by_chance():
    assert p_of_link(LABELS, LABELS) == pytest.approx(1 / (SHUFFLES + 1))


def test_answers_dealt_at_random_are_called_linked_as_rarely_as_the_level_says():
    rng = np.random.default_rng(0)
    linked = [p_of_link(LABELS, rng.permutation(LABELS)) <= 0.05 for _ in range(200)]
    assert 0.01 <= np.mean(linked) <= 0.09  # 0.05 within three standard errors; ties make the test a little shy


def test_a_run_is_asked_on_its_held_out_faces(tiny_run):
    found = measure(tiny_run, faces_of(tiny_run))
    assert found.training == tiny_run.metrics().splits["train"].accuracy
    assert (found.blank, found.untaught) == (0, ())
    logits, labels, _ = tiny_run.predictions(tiny_run.held_out())
    assert found.p_of_link == p_of_link(labels, logits.argmax(axis=1))


def test_blank_faces_are_counted_among_the_held_out_ones(tiny_run):
    faces = faces_of(tiny_run)
    images = faces.images.copy()
    images[faces.usage == "train"] = 7
    images[np.flatnonzero(faces.usage == tiny_run.held_out())[:5]] = 7
    assert measure(tiny_run, faces._replace(images=images)).blank == 5
