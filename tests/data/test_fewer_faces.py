"""Smaller training sets: nested, each class by its share, the other splits untouched, and recorded in the run."""

import dataclasses
from itertools import pairwise

import numpy as np
import pytest

from fer import recipes
from fer.data.faces import Faces, Origin
from fer.data.splits import fewer
from fer.errors import InputError
from fer.runs.same_faces import faces_of
from fer.training import train
from fer.training.plan import Request


@pytest.fixture
def faces():
    """300 training faces of classes as 1 to 2 to 3, ten of them unlabelled, and 30 validation faces."""
    labels = np.concatenate([np.repeat([0, 1, 2], [50, 100, 150]), np.repeat([-1, 0], [10, 30])])
    usage = np.repeat(["train", "val"], [310, 30])
    rows = np.arange(len(labels))
    return Faces(np.zeros((len(labels), 48, 48), np.uint8), labels, usage, rows, Origin("made", "made", "ab"))


def training_rows(faces: Faces) -> set[int]:
    return set(faces.split("train").labelled().rows.tolist())


def test_a_smaller_training_set_lies_within_every_larger_one(faces):
    parts = [training_rows(fewer(faces, n, seed=3)) for n in (30, 31, 60, 200, 299, 300)]
    assert [len(part) for part in parts] == [30, 31, 60, 200, 299, 300]
    assert all(small < large for small, large in pairwise(parts))


@pytest.mark.parametrize("number", [30, 47, 60, 299])
def test_every_class_keeps_its_share_to_within_a_face(faces, number):
    labels = fewer(faces, number, seed=1).split("train").labelled().labels
    assert (np.abs(np.bincount(labels) - number * np.array([1, 2, 3]) / 6) <= 1).all()


def test_only_training_faces_go_and_the_order_stays(faces):
    left = fewer(faces, 60, seed=0)
    assert left.split("val").rows.tolist() == faces.split("val").rows.tolist()
    assert (left.labels == -1).sum() == 10
    assert (np.diff(left.rows) > 0).all()


def test_the_seed_draws_the_part(faces):
    assert training_rows(fewer(faces, 60, seed=0)) == training_rows(fewer(faces, 60, seed=0))
    assert training_rows(fewer(faces, 60, seed=0)) != training_rows(fewer(faces, 60, seed=1))


@pytest.mark.parametrize(
    ("number", "says"), [(301, "301 training faces asked for, but it has 300"), (12, "leave fewer than 5 of a class")]
)
def test_too_many_and_too_few_are_refused(faces, number, says):
    with pytest.raises(InputError, match=says) as caught:
        fewer(faces, number, seed=0)
    assert "\n" not in str(caught.value)


def test_a_class_that_is_small_anyhow_is_no_obstacle(faces):
    few = faces.where(np.r_[0:3, 50:340])
    labels = fewer(few, 240, seed=0).split("train").labelled().labels
    assert np.bincount(labels)[0] >= 2


def test_a_run_on_fewer_faces_records_them_and_resumes_with_no_others(tmp_path, tiny_recipe, monkeypatch):
    monkeypatch.setitem(recipes.RECIPES, "tiny", dataclasses.replace(tiny_recipe, epochs=1))
    asked = Request(recipe="tiny", limit=300, train_faces=100)
    run = train.train(asked, tmp_path / "run")
    assert train.open_run(run.path).config.train_faces == 100
    assert sum(run.training().classes) == 100
    assert len(run.predictions("val").labels) == 300
    assert faces_of(run).split("train").rows.tolist() == run.predictions("train").rows.tolist()
    assert train.train(dataclasses.replace(asked, train_faces=None), run.path, resume=True).path == run.path
    with pytest.raises(InputError, match="train_faces=100, not 120"):
        train.train(dataclasses.replace(asked, train_faces=120), run.path, resume=True)


def test_the_folder_of_a_run_on_fewer_faces_says_so():
    assert Request(train_faces=60).folder().name == "synthetic-quick-60-faces"
