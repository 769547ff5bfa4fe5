"""The table of a recipe: every setting shows in it."""

from dataclasses import fields, replace

import pandas as pd
import pytest

from fer.models.build import MODELS, options_of
from fer.recipes import RECIPES, Augmentation, Recipe
from fer.training.findings import recipe
from fer.wording.load import languages, load

ENGLISH = load("en")

# every kind of setting, but for those that do not go with all others
USED = replace(RECIPES["cpu"], teacher="runs/one", taught=0.5, muon=0.0, small_first=0.0)
# A value of each setting that differs from the one there.
OTHER = {
    "name": "mine", "epochs": 7, "model": "resnet", "model_options": {"blocks": 2}, "batch": 32, "optimiser": "adamw",
    "learning_rate": 0.3, "momentum": 0.5, "weight_decay": 0.25, "schedule": "constant", "warmup": 0.4,
    "label_smoothing": 0.3, "averaging": 0.5, "patience": 5, "views": 2, "precision": "float32",
    "keep": "last", "compiled": "auto", "muon": 0.05, "small_first": 0.5, "teacher": "runs/other", "taught": 0.7,
    "augmentation": Augmentation(),
}  # fmt: skip


def table(of: Recipe) -> pd.DataFrame:
    return ENGLISH.table(recipe.table(of))


@pytest.mark.parametrize("language", list(map(load, languages())), ids=lambda language: language.code)
@pytest.mark.parametrize("setting", [field.name for field in fields(Recipe)])
def test_every_setting_of_a_recipe_shows_in_its_table(setting, language):
    changed = replace(USED, **{setting: OTHER[setting]})
    assert not language.table(recipe.table(USED)).equals(language.table(recipe.table(changed)))


@pytest.mark.parametrize("setting", [field.name for field in fields(Augmentation)])
def test_every_kind_of_augmentation_shows_in_the_table(setting):
    plain = Recipe(name="plain", epochs=1, augmentation=Augmentation())
    changed = replace(plain, augmentation=Augmentation(**{setting: True if setting == "flip" else 0.5}))
    assert "none" in table(plain).set_index("Setting").loc["Augmentation"].item()
    assert not table(plain).equals(table(changed))


def test_small_rates_are_written_without_a_power_of_ten():
    small = replace(RECIPES["cpu"], learning_rate=1e-5, weight_decay=5e-6, muon=2e-5)
    for language in map(load, languages()):
        cells = " ".join(map(str, language.table(recipe.table(small)).to_numpy().ravel()))
        assert all(rate in cells for rate in ("0.00001", "0.000005", "0.00002")) and "e-0" not in cells


def test_weights_that_muon_steps_are_said_to_have_no_decay():
    for language, said in zip(map(load, languages()), ("and no weight decay", "，沒有 weight decay"), strict=True):
        shown = [
            " ".join(map(str, language.table(recipe.table(of)).to_numpy().ravel())) for of in (RECIPES["cpu"], USED)
        ]
        assert said in shown[0] and said not in shown[1]


def test_a_teacher_is_named_without_its_folder():
    said = "cross-entropy with label smoothing 0.1; 50% of each label is the answer of run one to the face"
    assert table(USED).set_index("Setting").loc["Loss"].item().replace("\N{NO-BREAK SPACE}", "") == said


def test_an_ensembles_networks_are_counted_by_kind():
    members = (("vgg", {"widths": (8,)}), ("vgg", {"widths": (8,)}), ("resnet", {}))
    several = replace(RECIPES["cpu"], model="ensemble", model_options={"members": members})
    shown = table(several).set_index("Setting").loc["Network"].item()
    assert shown == "mean log-probability of two networks vgg: widths 8 and one network resnet"


def test_the_caption_names_the_recipe():
    assert ENGLISH.text(recipe.caption(RECIPES["cpu"])) == "How the network was trained: recipe `cpu`."


def test_options_of_a_network_are_named_in_words():
    for model in MODELS:
        options = dict.fromkeys(options_of(model), 1)
        shown = ENGLISH.text(recipe.network(model, options))
        assert "_" not in shown
        assert shown.count(" 1") == len(options)


def test_a_rate_that_does_not_rise_first_is_said_without_a_rise():
    def rate(**changes) -> str:
        return table(replace(RECIPES["cpu"], **changes)).set_index("Setting").loc["Learning rate"].item()

    assert "rise" in rate(warmup=0.1)
    assert "rise" not in rate(warmup=0.0)


def test_epochs_are_counted_as_they_are():
    def epochs(**changes) -> str:
        return (
            table(replace(RECIPES["cpu"], epochs=20, small_first=0.0, **changes))
            .set_index("Setting")
            .loc["Epochs"]
            .item()
        )

    assert epochs(patience=None) == "20, never stopped early"
    assert "fewer if 1 epoch brings no better" in epochs(patience=1)
    assert "fewer if 3 epochs bring no better" in epochs(patience=3)


def test_of_an_ensemble_each_setting_that_differs_is_told_for_each_recipe():
    cpu, quick = RECIPES["cpu"], RECIPES["quick"]
    both = replace(cpu, name="cpu + quick", model="ensemble", model_options={"members": (("vgg", {}), ("vgg", {}))})
    shown = ENGLISH.table(recipe.table(both, [cpu, quick, cpu]))
    told = dict(shown.itertuples(index=False))
    assert told["Epochs (cpu)"].startswith("48, never") and told["Epochs (quick)"].startswith("14, never")
    assert told["Batch (cpu)"] == "128 faces" and told["Batch (quick)"] == "64 faces"
    assert "ten views" in told["Final predictions (cpu)"] and "as it is" in told["Final predictions (quick)"]
    assert told["Precision"] and "Precision (cpu)" not in told
    assert "Network" in told and len(shown) == len(told)
    alike = ENGLISH.table(recipe.table(replace(both, name="cpu"), [cpu, cpu]))
    assert alike["Setting"].tolist() == ENGLISH.table(recipe.table(cpu))["Setting"].tolist()


def test_recipes_called_alike_are_told_apart_by_their_networks():
    cpu = RECIPES["cpu"]
    other = replace(cpu, model="resnet", model_options={}, muon=0.0, small_first=0.0)
    both = replace(cpu, model="ensemble", model_options={"members": (("vgg", {}), ("resnet", {}))})
    named = ENGLISH.table(recipe.table(both, [cpu, other]))["Setting"].tolist()
    assert "Optimiser (cpu, vgg)" in named and "Optimiser (cpu, resnet)" in named and "Batch" in named
