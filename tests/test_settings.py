"""Words become values of the right type, and a value out of its bounds is refused in one line."""

import dataclasses
import math

import pytest

from fer.errors import InputError
from fer.models.build import options_of
from fer.recipes import RECIPES, Augmentation, changed, from_json, recipe
from fer.settings import kinds_of, meaning_of, range_of, require


def with_words(*words, base="cpu"):
    return changed(recipe(base), words, options=options_of(recipe(base).model))


def test_words_set_the_recipe_its_augmentation_and_its_model():
    set_by_words = with_words("epochs=3", "learning_rate=1e-3", "mixup=0.4", "flip=false", "widths=8,16", "patience=2")
    assert (set_by_words.epochs, set_by_words.learning_rate, set_by_words.patience) == (3, 0.001, 2)
    assert (set_by_words.augmentation.mixup, set_by_words.augmentation.flip) == (0.4, False)
    assert set_by_words.model_options["widths"] == (8, 16)
    assert set_by_words.model_options["stem_stride"] == recipe("cpu").model_options["stem_stride"]


def test_no_words_change_nothing():
    assert with_words() == recipe("cpu")


def test_none_is_a_value_where_it_is_allowed():
    require("patience", None, int | None)
    with pytest.raises(InputError, match="patience=None: give a whole number"):
        require("patience", None, int)
    assert with_words("patience=3", "patience=none").patience is None
    with pytest.raises(InputError, match="epochs=none: give a whole number"):
        with_words("epochs=none")


@pytest.mark.parametrize(
    ("word", "says"),
    [
        ("epochs", "write it as NAME=VALUE"),
        ("epoch=3", "'epoch': there is none of that name; did you mean 'epochs'?"),
        ("zoom=3", "'zoom': there is none of that name; choose one of epochs, batch"),
        ("name=mine", "'name': there is none"),
        ("epochs=1.5", "epochs=1.5: give a whole number"),
        ("epochs=0", "epochs=0: give a number from 1 to 999999"),
        ("learning_rate=fast", "learning_rate=fast: give a number"),
        ("learning_rate=0", "learning_rate=0.0: give a number above 0"),
        ("learning_rate=inf", "learning_rate=inf: give a number above 0"),
        ("mixup=nan", "mixup=nan: give a number 0 or more"),
        ("mixup=inf", "mixup=inf: give a number 0 or more"),
        ("erasing=2", "erasing=2.0: give a number from 0 to 1"),
        ("flip=perhaps", "flip=perhaps: give true or false"),
        ("optimiser=lbfgs", "optimiser=lbfgs: choose one of sgd, adam, adamw"),
        ("views=3", "views=3: choose one of 1, 2, 10"),
        ("widths=8,wide", "widths=wide: give a whole number"),
        ("widths=8,0", "widths=0: give a number from 1 to 8192"),
    ],
)
def test_a_bad_word_is_refused_in_one_line(word, says):
    with pytest.raises(InputError) as refusal:
        with_words(word)
    assert says in str(refusal.value)
    assert "\n" not in str(refusal.value)


def test_a_word_for_a_setting_and_for_a_parameter_of_a_persons_own_network_is_refused():
    own = dataclasses.replace(recipe("cpu"), model="mynets:small", model_options={}, muon=0.0, small_first=0.0)
    options = {"scale": float, "batch": int, "width": int}
    for name in ("scale", "batch"):
        says = f"^setting '{name}': one of the training, and a parameter of mynets:small; rename the parameter$"
        with pytest.raises(InputError, match=says):
            changed(own, [f"{name}=1"], options=options)
    assert changed(own, ["width=3", "shift=1"], options=options).model_options == {"width": 3}


def test_an_annotation_says_range_and_meaning():
    kinds = kinds_of(recipe("cpu"))
    assert range_of(kinds["epochs"]) == "a whole number, from 1 to 999999"
    assert range_of(kinds["patience"]) == "a whole number, 1 or more, or none"
    assert range_of(kinds["keep"]) == "best or last"
    assert range_of(options_of("vgg")["widths"]) == "a whole number, from 1 to 8192, several with commas between"
    assert meaning_of(kinds["epochs"]) == "passes over the training faces"
    assert meaning_of(int) == ""


def test_values_given_in_code_are_checked_too():
    with pytest.raises(InputError, match="epochs=0"):
        dataclasses.replace(recipe("cpu"), epochs=0)
    with pytest.raises(InputError, match="erasing=nan"):
        Augmentation(erasing=math.nan)
    with pytest.raises(
        InputError, match="small_first: model 'original' reads faces of 48 pixels alone; set small_first=0"
    ):
        dataclasses.replace(recipe("original"), small_first=0.5)


@pytest.mark.parametrize("name", RECIPES)
def test_a_recipe_survives_json(name):
    assert from_json(dataclasses.asdict(recipe(name))) == recipe(name)
