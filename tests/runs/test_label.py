"""Labels for faces that no run has met, and for those that it has met after all."""

import dataclasses
import json

import numpy as np
import pandas as pd
import pytest
import torch
from PIL import Image

from fer.data.emotions import names
from fer.data.photographs import Finder, Seen
from fer.errors import InputError
from fer.models.prediction import predict
from fer.runs import label as labelling
from fer.runs.label import FACELESS, label, predict_file, refuse_own
from fer.runs.met import seen_by
from fer.runs.run import open_run
from fer.runs.same_faces import faces_of
from fer.runs.seen import FILES
from tests.made_faces import random_faces


@pytest.fixture
def folder(tmp_path):
    """Three pictures of faces, 0.png to 2.png."""
    (tmp_path / "faces").mkdir()
    for k, face in enumerate(random_faces(3)):
        Image.fromarray(face).save(tmp_path / "faces" / f"{k}.png")
    return tmp_path / "faces"


def test_every_face_gets_a_label_in_the_files_order(tiny_run, folder, tmp_path):
    assert predict_file(tiny_run, folder, tmp_path / "out.csv").ids == ["0", "1", "2"]
    written = pd.read_csv(tmp_path / "out.csv")
    assert list(written) == ["id", "label"]
    assert written["id"].tolist() == [0, 1, 2]
    assert written["label"].tolist() == predict(tiny_run.model(), random_faces(3)).argmax(dim=1).tolist()


@pytest.mark.parametrize("views", [1, 2])
def test_probabilities_are_the_networks_and_stand_beside_the_names_of_classes(tiny_run, folder, tmp_path, views):
    predict_file(tiny_run, folder, tmp_path / "out.csv", probabilities=True, views=views)
    written = pd.read_csv(tmp_path / "out.csv")
    assert list(written) == ["id", "label", "class", *names()]
    expected = torch.softmax(predict(tiny_run.model(), random_faces(3), views=views), dim=1).numpy()
    np.testing.assert_allclose(written[list(names())], expected, atol=2e-6)
    assert written["class"].tolist() == [names()[k] for k in written["label"]]


def test_a_json_file_names_what_was_left_out(tiny_run, folder, tmp_path):
    (folder / "笑.txt").write_text("no face")
    predict_file(tiny_run, folder / "1.png", tmp_path / "one.json", probabilities=True)
    (one,) = json.loads((tmp_path / "one.json").read_text("utf-8"))["faces"]
    assert one["id"] == "1"
    assert sum(one[name] for name in names()) == pytest.approx(1, abs=1e-5)
    predict_file(tiny_run, folder, tmp_path / "all.json")
    whole = json.loads((tmp_path / "all.json").read_text("utf-8"))
    assert [set(face) for face in whole["faces"]] == [{"id", "label"}] * 3
    assert list(whole["left_out"].values()) == [["笑.txt"]]
    assert whole["trained_on"] == []


def test_parts_are_labelled_as_the_whole_is(tiny_run, monkeypatch):
    whole = label(tiny_run, random_faces(7))
    monkeypatch.setattr("fer.data.layouts.unlabelled.AT_ONCE", 3)
    np.testing.assert_allclose(label(tiny_run, random_faces(7)).probabilities, whole.probabilities, atol=1e-6)


@pytest.mark.parametrize("hashes_are_kept", [True, False])
def test_faces_that_the_run_was_trained_on_are_named(copied_run, hashes_are_kept):
    faces = faces_of(copied_run)
    if not hashes_are_kept:
        (copied_run.path / FILES[0]).unlink()
    held_out, trained = faces.split("test").images[:9], faces.split("train").images[[5, 7]]
    found = label(copied_run, np.concatenate([held_out, trained]))
    assert found.met == ["9", "10"]
    (line,) = found.remarks()
    assert line.startswith("equal in every pixel to a face that the run was trained on: 2 of 11,")
    assert line.endswith(": 9, 10")
    assert label(copied_run, held_out).remarks() == []


def test_where_the_training_faces_are_gone_that_is_said(copied_run):
    config = json.loads((copied_run.path / "config.json").read_text("utf-8"))
    config |= {"data": "/gone/fer2013.csv", "synthetic": False}
    (copied_run.path / "config.json").write_text(json.dumps(config), encoding="utf-8")
    (copied_run.path / FILES[0]).unlink()
    gone = open_run(copied_run.path)
    assert seen_by(gone) is None
    assert "is not known" in label(gone, random_faces(2)).remarks()[0]


def test_many_files_of_one_kind_are_counted_and_some_named(tiny_run, folder):
    for k in range(8):
        (folder / f"{k}.txt").write_text("no face")
    (line,) = label(tiny_run, folder).remarks()
    assert line.startswith("not labelled: 8 files (files that are no pictures)")
    assert line.endswith(": 0.txt, 1.txt, 2.txt, 3.txt, 4.txt and 3 more")


def test_a_place_that_cannot_be_written_is_refused_before_anything_is_predicted(tiny_run, folder, tmp_path):
    with pytest.raises(InputError):
        predict_file(tiny_run, folder, tmp_path / "nowhere" / "out.csv")


def test_an_array_of_another_kind_is_refused(tiny_run):
    with pytest.raises(InputError, match="give uint8 of shape"):
        label(tiny_run, np.zeros((2, 48, 48), np.float32))


def lit(picture):
    """A face half as high as a picture whose upper left corner is bright, in its middle; nothing in a dark one."""
    height, width = picture.shape[:2]
    return [Seen(0.9, (width / 2, height / 2), min(width, height) / 2, 0)] if picture[0, 0, 0] > 100 else []


@pytest.fixture
def photographs(folder, monkeypatch):
    """A photograph with a face and one without beside three faces; the detector is the test's own."""
    Image.new("L", (100, 80), 180).save(folder / "party.png")
    Image.new("L", (100, 80), 20).save(folder / "wall.png")
    monkeypatch.setattr("fer.runs.label.finder", lambda detect: None if detect is False else Finder(lit))
    return folder


def test_boxes_stand_beside_the_answers_and_a_photograph_without_a_face_gets_none(tiny_run, photographs, tmp_path):
    found = predict_file(tiny_run, photographs, tmp_path / "out.csv")
    assert found.ids == ["0", "1", "2", "party"]
    assert found.left_out == {FACELESS: ["wall.png"]}
    written = pd.read_csv(tmp_path / "out.csv")
    assert list(written) == ["id", "label", "left", "top", "width", "height"]
    assert written.iloc[:3, 2:].isna().all(axis=None)
    assert written.iloc[3, 2:].tolist() == [30, 20, 40, 40]
    predict_file(tiny_run, photographs, tmp_path / "out.json")
    faces = json.loads((tmp_path / "out.json").read_text("utf-8"))["faces"]
    assert (faces[0]["left"], faces[3]["left"]) == (None, 30)


def test_where_no_picture_holds_a_face_that_is_said_and_nothing_is_written(tiny_run, photographs, tmp_path):
    with pytest.raises(InputError, match=r"wall.png: no face found in the picture; .*--no-detect"):
        predict_file(tiny_run, photographs / "wall.png", tmp_path / "out.csv")
    assert not (tmp_path / "out.csv").exists()


@pytest.mark.parametrize(("detect", "told"), [(None, True), (False, False)])
def test_without_the_extra_the_centred_squares_are_counted_with_the_remedy(
    tiny_run, photographs, monkeypatch, detect, told
):
    monkeypatch.setattr("fer.runs.label.finder", lambda detect: None)
    found = label(tiny_run, photographs, detect=detect)
    assert found.ids == ["0", "1", "2", "party", "wall"]
    assert (
        found.remarks()
        == [
            "of 2 pictures the centred square was labelled, whatever it shows: "
            "pip install 'fer-report[detect]' finds faces"
        ]
        * told
    )


def test_of_a_single_picture_nothing_is_said_in_the_plural(tiny_run, folder):
    found = dataclasses.replace(label(tiny_run, folder), squares=1, left_out={FACELESS: ["wall.png"]})
    left_out, square = found.remarks()
    assert left_out == f"not labelled: 1 file ({FACELESS}): wall.png"
    assert square.startswith("of 1 picture the centred square was labelled")


def test_only_the_first_faces_are_kept_to_be_shown(tiny_run, monkeypatch):
    monkeypatch.setattr("fer.data.layouts.unlabelled.AT_ONCE", 3)
    monkeypatch.setattr(labelling, "SHOWN", 5)
    np.testing.assert_array_equal(label(tiny_run, random_faces(8)).first, random_faces(8)[:5])


def test_nothing_is_written_over_what_is_to_be_labelled(tiny_run, folder, tmp_path):
    picture = (folder / "0.png").read_bytes()
    for images, out in ((folder / "0.png", folder / "0.png"), (folder, folder / ".." / "faces" / "0.png")):
        with pytest.raises(InputError, match=r"0\.png: is itself to be labelled, .*; name another file"):
            predict_file(tiny_run, images, out)
    assert (folder / "0.png").read_bytes() == picture
    refuse_own(folder, folder / "answers.csv", folder / "sheet.png")  # which are new
    with pytest.raises(InputError, match=r"a\.png: named for two files"):
        refuse_own(folder, tmp_path / "a.png", tmp_path / "faces" / ".." / "a.png")
