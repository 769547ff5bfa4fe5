"""The check counts what a hand counts, and on the real faces what is known of them."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from made_faces import random_faces, words, write_csv

from fer.data.check import check_data, check_faces, describe
from fer.data.faces import Faces, Origin, fingerprint


@pytest.fixture
def small_csv(tmp_path):
    """Two training faces a class, copies of the first two, one with another label, and two blank faces."""
    faces = random_faces(16)
    even = np.full((48, 48), 128, dtype=np.uint8)
    nearly = even.copy()
    nearly[0, 0] = 135
    rows = [(k % 7, words(faces[k]), "Training") for k in range(14)]
    rows += [(0, words(faces[0]), "Training"), (3, words(faces[1]), "Training"), (6, words(even), "Training")]
    rows += [(0, words(faces[0]), "PublicTest"), (5, words(faces[14]), "PublicTest"), (6, words(nearly), "PublicTest")]
    rows += [(5, words(faces[14]), "PrivateTest"), (5, words(faces[15]), "PrivateTest")]
    return write_csv(tmp_path / "fer2013.csv", "emotion,pixels,Usage", rows)


def test_counts_by_hand(small_csv):
    check = check_data(small_csv)
    assert check.class_counts == {
        "train": (3, 2, 2, 3, 2, 2, 3),
        "val": (1, 0, 0, 0, 0, 1, 1),
        "test": (0, 0, 0, 0, 0, 2, 0),
    }
    assert check.copies_within == {"train": 2, "val": 0, "test": 0}
    assert check.twins_across == (("val", "train", 1), ("test", "train", 0), ("test", "val", 1))
    assert (check.redundant, check.disputed, check.blank) == (4, 1, 2)


def test_labelled_leaves_out_a_split_without_labels(small_csv):
    check = check_data(small_csv)
    assert check.labelled() == check.class_counts
    counts = check.class_counts | {"test": (0,) * 7}
    assert list(replace(check, class_counts=counts).labelled()) == ["train", "val"]


def test_unlabelled_twins_dispute_nothing():
    faces = np.repeat(random_faces(1), 3, axis=0)
    usage = np.array(["train", "train", "test"])
    made = Faces(faces, np.array([4, 4, -1]), usage, usage, Origin("made", "by hand", ""))
    check = check_faces(made)
    assert (check.redundant, check.disputed) == (2, 0)
    assert check.unlabelled == {"train": 0, "test": 1}


def test_text_holds_layout_counts_and_twins(small_csv):
    lines = [" ".join(line.split()) for line in describe(check_data(small_csv)).splitlines()]
    assert "layout fer2013.csv of the 2013 challenge (emotion,pixels,Usage)" in lines
    assert "faces 17 train, 3 val, 2 test" in lines
    assert "surprise 2 1 2" in lines
    assert "1 val faces with an exact twin in train" in lines


def test_text_holds_votes_and_what_has_no_label():
    usage = np.array(["train", "train", "test"])
    votes = np.ones((3, 10), np.uint8)
    made = Faces(random_faces(3), np.array([4, 5, -1]), usage, usage, Origin("made", "by hand", ""), votes)
    lines = [" ".join(line.split()) for line in describe(check_faces(made)).splitlines()]
    assert "votes FER+ votes on 3 faces" in lines
    assert "unlabelled 0 1" in lines


def test_known_figures_of_the_real_faces(real_faces):
    images, rows = real_faces
    usage = np.array([{"Training": "train", "PublicTest": "val"}[row["usage"]] for row in rows])
    labels = np.array([int(row["emotion"]) for row in rows])
    faces = Faces(images, labels, usage, usage, Origin("FER2013", "sheets of faces", ""))
    check = check_faces(faces)
    assert (check.total("train"), check.total("val")) == (28_709, 3_589)
    assert check.twins_across == (("val", "train", 280),)
    assert (check.redundant, check.disputed, check.blank) == (1_530, 47, 13)
    readme = (Path(__file__).parents[2] / "data" / "README.md").read_text()
    for split in ("train", "val"):
        assert fingerprint(*faces.split(split)[:2]) in readme
        assert all(f"{count:,} " in readme for count in check.class_counts[split])
