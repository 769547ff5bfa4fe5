"""train.csv with test.csv beside it gives the faces of both."""

import numpy as np
from made_faces import random_faces, words, write_csv

from fer.data.source import open_faces

LABELS = np.tile(np.arange(7), 20)


def test_kaggle_train_and_test(train_csv):
    write_csv(train_csv.with_name("test.csv"), "pixels", ([words(face)] for face in random_faces(5, seed=1)))
    faces = open_faces(train_csv.parent)
    np.testing.assert_array_equal(faces.images[:140], random_faces(140))
    np.testing.assert_array_equal(faces.split("test").images, random_faces(5, seed=1))
    assert (faces.split("test").labels == -1).all()
    assert faces.rows[[0, 140]].tolist() == ["train.csv:2", "test.csv:2"]
    assert "Kaggle" in faces.origin.layout


def test_homework_csv(tmp_path):
    rows = [(label, words(face)) for label, face in zip(LABELS, random_faces(140), strict=True)]
    write_csv(tmp_path / "train.csv", "label,feature", rows)
    write_csv(tmp_path / "test.csv", "id,feature", enumerate(map(words, random_faces(5, seed=1))))
    faces = open_faces(tmp_path)
    np.testing.assert_array_equal(faces.labels, [*LABELS, *[-1] * 5])
    np.testing.assert_array_equal(faces.split("test").images, random_faces(5, seed=1))
    assert "homework" in faces.origin.layout
