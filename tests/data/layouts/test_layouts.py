"""Every layout gives the faces that were put into it."""

import warnings
from pathlib import Path

import numpy as np
import pytest
from made_faces import random_faces, words, write_class_folders, write_csv, write_fer2013
from PIL import Image

from fer.data import array_cache
from fer.data.layouts import table
from fer.data.layouts.folders import read_folders
from fer.data.layouts.images import read_files
from fer.data.layouts.pixels import parse_pixels
from fer.data.layouts.unlabelled import read_images
from fer.data.source import open_faces
from fer.data.twins import twin_groups

LABELS = np.tile(np.arange(7), 20)


@pytest.fixture
def train_csv(tmp_path) -> Path:
    rows = ((label, words(face)) for label, face in zip(LABELS, random_faces(140), strict=True))
    return write_csv(tmp_path / "train.csv", "emotion,pixels", rows)


def test_every_grey_of_every_width_is_parsed():
    greys = np.resize(np.arange(256), 2304)
    fields = [" ".join(map(str, greys)).encode(), " ".join(f"{grey:03}" for grey in greys[::-1]).encode()]
    np.testing.assert_array_equal(parse_pixels(fields), [greys, greys[::-1]])


@pytest.mark.parametrize("word", ["256", "999", "1000", "0001", "-1", "1.5", "x", ""])
def test_fast_parser_leaves_what_is_no_grey_to_the_slow_one(word):
    assert parse_pixels([" ".join(["7"] * 2303 + [word]).encode()]) is None


def test_pixels_too_few_in_one_face_and_too_many_in_the_next_are_not_shifted():
    assert parse_pixels([b" ".join([b"7"] * 2303), b" ".join([b"7"] * 2305)]) is None


def test_fer2013_csv(tmp_path):
    faces = open_faces(write_fer2013(tmp_path / "fer2013.csv", per_class=2))
    np.testing.assert_array_equal(faces.images, random_faces(42))
    np.testing.assert_array_equal(faces.labels, np.tile(np.arange(7), 6))
    assert faces.usage.tolist() == ["train"] * 14 + ["val"] * 14 + ["test"] * 14
    assert faces.rows[[0, -1]].tolist() == ["2", "43"]
    assert faces.origin.layout.startswith("fer2013.csv")
    assert faces.origin.split_seed is None


def test_icml_csv_holds_the_same_faces_in_another_column_order(tmp_path):
    plain = write_fer2013(tmp_path / "fer2013.csv")
    rows = (line.split(",") for line in plain.read_text().splitlines()[1:])
    icml = write_csv(tmp_path / "icml_face_data.csv", "emotion, Usage, pixels", ((e, u, p) for e, p, u in rows))
    assert open_faces(icml).origin.sha256 == open_faces(plain).origin.sha256
    assert open_faces(icml).origin.layout.startswith("icml_face_data.csv")


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace("\n", "\r\n"),
        lambda text: "\ufeff" + text,
        lambda text: text + "\n\r\n",
        lambda text: text.replace(" ", "  "),
        lambda text: text.replace(" ", "\t"),
        lambda text: text.replace(",", ', "', 1).replace(",", '","')[:-1] + '"\n',
        lambda text: text.removesuffix("\n"),
    ],
    ids=["crlf", "bom", "blank lines", "doubled blanks", "tabs", "quotes", "no last line break"],
)
def test_csv_as_other_programs_write_it(tmp_path, change):
    path = write_fer2013(tmp_path / "fer2013.csv")
    before = open_faces(path).origin.sha256
    path.write_bytes(change(path.read_text()).encode())
    assert open_faces(path).origin.sha256 == before


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


def test_made_validation_split_holds_a_tenth_of_each_class_and_follows_the_seed(train_csv):
    faces = open_faces(train_csv, seed=3)
    assert np.bincount(faces.split("val").labels).tolist() == [2] * 7
    assert faces.origin.split_seed == 3
    assert (open_faces(train_csv, seed=3).usage == faces.usage).all()
    assert (open_faces(train_csv, seed=4).usage != faces.usage).any()


def test_made_validation_split_keeps_twins_on_one_side(tmp_path):
    images = np.concatenate([random_faces(70)] * 2)
    rows = ((label, words(face)) for label, face in zip(LABELS, images, strict=True))
    faces = open_faces(write_csv(tmp_path / "train.csv", "emotion,pixels", rows))
    groups = twin_groups(faces.images)
    assert not set(groups[faces.usage == "val"]) & set(groups[faces.usage == "train"])


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
    labels = read_folders(tmp_path).labels
    assert np.bincount(labels[:13]).tolist() == [2, 1, 2, 2, 2, 2, 2]
    assert np.bincount(labels).tolist() == [4, 2, 4, 4, 4, 4, 4]


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


def test_ferplus_votes_join_by_row_and_labels_stay(tmp_path):
    faces = open_faces(write_fer2013(tmp_path / "fer2013.csv"))
    votes = np.random.default_rng(0).integers(11, size=(63, 10))
    usage = np.repeat(["Training", "PublicTest", "PrivateTest"], 21)
    header = "Usage,Image name,neutral,happiness,surprise,sadness,anger,disgust,fear,contempt,unknown,NF"
    write_csv(tmp_path / "fer2013new.csv", header, ((u, "", *v) for u, v in zip(usage, votes, strict=True)))
    for source in (tmp_path, tmp_path / "fer2013.csv", tmp_path / "fer2013new.csv"):
        voted = open_faces(source)
        np.testing.assert_array_equal(voted.votes, votes)
        assert voted.origin.sha256 == faces.origin.sha256
        assert "FER+" in voted.origin.layout
    np.testing.assert_array_equal(open_faces(tmp_path, limit=14).split("val").votes, votes[21:35])


def test_limit_keeps_the_first_of_each_split(tmp_path):
    path = write_fer2013(tmp_path / "fer2013.csv")
    faces = open_faces(path, limit=14)
    assert faces.rows.tolist() == [str(2 + 21 * split + k) for split in range(3) for k in range(14)]
    assert faces.origin.sha256 != open_faces(path).origin.sha256


def test_seed_of_a_run_leaves_the_synthetic_faces_alone():
    assert open_faces("synthetic", seed=1).origin == open_faces("synthetic", seed=0).origin


def test_second_opening_parses_nothing(tmp_path, monkeypatch):
    path = write_fer2013(tmp_path / "fer2013.csv")
    before = open_faces(path)
    monkeypatch.setattr(table, "_parse", None)
    again = open_faces(path.rename(tmp_path / "moved.csv"))
    np.testing.assert_array_equal(again.images, before.images)
    assert again.rows.tolist() == before.rows.tolist()


def test_another_content_of_the_same_length_and_time_is_parsed_anew(tmp_path):
    path = write_fer2013(tmp_path / "fer2013.csv")
    before = open_faces(path)
    path.write_text(path.read_text().replace("\n1,", "\n2,", 1))
    assert (open_faces(path).labels != before.labels).sum() == 1


@pytest.mark.parametrize("damage", [lambda raw: raw[: len(raw) // 2], lambda raw: raw[:5000] + b"?" + raw[5001:]])
def test_damaged_cache_is_made_again_with_a_warning(tmp_path, monkeypatch, damage):
    monkeypatch.setenv("FER_CACHE", str(tmp_path / "cache"))
    path = write_fer2013(tmp_path / "fer2013.csv")
    before = open_faces(path)
    (kept,) = array_cache.folder().iterdir()
    whole = kept.read_bytes()
    kept.write_bytes(damage(whole))
    with pytest.warns(UserWarning, match="is damaged"):
        assert open_faces(path).origin == before.origin
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        open_faces(path)


def test_a_cache_that_cannot_be_written_costs_a_warning(tmp_path, monkeypatch):
    (tmp_path / "file").touch()
    monkeypatch.setenv("FER_CACHE", str(tmp_path / "file"))
    with pytest.warns(UserWarning, match="cannot be written"):
        open_faces(write_fer2013(tmp_path / "fer2013.csv"))


def test_images_to_predict_keep_their_ids_and_order(tmp_path):
    faces = random_faces(3)
    for name, face in zip(("2", "010", "a/1"), faces, strict=True):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        Image.fromarray(face).save(tmp_path / f"{name}.png")
    images, ids = read_images(tmp_path)
    assert ids == ["2", "010", "a/1"]
    np.testing.assert_array_equal(images, faces)


def test_csv_to_predict_has_its_ids_or_row_numbers(tmp_path):
    faces = random_faces(3)
    rows = zip(("00007", "00003", "b"), map(words, faces), strict=True)
    images, ids = read_images(write_csv(tmp_path / "test.csv", "id,feature", rows))
    np.testing.assert_array_equal(images, faces)
    assert ids == ["00007", "00003", "b"]
    _, ids = read_images(write_csv(tmp_path / "other.csv", "pixels", ([words(face)] for face in faces)))
    assert ids == ["0", "1", "2"]


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
    assert sorted(filed.split("test").labels) == sorted(faces.split("val").labels)
    assert np.bincount(filed.labels).tolist() == np.bincount(faces.labels).tolist()
