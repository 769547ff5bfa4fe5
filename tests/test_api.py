"""What `import fer` offers: five lines that train, judge, ask and explain."""

import dataclasses
import importlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image

import fer
from fer import recipes
from fer.data.emotions import names
from fer.errors import InputError
from fer.models.prediction import predict, to_input
from fer.runs.same_faces import faces_of
from fer.saliency.maps import grad_cam, input_gradient
from tests.made_faces import random_faces, write_class_folders, write_fer2013


def test_the_five_lines(tmp_path, monkeypatch, tiny_recipe, capsys):
    monkeypatch.setitem(recipes.RECIPES, "tiny", tiny_recipe)
    write_fer2013(tmp_path / "fer2013.csv")
    faces = fer.open_faces(tmp_path / "fer2013.csv")
    run = fer.train(faces, recipe="tiny", run=tmp_path / "run", settings={"epochs": 1})
    assert run.config.recipe.epochs == len(run.history()) == 1
    assert run.accuracy("val") == run.metrics().splits["val"].accuracy
    again = fer.train(tmp_path / "fer2013.csv", recipe="tiny", run=tmp_path / "run", settings={"epochs": 1})
    assert again.environment() == run.environment()
    table = fer.predict(fer.open_run(run.path), faces.images[:3])
    assert list(table) == ["id", "label", "class", *names()]
    assert "trained on" in capsys.readouterr().err
    with pytest.raises(InputError, match="no predictions for 'best'; this run has train, val, test"):
        run.accuracy("best")


def test_faces_are_trained_on_as_they_were_split(tiny_recipe, monkeypatch, tmp_path):
    monkeypatch.setitem(recipes.RECIPES, "tiny", tiny_recipe)
    write_class_folders(tmp_path / "faces", per_class=20)
    monkeypatch.setattr("fer.training.train.find_or_train", lambda request, path, announce: request)
    faces = fer.open_faces(tmp_path / "faces", seed=3)
    first, third = (fer.train(of, recipe="tiny").completed(None).faces() for of in (tmp_path / "faces", faces))
    assert third.usage.tolist() == faces.usage.tolist() != first.usage.tolist()


def test_faces_that_were_cut_are_not_trained_on_as_the_whole(tiny_recipe, monkeypatch, tmp_path):
    monkeypatch.setitem(recipes.RECIPES, "tiny", tiny_recipe)
    write_fer2013(tmp_path / "fer2013.csv")
    with pytest.raises(InputError, match="those that lie there; give limit and classes here, too"):
        fer.train(fer.open_faces(tmp_path / "fer2013.csv", limit=14), recipe="tiny", run=tmp_path / "run")


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ({"run": "released"}, "^run 'released': this is the model that comes with the program"),
        ({"seed": -1}, "^seed -1: give one from 0 to 4294967295$"),
        ({"classes": "contempt=bored"}, "bored is no class"),
    ],
)
def test_what_cannot_be_trained_is_a_line_and_no_folder(tiny_recipe, monkeypatch, tmp_path, words, says):
    monkeypatch.setitem(recipes.RECIPES, "tiny", tiny_recipe)
    monkeypatch.chdir(tmp_path)
    write_fer2013(tmp_path / "fer2013.csv")
    with pytest.raises(InputError, match=says):
        fer.train(tmp_path / "fer2013.csv", recipe="tiny", **words)
    assert [path.name for path in tmp_path.iterdir()] == ["fer2013.csv"]


def test_faces_cut_or_relabelled_alike_are_those(tiny_recipe, monkeypatch, tmp_path):
    monkeypatch.setitem(recipes.RECIPES, "tiny", tiny_recipe)
    monkeypatch.setattr("fer.training.train.find_or_train", lambda request, path, announce: request)
    write_class_folders(tmp_path / "faces", per_class=20)
    (tmp_path / "faces" / "sad").rename(tmp_path / "faces" / "gloomy")
    how = {"limit": 60, "classes": "gloomy=sad"}
    faces = fer.open_faces(tmp_path / "faces", **how)
    assert sorted(set(faces.labels.tolist())) == list(range(7))
    request = fer.train(faces, recipe="tiny", **how)
    assert (request.limit, request.classes) == (60, "gloomy=sad")


def test_a_network_of_ones_own_is_named_once(monkeypatch, tmp_path):
    monkeypatch.delenv("FER_MODEL", raising=False)
    monkeypatch.setattr("fer.training.train.find_or_train", lambda request, path, announce: request)
    fer.train("synthetic", model="mynets:small", run=tmp_path / "run")
    assert os.environ["FER_MODEL"] == "mynets:small"
    with pytest.raises(InputError, match="no run folder"):
        fer.open_run(tmp_path / "run", model="mynets:large")
    assert os.environ["FER_MODEL"] == "mynets:small,mynets:large"


def test_a_picture_is_explained_by_the_answer_to_it(tiny_run, tmp_path):
    (face,) = random_faces(1)
    Image.fromarray(face).save(tmp_path / "one.png")
    model = tiny_run.model()
    target = predict(model, face[None]).argmax(dim=1)
    expected = grad_cam(model, to_input(face[None]), target)[0].numpy()
    np.testing.assert_allclose(fer.explain(tiny_run, tmp_path / "one.png"), expected, atol=1e-6)
    other = fer.explain(tiny_run, face, method="input-gradient", label=(int(target) + 1) % 7)
    expected = input_gradient(model, to_input(face[None]), (target + 1) % 7)[0].numpy()
    np.testing.assert_allclose(other, expected, atol=1e-6)
    assert np.abs(other - input_gradient(model, to_input(face[None]), target)[0].numpy()).max() > 1e-3 * other.max()
    assert torch.equal(predict(model, face[None]).argmax(dim=1), target)


def test_the_runs_own_answer_is_that_of_its_views(tiny_run, monkeypatch):
    """As `fer.predict` gives it, and not of the face as it is alone."""
    asked = []

    class Answering:
        def __init__(self, network, **how):
            pass

        def __call__(self, faces, *, views):
            asked.append(views)
            return torch.eye(7)[5:6]

    recipe = dataclasses.replace(tiny_run.config.recipe, views=10)
    run = dataclasses.replace(tiny_run, config=dataclasses.replace(tiny_run.config, recipe=recipe))
    monkeypatch.setattr("fer.runs.answers.Predictor", Answering)
    (face,) = random_faces(1)
    np.testing.assert_array_equal(fer.explain(run, face), fer.explain(run, face, label=5))
    assert asked == [10]


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ({"method": "grad_camm"}, "did you mean 'grad-cam'"),
        ({"label": 7}, "give one from 0 to 6"),
        ({"image": np.zeros((48, 47), np.uint8)}, "give uint8 of shape"),
        ({"image": "nofile.jpg"}, "^nofile.jpg: does not exist; give a picture of a face$"),
    ],
)
def test_what_cannot_be_explained_is_a_line(tiny_run, words, says):
    with pytest.raises(InputError, match=says):
        fer.explain(tiny_run, **{"image": random_faces(1)[0], **words})


def test_a_method_that_the_network_does_not_allow_is_refused_before_it_is_asked(tiny_run, monkeypatch):
    monkeypatch.setattr("fer.saliency.maps.methods_for", lambda network: ("grad_cam",))
    monkeypatch.setattr("fer.runs.answers.Predictor", None)
    with pytest.raises(InputError, match="method 'guided-backprop': the network has no layer"):
        fer.explain(tiny_run, random_faces(1)[0], method="guided-backprop")


def test_report_is_a_function_and_a_package(tiny_run, tmp_path, monkeypatch):
    from fer.report import make

    asked = {}
    monkeypatch.setattr(make, "make_report", lambda run, **options: asked.update(run=run, **options) or [])
    assert fer.report(tiny_run, str(tmp_path), brief=True) == []
    assert asked == {"run": tiny_run, "out": tmp_path, "brief": True}


def test_a_report_takes_the_folder_of_a_run_and_refuses_at_once_what_it_cannot_write(tiny_run, tmp_path):
    for formats, says in ((("html", "xyz"), "format 'xyz': choose among"), ("pdf", "a single word; give a list")):
        with pytest.raises(InputError, match=says):
            fer.report(tiny_run.path, tmp_path / "report", formats=formats)
    with pytest.raises(InputError, match=r"^the released model: has no faces to be judged by; open it"):
        fer.report(fer.open_run("released"), tmp_path / "report")
    assert not (tmp_path / "report").exists()


def test_the_released_model_is_opened_with_faces(monkeypatch):
    monkeypatch.setattr("fer.released.model.bound", lambda request: request.data)
    assert fer.open_run("released", data="~/faces") == str(Path.home() / "faces")


def test_importing_it_imports_nothing_slow_and_lists_what_there_is():
    words = (
        "import sys, fer; print('torch' in sys.modules, 'numpy' in sys.modules, *dir(fer)); fer.open_faces; fer.train"
    )
    done = subprocess.run([sys.executable, "-c", words], capture_output=True, encoding="utf-8", check=True)
    torch_is_there, numpy_is_there, *listed = done.stdout.split()
    assert (torch_is_there, numpy_is_there) == ("False", "False")
    assert set(fer.__all__) <= set(listed)
    with pytest.raises(AttributeError, match="no attribute 'trian'"):
        _ = fer.trian


def test_another_package_of_the_same_name_in_its_folder_is_refused(tmp_path):
    (tmp_path / "fer").mkdir()
    shutil.copy(Path(fer.__file__), tmp_path / "fer" / "__init__.py")
    (tmp_path / "fer" / "fer.py").touch()
    words = [sys.executable, "-c", "import fer"]
    done = subprocess.run(words, cwd=tmp_path, capture_output=True, encoding="utf-8", env={"PYTHONPATH": str(tmp_path)})
    assert done.returncode == 1
    assert "pip uninstall fer" in done.stderr.splitlines()[-1]


def test_a_run_is_opened_with_its_faces_elsewhere(copied_run):
    assert len(faces_of(fer.open_run(copied_run.path, data="synthetic")).labels) == 900
    assert fer.open_run("released").config.recipe.name == "cpu"


def test_the_part_that_reports_is_imported_when_it_is_asked_for():
    assert fer.__getattr__("report") is importlib.import_module("fer.report")


def test_another_package_of_this_name_in_the_same_folder_is_refused_with_the_remedy(monkeypatch):
    monkeypatch.setattr(Path, "exists", lambda self: self.name == "fer.py")
    with pytest.raises(ImportError, match=r"pip uninstall fer fer-report, then install fer-report again$"):
        importlib.reload(fer)
