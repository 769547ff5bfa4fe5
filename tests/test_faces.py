"""Faces: exact twins, blanks, the hash of content, and a split that keeps twins on one side."""

import numpy as np
import pytest

from fer.faces import Faces, Origin, blank, fingerprint, leaked, stratified_split, twin_groups


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


def test_one_pixel_or_one_label_changes_the_fingerprint(images):
    labels = np.arange(6)
    before = fingerprint(images, labels)
    assert fingerprint(images.copy(), labels.astype(np.int32)) == before
    assert fingerprint(images, labels[::-1]) != before
    images[3, 10, 10] ^= 1
    assert fingerprint(images, labels) != before


def test_a_face_of_one_grey_is_blank(images):
    images[1] = 77
    assert blank(images).tolist() == [False, True, False, False, False, False]


def test_split_takes_its_share_of_each_class_and_parts_no_twins():
    labels = np.repeat([0, 1, 2], [100, 40, 1])
    groups = np.arange(141)
    groups[[1, 2, 3]] = 0
    chosen = stratified_split(labels, groups, share=0.1, seed=0)
    assert 9 <= chosen[labels == 0].sum() <= 14
    assert chosen[labels == 1].sum() == 4
    assert not chosen[labels == 2].any(), "a class of one face has none to spare"
    assert len(set(chosen[:4])) == 1
    assert (stratified_split(labels, groups, share=0.1, seed=0) == chosen).all()
    assert (stratified_split(labels, groups, share=0.1, seed=1) != chosen).any()
