"""Which layout a path holds; what holds none is refused."""

import errno
import os
from pathlib import Path

import pytest
from made_faces import random_faces, write_class_folders, write_fer2013
from PIL import Image

from fer.data.layouts.unlabelled import open_unlabelled
from fer.data.source import open_faces
from tests.data.bad_input import refuse


def test_missing_path(tmp_path):
    refuse(tmp_path / "none.csv", "none.csv: does not exist")
    refuse(tmp_path / "none.csv", "none.csv: does not exist", read=open_unlabelled)


def test_folder_with_no_known_class(tmp_path):
    (tmp_path / "cats").mkdir()
    refuse(tmp_path, "holds no layout of faces")
    write_class_folders(tmp_path / "train")
    (tmp_path / "train" / "angry").rename(tmp_path / "train" / "cats")
    refuse(tmp_path, "train/cats: class 'cats' is none of angry", '--classes "cats="')


@pytest.mark.parametrize("inner", ["archive", "download/archive", "data/download/archive"])
def test_the_right_folder_up_to_three_levels_down(tmp_path, inner):
    write_class_folders(tmp_path / inner / "train")
    (tmp_path / "notes.txt").write_text("from Kaggle")
    faces = open_faces(tmp_path)
    assert len(faces.labels) == 21
    assert faces.origin.left_out == (("other", 1, "notes.txt"),)
    write_class_folders(tmp_path / "another" / "train")
    refuse(tmp_path, "folders of faces", "name the one to read")


def test_pictures_of_which_nothing_tells_the_classes(tmp_path):
    for k, face in enumerate(random_faces(3)):
        Image.fromarray(face).save(tmp_path / f"KA.AN{k}.39.tiff")
    refuse(tmp_path, "holds pictures, and nothing that tells their classes; put them into folders named by class")


def test_a_csv_of_any_name_and_several(tmp_path):
    write_fer2013(tmp_path / "faces of 2013.csv")
    assert len(open_faces(tmp_path).labels) == 63
    write_fer2013(tmp_path / "more.csv")
    refuse(tmp_path, "holds 2 csv files of faces (faces of 2013.csv, more.csv); name the one to read")


@pytest.mark.parametrize("name", ["fer2013.CSV", "faces.tsv", "faces.txt"])
def test_a_csv_of_another_suffix_is_found_in_its_folder(tmp_path, name):
    write_fer2013(tmp_path / name)
    (tmp_path / "notes.txt").write_text("from Kaggle")
    assert open_faces(tmp_path).origin.left_out == (("other", 1, "notes.txt"),)


def test_class_folders_beside_a_list_go_before_it(tmp_path):
    write_class_folders(tmp_path)
    (tmp_path / "labels.csv").write_text("image,emotion\nangry/0.png,sad\n")
    faces = open_faces(tmp_path)
    assert len(faces.labels) == 21
    assert faces.origin.left_out == (("table", 1, "labels.csv"),)


def test_several_lists_whose_names_tell_no_split(tmp_path):
    for name in ("first.csv", "second.csv"):
        (tmp_path / name).write_text("image,emotion\na.png,sad\n")
    refuse(tmp_path, "holds 2 lists of faces (first.csv, second.csv); name the one to read")


def test_faces_further_down_than_is_looked(tmp_path):
    write_class_folders(tmp_path / "a" / "b" / "c" / "d" / "e")
    refuse(tmp_path, "holds no layout of faces", "it holds a/")


def test_a_file_beside_a_csv_that_may_not_be_opened_is_passed_over(tmp_path, monkeypatch):
    csv = write_fer2013(tmp_path / "faces.csv")
    (tmp_path / "private.txt").write_text("x")
    opened = Path.open

    def closed(number):
        def open_one(self, *args, **kwargs):
            if self.name == "private.txt":
                raise OSError(number, os.strerror(number), str(self))
            return opened(self, *args, **kwargs)

        return open_one

    monkeypatch.setattr(Path, "open", closed(errno.EACCES))
    assert len(open_faces(csv).labels) == 63
    monkeypatch.setattr(Path, "open", closed(errno.EIO))
    with pytest.raises(OSError, match="Input/output"):
        open_faces(csv)
