"""A run compared with others: itself, one that differs by a setting, by several, by its network, and by its faces."""

import dataclasses
import json
import shutil

import pytest

from fer import recipes
from fer.data.splits import Fold
from fer.errors import InputError
from fer.recipes import RECIPES
from fer.runs.run import open_run
from fer.runs.seen import Training
from fer.training import overfitting, train
from fer.training.comparison import MOST, Setting, changed_settings, compared, curves, kind_of, measure, opened
from fer.training.plan import Request


@pytest.fixture(scope="module")
def sibling(tiny_run, tiny_recipe, tmp_path_factory):
    """sibling("mixup=0") -> the tiny run with these settings changed; its files are the tiny run's own."""

    def changed(*settings, **fields):
        recipe = recipes.changed(tiny_recipe, settings, options={"widths": tuple[int, ...], "dropout": float})
        run = open_run(shutil.copytree(tiny_run.path, tmp_path_factory.mktemp("sibling") / "other"))
        return dataclasses.replace(run, config=dataclasses.replace(run.config, recipe=recipe, **fields))

    return changed


def test_a_run_and_its_double_differ_in_nothing(tiny_run, sibling):
    found = compared(tiny_run, sibling())
    assert (found.kind, found.settings) == ("nothing", ())
    assert (found.paired.difference.value, found.paired.p) == (0, 1)
    assert found.gap.value == 0
    assert found.gap.low == pytest.approx(-found.gap.high)
    assert found.outcome.accuracy.value == pytest.approx(tiny_run.metrics().splits["test"].accuracy.value)
    assert found.outcome.gap == overfitting.measure(tiny_run).kept.gap.difference


def test_a_run_is_not_compared_with_itself(tiny_run):
    with pytest.raises(InputError, match="that is the run itself"):
        compared(tiny_run, tiny_run)


def test_equally_many_but_other_training_faces_are_not_called_the_same(tiny_run, tiny_recipe, tmp_path, monkeypatch):
    monkeypatch.setitem(recipes.RECIPES, "tiny", dataclasses.replace(tiny_recipe, epochs=1))

    def trained(name, **fields):
        return train.train(Request(recipe="tiny", limit=300, **fields), tmp_path / name)

    one, two = (trained(f"fold{k}", fold=Fold(k, 3)) for k in (1, 2))
    assert changed_settings(one, two) == [Setting("fold", "1/3", "2/3")]
    one, two = (trained(f"part{k}", train_faces=100, split_seed=k) for k in (0, 1))
    assert changed_settings(one, two) == [Setting("split_seed", 0, 1)]


def test_a_split_seed_that_drew_the_same_faces_sets_nothing_apart(tiny_run, sibling):
    assert changed_settings(tiny_run, sibling(split_seed=7)) == []


def test_one_setting_that_differs_is_named_with_both_values(tiny_run, sibling):
    found = compared(tiny_run, sibling("mixup=0"))
    assert (found.kind, found.settings) == ("one", (Setting("mixup", 0.2, 0.0),))


def test_several_settings_cannot_be_told_apart_and_a_seed_is_one_of_them(tiny_run, sibling):
    assert compared(tiny_run, sibling("mixup=0", "epochs=3")).kind == "several"
    assert compared(tiny_run, sibling("mixup=0", seed=4)).kind == "several"
    assert changed_settings(tiny_run, sibling(seed=4)) == [Setting("seed", 0, 4)]


def test_another_network_is_no_measure_but_dropout_is_one(tiny_run, sibling):
    assert compared(tiny_run, sibling("widths=4,8")).kind == "network"
    assert compared(tiny_run, sibling("dropout=0.5")).kind == "one"
    assert kind_of([Setting("model", "vgg", "resnet")]) == "network"


def test_other_code_of_a_persons_network_is_another_network(tiny_run, sibling):
    old, new, mine = (sibling(code=digit * 64) for digit in "abb")
    assert changed_settings(old, new) == [Setting("code", "a" * 12, "b" * 12)]
    assert compared(old, new).kind == "network"
    assert changed_settings(new, mine) == []
    other = dataclasses.replace(new, config=dataclasses.replace(new.config, recipe=recipes.recipe("original")))
    assert {"model"} == {setting.name for setting in changed_settings(old, other)} & {"model", "code"}


def test_a_run_on_fewer_faces_is_said_to_have_fewer(tiny_run, tiny_recipe, tmp_path, monkeypatch):
    monkeypatch.setitem(recipes.RECIPES, "tiny", tiny_recipe)
    part = train.train(Request(recipe="tiny", limit=300, train_faces=100), tmp_path / "part")
    assert changed_settings(tiny_run, part) == [Setting("train_faces", 300, 100)]
    assert compared(tiny_run, part).paired.both >= 0


def test_a_run_judged_on_other_faces_is_refused(tiny_run, tiny_recipe, tmp_path, monkeypatch):
    monkeypatch.setitem(recipes.RECIPES, "tiny", dataclasses.replace(tiny_recipe, epochs=1))
    other = train.train(Request(recipe="tiny", limit=60), tmp_path / "other")
    with pytest.raises(InputError, match="not judged on the same faces") as caught:
        compared(tiny_run, other)
    assert "\n" not in str(caught.value)


def without(run, split):
    """The run as if it had not been judged on that split."""
    metrics = json.loads((run.path / "metrics.json").read_text("utf-8"))
    del metrics["splits"][split]
    (run.path / "metrics.json").write_text(json.dumps(metrics), encoding="utf-8")
    return run


def test_a_run_that_was_not_judged_on_the_split_is_refused(tiny_run, sibling):
    with pytest.raises(InputError, match="it was not judged on 'test' faces, as "):
        compared(tiny_run, without(sibling("mixup=0"), "test"))


def test_training_faces_that_are_not_known_are_not_called_the_same(tiny_run, sibling):
    ready_made = Training("drawn", "0" * 64, tiny_run.training().classes, 300)
    other = without(sibling(split_seed=7, trained_on=ready_made), "train")
    assert changed_settings(tiny_run, other) == [Setting("split_seed", 0, 7)]


def test_all_others_are_compared_on_the_held_out_faces(tiny_run, sibling):
    found = measure(tiny_run, [sibling("mixup=0"), sibling(seed=4)])
    assert (found.split, found.ours.name) == ("test", tiny_run.path.name)
    assert [other.settings[0].name for other in found.others] == ["mixup", "seed"]
    assert measure(tiny_run, []) is None


def test_the_curves_of_several_runs_are_those_of_their_histories(tiny_run, sibling):
    epochs, columns = curves([tiny_run, sibling()])
    assert [of.tolist() for of in epochs] == [[1, 2], [1, 2]]
    assert columns["val_loss"][0].tolist() == columns["val_loss"][1].tolist() == tiny_run.history()["val_loss"].tolist()


def test_a_list_of_runs_is_read_and_nonsense_refused(tiny_run, tmp_path):
    assert [run.path for run in opened(f" {tiny_run.path} ,")] == [tiny_run.path]
    assert opened("") == []
    with pytest.raises(InputError, match="named twice"):
        opened(f"{tiny_run.path},{tiny_run.path}")
    with pytest.raises(InputError, match=f"name {MOST} at most"):
        opened(",".join([str(tiny_run.path)] * (MOST + 1)))
    with pytest.raises(InputError, match="no run folder"):
        opened(str(tmp_path / "nowhere"))


def test_the_regularised_recipe_is_the_original_with_measures_alone():
    """The network, the batches and the rate are equal, so the faces come in the same order; AdamW is Adam where the
    weights do not decay."""
    plain, held_back = RECIPES["original"], RECIPES["regularised"]
    apart = {
        field.name
        for field in dataclasses.fields(plain)
        if getattr(plain, field.name) != getattr(held_back, field.name)
    }
    assert apart == {"name", "optimiser", "weight_decay", "label_smoothing", "averaging", "augmentation"}
    assert held_back.augmentation.mixup > 0
