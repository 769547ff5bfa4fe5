"""Exact twins, found on faces whose every pixel is known."""

import numpy as np
import pytest

from fer.data.faces import Faces, Origin
from fer.data.twins import disputed_twins, leaked, twin_groups
from tests.data.made import grey


@pytest.fixture
def images():
    """Six faces, of which the first, third and last are equal."""
    drawn = np.random.default_rng(0).integers(0, 256, (6, 48, 48), dtype=np.uint8)
    drawn[2] = drawn[5] = drawn[0]
    return drawn


def test_twins_share_a_group_numbered_by_first_appearance(images):
    assert twin_groups(images).tolist() == [0, 1, 0, 2, 3, 0]


def test_leaked_is_said_of_each_face_of_the_split(images):
    usage = np.array(["train", "train", "val", "val", "test", "test"])
    faces = Faces(images, np.zeros(6, dtype=np.int64), usage, np.arange(6), Origin("made", "made", ""))
    assert leaked(faces, "val").tolist() == [True, False]
    assert leaked(faces, "test").tolist() == [False, True]
    assert leaked(faces, "test", into="val").tolist() == [False, True]


def test_only_twins_with_differing_labels_are_disputed():
    images = grey(5, 9, 5, 9, 7, 7, 9)
    labels = np.array([1, 2, 4, 2, 3, -1, 2])  # 5 is disputed, 9 agrees, of 7 one has no label
    assert [members.tolist() for members in disputed_twins(images, labels)] == [[0, 2]]
