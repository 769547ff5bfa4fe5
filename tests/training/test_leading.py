"""What a person sees of a training: the bar after each epoch, and whoever follows; a process that trains along."""

import torch

from fer import recipes
from fer.training import leading, train
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
    monkeypatch.setattr(leading, "bar", lambda **_: shown)
    monkeypatch.setitem(recipes.RECIPES, tiny_recipe.name, tiny_recipe)
    run = train.train(Request(recipe="tiny", limit=60, settings=("batch=30",)), tmp_path / "run")
    first, second = run.history()["val_accuracy"]
    assert len(shown.said) == 2 * 3  # two steps and an end
    assert shown.said[0].startswith("epoch 1/2, loss ")
    assert shown.said[2] == f"epoch 1/2, val {first:.1%} (best {first:.1%})"
    assert shown.said[3].startswith(f"epoch 2/2, val {first:.1%} (best {first:.1%}), loss ")
    assert shown.said[5] == f"epoch 2/2, val {second:.1%} (best {max(first, second):.1%})"


def test_every_epoch_is_told_to_whoever_follows(tmp_path, tiny_recipe, monkeypatch):
    monkeypatch.setitem(recipes.RECIPES, tiny_recipe.name, tiny_recipe)
    told = []

    def follow(path, history, recipe, *, ended):
        told.append((path, [row["epoch"] for row in history], recipe.epochs, ended))

    path = train.train(Request(recipe="tiny", limit=60), tmp_path / "run", follow=follow).path
    assert told == [(path, [1], 2, False), (path, [1, 2], 2, True)]


def test_a_process_that_trains_along_does_nothing_where_the_run_is_done(copied_run, monkeypatch):
    monkeypatch.setattr(leading, "agreed", lambda value: True)  # as the leading process says
    before = {path: path.stat().st_mtime_ns for path in copied_run.path.iterdir()}
    leading.train_along(copied_run.config, copied_run.path, torch.device("cpu"))
    assert {path: path.stat().st_mtime_ns for path in copied_run.path.iterdir()} == before
