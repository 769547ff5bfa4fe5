"""Faces to predict keep their ids and order."""

import numpy as np
import pytest
from made_faces import random_faces, words, write_csv
from PIL import Image

from fer.data.layouts.unlabelled import read_images
from tests.data.bad_input import refuse


def test_images_to_predict_keep_their_ids_and_order(tmp_path):
    faces = random_faces(3)
    for name, face in zip(("2", "010", "a/1"), faces, strict=True):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        Image.fromarray(face).save(tmp_path / f"{name}.png")
    images, ids = read_images(tmp_path)
    assert ids == ["2", "010", "a/1"]
    np.testing.assert_array_equal(images, faces)


@pytest.mark.parametrize(
    ("names", "wanted"),
    [
        (["0000", "0001", "0010"], ["0", "1", "10"]),
        (["7", "007", "8"], ["7", "007", "8"]),
        (["0000", "0001", "face"], ["0000", "0001", "face"]),
        (["a/01", "a/02"], ["a/01", "a/02"]),
    ],
    ids=["numbers", "the same number", "other names too", "folders"],
)
def test_numbers_lose_their_leading_zeros_where_all_names_are_different_numbers(tmp_path, names, wanted):
    for name, face in zip(names, random_faces(len(names)), strict=True):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        Image.fromarray(face).save(tmp_path / f"{name}.jpg")
    assert sorted(read_images(tmp_path)[1]) == sorted(wanted)


def test_csv_to_predict_has_its_ids_or_row_numbers(tmp_path):
    faces = random_faces(3)
    rows = zip(("00007", "00003", "b"), map(words, faces), strict=True)
    images, ids = read_images(write_csv(tmp_path / "test.csv", "id,feature", rows))
    np.testing.assert_array_equal(images, faces)
    assert ids == ["00007", "00003", "b"]
    _, ids = read_images(write_csv(tmp_path / "other.csv", "pixels", ([words(face)] for face in faces)))
    assert ids == ["0", "1", "2"]


def test_folder_without_images(tmp_path):
    refuse(tmp_path, "holds no image", read=read_images)
