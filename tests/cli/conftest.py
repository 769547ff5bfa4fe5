"""What tests of several commands share."""

import pytest

from fer import recipes
from fer.runs.same_faces import faces_of


@pytest.fixture(autouse=True)
def tiny_is_known(tiny_recipe, monkeypatch):
    monkeypatch.setitem(recipes.RECIPES, tiny_recipe.name, tiny_recipe)


@pytest.fixture
def some_faces(tiny_run):
    return faces_of(tiny_run).split("test").images[:12]
