"""The validation split that is made where a source has none."""

import numpy as np
from made_faces import random_faces, words, write_csv

from fer.data.source import open_faces
from fer.data.twins import twin_groups

LABELS = np.tile(np.arange(7), 20)


def test_made_validation_split_holds_a_tenth_of_each_class_and_follows_the_seed(train_csv):
    faces = open_faces(train_csv, seed=3)
    assert np.bincount(faces.split("val").labels).tolist() == [2] * 7
    assert faces.origin.split_seed == 3
    assert (open_faces(train_csv, seed=3).usage == faces.usage).all()
    assert (open_faces(train_csv, seed=4).usage != faces.usage).any()


def test_made_validation_split_keeps_twins_on_one_side(tmp_path):
    images = np.concatenate([random_faces(70)] * 2)
    rows = ((label, words(face)) for label, face in zip(LABELS, images, strict=True))
    faces = open_faces(write_csv(tmp_path / "train.csv", "emotion,pixels", rows))
    groups = twin_groups(faces.images)
    assert not set(groups[faces.usage == "val"]) & set(groups[faces.usage == "train"])
