"""What was trained on what comes back as it was, and another config is another run."""

import pytest

from fer import recipes
from fer.errors import InputError
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
