"""Drawn faces as a truth: where they move, and of which networks they can judge the maps."""

import numpy as np
import pytest

from fer.data.emotions import EMOTIONS, PARTS, PARTS_OF_UNIT, index_of
from fer.data.synthetic import draw as synthetic
from fer.data.synthetic.action_units import ACTION_UNITS
from fer.data.synthetic.people import average_person
from fer.errors import InputError
from fer.saliency import drawn_truth
from fer.saliency.localisation import ENOUGH

NEUTRAL = index_of("neutral")


@pytest.fixture(scope="module")
def truth():
    return drawn_truth.draw_truth(60)


def test_every_drawn_action_unit_moves_the_parts_that_the_table_names():
    """The renderer's truth: one unit alone, on an average person, changes these parts, any other a third as much."""
    units = np.eye(len(ACTION_UNITS), dtype=np.float32)
    person = average_person().take(np.zeros(len(units), dtype=int))
    moved, masks = synthetic.render(units, people=person)
    still, masks_at_rest = synthetic.render(np.zeros_like(units), people=person)
    change = np.abs(moved.astype(float) - still)
    either = masks | masks_at_rest
    inside = (either * change[:, None]).sum(axis=(2, 3)) / either.sum(axis=(2, 3))
    much = inside > inside.max(axis=1, keepdims=True) / 3
    named = [tuple(part for part, is_moved in zip(PARTS, row, strict=True) if is_moved) for row in much]
    assert dict(zip(ACTION_UNITS, named, strict=True)) == PARTS_OF_UNIT


def test_every_action_unit_of_an_emotion_has_its_part():
    assert {unit for emotion in EMOTIONS for unit in emotion.action_units} == PARTS_OF_UNIT.keys()
    assert EMOTIONS[index_of("happy")].parts == ("eyes", "mouth")
    assert EMOTIONS[index_of("disgust")].parts == ("brows", "nose", "mouth")
    assert EMOTIONS[NEUTRAL].parts == ()


def test_the_truth_leaves_neutral_out_and_knows_where_the_face_moves(truth):
    assert NEUTRAL not in truth.labels and len(truth.labels) > 30
    happy = truth.take(np.flatnonzero(truth.labels == index_of("happy")))
    inside = (happy.movement * happy.region).sum() / happy.movement.sum()
    assert inside > 3 * happy.region.mean()  # much of a smile is in the eyes and the mouth, and some in the cheeks
    assert happy.movement.max() <= 255 and happy.movement.min() == 0


def test_the_people_at_rest_are_the_same_ones(truth):
    rows = np.arange(64)
    still = synthetic.draw_at(rows, seed=3, at_rest=True)
    drawn = synthetic.draw_at(rows, seed=3)
    assert not still.action_units.any()
    neutral = drawn.labels == NEUTRAL
    assert neutral.any() and np.array_equal(still.images[neutral], drawn.images[neutral])
    assert (still.images[~neutral] != drawn.images[~neutral]).any(axis=(1, 2)).all()
    assert np.array_equal(still.images[:, 0, 0], drawn.images[:, 0, 0])  # the background's grain


def judged(truth, logits, *, per_class):
    return drawn_truth.judged_right(truth, logits, per_class=per_class, learnt_from="drawn")


def test_only_what_is_judged_right_counts_and_luck_does_not(truth):
    logits = np.eye(7)[truth.labels]
    kept, about = judged(truth, logits, per_class=3)
    assert about.fit is False
    assert about.learnt_from == "drawn"
    assert about.faces == tuple(min(3, n) for n in np.bincount(truth.labels, minlength=7))
    assert about.accuracy.value == 1
    assert len(kept.labels) == sum(about.faces)
    assert judged(truth, logits, per_class=20)[1].fit is True
    one_answer = np.tile(np.eye(7)[3], (len(truth.labels), 1))
    assert judged(truth, one_answer, per_class=99)[1].fit is False
    nothing, about = judged(truth, np.tile(np.eye(7)[NEUTRAL], (len(truth.labels), 1)), per_class=9)
    assert len(nothing.labels) == 0
    assert about.area is None
    assert about.fit is False


def test_so_many_faces_are_enough_and_one_fewer_is_not(truth):
    """Four of each of six classes; then of one of them three are answered rightly."""
    known = judged(truth, np.eye(7)[truth.labels], per_class=4)[1]
    assert (sum(known.faces), known.fit) == (ENOUGH, True)
    answers = truth.labels.copy()
    answers[np.flatnonzero(answers == 3)[3:]] = NEUTRAL
    fewer = judged(truth, np.eye(7)[answers], per_class=4)[1]
    assert (sum(fewer.faces), fewer.fit) == (ENOUGH - 1, False)


def test_a_network_that_knows_less_than_half_is_not_fit_for_drawn_faces(truth):
    """Enough faces right, surely better than luck, and most of them wrong."""
    answers = np.where(np.arange(len(truth.labels)) % 5 < 3, NEUTRAL, truth.labels)
    about = judged(truth, np.eye(7)[answers], per_class=99)[1]
    assert about.fit is False
    many = drawn_truth.draw_truth(400)
    answers = np.where(np.arange(len(many.labels)) % 5 < 3, NEUTRAL, many.labels)
    about = judged(many, np.eye(7)[answers], per_class=99)[1]
    assert sum(about.faces) >= ENOUGH
    assert about.accuracy.low > about.luck
    assert about.fit is False


def test_an_accuracy_that_may_be_luck_is_not_enough():
    """One face better than always naming the commonest class, and enough faces right."""
    many = drawn_truth.draw_truth(200)
    commonest = np.bincount(many.labels).argmax()
    answers = np.full(len(many.labels), commonest)
    answers[np.flatnonzero(many.labels != commonest)[0]] = many.labels[many.labels != commonest][0]
    about = judged(many, np.eye(7)[answers], per_class=99)[1]
    assert sum(about.faces) >= ENOUGH
    assert about.accuracy.value > about.luck
    assert about.fit is False


def test_too_few_drawn_faces_are_refused():
    with pytest.raises(InputError, match=r"^truth_faces=3: ask for at least 24$"):
        drawn_truth.draw_truth(3)


def test_classes_that_the_network_was_never_taught_are_left_out(truth):
    taught = [9, 0, 0, 5, 1, 0, 7]
    known = drawn_truth.draw_truth(60, taught=taught)
    assert set(known.labels.tolist()) == {0, 3, 4}
    assert np.array_equal(known.images, truth.images[np.isin(truth.labels, [0, 3, 4])])
    assert judged(known, np.eye(7)[known.labels], per_class=3)[1].classes == (0, 3, 4)
    with pytest.raises(InputError, match="none of them is of a class"):
        drawn_truth.draw_truth(60, taught=[0, 0, 0, 0, 0, 0, 7])
