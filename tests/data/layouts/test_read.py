"""The validation split that is made where a source has none."""

import numpy as np
import pytest
from made_faces import random_faces, words, write_csv

from fer.data.layouts.read import split_of
from fer.data.source import open_faces
from fer.data.twins import twin_groups

SPELLINGS = {
    "train": ["Training", "TRAIN_SET", "train data", "1_train", "fer2013_train", "train_labels", "訓練集"],
    "val": ["PublicTest", "public_test", "Validation", "valid", "dev", "val images", "驗證"],
    "test": ["PrivateTest", "private test", "Testing", "test-set", "fer2013 test", "測試"],
    None: ["test2", "retrain", "devices", "train.csv", "traintest", "", "images"],
}
LABELS = np.tile(np.arange(7), 20)


@pytest.mark.parametrize(("split", "word"), [(split, word) for split, words in SPELLINGS.items() for word in words])
def test_the_usual_words_for_splits(split, word):
    assert split_of(word) == split


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
