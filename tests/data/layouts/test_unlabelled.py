"""Faces to predict keep their ids and order."""

import numpy as np
import pytest
from made_faces import random_faces, words, write_csv
from PIL import Image

from fer.data.layouts.unlabelled import open_unlabelled
from fer.data.layouts.unused import REASONS
from tests.data.bad_input import refuse


def read_images(path):
    """All faces and ids."""
    given = open_unlabelled(path)
    return np.concatenate([part.images for part in given.parts()]), given.ids


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
    (tmp_path / "notes.txt").write_text("none")
    refuse(tmp_path, "holds no image; 1 files that are no pictures", read=open_unlabelled)


def test_one_picture_is_read_as_a_folder_of_one(tmp_path):
    (face,) = random_faces(1)
    Image.fromarray(face).save(tmp_path / "happy.png")
    images, ids = read_images(tmp_path / "happy.png")
    assert ids == ["happy"]
    np.testing.assert_array_equal(images, [face])


@pytest.mark.parametrize(
    ("names", "wanted"),
    [
        (["a.JPEG", "a.jpg", "a.png", "b.png"], ["a.JPEG", "a.jpg", "a.png", "b"]),
        (["1.jpg", "1.png", "2.png"], ["1.jpg", "1.png", "2"]),
        (["a.png", "a.jpg", "a.png.png"], ["a.jpg", "a.png", "a.png.png"]),
    ],
)
def test_the_suffix_stays_where_two_would_have_the_same_id(tmp_path, names, wanted):
    for name, face in zip(names, random_faces(len(names)), strict=True):
        Image.fromarray(face).save(tmp_path / name)
    assert sorted(read_images(tmp_path)[1]) == sorted(wanted)


def test_every_file_that_is_not_read_is_named_with_its_reason(tmp_path):
    (tmp_path / "deep" / "__MACOSX").mkdir(parents=True)
    for name in ("a.png", "deep/b.png", ".hidden.png", "deep/__MACOSX/a.png"):
        Image.fromarray(random_faces(1)[0]).save(tmp_path / name)
    (tmp_path / "notes.txt").write_text("no face")
    (tmp_path / "c.avif").write_bytes(b"\0\0\0\x18ftypavif")
    (tmp_path / "annex.png").symlink_to("gone.png")
    (tmp_path / "deep" / "up").symlink_to(tmp_path)
    given = open_unlabelled(tmp_path)
    assert given.ids == ["a", "deep/b"]
    assert given.left_out == {
        REASONS["link"]: ["annex.png"],
        REASONS["format"]: ["c.avif"],
        REASONS["other"]: ["notes.txt"],
        REASONS["hidden"]: [".hidden.png", "deep/__MACOSX/a.png"],
    }


def test_a_broken_picture_does_not_stop_the_others(tmp_path, monkeypatch):
    monkeypatch.setattr("fer.data.layouts.unlabelled.AT_ONCE", 2)
    faces = random_faces(5)
    for k, face in enumerate(faces):
        Image.fromarray(face).save(tmp_path / f"{k}.png")
    (tmp_path / "1.png").write_bytes((tmp_path / "1.png").read_bytes()[:200])
    parts = list(open_unlabelled(tmp_path).parts())
    assert [part.ids for part in parts] == [["0"], ["2", "3"], ["4"]]
    np.testing.assert_array_equal(np.concatenate([part.images for part in parts]), faces[[0, 2, 3, 4]])
    (fault,) = parts[0].faults.items()
    assert fault[0] == str(tmp_path / "1.png")
    assert fault[1].startswith("is truncated or no image")
