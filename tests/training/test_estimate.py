"""How long a training takes, by hand from what a face costs, and what is then named as quicker."""

import dataclasses
from types import SimpleNamespace

import pytest
import torch

from fer.recipes import recipe
from fer.training import estimate
from fer.training.estimate import Cost

CPU = dataclasses.replace(recipe("cpu"), epochs=60, views=10, small_first=0.0)
FER2013 = {"train": 28709, "val": 3589, "test": 3589}


def test_the_time_is_that_of_all_epochs_and_of_the_last_predictions():
    found = estimate.estimate(Cost(2e-3, 1e-4), CPU, FER2013)
    assert found.epochs == pytest.approx(60 * (28709 * 2e-3 + 2 * 3589 * 1e-4))
    assert found.verdict == pytest.approx(10 * (28709 + 2 * 3589) * 1e-4)
    assert found.total == found.epochs + found.verdict


def test_epochs_behind_it_and_small_faces_shorten_it():
    cost, small = Cost(1.0, 0.0), dataclasses.replace(CPU, small_first=0.5)
    faces = {"train": 9, "val": 9, "test": 9}
    assert estimate.estimate(cost, CPU, faces, done=50).epochs == pytest.approx(10 * 9)
    assert estimate.estimate(cost, small, faces).epochs == pytest.approx(30 * 9 + 30 * 4)
    assert estimate.estimate(cost, small, faces, done=20).epochs == pytest.approx(30 * 9 + 10 * 4)
    assert estimate.estimate(cost, small, faces, done=40).epochs == pytest.approx(20 * 9)


def test_a_long_training_names_what_is_quicker(monkeypatch):
    monkeypatch.setattr(estimate, "measure", lambda *_: Cost(2e-3, 1e-4))
    line = estimate.forecast(CPU, FER2013, torch.device("cpu")).line
    assert line.startswith("training cpu: about 59 min on this processor; 60 epochs of 28,709 faces at 500 faces/s")
    assert "--set epochs=15 (15 min)" in line
    assert "--train-faces 7177 (" in line
    assert "--recipe" not in line
    assert "\n" not in line
    assert "--recipe cpu (34 min)" in estimate.forecast(recipe("strong"), FER2013, torch.device("cpu")).line


def test_a_command_that_cannot_train_on_a_part_is_offered_none(monkeypatch):
    monkeypatch.setattr(estimate, "measure", lambda *_: Cost(2e-3, 1e-4))
    line = estimate.forecast(CPU, FER2013, torch.device("cpu"), takes_part=False).line
    assert line.endswith("; quicker: --set epochs=15 (15 min)")


def test_the_asking_of_a_teacher_is_part_of_what_is_quicker_too(monkeypatch):
    monkeypatch.setattr(estimate, "measure", lambda *_: Cost(2e-3, 1e-4))
    part = dataclasses.replace(CPU, teacher="large", taught=0.5)
    alone, taught = (
        estimate.forecast(part, FER2013, torch.device("cpu"), asking=asking).line for asking in (0.0, 1320.0)
    )
    assert "--set epochs=15 (15 min)" in alone and "--set epochs=15 (37 min)" in taught
    shorter = estimate.estimate(Cost(2e-3, 1e-4), part, {**FER2013, "train": 7177}).total
    assert f"--train-faces 7177 ({shorter / 60:.0f} min)" in alone
    assert f"--train-faces 7177 ({(shorter + 1320 * 7177 / 28709) / 60:.0f} min)" in taught


def test_a_short_training_behind_a_long_asking_is_long(monkeypatch):
    monkeypatch.setattr(estimate, "measure", lambda *_: Cost(1e-5, 1e-6))
    quick = dataclasses.replace(CPU, epochs=4, teacher="large", taught=0.5)
    assert "quicker" not in estimate.forecast(quick, FER2013, torch.device("cpu"), asking=1.0).line
    assert "--train-faces 7177 (" in estimate.forecast(quick, FER2013, torch.device("cpu"), asking=90.0).line


@pytest.mark.parametrize("changed", [{"batch": 256}, {"model": "resnet", "model_options": {}}])
def test_another_recipe_is_offered_where_no_word_would_change_that_too(monkeypatch, changed):
    monkeypatch.setattr(estimate, "measure", lambda *_: Cost(2e-3, 1e-4))
    line = estimate.forecast(dataclasses.replace(recipe("strong"), **changed), FER2013, torch.device("cpu")).line
    assert "--set epochs=75" in line
    assert "--recipe" not in line


def test_long_predictions_are_told_and_one_view_is_quicker(monkeypatch):
    monkeypatch.setattr(estimate, "measure", lambda *_: Cost(2e-3, 1e-2))
    one_epoch = dataclasses.replace(CPU, epochs=1)
    line = estimate.forecast(one_epoch, FER2013, torch.device("cpu")).line
    verdict, rest = 35887 * 1e-2, 28709 * 2e-3 + 2 * 3589 * 1e-2
    assert f"about {(rest + 10 * verdict) / 60:.0f} min on this" in line
    assert ", then 60 min for predictions from 10 views a face" in line
    assert f"--set views=1 ({(rest + verdict) / 60:.0f} min)" in line
    assert "--set epochs" not in line


def test_a_short_training_needs_nothing_quicker(monkeypatch):
    monkeypatch.setattr(estimate, "measure", lambda *_: Cost(1e-5, 1e-6))
    assert "quicker" not in estimate.forecast(CPU, FER2013, torch.device("cpu")).line


def test_what_a_face_costs_is_told_by_the_clock(tiny_recipe, monkeypatch):
    """The steps end 9, 5, 2 and 4 seconds apart, the first of which warms up, and an answer takes 3."""
    clock = iter([9, 14, 16, 20, 50, 53])
    monkeypatch.setattr(estimate, "time", SimpleNamespace(perf_counter=clock.__next__))
    cost = estimate.measure(tiny_recipe, torch.device("cpu"))
    faces = min(tiny_recipe.batch, estimate.FACES)
    assert (cost.training, cost.judging) == (2 / faces, 3 / faces)
    assert not list(clock)
