"""Image folders: every face under its class and split, the classes interleaved."""

import numpy as np
import pytest
from made_faces import random_faces, write_class_folders
from PIL import Image

from fer.data.classes import Classes
from fer.data.layouts.folders import read_folders
from fer.data.source import open_faces
from tests.data.bad_input import refuse


@pytest.mark.parametrize(
    ("folders", "splits"),
    [
        (("train", "test"), {"train", "val", "test"}),
        (("train", "val"), {"train", "val"}),
        (("train", "validation", "test"), {"train", "val", "test"}),
        (("Training", "PublicTest", "PrivateTest"), {"train", "val", "test"}),
        (("train_set", "val_set", "private test"), {"train", "val", "test"}),
        (("",), {"train", "val"}),
    ],
)
def test_image_folders(tmp_path, folders, splits):
    for seed, folder in enumerate(folders):
        write_class_folders(tmp_path / folder, seed=seed)
    faces = open_faces(tmp_path)
    assert set(faces.usage) == splits
    assert "CLASS/" in faces.origin.layout
    for row, label, image in zip(faces.rows, faces.labels, faces.images, strict=True):
        *_, folder, file = row.split("/")
        seed = folders.index(row.split("/")[0]) if len(folders) > 1 else 0
        assert label == ["angry", "disgust", "fear", "happy", "sad", "surprise", "neutral"].index(folder)
        np.testing.assert_array_equal(image, random_faces(21, seed=seed)[3 * label + int(file.removesuffix(".png"))])


def test_class_names_in_any_case_and_spelling(tmp_path):
    write_class_folders(tmp_path)
    before = open_faces(tmp_path).labels
    for old, new in (("angry", "Anger"), ("happy", "HAPPINESS"), ("sad", "Sad"), ("fear", "fearful")):
        (tmp_path / old).rename(tmp_path / new)
    (tmp_path / ".ipynb_checkpoints").mkdir()
    assert sorted(open_faces(tmp_path).labels) == sorted(before)


def test_folder_order_interleaves_classes_in_proportion(tmp_path):
    write_class_folders(tmp_path, per_class=4)
    for file in (tmp_path / "disgust").glob("[23].png"):
        file.unlink()
    labels = read_folders(tmp_path, Classes()).labels
    assert np.bincount(labels[:13]).tolist() == [2, 1, 2, 2, 2, 2, 2]
    assert np.bincount(labels).tolist() == [4, 2, 4, 4, 4, 4, 4]


def test_split_without_faces(tmp_path):
    write_class_folders(tmp_path / "train")
    (tmp_path / "val" / "happy").mkdir(parents=True)
    refuse(tmp_path, "val: holds no images in class folders")


def test_a_flat_test_folder_holds_faces_without_labels(tmp_path):
    write_class_folders(tmp_path / "train")
    (tmp_path / "test").mkdir()
    for k, face in enumerate(random_faces(12, seed=5)):
        Image.fromarray(face).save(tmp_path / "test" / f"{k:04}.png")
    faces = open_faces(tmp_path)
    assert faces.split("test").labels.tolist() == [-1] * 12
    np.testing.assert_array_equal(faces.split("test").images, random_faces(12, seed=5))
    assert set(faces.labelled().usage) == {"train", "val"}
    assert "test/ unlabelled" in faces.origin.layout


def test_class_folders_beside_a_test_folder_are_the_training_faces(tmp_path):
    write_class_folders(tmp_path)
    write_class_folders(tmp_path / "test", seed=1)
    faces = open_faces(tmp_path)
    assert [len(faces.split(split).labels) for split in ("train", "val", "test")] == [14, 7, 21]


def test_splits_within_classes(tmp_path):
    for split in ("train", "test"):
        write_class_folders(tmp_path / split)
        for folder in list((tmp_path / split).iterdir()):
            folder.rename(tmp_path / f"{folder.name} {split}")
    for folder in list(tmp_path.glob("* t*")):
        name, split = folder.name.split()
        (tmp_path / name).mkdir(exist_ok=True)
        folder.rename(tmp_path / name / split)
    for empty in ("train", "test"):
        (tmp_path / empty).rmdir()
    faces = open_faces(tmp_path)
    assert [len(faces.split(split).labels) for split in ("train", "val", "test")] == [14, 7, 21]
    assert all("/test/" in row for row in faces.split("test").rows)
    assert "folders within tell" in faces.origin.layout


def test_file_names_of_fer2013_tell_its_own_split(tmp_path):
    for split, usages in (("train", ("Training",)), ("test", ("PublicTest", "PrivateTest"))):
        for file in sorted(write_class_folders(tmp_path / split, per_class=4).rglob("*.png")):
            number = int(file.stem)
            file.rename(file.with_name(f"{usages[number % len(usages)]}_{10000000 + number}.png"))
    faces = open_faces(tmp_path)
    assert [len(faces.split(split).labels) for split in ("train", "val", "test")] == [28, 14, 14]
    assert all("PublicTest_" in row for row in faces.split("val").rows)
    assert faces.origin.split_seed is None
    assert "file names tell" in faces.origin.layout
    next((tmp_path / "test").rglob("*.png")).rename(tmp_path / "test" / "sad" / "other.png")
    assert open_faces(tmp_path).origin.split_seed == 0, "names that do not all tell a split tell none"


def test_pictures_of_a_test_folder_may_lie_in_a_folder_of_their_own(tmp_path):
    write_class_folders(tmp_path / "train")
    (tmp_path / "test" / "images").mkdir(parents=True)
    for k, face in enumerate(random_faces(5, seed=5)):
        Image.fromarray(face).save(tmp_path / "test" / "images" / f"{k}.png")
    assert open_faces(tmp_path).split("test").labels.tolist() == [-1] * 5
    faces = open_faces(tmp_path, classes="images=")
    assert set(faces.usage) == {"train", "val"}
    assert faces.origin.left_out == (("class", 5, "test/images/0.png"),)


def test_several_folders_of_a_split_that_name_no_class_are_asked_about(tmp_path):
    write_class_folders(tmp_path / "train")
    for part in ("first", "second"):
        (tmp_path / "test" / part).mkdir(parents=True)
        Image.fromarray(random_faces(1)[0]).save(tmp_path / "test" / part / "0.png")
    refuse(tmp_path, "test/first: class 'first' is none of", '--classes "first="')
    assert set(open_faces(tmp_path, classes="first=,second=").usage) == {"train", "val"}
