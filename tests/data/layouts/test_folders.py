"""Image folders: every face under its class and split, the classes interleaved."""

import numpy as np
import pytest
from made_faces import random_faces, write_class_folders

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
