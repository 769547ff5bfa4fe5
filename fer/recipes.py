"""Named training recipes: everything that decides how a network is trained, but the faces and the seed."""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from fer.errors import InputError


@dataclass(frozen=True)
class Augmentation:
    """How far a face may be changed. Zero everywhere changes nothing."""

    flip: bool = False  # mirror half of the faces
    rotation: float = 0.0  # degrees, to either side
    scale: float = 0.0  # 0.1 draws sizes from 0.9 to 1.1
    shift: float = 0.0  # pixels, in each direction
    brightness: float = 0.0  # added grey, on a scale where white is 1
    contrast: float = 0.0  # 0.2 multiplies distances from mid-grey by 0.8 to 1.2
    erasing: float = 0.0  # share of faces in which a rectangle is greyed (Zhong et al. 2020)
    mixup: float = 0.0  # alpha of the Beta distribution that mixes pairs of faces (Zhang et al. 2018); 0 mixes none


@dataclass(frozen=True)
class Recipe:
    """One way to train. Epochs count passes over the training faces."""

    name: str
    epochs: int
    model: str = "vgg"
    model_options: Mapping[str, Any] = field(default_factory=dict)
    batch: int = 128
    optimiser: Literal["sgd", "adam", "adamw"] = "sgd"  # sgd is Nesterov's, with momentum
    learning_rate: float = 0.05
    momentum: float = 0.9
    weight_decay: float = 5e-4  # on weights of convolutions and linear layers only; none on norms and biases
    schedule: Literal["constant", "cosine"] = "cosine"
    warmup: float = 0.1  # share of all steps in which the rate rises linearly
    label_smoothing: float = 0.0
    averaging: float = 0.0  # decay a step of the exponential moving average of the weights; 0 keeps the last weights
    patience: int | None = None  # epochs without a better validation accuracy before training stops; None never stops
    views: int = 1  # faces averaged over in final predictions: 1 as it is, 2 its mirror image too, 10 shifts as well
    precision: Literal["float32", "bfloat16", "auto"] = "auto"  # auto: bfloat16 where the device gains from it
    augmentation: Augmentation = field(default_factory=Augmentation)


RECIPES = {
    recipe.name: recipe
    for recipe in (
        Recipe(
            name="original",
            epochs=100,
            model="original",
            optimiser="adam",
            learning_rate=1e-3,
            weight_decay=0.0,
            schedule="constant",
            warmup=0.0,
            precision="float32",
        ),
        Recipe(
            name="quick",
            epochs=14,
            model_options={"widths": (16, 32, 64), "stem_stride": 2, "dropout": 0.1},
            batch=64,
            averaging=0.98,
            label_smoothing=0.05,
            augmentation=Augmentation(flip=True, shift=2.0, scale=0.05, rotation=5.0),
        ),
        Recipe(
            name="cpu",
            epochs=40,
            model_options={"widths": (48, 96, 192), "stem_stride": 2, "dropout": 0.2},
            batch=128,
            learning_rate=0.1,
            averaging=0.998,
            label_smoothing=0.1,
            views=10,
            augmentation=Augmentation(
                flip=True, rotation=10.0, scale=0.1, shift=3.0, brightness=0.1, contrast=0.2, erasing=0.2
            ),
        ),
    )
}


def recipe(name: str) -> Recipe:
    """The recipe of that name. Raises InputError that lists the known ones."""
    if name not in RECIPES:
        raise InputError(f"there is no recipe '{name}'; choose one of {', '.join(RECIPES)}")
    return RECIPES[name]


def choose(name: str | None, *, model: str | None = None, synthetic: bool = False) -> Recipe:
    """The recipe a person means: by name, else `quick` for synthetic faces and `cpu` for real ones.

    Another `model` than the recipe's own comes with that model's default options.
    """
    chosen = recipe(name or ("quick" if synthetic else "cpu"))
    if model is None or model == chosen.model:
        return chosen
    return dataclasses.replace(chosen, model=model, model_options={})


def from_json(fields: Mapping[str, Any]) -> Recipe:
    """A recipe from what `dataclasses.asdict` and JSON made of it; sequences come back as tuples.

    Raises TypeError or KeyError for unknown or missing fields.
    """
    options = {k: tuple(v) if isinstance(v, list) else v for k, v in fields["model_options"].items()}
    return Recipe(**{**fields, "model_options": options, "augmentation": Augmentation(**fields["augmentation"])})
