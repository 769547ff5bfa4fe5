"""What a sweep trains: the product of what varies, and what is refused before any of it is begun."""

import pytest

from fer.errors import InputError
from fer.training.plan import Request
from fer.training.sweep.plan import members_of
from fer.training.sweep.sweep import Grid, sweep


def refuse_training(*_, **__):
    raise AssertionError("nothing is left to train")


def test_members_are_the_product_of_what_varies():
    grid = Grid(recipes=("quick", "cpu"), models=("vgg", "resnet"), folds=3, seeds=2)
    members = members_of(Request(seed=5, settings=("epochs=1",)), grid)
    assert len({member.name for member in members}) == 2 * 2 * 3 * 2
    assert {member.request.seed for member in members} == {5, 6}
    assert {member.request.split_seed for member in members} == {5}
    assert all(member.request.settings == ("epochs=1", "keep=last") for member in members)
    assert members[0].name == "quick-vgg-fold1of3-seed5"


def test_without_folds_members_choose_their_epoch_as_ever():
    assert all(not member.request.settings for member in members_of(Request(), Grid(seeds=2)))


def test_folds_of_a_part_of_the_training_faces_are_refused_before_any_training():
    with pytest.raises(InputError, match="train_faces=50: folds train on all faces"):
        members_of(Request(train_faces=50), Grid(folds=2))
    assert len(members_of(Request(train_faces=50), Grid(seeds=2))) == 2


def test_an_epoch_that_the_faces_of_a_fold_would_choose_is_refused():
    with pytest.raises(InputError, match=r"keep = best: in folds the last epoch is kept, .*leave that out"):
        members_of(Request(settings=("keep=last", "keep = best")), Grid(folds=2))
    with pytest.raises(InputError, match="patience=3: in folds the last epoch is kept"):
        members_of(Request(settings=("patience=3",)), Grid(folds=2))
    assert len(members_of(Request(settings=("keep = last", "patience=none")), Grid(folds=2))) == 2
    assert len(members_of(Request(settings=("keep=best",)), Grid(seeds=2))) == 2


@pytest.mark.parametrize(
    ("asked", "grid", "says"),
    [
        (Request(data="nowhere.csv"), Grid(seeds=2), "nowhere.csv"),
        (Request(), Grid(recipes=("slow",)), "no recipe 'slow'"),
        (Request(), Grid(models=("alexnet",)), "no model 'alexnet'"),
        (Request(settings=("epochs=0",)), Grid(), "epochs=0"),
        (Request(limit=100), Grid(folds=90), "ask for fewer folds"),
        (Request(settings=("widths=8,8,8,8,8,8",)), Grid(), "model 'vgg': takes no faces of 48 pixels"),
        (Request(settings=("teacher=/nowhere", "taught=0.5")), Grid(seeds=2), "teacher: /nowhere: no run folder"),
        (Request(), Grid(recipes=("quick", "quick")), "named twice"),
        (Request(), Grid(folds=1), "folds=1: give 2 or more"),
        (Request(seed=2**32 - 1), Grid(seeds=2), "2 seeds from there end beyond 4294967295; give a lower one"),
    ],
)
def test_what_would_hit_every_member_is_refused_before_any_is_trained(tmp_path, monkeypatch, asked, grid, says):
    monkeypatch.setattr("fer.training.sweep.sweep.train_here", refuse_training)
    with pytest.raises(InputError, match=says):
        sweep(asked, grid, tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_a_teacher_that_has_met_faces_of_a_fold_is_refused_before_any_is_trained(tiny_run, tmp_path, monkeypatch):
    monkeypatch.setattr("fer.training.sweep.sweep.train_here", refuse_training)
    asked = Request(recipe="quick", limit=300, settings=(f"teacher={tiny_run.path}", "taught=0.5"))
    with pytest.raises(InputError, match="val faces took part in its own training"):
        sweep(asked, Grid(recipes=("quick",), folds=2), tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_a_member_that_has_its_teachers_answers_needs_it_no_more(tmp_path, monkeypatch):
    asked = Request(limit=100, settings=("teacher=/gone", "taught=0.5"))
    begun = tmp_path / "quick-seed0"
    begun.mkdir()
    (begun / "teacher.npy").touch()
    called = []
    monkeypatch.setattr("fer.training.sweep.sweep.train_here", lambda jobs, *_, **__: called.extend(jobs) or [])
    sweep(asked, Grid(recipes=("quick",)), tmp_path)
    assert called == ["quick-seed0"]


def test_a_teacher_is_named_by_its_whole_path_wherever_members_are_trained(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (member,) = members_of(Request(settings=("teacher = large", "taught=0.5", "epochs=1")), Grid())
    assert member.request.settings == (f"teacher={tmp_path.resolve() / 'large'}", "taught=0.5", "epochs=1")
    assert member.request.completed(None).recipe.teacher == str(tmp_path.resolve() / "large")


@pytest.mark.parametrize("word", ["weights=imagenet", "weights=none", "dropout=0.1"])
def test_what_is_no_path_stays_as_it_is_written(word):
    (member,) = members_of(Request(settings=(word,)), Grid(recipes=("original",)))
    assert member.request.settings == (word,)


def test_weights_to_begin_with_are_named_by_their_whole_path_and_an_own_networks_option_is_not(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("fer.models.own_code.load", lambda name: lambda weights="": None)
    grid = Grid(recipes=("original",), models=("mynets:small", "original"))
    own, ours = members_of(Request(settings=("weights = w.pth",)), grid)
    assert own.request.settings == ("weights = w.pth",)
    assert ours.request.settings == (f"weights={tmp_path.resolve() / 'w.pth'}",)
