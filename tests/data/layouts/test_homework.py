"""train_img/ with train.csv: ids and images join, and what does not is refused."""

import numpy as np
import pytest
from made_faces import random_faces, write_csv
from PIL import Image

from fer.data.source import open_faces
from tests.data.bad_input import refuse


def test_homework_images_join_ids_and_numbered_files(tmp_path):
    images = random_faces(28)
    for folder, some in (("train_img", images[:21]), ("test_img", images[21:])):
        (tmp_path / folder).mkdir()
        for k, face in enumerate(some):
            Image.fromarray(face).save(tmp_path / folder / f"{k:05}.png")
    order = np.random.default_rng(0).permutation(21)
    write_csv(tmp_path / "train.csv", "id,label", ((k, k % 7) for k in order))
    faces = open_faces(tmp_path / "train.csv")
    np.testing.assert_array_equal(faces.images, images[[*order, *range(21, 28)]])
    np.testing.assert_array_equal(faces.labels, [*(order % 7), *[-1] * 7])
    assert faces.rows[-1] == "test_img/00006.png"
    assert open_faces(tmp_path).origin.sha256 == faces.origin.sha256


def test_id_without_its_image(homework):
    (homework / "train_img" / "00004.png").unlink()
    refuse(homework, "train.csv, line 6: id 4 has no image")


def test_image_without_its_id(homework):
    Image.fromarray(random_faces(1)[0]).save(homework / "train_img" / "00021.png")
    refuse(homework, "00021.png: has no line in train.csv")


def test_id_given_twice(homework):
    with (homework / "train.csv").open("a") as handle:
        handle.write("00004,3\n")
    refuse(homework, "train.csv, line 23: id 4 is in line 6 too")


def test_homework_label_and_header(homework):
    write_csv(homework / "train.csv", "id,label", [(0, 7)])
    refuse(homework, "train.csv, line 2: label '7'")
    write_csv(homework / "train.csv", "name,label", [(0, 1)])
    refuse(homework, "train.csv, line 1: the header is 'name,label'")


@pytest.mark.parametrize("label", ["²", "1" * 5000], ids=["superscript", "digits"])
def test_homework_label_that_is_no_number(homework, label):
    write_csv(homework / "train.csv", "id,label", [(0, 1), (1, label)])
    refuse(homework, f"train.csv, line 3: label '{label[:20]}'")


@pytest.mark.parametrize("number", ["²", "1" * 5000], ids=["superscript", "digits"])
def test_homework_id_that_is_no_number(homework, number):
    write_csv(homework / "train.csv", "id,label", [(0, 1), (number, 1)])
    refuse(homework, f"train.csv, line 3: id {number[:20]} has no image")


def test_name_of_an_image_with_raised_digits(homework):
    (homework / "train_img" / "00004.png").rename(homework / "train_img" / "4²4.png")
    refuse(homework, "train.csv, line 6: id 4 has no image")
