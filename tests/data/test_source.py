"""Faces from a path: limits, seeds, and sources that cannot be trained on."""

from functools import partial

import numpy as np
from made_faces import random_faces, words, write_class_folders, write_csv, write_fer2013

from fer.data.source import open_faces, open_to_train
from tests.data.bad_input import edit, refuse


def test_limit_keeps_the_first_of_each_split(tmp_path):
    path = write_fer2013(tmp_path / "fer2013.csv")
    faces = open_faces(path, limit=14)
    assert faces.rows.tolist() == [str(2 + 21 * split + k) for split in range(3) for k in range(14)]
    assert faces.origin.sha256 != open_faces(path).origin.sha256


def test_seed_of_a_run_leaves_the_synthetic_faces_alone():
    assert open_faces("synthetic", seed=1).origin == open_faces("synthetic", seed=0).origin


def test_no_training_faces(tmp_path):
    refuse(write_fer2013(tmp_path / "fer2013.csv", usages=["PublicTest"]), "has no labelled training faces")
    rows = ([words(face)] for face in random_faces(2))
    refuse(write_csv(tmp_path / "test.csv", "pixels", rows), "test.csv: has no column of labels")


def test_no_training_or_validation_faces(tmp_path):
    refuse(write_fer2013(tmp_path / "fer2013.csv", usages=["PrivateTest"]), "has no labelled training faces")
    write_class_folders(tmp_path / "folders" / "test")
    refuse(tmp_path / "folders", "has no labelled training faces")
    (tmp_path / "homework" / "train_img").mkdir(parents=True)
    write_csv(tmp_path / "homework" / "train.csv", "id,label", [])
    refuse(tmp_path / "homework", "has no labelled training faces")


def test_fewer_than_two_faces_of_a_class(fer_csv):
    for line in (3, 10):
        edit(fer_csv, line, lambda _, pixels, usage: ("0", pixels, usage))
    refuse(fer_csv, "faces of class disgust to train on: 1, at least 2 are needed")


def test_limit_that_leaves_a_class_without_faces(fer_csv):
    refuse(fer_csv, "faces of class angry to train on: 1", "limit of 7", read=lambda path: open_faces(path, limit=7))
    refuse(fer_csv, "limit 0: keeps no faces", read=lambda path: open_faces(path, limit=0))


def test_real_faces_are_the_same_from_every_csv_and_close_from_jpeg(unpack):
    """The image layouts are JPEG of quality 95: few greys off, and in an order of their own."""
    faces = open_faces(unpack("kaggle-csv", 500))
    assert faces.usage.tolist() == ["train"] * 500 + ["val"] * 500
    for layout in ("icml-csv", "ferplus"):
        assert open_faces(unpack(layout, 500)).origin.sha256 == faces.origin.sha256
    assert open_faces(unpack("ferplus", 500)).votes.sum(axis=1).max() == 10
    np.testing.assert_array_equal(open_faces(unpack("ntu-pixels", 500)).images, faces.images)
    jpeg = open_faces(unpack("ntu-images", 500))
    assert np.abs(jpeg.images.astype(int) - faces.images).mean() < 2
    np.testing.assert_array_equal(jpeg.labels[:500], faces.labels[:500])
    filed = open_faces(unpack("folders", 500))
    assert sorted(filed.split("val").labels) == sorted(faces.split("val").labels), "PublicTest_*.jpg, though in test/"
    assert np.bincount(filed.labels).tolist() == np.bincount(faces.labels).tolist()


def test_training_faces_that_are_copies_of_one_another_leave_none_to_validate_with(tmp_path):
    rows = [(k % 7, words(random_faces(7)[k % 7]), "Training") for k in range(21)]
    refuse(
        write_csv(tmp_path / "fer2013.csv", "emotion,pixels,Usage", rows),
        "no labelled faces in split 'val'; training needs some in train and in val: label more",
        read=partial(open_to_train, limit=None, split_seed=0, fold=None, train_faces=None),
    )


def test_a_source_that_is_named_by_a_dot_has_a_name_elsewhere(tmp_path, monkeypatch):
    monkeypatch.chdir(write_class_folders(tmp_path / "faces").parent / "faces")
    assert open_faces(".").origin.source == str(tmp_path / "faces")
    assert open_faces("../faces").origin.source == "../faces"
