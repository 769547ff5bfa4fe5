"""A csv that names image files and classes joins them, wherever near it their folder lies."""

import errno
import time
from pathlib import Path

import numpy as np
import pytest
from made_faces import random_faces, write_csv
from PIL import Image

from fer.data.emotions import names
from fer.data.layouts.listing import is_bare
from fer.data.source import open_faces
from fer.errors import InputError
from tests.data.bad_input import refuse

WORDS = ("anger", "DISGUST", "Fear", "happiness", "sadness", "surprise", "neutral")
CHINESE = ("憤怒", "噁心", "害怕", "開心", "難過", "驚訝", "平靜")
FACES = random_faces(21)


def write_pictures(folder, number: int = 21):
    folder.mkdir(parents=True)
    for k, face in enumerate(FACES[:number]):
        Image.fromarray(face).save(folder / f"Some_One_{k:02}.png")


def rows(words=WORDS, prefix: str = ""):
    return [(300 + k % 3, f"{prefix}Some_One_{k:02}.png", words[k % 7]) for k in range(21)]


@pytest.mark.parametrize("place", ["legend.csv", "data/legend.csv", "images/legend.csv"])
def test_the_list_lies_beside_the_folder_in_another_or_within(tmp_path, monkeypatch, place):
    write_pictures(tmp_path / "images")
    (tmp_path / place).parent.mkdir(exist_ok=True)
    path = write_csv(tmp_path / place, "user.id,image,emotion", rows())
    monkeypatch.chdir(tmp_path)
    for source in (tmp_path, path, ".", place):
        faces = open_faces(source)
        np.testing.assert_array_equal(faces.images, FACES)
        assert faces.labels.tolist() == [k % 7 for k in range(21)]
        assert faces.origin.left_out == ()


def test_paths_separators_splits_and_an_index(tmp_path):
    write_pictures(tmp_path / "images" / "all")
    lines = [(k, rf"images\all\{name}", word, "val" if k > 13 else "train") for k, (_, name, word) in enumerate(rows())]
    text = "\n".join([";file_path;label;split", *(";".join(map(str, line)) for line in lines)])
    (tmp_path / "list.csv").write_text(text)
    faces = open_faces(tmp_path / "list.csv")
    assert faces.usage.tolist() == ["train"] * 14 + ["val"] * 7
    assert faces.origin.split_seed is None


@pytest.mark.parametrize(
    "header",
    [
        "file,emotion",
        "filename,label",
        "pth,label",
        "fname,category",
        "name,class",
        "picture,sentiment",
        "Image Path,target",
    ],
)
def test_columns_are_known_by_their_names_or_by_what_is_in_them(tmp_path, header):
    write_pictures(tmp_path / "images")
    lines = [(f"images/{name}", word) for _, name, word in rows()]
    assert open_faces(write_csv(tmp_path / "labels.csv", header, lines)).labels.tolist() == [k % 7 for k in range(21)]


@pytest.mark.parametrize(
    "named",
    [
        lambda name: f"/content/drive/MyDrive/images/{name}",
        lambda name: rf"C:\Users\me\images\{name}",
        lambda name: f"../input/images/{name}",
        lambda name: f"./images/{name}",
        lambda name: name.removesuffix(".png"),
    ],
    ids=["another machine's", "Windows'", "above", "dot", "no suffix"],
)
def test_files_are_found_by_paths_of_elsewhere_and_without_suffix(tmp_path, named):
    write_pictures(tmp_path / "images")
    lines = [(named(name), word) for _, name, word in rows()]
    faces = open_faces(write_csv(tmp_path / "labels.csv", "id,label", lines))
    np.testing.assert_array_equal(faces.images, FACES)


def test_a_list_a_split_beside_flat_folders(tmp_path):
    for split in ("train", "test"):
        write_pictures(tmp_path / split)
        lines = [(f"{split}/{name}", word) for _, name, word in rows()]
        write_csv(tmp_path / f"{split}_labels.csv", "image,label", lines)
    faces = open_faces(tmp_path)
    assert [len(faces.split(split).labels) for split in ("train", "val", "test")] == [14, 7, 21]
    assert all(row.startswith("test/") for row in faces.split("test").rows)
    assert faces.origin.left_out == ()


def test_a_list_goes_before_folders_that_are_named_by_numbers_only(tmp_path):
    for folder in "12":
        write_pictures(tmp_path / folder)
    lines = [(f"{1 + k % 2}/{name}", word) for k, (_, name, word) in enumerate(rows())]
    write_csv(tmp_path / "training.csv", "subDirectory_filePath,expression", lines)
    assert open_faces(tmp_path).labels.tolist() == [k % 7 for k in range(21)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp950"])
def test_chinese_classes_in_the_encodings_of_spreadsheets(tmp_path, encoding):
    write_pictures(tmp_path / "images")
    path = write_csv(tmp_path / "list.csv", "user,image,emotion", rows(CHINESE))
    path.write_bytes(path.read_text().encode(encoding))
    assert open_faces(path).labels.tolist() == [k % 7 for k in range(21)]


def test_what_list_and_folder_do_not_share_is_told(tmp_path):
    write_pictures(tmp_path / "images")
    Image.fromarray(FACES[0]).save(tmp_path / "images" / "unnamed.png")
    lines = [*rows(), (1, "gone.png", "happy"), (1, "../secret.png", "sad"), (1, "Some_One_00.png", "contempt")]
    path = write_csv(tmp_path / "legend.csv", "user.id,image,emotion", lines)
    refuse(path, "legend.csv, line 25: class 'contempt'", '--classes "contempt="')
    faces = open_faces(tmp_path, classes="contempt=")
    assert {(of.reason, of.number) for of in faces.origin.left_out} >= {("missing", 2), ("unplaced", 1)}
    assert len(faces.labels) == 21


def test_numbers_in_a_list_are_not_guessed(tmp_path):
    write_pictures(tmp_path / "images")
    path = write_csv(tmp_path / "list.csv", "user,image,label", rows(range(1, 8)))
    refuse(path, "named by numbers (1, 2, 3, 4, 5, 6, 7)")
    said = ",".join(f"{k + 1}={name}" for k, name in enumerate(names()))
    assert open_faces(path, classes=said).labels.tolist() == [k % 7 for k in range(21)]


def test_a_list_without_its_pictures(tmp_path):
    path = write_csv(tmp_path / "paths.csv", "image,emotion", [(f"images/{k}.jpg", "happy") for k in range(3)])
    refuse(path, "none of the files it names is there, such as 'images/0.jpg'; put their folder beside it")


def test_raf_dbs_own_list(tmp_path):
    """No header, numbers for classes, splits in the names, and files that are called otherwise by a word."""
    folder = tmp_path / "basic" / "Image" / "aligned"
    folder.mkdir(parents=True)
    lines = []
    for split, images in (("train", FACES), ("test", random_faces(7, seed=1))):
        for k, face in enumerate(images):
            Image.fromarray(face).save(folder / f"{split}_{k:05}_aligned.png")
            lines.append(f"{split}_{k:05}.png {1 + k % 7}")
    (tmp_path / "basic" / "EmoLabel").mkdir()
    (tmp_path / "basic" / "EmoLabel" / "list_patition_label.txt").write_text("\n".join(lines) + "\n")
    refuse(tmp_path, "list_patition_label.txt: classes are named by numbers", "those of RAF-DB would be", "1=surprise")
    faces = open_faces(tmp_path, classes="1=surprise,2=fear,3=disgust,4=happy,5=sad,6=angry,7=neutral")
    assert faces.split("test").labels.tolist() == [5, 2, 1, 3, 4, 0, 6]
    np.testing.assert_array_equal(faces.split("test").images, random_faces(7, seed=1))
    assert faces.origin.left_out == ()


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("image,emotion\n", "list.csv: has a header and no lines; give a csv"),
        ("image,emotion,usage\na.png,happy,some\n", "list.csv, line 2: 'some' is no split; write train, val or test"),
        (
            "image,emotion\na.png," + "x" * 140_000,
            "list.csv, line 2: is no line of a csv (field larger than field limit",
        ),
        ("image,emotion\na\r.png,happy\n", "list.csv, line 2: 1 columns where the header has 2; mend the line"),
        ("a.png happy\n\nb.png\n", "list.csv, line 3: 'b.png' is no image file and its class; mend the line"),
    ],
    ids=["no lines", "no split", "no csv", "a stray return", "no class"],
)
def test_a_line_that_names_no_face(tmp_path, text, says):
    (tmp_path / "list.csv").write_bytes(text.encode())
    refuse(tmp_path / "list.csv", says)


def test_a_list_without_header_is_read_by_its_own_name_and_blank_lines_are_passed_over(tmp_path):
    write_pictures(tmp_path / "images")
    path = tmp_path / "list.txt"
    path.write_text("\n\n".join(f"{name} {word}" for _, name, word in rows()))
    assert open_faces(path).labels.tolist() == [k % 7 for k in range(21)]


def test_a_folder_that_may_not_be_entered_is_not_taken_for_an_empty_one(tmp_path, monkeypatch):
    write_pictures(tmp_path / "images")
    path = write_csv(tmp_path / "list.csv", "user,image,emotion", rows())
    is_file = Path.is_file

    def closed(self):
        if self.parent.name == "images":
            raise PermissionError(errno.EACCES, "Permission denied", str(self))
        return is_file(self)

    monkeypatch.setattr(Path, "is_file", closed)
    with pytest.raises(InputError, match=r"images.*: may not be read; allow it"):
        open_faces(path)


def write_two_splits(root):
    """21 training and 14 test faces, whose files have the same names, and their labels."""
    images = {"train": FACES, "test": random_faces(14, seed=1)}
    for split, faces in images.items():
        (root / split).mkdir(parents=True)
        for k, face in enumerate(faces):
            Image.fromarray(face).save(root / split / f"{k:04}.png")
    return images


def test_files_of_one_name_in_the_folders_of_two_splits(tmp_path):
    images = write_two_splits(tmp_path / "one")
    lines = [(f"{k:04}.png", k % 7, split) for split, of in images.items() for k in range(len(of))]
    write_csv(tmp_path / "one" / "labels.csv", "image,emotion,split", [(n, WORDS[k], split) for n, k, split in lines])
    write_two_splits(tmp_path / "two")
    for split in images:
        rows = [(name, WORDS[k]) for name, k, of in lines if of == split]
        write_csv(tmp_path / "two" / f"{split}.csv", "image,label", rows)
    for source in ("one", "two"):
        faces = open_faces(tmp_path / source)
        np.testing.assert_array_equal(faces.split("test").images, images["test"])
        trained = np.concatenate([faces.split("train").images, faces.split("val").images])
        assert {face.tobytes() for face in trained} == {face.tobytes() for face in images["train"]}
        assert faces.origin.left_out == ()


def test_files_of_one_name_of_which_nothing_tells_the_meant_one(tmp_path):
    write_two_splits(tmp_path)
    path = write_csv(tmp_path / "labels.csv", "image,emotion", [(f"{k:04}.png", WORDS[k]) for k in range(7)])
    refuse(path, "labels.csv, line 2: '0000.png' is in two folders", "write into the list which of them is meant")


def test_a_list_named_by_a_path_that_leads_up_counts_the_same(tmp_path, monkeypatch):
    write_pictures(tmp_path / "images")
    (tmp_path / "labels" / "sub").mkdir(parents=True)
    write_csv(tmp_path / "labels" / "list.csv", "user,image,emotion", rows())
    monkeypatch.chdir(tmp_path / "labels" / "sub")
    faces = open_faces("../list.csv")
    np.testing.assert_array_equal(faces.images, FACES)
    assert faces.origin.left_out == ()


def test_a_blank_line_below_the_header_is_passed_over(tmp_path):
    write_pictures(tmp_path / "images")
    lines = "".join(f"images/{name},{word}\n" for _, name, word in rows())
    (tmp_path / "list.csv").write_text(f"pth,category\n\n{lines}")
    assert open_faces(tmp_path / "list.csv").labels.tolist() == [k % 7 for k in range(21)]


@pytest.mark.parametrize("kind", ["png", "ppm", "pgm", "bmp", "tiff", "webp"])
def test_a_list_without_header_names_pictures_of_any_kind_that_is_read(tmp_path, kind):
    for k, face in enumerate(FACES):
        Image.fromarray(face).convert("RGB" if kind == "ppm" else "L").save(tmp_path / f"{k}.{kind}")
    (tmp_path / "list.txt").write_text("\n".join(f"{k}.{kind} , {names()[k % 7]}" for k in range(21)))
    assert open_faces(tmp_path / "list.txt").rows.tolist().count(f"0.{kind}") == 1


@pytest.mark.parametrize(
    ("line", "is_one"),
    [
        ("a.jpg happy", True),
        ("a b.JPG\t;  happy", True),
        ("a.jpg.png,5", True),
        ("a.jpg,,happy", False),
        ("a.jpg happy day", False),
        ("a.jpg,", False),
        ("a.jpg", False),
        ("happy", False),
        (".jpg 5", False),
        ("a.jpg" + " " * 40_000 + "x y", False),
    ],
    ids=lambda word: str(word)[:20],
)
def test_a_line_of_a_file_and_its_class_is_known_in_no_time(tmp_path, line, is_one):
    (tmp_path / "list.txt").write_text(line)
    began = time.process_time()
    assert is_bare(tmp_path / "list.txt") is is_one
    assert time.process_time() - began < 2, "the time grows with the square of the line"


@pytest.mark.parametrize("line", [f"a.png,{'9' * 5000}", f"a.png,{'9' * 5000}\na.png,3"])
def test_a_class_of_five_thousand_digits_is_a_number_that_nobody_said(tmp_path, line):
    (tmp_path / "labels.csv").write_text(f"image,label\n{line}\n")
    refuse(tmp_path / "labels.csv", "classes are named by numbers", "99999999999999999999…", "--classes")


def test_a_missing_file_of_five_thousand_digits_is_told(tmp_path):
    write_pictures(tmp_path / "faces")
    lines = [*(f"{name},{word}" for _, name, word in rows()), f"{'9' * 5000}.png,happy", "gone.png,happy"]
    (tmp_path / "faces" / "labels.csv").write_text("\n".join(["image,label", *lines]))
    assert [of[:2] for of in open_faces(tmp_path / "faces" / "labels.csv").origin.left_out] == [("missing", 2)]
