"""Of several files of one name the one that a list means is taken, and where nothing tells which, none."""

import errno
import os
import shutil
from pathlib import Path

import pytest
from made_faces import random_faces
from PIL import Image

from fer.data.layouts.finder import FEW, Finder
from fer.errors import InputError


@pytest.fixture
def tmp_path(tmp_path):
    """A folder without neighbours: those of a list's folder are searched, too."""
    (tmp_path / "alone").mkdir()
    return tmp_path / "alone"


def write(*paths):
    """A picture of its own at each path; returns them."""
    for seed, path in enumerate(paths):
        path.parent.mkdir(parents=True, exist_ok=True)
        Image.fromarray(random_faces(1, seed=seed)[0]).save(path)
    return paths


def test_the_folder_of_the_split_goes_before_others(tmp_path):
    train, test = write(tmp_path / "train" / "0.png", tmp_path / "test" / "images" / "0.png")
    finder = Finder(tmp_path / "list.csv")
    for split, file in [("train", train), ("test", test), ("train", train)]:
        assert finder.file("0.png", split) == file


def test_a_picture_of_another_split_is_not_taken_where_the_split_has_a_folder(tmp_path):
    (only,) = write(tmp_path / "train" / "7.png")
    assert Finder(tmp_path / "list.csv").file("7.png", "val") == only
    write(tmp_path / "val" / "1.png")
    assert Finder(tmp_path / "list.csv").file("7.png", "val") is None
    assert Finder(tmp_path / "list.csv").file("train/7.png", "val") == only, "the line names the folder itself"
    assert Finder(tmp_path / "train" / "list.csv").file("7.png", "val") == only, "it lies where the list says"


def test_where_nothing_tells_which_file_is_meant_both_are_named(tmp_path):
    one, other = write(tmp_path / "a" / "0.png", tmp_path / "b" / "0.png")
    with pytest.raises(InputError, match=rf"{one.parent} and {other.parent}, and differs; write into the list"):
        Finder(tmp_path / "list.csv").file("0.png")
    write(tmp_path / "c" / "x" / "1.png", tmp_path / "d" / "x" / "1.png")
    with pytest.raises(InputError, match=r"'x/1\.png' is in two folders"):
        Finder(tmp_path / "list.csv").file("x/1.png", "train")
    shutil.copy(one, other)
    assert Finder(tmp_path / "list.csv").file("0.png") == one, "of copies any will do"


def test_the_place_that_the_list_names_and_the_folders_beside_it_go_before_its_neighbours(tmp_path):
    beside, below, _ = write(tmp_path / "own" / "0.png", tmp_path / "own" / "in" / "0.png", tmp_path / "away" / "0.png")
    finder = Finder(tmp_path / "own" / "list.csv")
    assert finder.file("0.png") == beside
    assert finder.file("in/0.png") == below
    beside.unlink()
    assert finder.file("0.png") == below


def test_raf_dbs_aligned_faces_go_before_the_photographs_of_their_names(tmp_path):
    aligned, _ = write(tmp_path / "aligned" / "train_1_aligned.png", tmp_path / "original" / "train_1.png")
    (tmp_path / "EmoLabel").mkdir()
    assert Finder(tmp_path / "EmoLabel" / "list.txt").file("train_1.png", "train") == aligned


def test_a_path_that_leads_up_finds_what_lies_beside_the_lists_folder(tmp_path, monkeypatch):
    (tmp_path / "labels" / "sub").mkdir(parents=True)
    (picture,) = write(tmp_path / "images" / "0.png")
    monkeypatch.chdir(tmp_path / "labels" / "sub")
    assert Finder(Path("../list.csv")).file("0.png") == picture
    assert Finder(tmp_path / "labels" / "sub" / ".." / "list.csv").file("0.png") == picture


def test_names_that_no_file_has(tmp_path):
    finder = Finder(tmp_path / "list.csv")
    for name in ("", ".", "a\0b/c.png", "x" * 300 + "/0.png", "x" * 300 + ".png", "../../secret.png"):
        assert finder.file(name) is None


@pytest.mark.parametrize("number", [errno.EIO, errno.EACCES], ids=["the machine fails", "forbidden"])
def test_a_folder_that_cannot_be_listed_is_not_taken_for_an_empty_one(tmp_path, monkeypatch, number):
    (picture,) = write(tmp_path / "images" / "0.png")
    scandir = os.scandir

    def closed(path):
        if os.fspath(path) == str(picture.parent):
            raise OSError(number, os.strerror(number), str(path))
        return scandir(path)

    finder = Finder(tmp_path / "list.csv")
    monkeypatch.setattr(os, "scandir", closed)
    if number == errno.EACCES:
        assert finder.file("0.png") == picture
    else:
        with pytest.raises(OSError, match="Input/output"):
            finder.file("0.png")


def test_many_neighbours_do_not_hide_what_lies_within_the_lists_folder(tmp_path):
    (picture,) = write(tmp_path / "own" / "test" / "images" / "0.png")
    for k in range(FEW):
        (tmp_path / f"neighbour{k}").mkdir()
    write(tmp_path / "neighbour0" / "1.png", tmp_path / "neighbour0" / "0.png")
    assert Finder(tmp_path / "own" / "list.csv").file("0.png") == picture
