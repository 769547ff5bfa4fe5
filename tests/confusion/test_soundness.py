"""A network that sees nothing in a face, and faces that can tell nothing."""

import numpy as np
import pytest

from fer.confusion.soundness import SHUFFLES, TOLD, measure, shuffle
from fer.runs.same_faces import faces_of
from fer.statistics.classification import confusion

LABELS = np.arange(140) % 7


def shuffled(answers, labels=LABELS):
    return shuffle(confusion(labels, np.asarray(answers)))


def test_answers_to_every_face_alike_are_linked_to_nothing():
    found = shuffled(np.full(140, 3))
    assert (found.right, found.p_of_right, found.p_of_link) == (pytest.approx(1 / 7), 1, 1)


def test_one_face_is_linked_to_nothing():
    found = shuffled([3], LABELS[:1])
    assert (found.right, found.p_of_right, found.p_of_link) == (0, 1, 1)


def test_all_answers_right_are_never_dealt_by_chance():
    found = shuffled(LABELS)
    assert (found.p_of_right, found.p_of_link) == pytest.approx((1 / (SHUFFLES + 1),) * 2)


def test_what_is_right_by_chance_follows_from_how_often_each_class_is_shown_and_answered():
    labels, answers = np.repeat([0, 3], [30, 10]), np.repeat([0, 3, 0], [20, 10, 10])
    assert shuffled(answers, labels).right == pytest.approx(0.75 * 0.75 + 0.25 * 0.25)


@pytest.mark.parametrize(
    "answers",
    [
        (LABELS + 1) % 7,  # every class under the next one's name: none right
        np.where(LABELS == 6, 6, (LABELS + 1) % 6),  # one class keeps its name: as many right as by chance
    ],
)
def test_classes_told_apart_under_wrong_names_are_linked_though_not_right(answers):
    found = shuffled(answers)
    assert found.p_of_right > 0.3
    assert found.p_of_link == pytest.approx(1 / (SHUFFLES + 1))


def test_answers_dealt_at_random_are_called_linked_as_rarely_as_the_level_says():
    rng = np.random.default_rng(0)
    found = [shuffled(rng.permutation(LABELS)) for _ in range(400)]
    for kind in ("p_of_right", "p_of_link"):
        linked = [getattr(of, kind) <= 1 - TOLD for of in found]
        assert 0.002 <= np.mean(linked) <= 0.049, kind  # 0.025 within three standard errors


def test_a_run_is_asked_on_its_held_out_faces(tiny_run):
    found = measure(tiny_run, faces_of(tiny_run))
    assert found.training == tiny_run.metrics().splits["train"].accuracy
    assert (found.blank, found.untaught) == (0, ())
    logits, labels, _ = tiny_run.predictions(tiny_run.held_out())
    assert found.shuffled == shuffled(logits.argmax(axis=1), labels)


def test_blank_faces_are_counted_among_the_held_out_ones(tiny_run):
    faces = faces_of(tiny_run)
    images = faces.images.copy()
    images[faces.usage == "train"] = 7
    images[np.flatnonzero(faces.usage == tiny_run.held_out())[:5]] = 7
    assert measure(tiny_run, faces._replace(images=images)).blank == 5
