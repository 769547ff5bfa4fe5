"""Images of any size and depth become faces; what is no image is refused."""

import numpy as np
import pytest
from made_faces import random_faces, write_class_folders
from PIL import Image

from fer.data.layouts.images import read_files
from fer.data.layouts.unlabelled import read_images
from fer.data.source import open_faces
from tests.data.bad_input import refuse


def test_images_of_any_size_and_depth_become_48_grey(tmp_path):
    Image.new("RGB", (96, 64), (10, 20, 30)).save(tmp_path / "colour.png")  # 0.299 R + 0.587 G + 0.114 B = 18.15
    Image.fromarray(np.full((60, 48), 100 * 257, dtype=np.uint16)).save(tmp_path / "deep.png")
    Image.new("L", (20, 20), 77).save(tmp_path / "small.pgm")
    Image.new("P", (48, 48)).save(tmp_path / "palette.bmp")
    images = read_files([tmp_path / name for name in ("colour.png", "deep.png", "small.pgm", "palette.bmp")])
    assert [set(image.ravel().tolist()) for image in images] == [{18}, {100}, {77}, {0}]


def test_a_long_image_is_cut_to_its_centre_and_not_stretched(tmp_path):
    wide = np.zeros((48, 96), dtype=np.uint8)
    wide[:, 24:72] = random_faces(1)[0]
    Image.fromarray(wide).save(tmp_path / "wide.png")
    np.testing.assert_array_equal(read_files([tmp_path / "wide.png"])[0], random_faces(1)[0])


@pytest.mark.parametrize("suffix", [".png", ".jpg", ".webp", ".bmp", ".tiff"])
def test_truncated_image_is_left_out_of_a_source_and_refused_where_it_is_to_be_labelled(tmp_path, suffix):
    whole = (write_class_folders(tmp_path, per_class=4, suffix=suffix) / "sad" / f"1{suffix}").read_bytes()
    (tmp_path / "sad" / f"1{suffix}").write_bytes(whole[: len(whole) // 2])
    faces = open_faces(tmp_path)
    assert len(faces.labels) == 27
    assert faces.origin.left_out == (("unreadable", 1, f"sad/1{suffix}"),)
    refuse(tmp_path, f"sad/1{suffix}: is truncated or no image", read=read_images)
