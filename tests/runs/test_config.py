"""What was trained on what comes back as it was, and another config is another run."""

import dataclasses
import json
from pathlib import Path

import pytest
from report_notebooks import fake_run

from fer import recipes
from fer.data.splits import Fold
from fer.errors import InputError
from fer.runs.config import VERSION, Command, refuse_other_config, stored_config
from fer.runs.seen import Training
from fer.training import train
from fer.training.plan import Request


def test_the_recipe_comes_back_as_it_was(tiny_run, tiny_recipe):
    assert tiny_run.config.recipe == tiny_recipe


@pytest.fixture
def tiny_known(tiny_recipe, monkeypatch):
    monkeypatch.setitem(recipes.RECIPES, tiny_recipe.name, tiny_recipe)
    return Request(recipe=tiny_recipe.name, limit=150)


def test_a_run_of_another_config_is_not_resumed(copied_run, tiny_known):
    with pytest.raises(InputError, match="limit=300, not 150"):
        train.train(tiny_known, copied_run.path, resume=True)


def test_a_run_says_its_version_one_without_is_read_and_a_later_one_is_refused_in_a_line(tmp_path):
    run = fake_run(tmp_path, synthetic=True)
    fields = json.loads(json.dumps(dataclasses.asdict(run.config)))
    assert fields["version"] == VERSION

    def stored(**changed):
        kept = {name: value for name, value in {**fields, **changed}.items() if value != "left out"}
        (tmp_path / "config.json").write_text(json.dumps(kept), encoding="utf-8")
        return stored_config(tmp_path)

    assert stored() == stored(version="left out") == run.config
    with pytest.raises(InputError, match=rf"later version .*run folder {VERSION + 1}, this one reads up to {VERSION}"):
        stored(version=VERSION + 1, unheard_of=True)


BEGUN = {"weights": "mine.pth"}


@pytest.mark.parametrize(
    ("of", "learnt_from"),
    [
        ({}, "drawn"),
        ({"synthetic": False}, "photographs"),
        ({"trained_on": Training("photographs", "0" * 64, (1,) * 7, 3), "weights": "1" * 64}, "photographs"),
        ({"weights": "1" * 64}, "unknown"),
        ({"weights": "1" * 64, "synthetic": False}, "unknown"),
        ({"synthetic": False, "options": BEGUN}, "unknown"),
        ({"synthetic": False, "options": {"weights": "imagenet"}}, "photographs"),
        ({"options": BEGUN}, "drawn"),
        ({"synthetic": False, "options": {"members": (("original", {}), ("original", BEGUN))}}, "unknown"),
    ],
)
def test_it_is_said_of_which_faces_a_network_learnt_only_where_that_is_known(tmp_path, of, learnt_from):
    config, options = fake_run(tmp_path, synthetic=True).config, of.get("options", {})
    recipe = dataclasses.replace(config.recipe, model_options=options)
    fields = {name: value for name, value in of.items() if name != "options"}
    assert dataclasses.replace(config, recipe=recipe, **fields).learnt_from == learnt_from


@pytest.mark.parametrize(
    ("stored", "says"),
    [
        ({"trained_on": Training("drawn", "0" * 64, (1,) * 7, 3)}, "run: the released model on some faces; use it as"),
        ({"weights": "1" * 64}, "this run has been made of other weights; give those"),
        (
            {},
            "run: a run that was trained, where the judging of these weights would go; name another folder with --run$",
        ),
    ],
)
def test_a_run_that_was_not_trained_here_says_what_it_is(tmp_path, stored, says):
    config = fake_run(tmp_path, synthetic=True).config
    with pytest.raises(InputError, match=says):
        refuse_other_config(
            dataclasses.replace(config, **stored), dataclasses.replace(config, weights="2" * 64), Path("run")
        )


@pytest.mark.parametrize(
    ("stored", "wanted", "says"),
    [
        ({"limit": 60}, {}, "limit=60, not None; give --limit 60 to go on with it, or name another folder with --run"),
        ({}, {"limit": 60}, "limit=None, not 60; leave --limit out to go on with it"),
        ({"limit": 60}, {"limit": 50}, "give --limit 60 to"),
        ({"seed": 3}, {}, "give --seed 3 to"),
        ({"split_seed": 3}, {}, "give --split-seed 3 to"),
        ({"train_faces": 50}, {}, "give --train-faces 50 to"),
        ({"fold": Fold(2, 5)}, {}, "fold.number=2, not None; give --fold 2/5 to"),
        ({}, {"fold": Fold(2, 5)}, "leave --fold out to"),
        ({"code": "1" * 64}, {}, "been begun with other code of vgg; put that back to"),
        ({"version": VERSION}, {"version": VERSION + 1}, f"not {VERSION + 1}; name another folder with --run$"),
        ({"recipe": recipes.recipe("cpu")}, {}, "recipe.name=cpu, not quick; give --recipe cpu to"),
    ],
)
def test_of_a_run_of_other_words_those_that_go_on_with_it_are_named(tmp_path, stored, wanted, says):
    config = dataclasses.replace(fake_run(tmp_path, synthetic=True).config, recipe=recipes.recipe("quick"))
    with pytest.raises(InputError, match=says):
        refuse_other_config(dataclasses.replace(config, **stored), dataclasses.replace(config, **wanted), Path("run"))


@pytest.mark.parametrize(
    ("stored", "wanted", "says"),
    [
        (("epochs=2",), (), "recipe.epochs=2, not 14; give --set epochs=2 to"),
        ((), ("mixup=0.2",), "recipe.augmentation.mixup=0.0, not 0.2; leave --set mixup out to"),
        (("epochs=2",), ("epochs=3",), "give --set epochs=2 to"),
        (("widths=8,16",), (), "give --set widths=8,16 to"),
    ],
)
def test_so_are_the_settings_of_its_recipe(tmp_path, stored, wanted, says):
    config = fake_run(tmp_path, synthetic=True).config
    one, other = (
        dataclasses.replace(config, recipe=Request(recipe="quick", settings=words).completed(None).recipe)
        for words in (stored, wanted)
    )
    with pytest.raises(InputError, match=says):
        refuse_other_config(one, other, Path("run"))


def test_another_model_is_named_where_the_person_named_it(tmp_path):
    config = fake_run(tmp_path, synthetic=True).config
    own = dataclasses.replace(config, recipe=recipes.recipe("quick"))
    other = dataclasses.replace(config, recipe=dataclasses.replace(own.recipe, model="resnet"))
    with pytest.raises(InputError, match=r"recipe\.model=vgg, not resnet; leave --model out to"):
        refuse_other_config(own, other, Path("run"))
    with pytest.raises(InputError, match=r"recipe\.model=resnet, not vgg; give --model resnet to"):
        refuse_other_config(other, own, Path("run"))


def test_another_command_is_told_by_its_own_words(tmp_path):
    config = fake_run(tmp_path, synthetic=True).config
    with pytest.raises(InputError, match="give --seed 3 to go on with it, or name another folder with --out"):
        refuse_other_config(
            dataclasses.replace(config, split_seed=3), config, Path("run"), command=Command("--out", "--seed")
        )
