"""A finished run made into a release."""

import dataclasses
import sys

import pytest
import torch
from safetensors.torch import load_file

from fer.errors import InputError
from fer.released import make as module
from fer.released.make import main, make, released_config, rounded
from fer.runs.same_faces import faces_of
from fer.runs.seen import Training


@pytest.fixture(scope="module")
def release(tiny_run, tmp_path_factory):
    """A release of the tiny run."""
    folder = tmp_path_factory.mktemp("release")
    make(tiny_run, folder)
    return folder


def test_weights_are_the_runs_own_rounded_to_half_precision(tiny_run, release):
    ours, theirs = load_file(release / "weights.safetensors"), load_file(tiny_run.path / "weights.safetensors")
    assert ours.keys() == theirs.keys()
    for name, tensor in theirs.items():
        assert torch.equal(ours[name], tensor.half() if tensor.is_floating_point() else tensor)


def test_a_release_on_drawn_faces_is_said_to_be_a_trial(release):
    assert "A trial of the release on faces drawn by the program" in (release / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("of", "says"),
    [
        ({"trained_on": Training("drawn", "0" * 64, (1,) * 7, 3)}, "the released model itself; name a run"),
        ({"weights": "0" * 64}, "a network that was trained elsewhere; name a run that was trained"),
    ],
)
def test_what_was_not_trained_here_is_not_released(tiny_run, tmp_path, of, says):
    run = dataclasses.replace(tiny_run, config=dataclasses.replace(tiny_run.config, **of))
    with pytest.raises(InputError, match=says):
        make(run, tmp_path)
    assert not list(tmp_path.iterdir())


def test_an_ensemble_is_not_released(tiny_run, tmp_path):
    recipe = dataclasses.replace(tiny_run.config.recipe, model="ensemble")
    run = dataclasses.replace(tiny_run, config=dataclasses.replace(tiny_run.config, recipe=recipe))
    with pytest.raises(InputError, match=r"an ensemble, and a release is of one network; name one of its members$"):
        make(run, tmp_path)
    assert not list(tmp_path.iterdir())


def test_no_folder_of_teacher_or_weights_is_shipped(tiny_run):
    recipe = dataclasses.replace(
        tiny_run.config.recipe,
        model="original",
        model_options={"weights": "/home/me/resnet18.pth", "width": 64},
        teacher="/home/me/runs/first",
        taught=0.5,
    )
    run = dataclasses.replace(tiny_run, config=dataclasses.replace(tiny_run.config, recipe=recipe))
    found = released_config(run, faces_of(tiny_run), weights="0" * 64)["recipe"]
    assert found["model_options"] == {"weights": "resnet18.pth", "width": 64}
    assert (found["teacher"], found["taught"]) == ("first", 0.5)
    plain = released_config(tiny_run, faces_of(tiny_run), weights="0" * 64)["recipe"]
    assert plain == dataclasses.asdict(tiny_run.config.recipe)


def test_a_file_too_large_is_not_released(tiny_run, tmp_path, monkeypatch):
    monkeypatch.setattr(module, "LARGEST", 1000.0)
    with pytest.raises(InputError, match=r"0\.0 MB in half precision; at most 0 are released"):
        make(tiny_run, tmp_path)
    assert not list(tmp_path.iterdir())


def test_a_weight_too_large_for_half_precision_is_named():
    with pytest.raises(InputError, match="weights last: too large for half precision"):
        rounded({"first": torch.tensor([65504.0]), "last": torch.tensor([65536.0])})


def test_the_command_line_names_the_card_or_says_why_not_in_a_line(copied_run, tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(sys, "argv", ["make", str(copied_run.path), "--out", str(tmp_path)])
    main()
    assert capsys.readouterr().out.strip() == str(tmp_path / "README.md")
    assert (tmp_path / "README.md").is_file()
    monkeypatch.setattr(sys, "argv", ["make", str(tmp_path / "nowhere")])
    with pytest.raises(SystemExit) as end:
        main()
    assert end.value.code == 2
    said = capsys.readouterr().err.strip()
    assert said.startswith("fer: ") and "no run folder" in said and "\n" not in said
