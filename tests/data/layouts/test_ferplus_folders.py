"""Pictures with lists of votes, as FER+'s own script leaves them."""

from pathlib import Path

import numpy as np
import pytest
from made_faces import random_faces
from PIL import Image

from fer.data.layouts import lines
from fer.data.layouts.ferplus_folders import is_votes_list
from fer.data.layouts.recognise import reader_of
from fer.data.source import open_faces
from tests.data.bad_input import refuse

ORDER = [4, 5, 6, 1, 3, 2, 0]  # the column of each of our classes among the votes
BOX = '"(0, 0, 48, 48)",'


def write_lists(root, *, box: str = BOX, pictures: bool = True):
    """28 faces a split, four a class, and three that none of the seven wins alone."""
    for seed, split in enumerate(("Train", "Valid", "Test")):
        folder = root / f"FER2013{split}"
        folder.mkdir(parents=True)
        lines = []
        for k, face in enumerate(random_faces(31, seed=seed)):
            votes = [0] * 10
            votes[ORDER[k % 7]], votes[8] = 7, 3
            if k >= 28:
                votes = [0] * 10
                votes[7], votes[9], votes[0], votes[1] = [(8, 1, 1, 0), (0, 9, 1, 0), (0, 2, 4, 4)][k - 28]
            lines.append(f"fer{k:07}.png,{box}{','.join(map(str, votes))}")
            if pictures:
                Image.fromarray(face).save(folder / f"fer{k:07}.png")
        (folder / "label.csv").write_text("\n".join(lines) + "\n")
    return root


@pytest.mark.parametrize("box", [BOX, ""])
def test_a_face_is_of_the_class_with_most_votes(tmp_path, box):
    write_lists(tmp_path / "data", box=box)
    faces = open_faces(tmp_path)
    for seed, split in enumerate(("train", "val", "test")):
        np.testing.assert_array_equal(faces.split(split).images, random_faces(31, seed=seed)[:28])
        assert faces.split(split).labels.tolist() == [k % 7 for k in range(28)]
    assert faces.rows[0] == "FER2013Test/fer0000000.png"
    assert faces.origin.left_out == (("undecided", 9, "data/FER2013Test/fer0000028.png"),)
    assert faces.votes is None, "the labels are the votes: nothing is left to hold them against"


def test_one_list_alone_gives_a_made_val(tmp_path):
    folder = write_lists(tmp_path) / "FER2013Train"
    for source in (folder, folder / "label.csv"):
        assert open_faces(source).origin.split_seed == 0


def test_lists_without_their_pictures_or_with_a_bad_line(tmp_path):
    write_lists(tmp_path, pictures=False)
    refuse(tmp_path, "label.csv: holds FER+ votes, and no picture", "generate_training_data.py")
    path = tmp_path / "FER2013Train" / "label.csv"
    good = path.read_text()
    path.write_text(good + "fer0000031.png,1,2\n")
    refuse(tmp_path, "label.csv, line 32: is no picture with 10 counts")
    path.write_text(good + f"../fer0000031.png,{BOX}1,0,0,0,0,0,0,0,0,0\n")
    refuse(tmp_path, "label.csv, line 32: is no picture")
    path.write_text(good + f"fer0000031.png,{BOX}1,0,0,0,0,0,0,0,0,77\n")
    refuse(tmp_path, "label.csv, line 32: '77' is no count of votes")
    path.write_text(good + "x" * 140_000 + "\n")
    refuse(tmp_path, "label.csv, line 32: is no line of a csv (field larger than field limit")


def test_the_split_is_that_of_the_folder_however_its_path_is_spelt(tmp_path, monkeypatch):
    folder = write_lists(tmp_path) / "FER2013Valid"
    monkeypatch.chdir(folder)
    for path in ("label.csv", ".", "../FER2013Valid/label.csv", folder):
        read = reader_of(Path(path))()
        assert set(read.usage) == {"val"}
        assert read.rows[0] == "FER2013Valid/fer0000000.png"
        assert "FER2013Valid" in read.layout
        assert {of.reason for of in read.left_out} == {"undecided"}


def test_of_a_neighbour_without_line_ends_no_more_is_read_than_of_any_csv(tmp_path, monkeypatch):
    """A file without a line end would fill the memory; this one is held to a limit of a thousand letters."""
    path = tmp_path / "label.csv"
    path.write_text("x" * 2000 + ".png,7,0,0,0,0,0,0,0,3,0\n")
    assert is_votes_list(path)
    monkeypatch.setattr(lines, "LONGEST", 1000)
    assert not is_votes_list(path)


def test_a_long_line_further_down_is_refused_by_its_number(tmp_path, monkeypatch):
    folder = write_lists(tmp_path) / "FER2013Train"
    with (folder / "label.csv").open("a") as handle:
        handle.write("x" * 2000)
    monkeypatch.setattr(lines, "LONGEST", 1000)
    refuse(folder, "label.csv, line 32: has 1,000 letters or more")
