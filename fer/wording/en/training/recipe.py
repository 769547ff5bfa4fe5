"""A training recipe in words. A `recipe` is the dictionary that `dataclasses.asdict` gives."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

import pandas as pd

from fer.wording.en.prose import count, in_words, listed, percent

_OPTIMISERS = {"sgd": "SGD", "adam": "Adam", "adamw": "AdamW"}
_COMPILED = {"no": "", "yes": "; compiled", "auto": "; compiled on a GPU"}
_PRECISIONS = {"auto": "bfloat16 where the device gains from it, else float32"}


def caption(recipe: Mapping) -> str:
    return f"How the network was trained: recipe `{recipe['name']}`."


def table(recipe: Mapping) -> pd.DataFrame:
    """Every setting of a recipe in words."""
    rows = [
        ("Network", _network(recipe)),
        ("Epochs", f"at most {recipe['epochs']}, {_patience(recipe['patience'])}"),
        ("Batch", count(recipe["batch"], "face")),
        ("Loss", _loss_name(recipe["label_smoothing"])),
        ("Optimiser", _optimiser(recipe)),
        ("Learning rate", _schedule(recipe)),
        ("Weights kept", _averaging(recipe["averaging"], recipe["keep"])),
        ("Augmentation", _augmentation(recipe["augmentation"])),
        ("Precision", _PRECISIONS.get(recipe["precision"], recipe["precision"]) + _COMPILED[recipe["compiled"]]),
        ("Final predictions", _views(recipe["views"])),
    ]
    return pd.DataFrame(rows, columns=["Setting", f"Recipe {recipe['name']}"])


def _network(recipe: Mapping) -> str:
    if "members" in recipe["model_options"]:
        return _ensemble(recipe["model_options"]["members"])
    options = [f"{name.replace('_', ' ')} {_option(value)}" for name, value in recipe["model_options"].items()]
    return f"{recipe['model']}{': ' if options else ''}{'; '.join(options)}"


def _ensemble(members: Sequence[tuple[str, Mapping]]) -> str:
    kinds = Counter(_network({"model": model, "model_options": options}) for model, options in members)
    return "mean log-probability of " + listed(
        [f"{in_words(n)} {'network' if n == 1 else 'networks'} {kind}" for kind, n in kinds.items()]
    )


def _option(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)


def _patience(patience: int | None) -> str:
    if patience is None:
        return "never stopped early"
    return f"fewer if {count(patience, 'epoch')} bring no better validation accuracy"


def _loss_name(smoothing: float) -> str:
    return "cross-entropy" + (f" with label smoothing {smoothing:g}" if smoothing else "")


def _optimiser(recipe: Mapping) -> str:
    momentum = f" with Nesterov momentum {recipe['momentum']:g}" if recipe["optimiser"] == "sgd" else ""
    decay = f"weight decay {recipe['weight_decay']:g}" if recipe["weight_decay"] else "no weight decay"
    return f"{_OPTIMISERS[recipe['optimiser']]}{momentum}, {decay}"


def _schedule(recipe: Mapping) -> str:
    rate = f"{recipe['learning_rate']:g}"
    level = {"constant": "constant", "cosine": "then half a cosine down to 0"}[recipe["schedule"]]
    if not recipe["warmup"]:
        return f"{rate}, {level.removeprefix('then ')}"
    return f"linear rise to {rate} over the first {percent(recipe['warmup'], digits=0)} of all steps, {level}"


def _averaging(decay: float, keep: str) -> str:
    what = f"a moving average with decay {decay:g} a step" if decay else "those of the last step"
    return f"{what}, of the {'epoch with the best validation accuracy' if keep == 'best' else 'last epoch'}"


def _augmentation(how: Mapping) -> str:
    shown: dict[str, Callable[[float], str]] = {
        "flip": lambda _: "half of the faces mirrored",
        "rotation": lambda value: f"turned by up to {value:g}°",
        "scale": lambda value: f"size changed by up to {percent(value, digits=0)}",
        "shift": lambda value: f"shifted by up to {value:g} px",
        "brightness": lambda value: f"brightness by up to {percent(value, digits=0)}",
        "contrast": lambda value: f"contrast by up to {percent(value, digits=0)}",
        "erasing": lambda value: f"a rectangle greyed in {percent(value, digits=0)} of the faces",
        "mixup": lambda value: f"mixup with alpha {value:g}",
    }
    return listed([shown[name](value) for name, value in how.items() if value]) or "none"


def _views(views: int) -> str:
    if views == 1:
        return "from the face as it is"
    extra = ", shifted ones too" if views == 10 else ""
    return f"mean probability over {in_words(views)} views of each face (mirrored{extra})"
