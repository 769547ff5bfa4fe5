"""Commands about faces: labels for them, and what a source of them holds."""

import csv
import re

import numpy as np
from command_line import refused
from PIL import Image

from fer.data.photographs import CROP
from fer.models.prediction import predict
from fer.runs.label import SHOWN


def test_predict_labels_images_in_their_own_order(fer, tmp_path, tiny_run, some_faces):
    """Twelve files, numbered so that the order of text (10 before 2) would be wrong."""
    folder = tmp_path / "faces"
    folder.mkdir()
    for k, face in enumerate(some_faces):
        Image.fromarray(face).save(folder / f"{k}.png")
    code, _, _ = fer("predict", "--run", tiny_run.path, "--images", folder, "--out", tmp_path / "out.csv")
    assert code == 0
    rows = list(csv.reader((tmp_path / "out.csv").open()))
    expected = predict(tiny_run.model(), some_faces).argmax(dim=1).tolist()
    assert rows == [["id", "label"], *([str(k), str(label)] for k, label in enumerate(expected))]


def test_predict_reads_the_homeworks_csv(fer, tmp_path, tiny_run, some_faces):
    pixels = [" ".join(map(str, face.ravel())) for face in some_faces]
    lines = ["id,feature", *(f"{k},{text}" for k, text in enumerate(pixels))]
    (tmp_path / "test.csv").write_text("\n".join(lines) + "\n")
    code, _, _ = fer("predict", "--run", tiny_run.path, "--images", tmp_path / "test.csv", "--out", tmp_path / "o.csv")
    assert code == 0
    stored = np.loadtxt(tmp_path / "o.csv", delimiter=",", skiprows=1, dtype=int)
    assert stored[:, 1].tolist() == predict(tiny_run.model(), some_faces).argmax(dim=1).tolist()


def test_predict_averages_as_many_views_as_asked_for(fer, tmp_path, tiny_run, some_faces):
    folder = tmp_path / "faces"
    folder.mkdir()
    for k, face in enumerate(some_faces):
        Image.fromarray(face).save(folder / f"{k}.png")
    words = ["predict", "--run", tiny_run.path, "--images", folder, "--out", tmp_path / "out.csv"]
    for views in (1, 2, 10):
        assert fer(*words, "--views", views)[0] == 0
        stored = np.loadtxt(tmp_path / "out.csv", delimiter=",", skiprows=1, dtype=int)
        assert stored[:, 1].tolist() == predict(tiny_run.model(), some_faces, views=views).argmax(dim=1).tolist()
    assert "views=3: choose one of 1, 2, 10" in refused(fer(*words, "--views", 3))


def test_predict_names_a_broken_image_and_labels_the_others(fer, tmp_path, tiny_run, some_faces):
    folder = tmp_path / "faces"
    folder.mkdir()
    Image.fromarray(some_faces[0]).save(folder / "0.png")
    (folder / "1.png").write_bytes((folder / "0.png").read_bytes()[:200])
    words = ["predict", "--run", tiny_run.path, "--images", folder, "--out", tmp_path / "out.csv"]
    code, _, err = fer(*words)
    assert code == 0
    assert "not labelled: 1 file (pictures that are damaged): " in err
    assert str(folder / "1.png") in err
    assert (tmp_path / "out.csv").read_text().splitlines()[1:] != []
    (folder / "0.png").unlink()
    (tmp_path / "out.csv").unlink()
    assert "1.png: is truncated or no image" in refused(fer(*words))
    assert not (tmp_path / "out.csv").exists()


def test_check_data_says_what_there_is(fer):
    code, out, _ = fer("check-data", "synthetic")
    assert code == 0
    assert "happy" in out
    assert "6,000" in out


def test_predict_draws_a_contact_sheet(fer, tmp_path, tiny_run, some_faces):
    Image.fromarray(some_faces[0]).save(tmp_path / "one.png")
    words = ["predict", "--run", tiny_run.path, "--images", tmp_path / "one.png", "--out", tmp_path / "out.csv"]
    code, out, _ = fer(*words, "--contact-sheet", tmp_path / "sheet.png", "--language", "zh-TW")
    assert code == 0
    assert f"{tmp_path / 'sheet.png'}: 1 of 1 faces" in out
    with Image.open(tmp_path / "sheet.png") as sheet:
        assert min(sheet.size) > 100
    assert "folder does not exist" in refused(fer(*words, "--contact-sheet", tmp_path / "no" / "sheet.png"))
    for sheet, says in (("one.png", "is itself to be labelled"), ("out.csv", "named for two files")):
        assert says in refused(fer(*words, "--contact-sheet", tmp_path / sheet))


def test_help_states_the_sizes_that_are_kept_to(fer):
    """They are typed there, since help imports nothing that is slow."""
    said = re.sub(r"[\s│]+", " ", fer("predict", "--help")[1])
    assert f"the first {SHOWN} faces" in said
    assert f"more than {CROP} pixels a side" in said
