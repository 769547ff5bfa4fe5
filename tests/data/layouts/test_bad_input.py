"""What cannot be used is refused in one line that names the file, the line and the remedy."""

import re
from pathlib import Path

import pytest
from made_faces import random_faces, words, write_class_folders, write_csv, write_fer2013
from PIL import Image

from fer.data import array_cache
from fer.data.layouts.unlabelled import read_images
from fer.data.source import open_faces
from fer.errors import InputError

VOTES_HEADER = "Usage,Image name,neutral,happiness,surprise,sadness,anger,disgust,fear,contempt,unknown,NF"


def refuse(source: Path, *parts: str, read=open_faces) -> None:
    """Reading raises one line that holds each part, in this order, and ends in a remedy."""
    with pytest.raises(InputError) as caught:
        read(source)
    message = str(caught.value)
    assert "\n" not in message
    assert ";" in message
    assert re.search(".*".join(map(re.escape, parts)), message), message


@pytest.fixture
def fer_csv(tmp_path, monkeypatch) -> Path:
    monkeypatch.setenv("FER_CACHE", str(tmp_path / "cache"))
    return write_fer2013(tmp_path / "fer2013.csv")


def edit(path: Path, line: int, change) -> Path:
    """Change one line of a csv, counted from 1 as an editor does: (emotion, pixels, Usage) in and out."""
    lines = path.read_text().splitlines()
    lines[line - 1] = ",".join(change(*lines[line - 1].split(",")))
    path.write_text("\n".join(lines) + "\n")
    return path


def test_missing_path(tmp_path):
    refuse(tmp_path / "none.csv", "none.csv: does not exist")
    refuse(tmp_path / "none.csv", "none.csv: does not exist", read=read_images)


def test_empty_csv(tmp_path):
    (tmp_path / "fer2013.csv").touch()
    refuse(tmp_path, "fer2013.csv: is empty")


def test_header_without_faces(tmp_path):
    refuse(write_csv(tmp_path / "fer2013.csv", "emotion,pixels,Usage", []), "fer2013.csv: has a header and no faces")


@pytest.mark.parametrize("header", ["emotion,picture,Usage", "emotion,pixels,pixels", "0,70 80 82,Training"])
def test_wrong_header(tmp_path, header):
    refuse(write_csv(tmp_path / "faces.csv", header, []), "faces.csv, line 1: the header is", header.lower()[:11])


def test_csv_that_is_no_text(tmp_path):
    Image.fromarray(random_faces(1)[0]).save(tmp_path / "face.png")
    refuse((tmp_path / "face.png").rename(tmp_path / "fer2013.csv"), "fer2013.csv: is no text")


def test_row_of_2303_pixels(fer_csv):
    edit(fer_csv, 12, lambda emotion, pixels, usage: (emotion, pixels.rpartition(" ")[0], usage))
    refuse(fer_csv, "fer2013.csv, line 12: 2303 pixels where 2304 (48x48) are needed")
    assert not array_cache.folder().exists(), "nothing may be kept of a refused file"


@pytest.mark.parametrize("word", ["256", "x", "-1", "12.5", "1000", "²", pytest.param("1" * 5000, id="digits")])
def test_pixel_that_is_no_grey(fer_csv, word):
    edit(fer_csv, 30, lambda emotion, pixels, usage: (emotion, re.sub("^[0-9]+ [0-9]+", f"5 {word}", pixels), usage))
    refuse(fer_csv, f"fer2013.csv, line 30: pixel 2 is '{word[:20]}'")


@pytest.mark.parametrize("label", ["7", "-1", "happy", "", "²", "٣", pytest.param("1" * 5000, id="digits")])
def test_label_that_is_none(fer_csv, label):
    edit(fer_csv, 5, lambda _, pixels, usage: (label, pixels, usage))
    refuse(fer_csv, f"fer2013.csv, line 5: label '{label[:20]}'")


def test_unknown_usage(fer_csv):
    edit(fer_csv, 64, lambda emotion, pixels, _: (emotion, pixels, "Spare"))
    refuse(fer_csv, "fer2013.csv, line 64: Usage 'Spare'")


def test_row_with_a_column_missing(fer_csv):
    edit(fer_csv, 3, lambda emotion, pixels, _: (emotion, pixels))
    refuse(fer_csv, "fer2013.csv, line 3: 2 columns where the header has 3")


def test_line_numbers_count_blank_lines(fer_csv):
    text = edit(fer_csv, 5, lambda _, pixels, usage: ("7", pixels, usage)).read_text()
    fer_csv.write_text(text.replace("\n", "\n\n", 1))
    refuse(fer_csv, "line 6: label '7'")


@pytest.mark.parametrize("suffix", [".png", ".jpg", ".webp", ".bmp"])
def test_truncated_image(tmp_path, suffix):
    whole = (write_class_folders(tmp_path, suffix=suffix) / "sad" / f"1{suffix}").read_bytes()
    (tmp_path / "sad" / f"1{suffix}").write_bytes(whole[: len(whole) // 2])
    refuse(tmp_path, f"sad/1{suffix}: is truncated or no image")
    refuse(tmp_path, f"sad/1{suffix}: is truncated or no image", read=read_images)


def test_file_that_is_no_image(tmp_path):
    write_class_folders(tmp_path)
    (tmp_path / "happy" / "0.png").write_text("not a picture")
    (tmp_path / "happy" / "2.png").write_bytes(b"")
    refuse(tmp_path, "happy/0.png: is truncated or no image", "(and 1 more such files)")


def test_folder_with_no_known_class(tmp_path):
    (tmp_path / "cats").mkdir()
    refuse(tmp_path, "holds no layout of faces")
    write_class_folders(tmp_path / "train")
    (tmp_path / "train" / "angry").rename(tmp_path / "train" / "cats")
    refuse(tmp_path, "train/cats: is named by no known class")


def test_folder_without_images(tmp_path):
    refuse(tmp_path, "holds no image", read=read_images)


def test_split_without_faces(tmp_path):
    write_class_folders(tmp_path / "train")
    (tmp_path / "val" / "happy").mkdir(parents=True)
    refuse(tmp_path, "val: holds no images in class folders")


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


def test_votes_on_another_number_of_faces(fer_csv):
    rows = [("Training", "", *range(10))] * 20
    write_csv(fer_csv.with_name("fer2013new.csv"), VOTES_HEADER, rows)
    refuse(fer_csv, "fer2013new.csv: votes on 20 faces where fer2013.csv has 63")
    rows += [("Training", "", *range(10))] * 43
    write_csv(fer_csv.with_name("fer2013new.csv"), VOTES_HEADER, rows)
    refuse(fer_csv, "fer2013new.csv, line 23: its Usage is not")


def test_votes_that_are_none(fer_csv):
    votes = fer_csv.with_name("fer2013new.csv")
    write_csv(votes, VOTES_HEADER, [("Training", "", *range(10)), ("Training", "", 11, *range(9))])
    refuse(fer_csv, "fer2013new.csv, line 3: '11' is no count of votes")
    for word in ("²", "1" * 5000):
        write_csv(votes, VOTES_HEADER, [("Training", "", word, *range(9))])
        refuse(fer_csv, f"fer2013new.csv, line 2: '{word[:20]}' is no count of votes")
    write_csv(votes, "Usage,Image name,neutral", [])
    refuse(fer_csv, "fer2013new.csv, line 1: the header lacks happiness")
    refuse(votes.rename(fer_csv.parent / "cache_of_votes.csv"), "line 1")
    fer_csv.unlink()
    refuse(write_csv(votes, VOTES_HEADER, []), "holds votes and no faces")


@pytest.fixture
def homework(tmp_path) -> Path:
    (tmp_path / "train_img").mkdir()
    for k, face in enumerate(random_faces(21)):
        Image.fromarray(face).save(tmp_path / "train_img" / f"{k:05}.png")
    write_csv(tmp_path / "train.csv", "id,label", ((k, k % 7) for k in range(21)))
    return tmp_path


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


def test_byte_that_is_no_text(homework, fer_csv):
    with (homework / "train.csv").open("ab") as handle:
        handle.write(b"22,\xff\n")
    refuse(homework, "train.csv, line 23: byte 0xff is no text in UTF-8")
    votes = write_csv(fer_csv.with_name("fer2013new.csv"), VOTES_HEADER, [("Training", "", *range(10))])
    votes.write_bytes(votes.read_bytes() + b"Training,\xe9,0\n")
    refuse(fer_csv, "fer2013new.csv, line 3: byte 0xe9 is no text in UTF-8")


def test_line_that_is_no_csv(homework):
    (homework / "train.csv").write_text("id,label\n0,1\n1," + "1" * 200_000 + "\n")
    refuse(homework, "train.csv, line 3: is no line of a csv")
