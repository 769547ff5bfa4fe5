"""A run folder travels: its faces are found where they lie on this machine, or named with --data."""

import dataclasses
import json

import pytest

from fer import recipes
from fer.errors import InputError
from fer.runs.run import open_run
from fer.runs.same_faces import faces_of, open_with_faces
from fer.runs.whereabouts import found, name_of
from fer.training import train
from fer.training.plan import Request
from tests.made_faces import write_fer2013


@pytest.fixture
def travelled(tmp_path, tiny_recipe, monkeypatch):
    """A run whose csv is gone from where it was: laptop/run; laptop/own/fer2013.csv is equal to the csv."""
    monkeypatch.setitem(recipes.RECIPES, "tiny", dataclasses.replace(tiny_recipe, epochs=1))
    (tmp_path / "gpu").mkdir()
    (tmp_path / "laptop" / "own").mkdir(parents=True)
    csv = write_fer2013(tmp_path / "gpu" / "fer2013.csv")
    train.train(Request(str(csv), "tiny"), tmp_path / "laptop" / "run")
    csv.rename(tmp_path / "laptop" / "own" / "fer2013.csv")
    monkeypatch.chdir(tmp_path / "laptop")
    return tmp_path / "laptop"


@pytest.mark.parametrize(
    ("data", "name"),
    [
        ("/home/ming/fer2013.csv", "fer2013.csv"),
        (r"C:\Users\ming\faces.csv", "faces.csv"),
        ("D:/faces/fer2013", "fer2013"),
        (r"\\server\share\fer2013.csv", "fer2013.csv"),
        (r"/data/C:\faces", r"C:\faces"),  # a name that a folder of Linux can have
    ],
)
def test_the_name_of_a_source_is_read_from_any_systems_path(data, name):
    assert name_of(data) == name


@pytest.mark.parametrize("folder", [".", "data", "run", "beside/run/.."])
def test_faces_of_that_name_near_us_or_near_the_run_are_found(tmp_path, monkeypatch, folder):
    run = tmp_path / "beside" / "run"
    (tmp_path / "data").mkdir()
    run.mkdir(parents=True)
    monkeypatch.chdir(tmp_path)
    place = (run if folder == "run" else tmp_path / folder).resolve() / "fer.csv"
    assert found(r"C:\gone\fer.csv", run) == r"C:\gone\fer.csv"
    place.touch()
    assert found(r"C:\gone\fer.csv", run) == str(place)
    (tmp_path / "named.csv").touch()
    assert found(str(tmp_path / "named.csv"), run) == str(tmp_path / "named.csv")


def test_where_the_faces_are_gone_all_but_the_faces_can_be_read(travelled):
    run = open_run("run")
    assert len(run.predictions("val").labels) == 21
    assert run.model() is not None
    with pytest.raises(InputError, match=r"gpu/fer2013\.csv: the faces are not there; .* with --data"):
        faces_of(run)
    with pytest.raises(InputError, match="with --data"):
        train.train(Request(), travelled / "run", resume=True)


def test_the_same_faces_elsewhere_take_their_place_for_good(travelled):
    assert open_with_faces("run", "own").config.data == str(travelled / "own")
    assert len(faces_of(open_run("run")).labels) == 63
    assert json.loads((travelled / "run" / "config.json").read_text("utf-8"))["data"] == str(travelled / "own")
    assert train.train(Request(), travelled / "run", resume=True).config.data == str(travelled / "own")


def test_faces_of_that_name_beside_the_run_are_taken_unasked(travelled):
    (travelled / "own" / "fer2013.csv").rename(travelled / "fer2013.csv")
    assert len(faces_of(open_run("run")).labels) == 63


def test_other_faces_are_refused_and_change_nothing(travelled):
    before = (travelled / "run" / "config.json").read_bytes()
    write_fer2013(travelled / "other.csv", per_class=4)
    for data in ("other.csv", "synthetic"):
        with pytest.raises(InputError, match="trained on other faces; give those"):
            train.find_or_train(Request(data), travelled / "run")
    write_fer2013(travelled / "fer2013.csv", per_class=4)
    with pytest.raises(InputError, match="not the faces that"):
        faces_of(open_run("run"))
    assert (travelled / "run" / "config.json").read_bytes() == before


def test_an_interrupted_training_goes_on_with_the_faces_where_they_are_now(travelled):
    (travelled / "run" / "status.json").write_text('{"state": "failed", "why": "killed"}')
    again = train.train(Request(str(travelled / "own")), travelled / "run", resume=True)
    assert again.config.data == str(travelled / "own")
    assert again.status()["state"] == "done"


def test_a_run_that_is_not_there_is_not_trained_on_drawn_faces(tmp_path):
    with pytest.raises(InputError, match=r"gone: there is no such run; .* --data"):
        train.find_or_train(Request(), tmp_path / "gone")
    assert not (tmp_path / "gone").exists()
