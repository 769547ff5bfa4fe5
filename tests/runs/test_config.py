"""What was trained on what comes back as it was, and another config is another run."""

import dataclasses
import json
from pathlib import Path

import pytest
from report_notebooks import fake_run

from fer import recipes
from fer.errors import InputError
from fer.runs.config import VERSION, refuse_other_config, stored_config
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


def test_a_network_that_came_ready_made_was_not_taught_the_drawn_faces_that_it_is_given(tmp_path):
    config = fake_run(tmp_path, synthetic=True).config
    assert config.taught_drawn_faces
    others = {"trained_on": Training("photographs", "0" * 64, (1,) * 7, 3)}, {"weights": "1" * 64}, {"synthetic": False}
    assert not any(dataclasses.replace(config, **of).taught_drawn_faces for of in others)


@pytest.mark.parametrize(
    ("stored", "says"),
    [
        ({"trained_on": Training("drawn", "0" * 64, (1,) * 7, 3)}, "run: the released model on some faces; use it as"),
        ({"weights": "1" * 64}, "this run has been made of other weights; give those"),
    ],
)
def test_a_run_that_was_not_trained_here_says_what_it_is(tmp_path, stored, says):
    config = fake_run(tmp_path, synthetic=True).config
    with pytest.raises(InputError, match=says):
        refuse_other_config(
            dataclasses.replace(config, **stored), dataclasses.replace(config, weights="2" * 64), Path("run")
        )
