"""What a person sees of a training: the bar after each epoch, and the line at its end."""

import numpy as np
import pytest

from fer import recipes
from fer.runs.run import Predictions, Run
from fer.training import train
from fer.training.plan import Request


class Bar:
    """A progress bar that is drawn at every step, and keeps what it was told to say."""

    def __init__(self, **_):
        self.said = []

    def __enter__(self):
        return self

    def __exit__(self, *_): ...

    def update(self, faces):
        return True

    def set_postfix_str(self, text, refresh):
        self.said.append(text)


def test_the_bar_says_the_accuracy_of_the_network_that_would_be_kept(tmp_path, tiny_recipe, monkeypatch):
    shown = Bar()
    monkeypatch.setattr(train, "bar", lambda **_: shown)
    monkeypatch.setitem(recipes.RECIPES, tiny_recipe.name, tiny_recipe)
    run = train.train(Request(recipe="tiny", limit=60, settings=("batch=30",)), tmp_path / "run")
    first, second = run.history()["val_accuracy"]
    assert len(shown.said) == 2 * 3  # two steps and an end
    assert shown.said[0].startswith("epoch 1/2, loss ")
    assert shown.said[2] == f"epoch 1/2, val {first:.1%} (best {first:.1%})"
    assert shown.said[3].startswith(f"epoch 2/2, val {first:.1%} (best {first:.1%}), loss ")
    assert shown.said[5] == f"epoch 2/2, val {second:.1%} (best {max(first, second):.1%})"


@pytest.mark.parametrize(("right", "warned"), [(300, False), (0, True)])
def test_a_network_no_better_than_the_commonest_class_is_named(tiny_run, monkeypatch, right, warned):
    """It is right for the first `right` faces and answers the commonest class to the others."""
    labels = tiny_run.predictions("test").labels
    commonest = int(np.argmax(tiny_run.training().classes))
    answers = np.where(np.arange(len(labels)) < right, labels, commonest)
    training = tiny_run.training()
    monkeypatch.setattr(Run, "training", lambda self: training)
    monkeypatch.setattr(
        Run, "predictions", lambda self, split: Predictions(np.eye(7, dtype=np.float32)[answers], labels, labels)
    )
    lines = train.summary(tiny_run).splitlines()
    assert str(tiny_run.path) in lines[0]
    assert [f"which is right for {(labels == commonest).mean():.1%}" in line for line in lines[1:]] == [True] * warned
