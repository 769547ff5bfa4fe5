"""Named training recipes: everything that decides how a network is trained, but the faces and the seed."""

import dataclasses
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Annotated, Any, Literal

from fer import settings
from fer.errors import InputError
from fer.settings import Above, Within

Share = Annotated[float, Within(0, 1)]
Amount = Annotated[float, Within(0)]
_PARTS = ("name", "model", "model_options", "augmentation")  # of a recipe, that no single word sets


@dataclass(frozen=True)
class Augmentation:
    """How far a face may be changed. Zero everywhere changes nothing."""

    flip: Annotated[bool, "mirror half of the faces"] = False
    rotation: Annotated[float, Within(0, 180), "degrees, to either side"] = 0.0
    scale: Annotated[float, Within(0, 0.9), "0.1 draws sizes from 0.9 to 1.1"] = 0.0
    shift: Annotated[float, Within(0, 48), "pixels, in each direction"] = 0.0
    brightness: Annotated[Share, "added grey, on a scale where white is 1"] = 0.0
    contrast: Annotated[Share, "0.2 multiplies distances from mid-grey by 0.8 to 1.2"] = 0.0
    erasing: Annotated[Share, "share of faces in which a rectangle is greyed (Zhong et al. 2020)"] = 0.0
    mixup: Annotated[
        Amount, "alpha of the Beta distribution that mixes pairs of faces (Zhang et al. 2018); 0 mixes none"
    ] = 0.0

    def __post_init__(self) -> None:
        settings.check(self)


@dataclass(frozen=True)
class Recipe:
    """One way to train; beside each setting its bounds and its meaning. A value out of bounds raises InputError."""

    name: str
    epochs: Annotated[int, Within(1, 999_999), "passes over the training faces"]
    model: str = "vgg"
    model_options: Mapping[str, Any] = field(default_factory=dict)
    batch: Annotated[int, Within(2), "faces a step, over all processes together"] = 128
    optimiser: Annotated[Literal["sgd", "adam", "adamw"], "sgd is Nesterov's, with momentum"] = "sgd"
    learning_rate: Annotated[float, Above(0), "the highest that the schedule comes to"] = 0.05
    momentum: Annotated[float, Within(0, 0.999), "share of the last step in the next one; of sgd alone"] = 0.9
    muon: Annotated[
        Amount, "rate of convolutions after the first, whose steps are then orthogonal (Jordan et al. 2024); 0: as all"
    ] = 0.0
    weight_decay: Annotated[
        Amount, "of weights of convolutions and linear layers; none of norms, biases and what muon steps"
    ] = 5e-4
    schedule: Annotated[Literal["constant", "cosine"], "of the learning rate; cosine ends at 0"] = "cosine"
    warmup: Annotated[Share, "share of all steps in which the rate rises linearly"] = 0.1
    label_smoothing: Annotated[float, Within(0, 0.99), "share of each label spread over all classes"] = 0.0
    teacher: Annotated[str, "folder of a run that is learned from beside the labels; empty: none"] = ""
    taught: Annotated[
        Share, "share of each training face's label that is the teacher's answer to it (Hinton et al. 2015)"
    ] = 0.0
    small_first: Annotated[Share, "share of the epochs, the first ones, that see smaller faces, which cost less"] = 0.0
    averaging: Annotated[
        float, Within(0, 0.99999), "decay a step of the moving average of the weights, less in the first steps; 0: none"
    ] = 0.0
    keep: Annotated[
        Literal["best", "last"], "the epoch whose weights are kept: best on validation faces, or the last"
    ] = "best"
    patience: Annotated[
        Annotated[int, Within(1)] | None, "epochs without a better validation accuracy before the end"
    ] = None
    views: Annotated[
        Literal[1, 2, 10], "faces averaged over in final predictions: as it is; its mirror image too; shifts too"
    ] = 1
    precision: Annotated[Literal["float32", "bfloat16", "auto"], "auto: bfloat16 where that is faster"] = "auto"
    compiled: Annotated[
        Literal["no", "yes", "graphs", "auto"], "by torch.compile; graphs: CUDA's too; auto: yes on a GPU"
    ] = "no"
    augmentation: Augmentation = field(default_factory=Augmentation)

    def __post_init__(self) -> None:
        settings.check(self)
        if self.muon and self.optimiser != "sgd":
            raise InputError(f"muon={self.muon}: stands beside optimiser=sgd, not {self.optimiser}; set muon=0 or that")
        if self.taught and not self.teacher:
            raise InputError(f"taught={self.taught}: names no teacher; set teacher to the folder of a run")
        if self.teacher and not self.taught:
            raise InputError(f"teacher={self.teacher}: no share of its answers is learned; set taught above 0")
        if self.small_first and self.model == "original":
            raise InputError("small_first: model 'original' reads faces of 48 pixels alone; set small_first=0")


ELSEWHERE = "elsewhere"  # in place of the recipe by which a network that came ready-made was trained
IMAGENET = "imagenet"  # among the weights that a training may begin from, photographs'; all others are files

REAL_FACES = Augmentation(flip=True, rotation=10.0, scale=0.1, shift=3.0, brightness=0.1, contrast=0.2, erasing=0.2)
CPU = Recipe(
    name="cpu",
    epochs=48,
    model_options={"widths": (48, 96, 192), "stem_stride": 2, "dropout": 0.2},
    batch=128,
    learning_rate=0.1,
    muon=0.015,
    small_first=0.5,
    averaging=0.998,
    label_smoothing=0.1,
    views=10,
    augmentation=REAL_FACES,
)

ORIGINAL = Recipe(
    name="original",
    epochs=100,
    model="original",
    optimiser="adam",
    learning_rate=1e-3,
    weight_decay=0.0,
    schedule="constant",
    warmup=0.0,
    precision="float32",
)

RECIPES = {
    recipe.name: recipe
    for recipe in (
        ORIGINAL,
        dataclasses.replace(  # the same network, order of faces and steps: what keeps it from learning faces by heart
            ORIGINAL,
            name="regularised",
            optimiser="adamw",
            weight_decay=0.05,
            label_smoothing=0.1,
            averaging=0.998,
            augmentation=dataclasses.replace(REAL_FACES, mixup=0.2),
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
        CPU,
        dataclasses.replace(
            CPU,
            name="overnight",
            epochs=96,
            model_options={"widths": (32, 64, 128, 256), "stem_stride": 1, "dropout": 0.3},
            small_first=0.6,
            augmentation=dataclasses.replace(REAL_FACES, scale=0.15, shift=4.0, erasing=0.25, mixup=0.3),
        ),
        Recipe(
            name="strong",
            epochs=300,
            batch=512,
            learning_rate=0.2,
            averaging=0.999,
            label_smoothing=0.1,
            views=10,
            compiled="auto",
            augmentation=dataclasses.replace(REAL_FACES, mixup=0.4),
        ),
        dataclasses.replace(
            CPU,
            name="speedrun",
            epochs=40,
            batch=512,
            learning_rate=0.2,
            muon=0.0,
            small_first=0.0,
            averaging=0.99,
            compiled="auto",
        ),
    )
}

PURPOSES = {
    "original": "the report we set out from: no augmentation, a constant rate; overfits",
    "regularised": "the same network, and what holds overfitting back",
    "quick": "synthetic faces, a try in a minute",
    "cpu": "FER2013 without a GPU",
    "overnight": "FER2013 without a GPU, the most accurate there, in two to three hours",
    "strong": "FER2013 on a GPU, the most accurate",
    "speedrun": "FER2013 on a GPU, in seconds",
}  # what each is for


def recipe(name: str) -> Recipe:
    """The recipe of that name. Raises InputError that lists the known ones."""
    if name not in RECIPES:
        raise InputError(f"there is no recipe '{name}'; {settings.instead(name, RECIPES)}")
    return RECIPES[name]


def choose(name: str | None, *, model: str | None = None, synthetic: bool = False) -> Recipe:
    """The recipe a person means: by name, else `quick` for synthetic faces and `cpu` for real ones.

    Another `model` than the recipe's own comes with that model's default options, and without what was found for the
    recipe's: Muon counts on a norm behind each convolution, and not every network takes smaller faces.
    """
    chosen = recipe(name if name is not None else "quick" if synthetic else "cpu")
    if model is None or model == chosen.model:
        return chosen
    return dataclasses.replace(chosen, model=model, model_options={}, muon=0.0, small_first=0.0)


def changed(base: Recipe, words: Sequence[str], *, options: Mapping[str, Any]) -> Recipe:
    """`base` with the settings that words such as "mixup=0.4" or "widths=32,64" name, each read in its own type.

    A name is a field of the recipe, of its augmentation, or one of `options`: those of its model, with their types.
    Raises InputError for a name that there is none of, for one that a setting of the training and a parameter of a
    person's own network share, and for a value of the wrong type or out of bounds.
    """
    places = {**_places(base), "model_options": options}
    fields: dict[str, dict[str, Any]] = {place: {} for place in places}
    for word in words:
        name, equals, value = (part.strip() for part in word.partition("="))
        if not equals:
            raise InputError(f"setting {word!r}: write it as NAME=VALUE, such as epochs=5")
        found = [place for place, known in places.items() if name in known]
        if not found:
            known = [name for names in places.values() for name in names]
            raise InputError(f"setting {name!r}: there is none of that name; {settings.instead(name, known)}")
        if len(found) > 1:
            raise InputError(
                f"setting {name!r}: one of the training, and a parameter of {base.model}; rename the parameter"
            )
        (place,) = found
        fields[place][name] = settings.read(name, value, places[place][name])
    augmentation = dataclasses.replace(base.augmentation, **fields["augmentation"])
    model_options = {**base.model_options, **fields["model_options"]}
    return dataclasses.replace(base, **fields[""], augmentation=augmentation, model_options=model_options)


def all_of_recipe(base: Recipe, words: Sequence[str]) -> bool:
    """Do all the words of `changed` name a setting of the recipe itself, and none an option of its network?"""
    known = [name for names in _places(base).values() for name in names]
    return all(word.partition("=")[0].strip() in known for word in words)


def words_for(wanted: Recipe, base: Recipe) -> list[str]:
    """The words by which `changed` makes `wanted` of `base`, but for its name."""
    now, then = by_word(wanted), by_word(base)
    return [f"{name}={as_word(value)}" for name, value in now.items() if name not in then or then[name] != value]


def apart(recipes: Sequence[Recipe]) -> dict[str, Recipe]:
    """Those that differ in more than the network, by name; with the network's where two are called alike."""
    found: list[tuple[Recipe, dict[str, Any]]] = []
    for of in recipes:
        own = settings_of(of)
        if own not in [known for _, known in found]:
            found.append((of, own))
    names = Counter(of.name for of, _ in found)
    return {of.name if names[of.name] == 1 else f"{of.name}, {of.model}": of for of, _ in found}


def settings_of(recipe: Recipe) -> dict[str, Any]:
    """All of a recipe but its name and the network, as `dataclasses.asdict` has it."""
    named = dataclasses.asdict(recipe).items()
    return {name: value for name, value in named if name not in ("name", "model", "model_options")}


def from_json(fields: Mapping[str, Any]) -> Recipe:
    """A recipe from what `dataclasses.asdict` and JSON made of it; sequences come back as tuples.

    Raises TypeError or KeyError for unknown or missing fields.
    """
    options = {name: _with_tuples(value) for name, value in fields["model_options"].items()}
    return Recipe(**{**fields, "model_options": options, "augmentation": Augmentation(**fields["augmentation"])})


def by_word(recipe: Recipe) -> dict[str, Any]:
    """Every setting by the name that a word of `changed` has for it."""
    own = {name: getattr(recipe, name) for name in settings.kinds_of(recipe) if name not in _PARTS}
    augmentation = {name: getattr(recipe.augmentation, name) for name in settings.kinds_of(recipe.augmentation)}
    return {**own, **augmentation, **recipe.model_options}


def as_word(value: Any) -> str:
    """A value as a word of `changed` has it."""
    return ",".join(map(str, value)) if isinstance(value, tuple) else str(value)


def _places(base: Recipe) -> dict[str, Mapping[str, Any]]:
    """The settings of a recipe and of its augmentation, each with its annotation."""
    own = {name: kind for name, kind in settings.kinds_of(base).items() if name not in _PARTS}
    return {"": own, "augmentation": settings.kinds_of(base.augmentation)}


def _with_tuples(value: Any) -> Any:
    """JSON's lists as the tuples that they were, at any depth."""
    if isinstance(value, dict):
        return {name: _with_tuples(inner) for name, inner in value.items()}
    return tuple(map(_with_tuples, value)) if isinstance(value, list) else value
