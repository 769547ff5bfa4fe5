"""What chapter 2 says: the opposite where the numbers are the opposite, and every setting of a recipe."""

import dataclasses

import numpy as np
import pandas as pd
import pytest

from fer.recipes import RECIPES, Recipe
from fer.training.augment import Augmentation
from fer.training.overfitting import judge
from fer.wording.en.training import course as words
from fer.wording.en.training import recipe as recipe_words


def facts(train_loss, val_loss, train_accuracy, val_accuracy, *, n: int = 3589, **others) -> dict:
    """What the notebook writes for these curves."""
    columns = np.broadcast_arrays(train_loss, val_loss, train_accuracy, val_accuracy)
    history = pd.DataFrame(np.transpose(columns), columns=["train_loss", "val_loss", "train_accuracy", "val_accuracy"])
    history["epoch"] = np.arange(1, len(history) + 1)
    kept = int(history["epoch"][history["val_accuracy"].idxmax()])
    judgement = dataclasses.asdict(judge(history, kept=kept, n_train=n, n_val=n))
    training = {"epochs": len(history), "planned": len(history), "patience": None, "faces": 28709, "parameters": 11}
    timing = {"seconds": 754.2, "faces_per_second": 3456.7, "device": "x86_64", "threads": 2, "trained_on": None}
    return {"judgement": judgement, "keep": "best", "members": None} | training | timing | others


def original() -> dict:
    val_loss = np.concatenate([np.linspace(1.6, 1.2, 10), np.linspace(1.21, 2.54, 90)])
    val_accuracy = np.concatenate([np.linspace(0.3, 0.51, 30), np.linspace(0.51, 0.5, 70)])
    return facts(np.linspace(1.6, 0.05, 100), val_loss, np.linspace(0.3, 0.9, 100), val_accuracy)


def underfitting() -> dict:
    return facts(np.linspace(1.95, 1.8, 20), np.linspace(1.95, 1.8, 20), np.linspace(0.1, 0.3, 20), 0.3)


def well_fitted() -> dict:
    accuracy = np.linspace(0.2, 0.9, 20)
    return facts(np.linspace(1.9, 0.3, 20), np.linspace(1.9, 0.3, 20), accuracy, accuracy)


def test_the_original_course_is_called_strong_overfitting_with_its_numbers():
    text = words.verdict(original())
    assert text.startswith("**Verdict: strong overfitting.**")
    assert "loss is 0.05 on training and 2.54 on validation" in text
    assert "90.0\N{NO-BREAK SPACE}% and 50.0\N{NO-BREAK SPACE}%" in text
    assert "training lies 40.0 percentage points above validation" in text
    assert "lowest at epoch 10 (1.20) and lies 1.34 higher" in text
    assert "the network errs no more often" in text
    assert words.finding(original()).startswith("The training overfits strongly: after 100 epochs")


def test_equal_curves_are_called_free_of_overfitting():
    text = words.verdict(well_fitted())
    assert text.startswith("**Verdict: no sign of overfitting.**")
    assert "training and validation are level" in text
    assert "it has not risen" in text
    assert "no sign of overfitting" in words.finding(well_fitted())


def test_low_accuracy_on_both_is_called_underfitting():
    assert words.verdict(underfitting()).startswith("**Verdict: underfitting.**")
    assert "wrong on most of the faces that it was trained on" in words.verdict(underfitting())
    assert words.finding(underfitting()).startswith("The training underfits")


def test_one_epoch_is_not_said_to_have_a_course():
    one = facts([1.5], [1.4], [0.55], [0.56], n=100)
    assert "One epoch has no course" in words.verdict(one)
    assert "training lies 1.0 percentage points below validation" in words.verdict(one)
    assert "The single epoch of the recipe was run" in words.effort(one)
    assert "after 1 epoch " in words.finding(one)


@pytest.mark.parametrize(
    ("last", "told"),
    [
        (0.49, ", 1.0 percentage points above the last epoch"),
        (0.4997, ", which the last epoch all but reaches"),
        (0.5, ", which the last epoch reaches again"),
    ],
)
def test_a_lead_of_the_kept_epoch_that_rounds_to_nothing_is_not_given_in_points(last, told):
    assert told in words.verdict(facts([1.5, 1.4], [1.5, 1.4], [0.5, 0.5], [0.5, last]))


def test_validation_accuracy_that_falls_while_the_loss_rises_is_said_to_fall():
    fell = facts(np.linspace(1, 0.1, 20), np.linspace(1, 2, 20), np.linspace(0.5, 0.9, 20), np.linspace(0.6, 0.5, 20))
    assert "Validation accuracy fell from 60.0\N{NO-BREAK SPACE}% to 50.0" in words.verdict(fell)


def test_a_rise_too_small_to_count_is_said_to_be_so():
    wobble = 1 + 0.01 * np.tile([1.0, -1.0], 10)
    text = words.verdict(facts(np.linspace(1, 0.5, 20), wobble[::-1], 0.8, 0.8))
    assert "too little to count as a rise" in text


@pytest.mark.parametrize(
    ("epochs", "said"), [(20, "All 20 epochs of the recipe were run"), (12, "stopped early, after 12 of 20 epochs")]
)
def test_the_end_of_the_training_is_told(epochs, said):
    accuracy = np.linspace(0.2, 0.9, epochs)
    text = words.effort(facts(1.0, 1.0, accuracy, accuracy, planned=20, patience=10))
    assert said in text
    assert ("last 10 brought no better" in text) == (epochs == 12)
    assert "12 min 34 s" in text
    assert "3,457 faces a second" in text


def test_thresholds_in_the_rule_are_those_that_were_used():
    changed = original()
    changed["judgement"]["rule"] |= {"strong_gap": 0.17, "scatters": 6.0, "low_accuracy": 0.33}
    text = words.rule(changed)
    assert "above 17 percentage points" in text
    assert "6 times the scatter" in text
    assert "below 33" in text
    assert "17 points" in words.limit_name(changed)


# A value of each setting that differs from the one in RECIPES["cpu"], which uses every kind of setting.
OTHER = {
    "name": "mine", "epochs": 7, "model": "resnet", "model_options": {"blocks": 2}, "batch": 32, "optimiser": "adamw",
    "learning_rate": 0.3, "momentum": 0.5, "weight_decay": 0.25, "schedule": "constant", "warmup": 0.4,
    "label_smoothing": 0.3, "averaging": 0.5, "patience": 5, "views": 2, "precision": "float32",
    "keep": "last", "compiled": "auto",
    "augmentation": Augmentation(),
}  # fmt: skip


@pytest.mark.parametrize("setting", [field.name for field in dataclasses.fields(Recipe)])
def test_every_setting_of_a_recipe_shows_in_its_table(setting):
    recipe = RECIPES["cpu"]
    changed = dataclasses.replace(recipe, **{setting: OTHER[setting]})
    assert not recipe_words.table(dataclasses.asdict(recipe)).equals(recipe_words.table(dataclasses.asdict(changed)))


@pytest.mark.parametrize("setting", [field.name for field in dataclasses.fields(Augmentation)])
def test_every_kind_of_augmentation_shows_in_the_table(setting):
    plain = Recipe(name="plain", epochs=1, augmentation=Augmentation())
    changed = dataclasses.replace(plain, augmentation=Augmentation(**{setting: 0.5}))
    assert "none" in recipe_words.table(dataclasses.asdict(plain)).set_index("Setting").loc["Augmentation"].item()
    assert not recipe_words.table(dataclasses.asdict(plain)).equals(recipe_words.table(dataclasses.asdict(changed)))


def test_an_epoch_that_nobody_chose_is_not_called_the_best():
    chosen, last = well_fitted(), well_fitted() | {"keep": "last"}
    assert "the first with the best validation accuracy" in words.effort(chosen)
    assert "whatever the validation accuracy" in words.effort(last)
    assert "the best so far" not in words.verdict(last)
    assert ", the last." in words.curves_caption(last)
    assert "therefore a little too high" in words.choice(chosen)
    assert "No face chose" in words.choice(last)


def test_several_networks_are_counted_and_their_curves_called_means():
    said = words.effort(well_fitted() | {"members": {"n": 3, "train_faces": 20000}})
    assert said.startswith("Three networks with 11 parameters together were trained, each on at least 20,000 faces")
    assert "the mean over these networks" in said


def test_networks_that_each_chose_an_epoch_have_none_in_common():
    several = well_fitted() | {"members": {"n": 3, "train_faces": 20000}}
    assert "no single epoch of these mean curves was kept" in words.verdict(several)
    assert words.kept_name(several).startswith("best mean")
    assert "of this last epoch" in words.verdict(several | {"keep": "last"})
    assert words.kept_name(well_fitted()).startswith("kept")


def test_a_ready_made_network_is_not_said_to_be_trained_here():
    training = {"data": "fer2013.csv", "sha256": "ab", "classes": [1] * 7, "val": 3589}
    assert "came ready-made" in words.effort(well_fitted() | {"trained_on": training})


def test_an_ensembles_networks_are_counted_by_kind():
    members = (("vgg", {"widths": (8,)}), ("vgg", {"widths": (8,)}), ("resnet", {}))
    recipe = dataclasses.asdict(
        dataclasses.replace(RECIPES["cpu"], model="ensemble", model_options={"members": members})
    )
    shown = recipe_words.table(recipe).set_index("Setting").loc["Network"].item()
    assert shown == "mean log-probability of two networks vgg: widths 8 and one network resnet"
