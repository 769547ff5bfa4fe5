"""A training on fewer faces: asked for, recorded in the run, and resumed with no others."""

import dataclasses
from pathlib import Path

import pytest
from made_faces import random_faces, words, write_csv

from fer import recipes
from fer.data.splits import Fold
from fer.errors import InputError
from fer.runs.same_faces import faces_of
from fer.training import train
from fer.training.plan import Request


def test_a_run_on_fewer_faces_records_them_and_resumes_with_no_others(tmp_path, tiny_recipe, monkeypatch):
    monkeypatch.setitem(recipes.RECIPES, "tiny", dataclasses.replace(tiny_recipe, epochs=1))
    asked = Request(recipe="tiny", limit=300, train_faces=100)
    run = train.train(asked, tmp_path / "run")
    assert train.open_run(run.path).config.train_faces == 100
    assert sum(run.training().classes) == 100
    assert len(run.predictions("val").labels) == 300
    assert faces_of(run).split("train").rows.tolist() == run.predictions("train").rows.tolist()
    assert train.train(dataclasses.replace(asked, train_faces=None), run.path, resume=True).path == run.path
    with pytest.raises(InputError, match="train_faces=100, not 120"):
        train.train(dataclasses.replace(asked, train_faces=120), run.path, resume=True)


def test_a_run_keeps_what_was_said_of_its_classes_and_its_faces_come_back(tmp_path, tiny_recipe, monkeypatch):
    monkeypatch.setitem(recipes.RECIPES, "tiny", dataclasses.replace(tiny_recipe, epochs=1))
    monkeypatch.setenv("FER_CACHE", str(tmp_path / "cache"))
    rows = [(4 + k % 3, words(face), "Training") for k, face in enumerate(random_faces(60))]
    data = write_csv(tmp_path / "faces.csv", "emotion,pixels,Usage", rows)
    asked = Request(str(data), recipe="tiny", classes="4=happy,5=sad,6=")
    heard: list[str] = []
    run = train.train(asked, tmp_path / "run", announce=heard.append)
    assert "20 faces of classes that --classes leaves out" in heard[0]
    told: list[str] = []
    assert train.expected(asked, announce=told.append).faces == {"train": 36, "val": 4, "test": 0}
    assert told == heard[:1]
    assert run.training().classes == (0, 0, 0, 18, 18, 0, 0)
    assert faces_of(run).split("val").rows.tolist() == run.predictions("val").rows.tolist()
    again = dataclasses.replace(asked, classes=None)
    assert train.train(again, run.path, resume=True).path == run.path
    with pytest.raises(InputError, match="been trained on other faces"):
        train.train(dataclasses.replace(asked, classes="4=happy,5=fear,6="), run.path, resume=True)


def test_the_folder_of_a_run_on_fewer_faces_says_so():
    assert Request(train_faces=60).folder().name == "synthetic-quick-60-faces"


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ({"limit": 100}, "limit100"),
        ({"seed": 3}, "seed3"),
        ({"split_seed": 2}, "split-seed2"),
        ({"classes": "7="}, "classes-7="),
        ({"fold": Fold(2, 5), "limit": 100, "seed": 3}, "fold2of5-limit100-seed3"),
    ],
)
def test_the_folder_of_a_run_says_what_is_not_the_default(given, name):
    assert Request("faces.csv", **given).folder().name == f"faces-cpu-{name}"
    assert Request(**given).folder().name == f"synthetic-quick-{name}"


def test_the_folder_of_a_run_with_the_defaults_says_nothing_of_them():
    assert Request().folder() == Request(seed=0, split_seed=0).folder() == Path("reports/runs/synthetic")
    assert Request("faces.csv", seed=0, split_seed=0).folder().name == "faces-cpu"


def test_a_run_on_some_faces_is_not_taken_for_one_on_all_of_them(tmp_path, tiny_recipe, monkeypatch):
    monkeypatch.setitem(recipes.RECIPES, "tiny", dataclasses.replace(tiny_recipe, epochs=1))
    monkeypatch.chdir(tmp_path)
    few = Request("synthetic", "tiny", limit=60)
    run = train.train(few, few.folder())
    again = dataclasses.replace(few, limit=None)
    assert again.stored(again.folder()) is None and few.stored(few.folder()) == run.config


def test_the_folder_of_a_run_has_a_name_where_a_setting_is_a_path():
    path = Request(recipe="original", settings=("weights=/any/path.pth", "up_width=8")).folder()
    assert path == Path("reports/runs/synthetic-original-weights=-any-path.pth-up_width=8")
    assert "\\" not in Request(recipe="original", settings=("weights=any\\path.pth",)).folder().name


def test_the_folder_of_weights_from_elsewhere_has_the_name_of_their_file():
    assert Request().folder(Path("downloads/mine.safetensors")).name == "synthetic-mine"
    assert Request(limit=60).folder(Path("downloads/mine.safetensors")).name == "synthetic-mine-limit60"
