"""A training recipe, setting by setting."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from fer.findings.said import Name, Said, Table, say, tabulate
from fer.recipes import Augmentation, Recipe, apart

ONE, TEN = 1, 10  # views of a face: as it is; mirrored and shifted too


def caption(recipe: Recipe) -> Said:
    return say("training.recipe.caption", recipe=Name(recipe.name))


def table(recipe: Recipe, members: Sequence[Recipe] = ()) -> Table:
    """A row a setting; where the recipes of an ensemble's `members` differ in one, a row for each of them."""
    named = {name: _settings(of) for name, of in apart(members or (recipe,)).items()}
    rows = [{"setting": "network", "value": network(recipe.model, recipe.model_options), "whose": None}]
    for setting, value in _settings(recipe).items():
        values = {name: settings[setting] for name, settings in named.items()}
        alike = all(of == value for of in values.values())
        rows += [
            {"setting": setting, "value": of, "whose": None if alike else Name(name)}
            for name, of in ({"": value} if alike else values).items()
        ]
    return tabulate("training.recipe.table", [{"recipe": recipe.name, **row} for row in rows])


def _settings(recipe: Recipe) -> dict[str, Said]:
    """All but the network, in the order of the table."""
    return {
        "epochs": _epochs(recipe),
        "batch": say("training.recipe.batch", faces=recipe.batch),
        "loss": _loss(recipe),
        "optimiser": _optimiser(recipe),
        "rate": _schedule(recipe),
        "kept": _kept(recipe),
        "augmentation": _augmentation(recipe.augmentation),
        "precision": say("training.recipe.precision", precision=recipe.precision, compiled=recipe.compiled),
        "views": _views(recipe),
    }


def network(model: str, options: Mapping[str, Any]) -> Said:
    """A model by its name and options; of an ensemble how many there are of each."""
    if "members" in options:
        kinds = Counter((name, tuple(of.items())) for name, of in options["members"])
        counted = [
            say("training.recipe.counted", number=n, network=network(name, dict(of))) for (name, of), n in kinds.items()
        ]
        return say("training.recipe.ensemble", networks=counted)
    values = {name: value if isinstance(value, list | tuple) else (value,) for name, value in options.items()}
    return say("training.recipe.network", model=model, options=values)


def _epochs(recipe: Recipe) -> Said:
    small = recipe.small_first or None
    if recipe.patience is None:
        return say("training.recipe.epochs", epochs=recipe.epochs, small=small)
    return say("training.recipe.epochs_at_most", epochs=recipe.epochs, patience=recipe.patience, small=small)


def _loss(recipe: Recipe) -> Said:
    """By its labels, smoothed or not, and with the run that part of each is an answer of."""
    if recipe.label_smoothing:
        plain = say("training.recipe.smoothed_cross_entropy", smoothing=recipe.label_smoothing)
    else:
        plain = say("training.recipe.cross_entropy")
    if not recipe.teacher:
        return plain
    teacher = Name(Path(recipe.teacher).name)
    return say("training.recipe.taught", plain=plain, share=recipe.taught, teacher=teacher)


def _optimiser(recipe: Recipe) -> Said:
    momentum = recipe.momentum if recipe.optimiser == "sgd" else None
    how = {"name": recipe.optimiser, "momentum": momentum, "decay": recipe.weight_decay or None}
    return say("training.recipe.optimiser", **how, muon=recipe.muon or None)


def _schedule(recipe: Recipe) -> Said:
    how = {"rate": recipe.learning_rate, "schedule": recipe.schedule}
    if recipe.warmup:
        return say("training.recipe.schedule_after_warmup", **how, warmup=recipe.warmup)
    return say("training.recipe.schedule", **how)


def _kept(recipe: Recipe) -> Said:
    if recipe.averaging:
        return say("training.recipe.averaged_weights", decay=recipe.averaging, keep=recipe.keep)
    return say("training.recipe.last_weights", keep=recipe.keep)


def _augmentation(how: Augmentation) -> Said:
    """The changes that are made, in the order in which a recipe has them."""
    changes = [say(f"training.recipe.{name}", amount=amount) for name, amount in asdict(how).items() if amount]
    return say("training.recipe.augmentation", changes=changes)


def _views(recipe: Recipe) -> Said:
    if recipe.views == ONE:
        return say("training.recipe.one_view")
    return say("training.recipe.views", number=recipe.views, shifted=recipe.views == TEN)
