"""Faces: exact twins, blanks, the hash of content, and a split that keeps twins on one side."""

import numpy as np
import pytest

from fer.data.faces import Faces, Origin, blank, fingerprint
from fer.data.splits import Fold, folded, stratified_split
from fer.data.twins import leaked, twin_groups
from fer.errors import InputError
from tests.made_faces import random_faces


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


def test_folds_hold_every_labelled_face_out_once_and_twins_together():
    """Ten faces a class in train, the first two of each copied into val; test faces and unlabelled ones stay."""
    images = random_faces(70)
    labels = np.tile(np.arange(7), 10)
    images = np.concatenate([images, images[:14], random_faces(7, seed=1), random_faces(3, seed=2)])
    labels = np.concatenate([labels, labels[:14], np.arange(7), np.full(3, -1)])
    usage = np.repeat(["train", "val", "test", "train"], [70, 14, 7, 3])
    faces = Faces(images, labels, usage, np.arange(94).astype(str), Origin("made", "made", ""))
    cuts = [folded(faces, Fold(k, 5), seed=3).usage for k in range(1, 6)]
    held_out = np.array(cuts) == "val"
    assert (held_out[:, :84].sum(axis=0) == 1).all()
    assert not held_out[:, 84:].any()
    assert all((cut[84:] == usage[84:]).all() for cut in cuts)
    assert (held_out[:, :14] == held_out[:, 70:84]).all()
    different = held_out[:, :70].reshape(5, 10, 7).sum(axis=1)
    assert (different == 2).all()


def test_more_folds_than_faces_of_a_class_are_refused():
    faces = Faces(
        random_faces(14), np.tile(np.arange(7), 2), np.repeat("train", 14), np.arange(14), Origin("x", "", "")
    )
    with pytest.raises(InputError, match="3 folds, but a class has 2 different faces"):
        folded(faces, Fold(1, 3), seed=0)


@pytest.mark.parametrize("word", ["3", "0/5", "6/5", "1/1", "a/b", "-1/3"])
def test_a_word_that_is_no_fold_is_refused(word):
    with pytest.raises(InputError, match="such as 2/5"):
        Fold.read(word)
