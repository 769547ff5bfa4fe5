"""Images of any size and depth become faces; what is no image is refused."""

import errno

import numpy as np
import pytest
from made_faces import random_faces, write_class_folders
from PIL import Image

from fer.data.check import check_data, describe
from fer.data.faces import Sizes
from fer.data.layouts import images
from fer.data.layouts.images import read_files
from fer.data.layouts.unlabelled import open_unlabelled
from fer.data.source import open_faces
from fer.errors import InputError

STRIP_OFFSETS = 273  # TIFF 6.0


def test_images_of_any_size_and_depth_become_48_grey(tmp_path):
    Image.new("RGB", (96, 64), (10, 20, 30)).save(tmp_path / "colour.png")  # 0.299 R + 0.587 G + 0.114 B = 18.15
    Image.fromarray(np.full((60, 48), 100 * 257, dtype=np.uint16)).save(tmp_path / "deep.png")
    Image.new("L", (20, 20), 77).save(tmp_path / "small.pgm")
    Image.new("L", (48, 48)).convert("P").save(tmp_path / "palette.bmp")
    images = read_files([tmp_path / name for name in ("colour.png", "deep.png", "small.pgm", "palette.bmp")])
    assert [set(image.ravel().tolist()) for image in images] == [{18}, {100}, {77}, {0}]


def test_a_long_image_is_cut_to_its_centre_and_not_stretched(tmp_path):
    wide = np.zeros((48, 96), dtype=np.uint8)
    wide[:, 24:72] = random_faces(1)[0]
    Image.fromarray(wide).save(tmp_path / "wide.png")
    np.testing.assert_array_equal(read_files([tmp_path / "wide.png"])[0], random_faces(1)[0])


@pytest.mark.parametrize("suffix", [".png", ".jpg", ".webp", ".bmp", ".tiff"])
def test_truncated_image_is_left_out_and_named(tmp_path, suffix):
    whole = (write_class_folders(tmp_path, per_class=4, suffix=suffix) / "sad" / f"1{suffix}").read_bytes()
    (tmp_path / "sad" / f"1{suffix}").write_bytes(whole[: len(whole) // 2])
    faces = open_faces(tmp_path)
    assert len(faces.labels) == 27
    assert faces.origin.left_out == (("unreadable", 1, f"sad/1{suffix}"),)


def test_pictures_of_every_mode_show_the_same_grey(tmp_path):
    grey = Image.new("L", (48, 48), 200)
    clear = Image.new("RGBA", (48, 48), (0, 0, 0, 0))
    Image.new("RGBA", (48, 48), (200, 200, 200, 255)).save(tmp_path / "alpha.png")
    clear.save(tmp_path / "clear.png")
    Image.new("LA", (48, 48), (0, 0)).save(tmp_path / "clear_grey.png")
    clear.convert("P").save(tmp_path / "clear_palette.gif", transparency=0)
    Image.new("CMYK", (48, 48), (0, 0, 0, 55)).save(tmp_path / "cmyk.tiff")
    Image.new("1", (48, 48), 1).save(tmp_path / "bit.png")
    Image.fromarray(np.full((48, 48), 200, dtype=np.uint16)).save(tmp_path / "low.png")
    Image.fromarray(np.full((48, 48), 200 * 257, dtype=np.uint16)).save(tmp_path / "high.png")
    Image.fromarray(np.full((48, 48), 200 / 255, dtype=np.float32)).save(tmp_path / "share.tiff")
    grey.save(tmp_path / "frames.gif", save_all=True, append_images=[Image.new("L", (48, 48), 10)])
    wanted = {
        "alpha.png": 200, "clear.png": 255, "clear_grey.png": 255, "clear_palette.gif": 255, "cmyk.tiff": 200,
        "bit.png": 255, "low.png": 200, "high.png": 200, "share.tiff": 200, "frames.gif": 200,
    }  # fmt: skip
    found = read_files([tmp_path / name for name in wanted])
    assert {name: int(np.median(face)) for name, face in zip(wanted, found, strict=True)} == wanted
    assert all(np.ptp(face.astype(int)) <= 1 for face in found)


def test_a_turned_photograph_stands_upright(tmp_path):
    upright = np.zeros((60, 60), dtype=np.uint8)
    upright[:30] = 255
    exif = Image.Exif()
    exif[0x0112] = 6  # to be turned a quarter clockwise
    Image.fromarray(np.rot90(upright)).save(tmp_path / "turned.jpg", exif=exif, quality=95)
    face = read_files([tmp_path / "turned.jpg"])[0].astype(int)
    assert face[:20].min() > 240
    assert face[28:].max() < 15


def test_what_was_done_to_pictures_of_other_sizes_is_counted(tmp_path):
    folder = write_class_folders(tmp_path, per_class=3)
    for label, size in enumerate([(20, 20), (6000, 6000), (96, 64), (48, 60), (30, 90)]):
        Image.new("L", size, 100).save(folder / "sad" / f"other{label}.png")
    check = check_data(tmp_path)
    assert check.origin.sizes == Sizes(files=26, cropped=3, shrunk=2, enlarged=2)
    text = describe(check)
    assert "3  cropped to the square in their middle" in text
    assert "2  shrunk to 48x48" in text


def test_pictures_to_label_are_known_by_their_content(tmp_path):
    faces = random_faces(3)
    for face, (name, kind) in zip(faces, (("1.tiff", None), ("2", "PNG"), ("3.jpeg", "BMP")), strict=True):
        Image.fromarray(face).save(tmp_path / name, kind)
    (tmp_path / "b.avif").write_bytes(b"\0\0\0\x18ftypavif")
    (part,) = open_unlabelled(tmp_path).parts()
    np.testing.assert_array_equal(part.images, faces)
    assert part.faults == {}


def test_the_first_file_that_is_no_picture_is_named_and_the_others_are_counted(tmp_path):
    for name in ("a.png", "b.png"):
        (tmp_path / name).write_text("no picture")
    with pytest.raises(InputError, match=r"a\.png: is truncated or no image .*; replace or remove the file$"):
        read_files([tmp_path / "a.png"])
    with pytest.raises(InputError, match=r"a\.png: .*the file \(and 1 more such files\)$"):
        read_files([tmp_path / "a.png", tmp_path / "b.png"])


def test_a_failing_machine_is_not_the_pictures_fault(tmp_path, monkeypatch):
    def failing(*_):
        raise OSError(errno.EIO, "Input/output error")

    Image.new("L", (48, 48)).save(tmp_path / "a.png")
    with monkeypatch.context() as patch, pytest.raises(OSError, match="Input/output"):
        patch.setattr(Image, "open", failing)
        read_files([tmp_path / "a.png"])
    monkeypatch.setattr(images, "content_of", failing)
    with pytest.raises(OSError, match="Input/output"):
        images.is_image(tmp_path / "a.png")


def test_a_file_that_may_not_be_opened_is_taken_for_no_picture(tmp_path, monkeypatch):
    def closed(path):
        raise PermissionError(errno.EACCES, "Permission denied", str(path))

    Image.new("L", (48, 48)).save(tmp_path / "a.png")
    assert images.is_image(tmp_path / "a.png")
    monkeypatch.setattr(images, "content_of", closed)
    assert not images.is_image(tmp_path / "a.png")


def test_a_tiff_whose_tag_is_of_a_wrong_type_is_left_out(tmp_path):
    folder = write_class_folders(tmp_path, per_class=4)
    Image.fromarray(random_faces(1)[0]).save(folder / "sad" / "bad.tiff")
    content = bytearray((folder / "sad" / "bad.tiff").read_bytes())
    offset = int.from_bytes(content[4:8], "little")
    tags = range(offset + 2, offset + 2 + 12 * int.from_bytes(content[offset : offset + 2], "little"), 12)
    place = next(tag for tag in tags if int.from_bytes(content[tag : tag + 2], "little") == STRIP_OFFSETS)
    content[place + 2 : place + 4] = (2).to_bytes(2, "little")  # letters, where numbers should be
    (folder / "sad" / "bad.tiff").write_bytes(content)
    faces = open_faces(tmp_path)
    assert len(faces.labels) == 28
    assert faces.origin.left_out == (("unreadable", 1, "sad/bad.tiff"),)


@pytest.mark.parametrize("white", [1023, 4095, 65535])
def test_greys_of_ten_twelve_and_sixteen_bits_span_black_to_white(tmp_path, white):
    ramp = np.linspace(0, white, 48 * 48).astype(np.uint16).reshape(48, 48)
    Image.fromarray(ramp).save(tmp_path / "deep.png")
    face = read_files([tmp_path / "deep.png"])[0]
    assert np.abs(face - ramp / white * 255).max() <= 1


def test_a_pixel_that_is_no_number_is_black_and_leaves_the_others_as_they_are(tmp_path):
    shares = np.full((48, 48), 0.5, dtype=np.float32)
    shares[0, :3] = np.nan, np.inf, -np.inf
    Image.fromarray(shares).save(tmp_path / "shares.tiff")
    face = read_files([tmp_path / "shares.tiff"])[0]
    assert face[0, :4].tolist() == [0, 255, 0, 127]
