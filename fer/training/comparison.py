"""A training compared with others that were judged on the same faces, and the settings that set them apart.

Where one setting differs, the difference of the two networks is what it brought in this pair of trainings; where
several do, it is what they brought together.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np

from fer.errors import InputError
from fer.recipes import settings_of
from fer.runs.run import Predictions, Run, open_run
from fer.statistics.classification import correct
from fer.statistics.interval import Interval, difference, share
from fer.statistics.tests import Paired, mcnemar, require_same_faces
from fer.training import overfitting

MOST = 5  # other runs: more curves in one picture cannot be told apart
NO_LAYER = ("dropout", "weights")  # options of a network that leave its layers as they are
DIGITS = 12  # of the digest of a network's code, by which it is named
CURVES = ("train_loss", "val_loss", "train_accuracy", "val_accuracy")

Kind = Literal["nothing", "one", "several", "network"]
Scalar = bool | int | float | str | None
Networks = tuple[tuple[str, dict[str, Scalar | tuple[Scalar, ...]]], ...]  # of an ensemble: model and its options


@dataclass(frozen=True)
class Setting:
    """What differs between two trainings. Values are as a recipe has them; None where a training has no such setting.

    Options of the network are called "model.dropout"; beside those of the recipe there are "seed", "train_faces" (how
    many it was trained on), "fold", "split_seed", and of a person's own network "code", the first digits of its digest.
    """

    name: str
    ours: Scalar | tuple[Scalar, ...] | Networks
    theirs: Scalar | tuple[Scalar, ...] | Networks


@dataclass(frozen=True)
class Outcome:
    """What one training came to."""

    name: str  # of its folder
    accuracy: Interval  # of the kept weights, on the held-out faces
    gap: Interval  # training minus validation accuracy at the epoch that was kept, twins among the faces or not
    epochs: int
    val_lowest: float  # validation loss, nats
    lowest_epoch: int  # from 1
    val_last: float  # nats


@dataclass(frozen=True)
class Other:
    """Another training, compared with this one. Differences are the other's value minus this one's."""

    outcome: Outcome
    kind: Kind  # of difference: whether one setting accounts for it
    settings: tuple[Setting, ...]  # that differ
    gap: Interval  # difference of the gaps: as if all four shares were of different faces, hence rather too wide
    paired: Paired  # the other network first, this one second, on the held-out faces


@dataclass(frozen=True)
class Comparison:
    """This training, and each other one compared with it."""

    split: str  # "val" or "test": the held-out faces
    ours: Outcome
    others: tuple[Other, ...]


def opened(folders: str) -> list[Run]:
    """The runs that a line of folders with commas between names. Raises InputError for more than MOST."""
    runs = [open_run(folder.strip()) for folder in folders.split(",") if folder.strip()]
    if len(runs) > MOST:
        raise InputError(f"others={folders}: {len(runs)} runs; name {MOST} at most")
    if len({run.path for run in runs}) < len(runs):
        raise InputError(f"others={folders}: a run is named twice; name each once")
    return runs


def measure(ours: Run, others: Sequence[Run]) -> Comparison | None:
    """Our training compared with each of the others on our held-out faces; None without any.

    Raises InputError for ours itself, and for one not judged on the same faces.
    """
    if not others:
        return None
    split = ours.held_out()
    return Comparison(split, outcome(ours, split=split), tuple(compared(ours, theirs) for theirs in others))


def compared(ours: Run, theirs: Run) -> Other:
    """Another training compared with ours. Raises InputError as `measure` does."""
    split = ours.held_out()
    here, there = _same_faces(ours, theirs, split)
    settings = changed_settings(ours, theirs)
    found = outcome(theirs, split=split)
    return Other(
        outcome=found,
        kind=kind_of(settings),
        settings=tuple(settings),
        gap=difference(found.gap, outcome(ours, split=split).gap),
        paired=mcnemar(correct(there.logits, there.labels), correct(here.logits, here.labels)),
    )


def outcome(run: Run, *, split: str) -> Outcome:
    """What a training came to, with the accuracy on `split`. Raises InputError where it diverged."""
    n_train, n_val = overfitting.measured_on(run)
    found = overfitting.assess(run.history(), kept=run.metrics().best_epoch, n_train=n_train, n_val=n_val)
    rise, (logits, labels, _) = found.last.rise, run.predictions(split)
    right = correct(logits, labels)
    return Outcome(
        name=run.path.name,
        accuracy=share(int(right.sum()), len(right)),
        gap=found.kept.gap.difference,
        epochs=found.last.gap.epoch,
        val_lowest=rise.val_lowest,
        lowest_epoch=rise.epoch,
        val_last=rise.val_last,
    )


def changed_settings(ours: Run, theirs: Run) -> list[Setting]:
    """All that differs between two trainings but the recipe's name: the recipe, the seed, the faces trained on."""
    one, other = (_decisive(run) for run in (ours, theirs))
    if one["model"] != other["model"]:
        del one["code"], other["code"]  # another network has other code in any case
    if _trained_on_the_same(ours, theirs):
        del one["split_seed"], other["split_seed"]  # whatever they are, they drew nothing or the same
    changed = (Setting(name, one.get(name), other.get(name)) for name in {**one, **other})
    return [setting for setting in changed if setting.ours != setting.theirs]


def kind_of(settings: Sequence[Setting]) -> Kind:
    """Whether the difference of two networks may be put down to one setting."""
    if any(is_network(setting.name) for setting in settings):
        return "network"
    return "several" if len(settings) > 1 else "one" if settings else "nothing"


def is_network(name: str) -> bool:
    """Does a setting of this name change the layers?"""
    return name in ("model", "code") or (name.startswith("model.") and name.removeprefix("model.") not in NO_LAYER)


def curves(runs: Sequence[Run]) -> tuple[list[np.ndarray], dict[str, list[np.ndarray]]]:
    """The epochs of each run, and each run's losses and accuracies on training and validation faces, by column."""
    histories = [run.history() for run in runs]
    epochs = [history["epoch"].to_numpy() for history in histories]
    return epochs, {name: [history[name].to_numpy() for history in histories] for name in CURVES}


def _same_faces(ours: Run, theirs: Run, split: str) -> tuple[Predictions, Predictions]:
    """What both say of the faces of a split, once it is certain that these are the same faces and not the same run."""
    if theirs.path == ours.path:
        raise InputError(f"others={theirs.path}: that is the run itself; name other runs")
    if split not in theirs.splits():
        raise InputError(f"others={theirs.path}: it was not judged on '{split}' faces, as {ours.path} was")
    here, there = ours.predictions(split), theirs.predictions(split)
    require_same_faces(
        (ours.config.sha256, here.rows, here.labels),
        (theirs.config.sha256, there.rows, there.labels),
        other=theirs.path,
    )
    return here, there


def _trained_on_the_same(ours: Run, theirs: Run) -> bool:
    """Are the training faces the same ones? Of a network that came ready-made they are not known."""
    if "train" not in ours.splits() or "train" not in theirs.splits():
        return False
    return np.array_equal(ours.predictions("train").rows, theirs.predictions("train").rows)


def _decisive(run: Run) -> dict[str, Any]:
    """Everything that decides a training, flat, by the names that a Setting has; of an ensemble that of each member."""
    recipe, members = run.config.recipe, run.members()
    folds = [run.config.fold and str(run.config.fold)] if members is None else [of or None for of in members["fold"]]
    each = [
        {**_flat(settings_of(of)), "seed": seed, "fold": fold}
        for of, seed, fold in zip(run.recipes(), run.seeds(), folds, strict=True)
    ]
    options = {f"model.{name}": value for name, value in recipe.model_options.items()}
    faces = {"train_faces": sum(run.training().classes), "split_seed": run.config.split_seed}
    code = run.config.code and run.config.code[:DIGITS]
    shared = {name: _of_all([of[name] for of in each]) for name in each[0]}
    return {"model": recipe.model, "code": code, **options, **shared, **faces}


def _flat(settings: Mapping[str, Any]) -> dict[str, Any]:
    """Those of the augmentation beside the others."""
    return {name: value for name, value in settings.items() if name != "augmentation"} | settings["augmentation"]


def _of_all(values: Sequence[Any]) -> Any:
    """The value of all members of an ensemble; where they differ those of each, in their order."""
    return values[0] if all(value == values[0] for value in values) else tuple(values)
