"""What is asked of one face, held against the network asked by itself."""

import dataclasses

import numpy as np
import pytest
import torch

from fer.errors import InputError
from fer.explore.covering import covered, rectangle
from fer.explore.look import look
from fer.explore.pictures import ALL, ORDERS, candidates, held_out, of_file
from fer.explore.subject import runs_beside
from fer.models.prediction import predict
from fer.runs.same_faces import faces_of

ASKED = {"method": "input_gradient", "explained": None, "own": rectangle((8, 12), (0, 48)), "neighbours": 3}


def test_a_covered_face_is_grey_under_the_mask_alone():
    face = np.arange(48 * 48, dtype=np.uint32).reshape(48, 48).astype(np.uint8)
    (hidden,) = covered(face, rectangle((0, 2), (3, 48))[None])
    assert (hidden[:2, 3:] == 128).all()
    assert (hidden[2:] == face[2:]).all()
    assert (hidden[:, :3] == face[:, :3]).all()


def test_probabilities_are_those_that_the_run_keeps_of_the_face(subject):
    found = look(subject, held_out(subject, 5), **ASKED).facts
    kept = torch.from_numpy(subject.answers.logits[5]).softmax(dim=0)
    assert np.allclose(found.probabilities, kept, atol=1e-4)
    assert (found.label, found.answer) == (subject.answers.labels[5], int(kept.argmax()))
    assert found.explained == found.answer


def test_each_part_is_hidden_in_its_turn(subject):
    found = look(subject, held_out(subject, 5), **ASKED)
    assert [of.part for of in found.facts.covered] == ["brows", "eyes", "nose", "mouth", "own"]
    assert found.facts.covered[-1].share == 4 / 48
    network, views = subject.run.model(), subject.run.config.recipe.views
    for hidden, of in zip(found.covered, found.facts.covered, strict=True):
        assert (hidden == 128).mean() >= of.share > 0
        alone = predict(network, hidden[None], views=views).softmax(dim=1)[0]
        assert np.allclose(of.probabilities, alone, atol=1e-4)


def test_the_map_is_for_the_class_that_was_asked_for(subject):
    one, other = (look(subject, held_out(subject, 5), **{**ASKED, "explained": k}) for k in (0, 3))
    assert (one.facts.explained, other.facts.explained) == (0, 3)
    assert not np.allclose(one.heat, other.heat)


def test_a_training_face_is_its_own_nearest_and_is_known(subject):
    train = faces_of(subject.run).split("train").labelled()
    picture = held_out(subject, 5)._replace(face=train.images[17])
    first, *others = look(subject, picture, **ASKED).facts.neighbours
    assert (first.row, first.label, first.same) == (str(train.rows[17]), train.labels[17], True)
    assert first.cosine == pytest.approx(1)
    assert len(others) == 2
    assert not any(near.same for near in others)


@pytest.mark.parametrize("order", ORDERS)
def test_faces_to_choose_from_are_of_the_class(subject, order):
    places = candidates(subject.answers, order=order, of_class=4)
    assert (subject.answers.labels[places] == 4).all()
    of_all = candidates(subject.answers, order=order, of_class=None)
    assert len(of_all) == (len(subject.answers.labels) if order == ALL else len(set(subject.answers.labels[of_all])))


def test_a_file_is_cut_square_and_belongs_to_no_class(subject, png):
    picture = of_file("me.png", png(200, 80))
    assert picture.face.shape == (48, 48)
    assert (picture.face == 90).all()
    assert (picture.name, picture.label, picture.place) == ("me.png", None, None)
    assert look(subject, picture, **ASKED).facts.label is None


def test_a_file_that_is_no_picture_is_named():
    with pytest.raises(InputError, match=r"^notes\.txt: is truncated or no image"):
        of_file("notes.txt", b"no picture")


def test_runs_beside_are_the_finished_ones(copied_run):
    (copied_run.path.parent / "empty").mkdir()
    (copied_run.path.parent / "under way").mkdir()
    (copied_run.path.parent / "under way" / "config.json").write_text("{}")
    assert runs_beside(copied_run) == [copied_run.path]


def test_without_training_faces_at_hand_no_neighbours_are_found(subject):
    found = look(dataclasses.replace(subject, memory=None), held_out(subject, 5), **ASKED)
    assert (found.facts.neighbours, found.facts.searched, found.near.shape) == ((), 0, (0, 48, 48))
