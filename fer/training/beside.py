"""What a measure brings: a run beside others judged on the same faces, and the settings that set them apart.

Where one setting differs, the difference of the two networks is what it brought in this pair of trainings; where
several do, it is what they brought together.
"""

import dataclasses
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np

from fer.errors import InputError
from fer.runs.run import Run, open_run
from fer.statistics.classification import correct
from fer.statistics.interval import Interval, difference, wilson
from fer.statistics.tests import Paired, mcnemar, require_same_faces
from fer.training.overfitting import Judgement, judge

MOST = 5  # other runs: more curves in one picture cannot be told apart
NO_LAYER = (
    "dropout",
    "weights",
)  # options of a network that leave its layers as they are: measures, not another network

Kind = Literal["nothing", "one", "several", "network"]


@dataclass(frozen=True)
class Setting:
    """What differs between two trainings. Values are as a recipe has them."""

    name: str
    ours: Any
    theirs: Any


@dataclass(frozen=True)
class Account:
    """One run, as it is set beside others."""

    name: str  # of its folder
    recipe: str
    accuracy: Interval  # of the kept weights, on the held-out faces
    gap: Interval  # training minus validation accuracy at the last epoch
    epochs: int
    val_lowest: float  # validation loss, nats
    lowest_epoch: int
    val_last: float


@dataclass(frozen=True)
class Beside:
    """Another run beside this one. Differences are the other's value minus this one's."""

    run: Account
    kind: Kind
    settings: tuple[Setting, ...]
    gap: Interval  # of the gaps: as if all four shares were of different faces, hence rather too wide
    paired: Paired  # the other network first, this one second, on the held-out faces


def opened(folders: str) -> list[Run]:
    """The runs that a line of folders with commas between names. Raises InputError for more than MOST."""
    runs = [open_run(folder.strip()) for folder in folders.split(",") if folder.strip()]
    if len(runs) > MOST:
        raise InputError(f"others={folders}: {len(runs)} runs; name {MOST} at most")
    if len({run.path for run in runs}) < len(runs):
        raise InputError(f"others={folders}: a run is named twice; name each once")
    return runs


def judgement_of(run: Run) -> Judgement:
    """The verdict on a run's own curves. Training accuracy is measured on a sample as large as the validation set."""
    training = run.training()
    n_train = min(sum(training.classes), training.val)
    return judge(run.history(), kept=run.metrics()["best_epoch"], n_train=n_train, n_val=training.val)


def account(run: Run, *, split: str) -> Account:
    """What is said of one run, of a training that did not diverge."""
    found, (logits, labels, _) = judgement_of(run), run.predictions(split)
    right = correct(logits, labels)
    last, rise = found.last, found.rise
    return Account(
        name=run.path.name,
        recipe=run.config.recipe.name,
        accuracy=wilson(int(right.sum()), len(right)),
        gap=Interval(last.size, last.low, last.high),
        epochs=last.epoch,
        val_lowest=rise.val_lowest,
        lowest_epoch=rise.epoch,
        val_last=rise.val_last,
    )


def beside(ours: Run, theirs: Run) -> Beside:
    """Another run beside ours. Raises InputError for ours itself, and for one not judged on the same held-out faces."""
    if theirs.path == ours.path:
        raise InputError(f"others={theirs.path}: that is the run itself; name other runs")
    split = ours.held_out()
    if split not in theirs.splits():
        raise InputError(f"others={theirs.path}: it was not judged on '{split}' faces, as {ours.path} was")
    here, there = ours.predictions(split), theirs.predictions(split)
    require_same_faces(
        *((run.config.sha256, p.rows, p.labels) for run, p in ((ours, here), (theirs, there))), other=theirs.path
    )
    settings = settings_apart(ours, theirs)
    found = account(theirs, split=split)
    return Beside(
        run=found,
        kind=kind_of(settings),
        settings=tuple(settings),
        gap=difference(found.gap, account(ours, split=split).gap),
        paired=mcnemar(correct(there.logits, there.labels), correct(here.logits, here.labels)),
    )


def settings_apart(ours: Run, theirs: Run) -> list[Setting]:
    """All that differs between two trainings but the recipe's name: the recipe, the seed, the faces trained on."""
    one, other = (_decisive(run) for run in (ours, theirs))
    if _trained_on_the_same(ours, theirs):
        del one["split seed"], other["split seed"]  # whatever they are, they drew nothing or the same
    apart = (Setting(name, one.get(name), other.get(name)) for name in {**one, **other})
    return [setting for setting in apart if setting.ours != setting.theirs]


def kind_of(settings: Sequence[Setting]) -> Kind:
    """Whether the difference of two networks may be put down to one setting."""
    if any(is_network(setting.name) for setting in settings):
        return "network"
    return "several" if len(settings) > 1 else "one" if settings else "nothing"


def is_network(name: str) -> bool:
    """Does a setting of this name change the layers?"""
    return name == "model" or (name.startswith("model.") and name.removeprefix("model.") not in NO_LAYER)


def curves(runs: Sequence[Run]) -> tuple[list[np.ndarray], dict[str, list[np.ndarray]]]:
    """The epochs of each run, and each run's losses and accuracies on training and validation faces, by column."""
    histories = [run.history() for run in runs]
    drawn = ("train_loss", "val_loss", "train_accuracy", "val_accuracy")
    epochs = [history["epoch"].to_numpy() for history in histories]
    return epochs, {name: [history[name].to_numpy() for history in histories] for name in drawn}


def _trained_on_the_same(*runs: Run) -> bool:
    """Are the training faces the same ones? Of a network that came ready-made they are not known."""
    known = all("train" in run.splits() for run in runs)
    return known and np.array_equal(*(run.predictions("train").rows for run in runs))


def _decisive(run: Run) -> dict[str, Any]:
    """Everything that decides a training, flat: "mixup", "model.widths", "seed", "training faces", "fold"."""
    fields = dataclasses.asdict(run.config.recipe)
    options, augmentation = fields.pop("model_options"), fields.pop("augmentation")
    del fields["name"]
    fold = run.config.fold and str(run.config.fold)
    faces = {"training faces": sum(run.training().classes), "fold": fold, "split seed": run.config.split_seed}
    return {**fields, **_named("model", options), **augmentation, "seed": run.config.seed, **faces}


def _named(place: str, options: Mapping[str, Any]) -> dict[str, Any]:
    return {f"{place}.{name}": value for name, value in options.items()}
