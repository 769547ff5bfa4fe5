"""train.csv with test.csv beside it gives the faces of both."""

import numpy as np
import pytest
from made_faces import USAGES, random_faces, words, write_csv

from fer.data.source import open_faces
from tests.data.bad_input import refuse

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


@pytest.mark.parametrize("usage", [True, False], ids=["with Usage", "without Usage"])
@pytest.mark.parametrize("stems", [("train", "val", "test"), ("Training", "PublicTest", "PrivateTest")])
def test_csv_files_that_their_owner_cut_by_split(tmp_path, stems, usage):
    for seed, (stem, word) in enumerate(zip(stems, USAGES, strict=True)):
        rows = [(k % 7, words(face), word)[: 2 + usage] for k, face in enumerate(random_faces(14, seed=seed))]
        write_csv(tmp_path / f"{stem}.csv", "emotion,pixels,Usage" if usage else "emotion,pixels", rows)
    for source in (tmp_path, tmp_path / f"{stems[0]}.csv"):
        faces = open_faces(source)
        for seed, split in enumerate(("train", "val", "test")):
            np.testing.assert_array_equal(faces.split(split).images, random_faces(14, seed=seed))
        assert faces.origin.split_seed is None


def test_two_csv_files_of_one_split(tmp_path, train_csv):
    write_csv(train_csv.with_name("Training.csv"), "emotion,pixels", [(0, words(random_faces(1)[0]))])
    refuse(tmp_path, "Training.csv and train.csv are both train")


def test_a_csv_that_is_named_itself_is_that_of_its_split(tmp_path, train_csv):
    write_csv(train_csv.with_name("fer2013_train.csv"), "emotion,pixels", [(0, words(random_faces(1)[0]))])
    write_csv(train_csv.with_name("test.csv"), "pixels", ([words(face)] for face in random_faces(5, seed=1)))
    faces = open_faces(train_csv)
    assert len(faces.labelled().labels) == 140
    assert len(faces.split("test").labels) == 5
    assert faces.origin.left_out == (("beside", 1, "fer2013_train.csv"),)
    train_csv.rename(tmp_path / "train.txt")
    assert len(open_faces(tmp_path / "train.txt").labelled().labels) == 140
