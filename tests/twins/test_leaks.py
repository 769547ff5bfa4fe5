"""Twins of held-out faces are sought among the faces that the judging networks were trained on, and nowhere else."""

from dataclasses import replace

import numpy as np
import pytest
from made_faces import random_faces
from made_twins import twins

from fer.data.faces import Faces, Origin
from fer.data.twins import leaked
from fer.runs.seen import Seen
from fer.twins import leaks


@pytest.fixture
def faces() -> Faces:
    """Twelve faces a split; the first test face equals a training face, the second a validation face, and the third
    is a training face with less contrast."""
    images = random_faces(36)
    images[24], images[25] = images[0], images[12]
    images[26] = 60 + images[1] // 2
    usage = np.repeat(["train", "val", "test"], 12)
    return Faces(images, np.arange(36) % 7, usage, np.arange(36).astype(str), Origin("f.csv", "a csv", "ab"))


def places(found):
    return np.flatnonzero(found.exact).tolist(), np.flatnonzero(found.near).tolist()


def test_exact_and_near_twins_of_training_faces_are_told_apart(faces):
    found = leaks.find(faces, "test", out_of_fold=False)
    assert (found.search, *places(found)) == ("done", [0], [2])
    assert found.exact.tolist() == leaked(faces, "test").tolist()
    assert found.labels_of_twins()[:4].tolist() == [0, -1, 1, -1]
    shown = found.side_by_side(faces.split("test").images, np.array([2]))
    assert (shown == faces.images[[26, 1]]).all()


def test_faces_are_told_apart_only_where_twins_were_sought_and_some_have_them_and_others_not():
    some = twins(["none", "near", "exact", "none"], np.zeros(4, int))
    assert some.apart().tolist() == [True, False, False, True]
    assert replace(some, search="absent").apart() is None
    assert twins(["none", "none"], np.zeros(2, int)).apart() is None
    assert twins(["near", "exact"], np.zeros(2, int)).apart() is None


def test_a_search_among_the_same_faces_is_not_made_again(faces, monkeypatch):
    found = leaks.find(faces, "test", out_of_fold=False)
    others = faces._replace(images=faces.images[::-1].copy())
    with monkeypatch.context() as patch:
        patch.setattr("fer.twins.near_twins.nearest", lambda *_: pytest.fail("it is searched again"))
        again = leaks.find(faces, "test", out_of_fold=False)
        with pytest.raises(pytest.fail.Exception, match="searched again"):
            leaks.find(others, "test", out_of_fold=False)
    assert (again.near == found.near).all()
    assert (again.likeness == found.likeness).all()
    assert (again.place == found.place).all()


def test_members_of_cross_validation_were_trained_on_validation_faces_too(faces):
    assert places(leaks.find(faces, "test", out_of_fold=True)) == ([0, 1], [2])


def test_faces_judged_by_other_folds_have_no_exact_twin_and_near_ones_are_not_sought(faces):
    faces = faces._replace(images=np.repeat(faces.images[:1], 36, axis=0))
    found = leaks.find(faces, "val", out_of_fold=True)
    assert (found.search, *places(found)) == ("folds", [], [])


def test_faces_drawn_by_the_program_have_exact_twins_alone(faces):
    drawn = faces._replace(origin=replace(faces.origin, synthetic=True))
    found = leaks.find(drawn, "test", out_of_fold=False)
    assert (found.search, *places(found)) == ("drawn", [0], [])
    assert (found.labels_of_twins() == -1).all()


def test_near_twins_are_not_sought_where_training_faces_may_be_missing(faces):
    others = faces._replace(origin=replace(faces.origin, by_role=True))
    assert leaks.find(others, "test", out_of_fold=False).search == "absent"
    without = faces.where(faces.usage != "train")
    found = leaks.find(without, "test", out_of_fold=False)
    assert (found.search, *places(found)) == ("absent", [], [])


def test_what_a_ready_made_network_met_tells_its_exact_twins_where_training_faces_are_not_at_hand(faces):
    without = faces.where(faces.usage != "train")
    found = leaks.find(without, "test", out_of_fold=False, seen=Seen.of(faces))
    assert (found.search, *places(found)) == ("absent", [0], [])


def test_a_face_that_shows_nothing_has_a_twin_of_no_label(faces):
    images = faces.images.copy()
    images[[3, 24]] = 0
    found = leaks.find(faces._replace(images=images), "test", out_of_fold=False)
    assert found.exact[0]
    assert found.labels_of_twins()[0] == -1


def test_of_training_twins_with_several_labels_a_faces_own_is_its_twins(faces):
    """Training has the same pixels as 0 and as 4, and two test faces have them as well, as 4 and as 5."""
    images, labels = faces.images.copy(), faces.labels.copy()
    images[[4, 27]], labels[[0, 4]], labels[[24, 27]] = images[0], [0, 4], [4, 5]
    found = leaks.find(faces._replace(images=images, labels=labels), "test", out_of_fold=False)
    assert found.exact[[0, 3]].all() and not found.mirrored[[0, 3]].any()
    assert found.labels_of_twins()[[0, 3]].tolist() == [4, 0]


def test_the_pairs_at_the_limit_leave_exact_twins_out(faces):
    above, below = leaks.find(faces, "test", out_of_fold=False).at_the_limit(3)
    assert above.tolist() == [2]
    assert not {0, 2} & set(below.tolist())
