"""Requests that are carried out, and what is expected of them."""

import dataclasses

import pytest
import torch
from torchvision.models import resnet18

from fer import recipes
from fer.errors import InputError
from fer.models.build import ENSEMBLE
from fer.runs.files import write_json
from fer.training import estimate, train
from fer.training.plan import DEFAULT_RUN, Request


def test_an_ensemble_that_was_cut_off_is_not_trained(copied_run):
    recipe = copied_run.config.recipe
    members = {"members": ((recipe.model, dict(recipe.model_options)),) * 2}
    ensemble = dataclasses.replace(recipe, model=ENSEMBLE, model_options=members)
    write_json(
        copied_run.path / "config.json", dataclasses.asdict(dataclasses.replace(copied_run.config, recipe=ensemble))
    )
    (copied_run.path / "status.json").write_text('{"state": "running", "why": null}')
    before = (copied_run.path / "status.json").read_text()
    for called in (
        lambda: train.train(Request(), copied_run.path, resume=True),
        lambda: train.find_or_train(Request(), copied_run.path),
        lambda: train.expected(Request(), announce=print, resume=copied_run.path),
    ):
        with pytest.raises(InputError, match="made by fer sweep: give that command again"):
            called()
    assert (copied_run.path / "status.json").read_text() == before


def test_what_is_left_of_an_interrupted_training_is_what_is_expected(copied_run, tmp_path, monkeypatch):
    monkeypatch.setattr(estimate, "measure", lambda *_: estimate.Cost(2e-3, 1e-4))
    with pytest.raises(InputError, match="this run is done, and nothing of it is left to train"):
        train.expected(Request(), announce=print, resume=copied_run.path)
    (copied_run.path / "status.json").write_text('{"state": "failed", "why": "interrupted"}')
    rest = train.expected(Request(), announce=print, resume=copied_run.path)
    assert (rest.recipe, rest.epochs, rest.faces) == ("tiny", 0, {"train": 300, "val": 300, "test": 300})
    (copied_run.path / "checkpoint.pt").unlink()
    assert train.expected(Request(), announce=print, resume=copied_run.path).epochs == 2
    with pytest.raises(InputError, match="epochs=2, not 5"):
        train.expected(Request(settings=("epochs=5",)), announce=print, resume=copied_run.path)
    with pytest.raises(InputError, match="no run folder"):
        train.expected(Request(), announce=print, resume=tmp_path / "nowhere")


def test_what_is_quicker_is_in_words_that_the_command_has(tmp_path, tiny_recipe, monkeypatch):
    monkeypatch.setattr(estimate, "measure", lambda *_: estimate.Cost(1.0, 0.0))
    monkeypatch.setitem(recipes.RECIPES, tiny_recipe.name, tiny_recipe)
    request, heard = Request("synthetic", "tiny", limit=70), list[str]()
    train.train(request, tmp_path / "trained", announce=heard.append)
    train.find_or_train(request, tmp_path / "found", announce=heard.append)  # as for fer report
    by_train, by_report = heard
    assert by_train == by_report + ", --train-faces 17 (34 s)"
    assert by_report.endswith("; quicker: --set epochs=1 (70 s)")


def test_the_weights_that_a_training_began_from_are_not_asked_for_again(tmp_path):
    torch.save(resnet18(weights=None).state_dict(), tmp_path / "start.pth")
    words = ("epochs=1", f"weights={tmp_path / 'start.pth'}", "up_width=4", "width=4", "hidden=4")
    request = Request(recipe="original", limit=60, settings=words)
    run = train.train(request, tmp_path / "run")
    before = {name: tensor.clone() for name, tensor in run.model().state_dict().items()}
    (tmp_path / "start.pth").unlink()
    (run.path / "status.json").write_text('{"state": "failed", "why": "interrupted"}')
    again = train.train(request, run.path, resume=True)
    assert again.config.recipe.model_options["weights"] == str(tmp_path / "start.pth")
    assert all(torch.equal(tensor, before[name]) for name, tensor in again.model().state_dict().items())
    with pytest.raises(InputError, match=r"start\.pth: no such weights file"):
        train.train(request, tmp_path / "other")
    assert not (tmp_path / "other").exists()


def test_a_run_that_is_there_is_opened(tiny_run):
    assert train.open_or_train(tiny_run.path).config == tiny_run.config


@pytest.mark.parametrize("checkout", [True, False])
def test_the_default_run_is_trained_where_there_is_none(tiny_run, tmp_path, monkeypatch, checkout):
    asked = []

    def trained(*of):
        asked.append(of)
        return tiny_run

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(train, "ROOT", tmp_path / "checkout")
    monkeypatch.setattr(train, "IN_CHECKOUT", checkout)
    monkeypatch.setattr(train, "locate", lambda path: tmp_path / "nowhere")
    monkeypatch.setattr(train, "trained", trained)
    assert train.open_or_train(DEFAULT_RUN) == tiny_run
    ((plan, path),) = asked
    assert (plan.data, plan.recipe) == ("synthetic", recipes.recipe("quick"))
    assert path == (tmp_path / "checkout" if checkout else tmp_path) / DEFAULT_RUN
