"""The run folder: all that is known about one trained network. Written by one, read by many."""

import shlex
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import numpy as np
import pandas as pd
from jaxtyping import Float, Int
from safetensors.torch import load_file

from fer import recipes
from fer.data.splits import SPLITS
from fer.errors import InputError
from fer.files import at_home
from fer.findings.facts import from_json, to_json
from fer.models import own_code
from fer.models.build import ENSEMBLE, build_to_load
from fer.models.ensemble import Ensemble
from fer.models.network import Network
from fer.progress import remark
from fer.provenance import ROOT
from fer.recipes import Recipe
from fer.runs.config import Command, Config, refuse_other_config, stored_config
from fer.runs.files import FACTS, PREDICTIONS, TRAIN_AGAIN, arrays, json_of, read, read_json, write_json
from fer.runs.metrics import Metrics
from fer.runs.seen import Seen, Training
from fer.statistics.classification import CLASSES
from fer.statistics.interval import Interval

T = TypeVar("T")
MEMBERS = "members.csv"  # of an ensemble: a row a member
RECIPES = "recipes.json"  # of an ensemble: the recipe of each member
HISTORY = ("epoch", "train_loss", "train_accuracy", "val_loss", "val_accuracy")  # columns of numbers that it has


class Predictions(NamedTuple):
    """What the network said of the labelled faces of one split."""

    logits: Float[np.ndarray, "n 7"]
    labels: Int[np.ndarray, " n"]
    rows: np.ndarray  # the source's own names of the faces


@dataclass(frozen=True)
class Run:
    """A run folder. Whatever is missing or damaged in it raises InputError that names the file."""

    path: Path
    config: Config

    def status(self) -> dict[str, Any]:
        """`state` is running, done or failed; `why` where it failed."""
        return read_json(self.path / "status.json")

    def history(self) -> pd.DataFrame:
        """One row an epoch: epoch, lr, objective, gradient_norm, train_loss, train_accuracy, val_loss, val_accuracy,
        seconds, faces_per_second. Losses in nats, accuracies from 0 to 1. Raises InputError where nothing is known of
        the training."""
        if not self.config.has_history:
            raise InputError(f"{self.path}: this network was trained elsewhere, and its history did not come along")
        return read(self.path / "history.csv", _history)

    def metrics(self) -> Metrics:
        """Figures of each labelled split, and of the training."""
        return read(self.path / "metrics.json", _metrics)

    def environment(self) -> dict[str, Any]:
        """Versions, device, git hash and date of the training."""
        return read_json(self.path / "environment.json")

    def training(self) -> Training:
        """The faces that shaped the network; those of this run, unless it came ready-made.

        Of a network of which nothing is known but its weights, those of the train split stand for them.
        """
        if self.config.trained_on is not None:
            return self.config.trained_on
        classes = np.bincount(self.predictions("train").labels, minlength=7).tolist()
        members = self.members()
        val = self.metrics().splits["val"].faces if members is None else int(members["val_faces"].min())
        return Training(self.config.source(), self.config.sha256, tuple(classes), val)

    def seen(self) -> Seen | None:
        """What a network that came ready-made met in its training; None where the run's own faces tell."""
        return None if self.config.trained_on is None else Seen.read(self.path)

    @property
    def is_judged(self) -> bool:
        """Are there predictions? Of the released model only where it was opened with faces."""
        return (self.path / PREDICTIONS).is_file()

    def splits(self) -> list[str]:
        """The labelled splits for which there are predictions."""
        return list(self.metrics().splits)

    def accuracy(self, split: str) -> Interval:
        """The share of a split's labelled faces that are labelled rightly, with its 95 % interval.

        Raises InputError for a split that this run has no predictions of.
        """
        if split not in self.splits():
            raise InputError(f"{self.path}: no predictions for '{split}'; this run has {', '.join(self.splits())}")
        return self.metrics().splits[split].accuracy

    def held_out(self) -> str:
        """The split that the report speaks of: test where it is labelled, else val."""
        return "test" if "test" in self.splits() else "val"

    def predictions(self, split: str) -> Predictions:
        if split not in self.splits():
            raise InputError(f"{self.path}: no predictions for '{split}'; this run has {', '.join(self.splits())}")
        names = [f"{split}_{part}" for part in Predictions._fields]
        return read(self.path / PREDICTIONS, lambda path: _checked(Predictions(*arrays(path, names))))

    def model(self) -> Network:
        """The trained network on the CPU, in eval mode."""
        path = self.path / "weights.safetensors"
        try:
            model = build_to_load(self.config.recipe.model, **self.config.recipe.model_options)
        except InputError as cause:
            raise InputError(f"{self.path / 'config.json'}: {cause}") from cause
        weights = read(path, load_file)
        if not all(tensor.isfinite().all() for tensor in weights.values()):
            raise InputError(f"{path}: holds weights that are no numbers; {TRAIN_AGAIN}")
        try:
            model.load_state_dict(weights)
        except RuntimeError as cause:
            changed = f"; {self.config.recipe.model} was changed since" if self.code_changed() else ""
            raise InputError(
                f"{path}: these are the weights of another model than config.json names{changed}"
            ) from cause
        return model.eval()

    def code_changed(self) -> bool:
        """Has the file of a person's own network changed since the run was trained?

        Other files that it imports are not looked at. Raises InputError where that code may not run or is not there.
        """
        return self.config.code is not None and own_code.digest(self.config.recipe.model) != self.config.code

    def networks(self) -> list[Network]:
        """The networks whose answers make up the run's: one, or the members of an ensemble."""
        model = self.model()
        return [model.member(k) for k in range(len(model))] if isinstance(model, Ensemble) else [model]

    def kinds(self) -> list[str]:
        """The names of the models of `networks`, in the same order."""
        recipe = self.config.recipe
        members = recipe.model_options.get("members", ((recipe.model, {}),))
        return [kind for kind, _ in members]

    def members(self) -> pd.DataFrame | None:
        """Of an ensemble, one row a member: fer.training.sweep.gather.member_table; None for a single network."""
        if self.config.recipe.model != ENSEMBLE:
            return None
        return read(self.path / MEMBERS, _members)

    def recipes(self) -> list[Recipe]:
        """By which the networks of `networks` were trained, in the same order.

        An ensemble's own recipe is that of its first member; so are all of one that an earlier version wrote.
        """
        kinds = self.kinds()
        if self.config.recipe.model != ENSEMBLE or not (self.path / RECIPES).exists():
            return [self.config.recipe] * len(kinds)
        found = read(self.path / RECIPES, lambda path: [recipes.from_json(of) for of in json_of(path)["members"]])
        if len(found) != len(kinds):
            raise InputError(
                f"{self.path / RECIPES}: {len(found)} recipes of {len(kinds)} networks; give fer sweep again"
            )
        return found

    def seeds(self) -> list[int]:
        """By which the networks of `networks` were trained, in the same order."""
        members = self.members()
        return [self.config.seed] if members is None else members["seed"].tolist()

    def epochs(self) -> tuple[int, int]:
        """Trained by those of `networks` that have the fewest and the most; a single network has one number of them."""
        members = self.members()
        trained = [self.metrics().epochs] if members is None else members["epochs"].tolist()
        return min(trained), max(trained)

    def facts(self, number: str, kind: type[T]) -> T:
        """What notebook `number` states, as the facts `kind` that it wrote."""
        return read(self.path / FACTS / f"{number}.json", lambda path: from_json(kind, json_of(path)))

    def write_facts(self, number: str, facts: object) -> None:
        """Store a chapter's facts as plain JSON. NaN and infinity are no facts: ValueError."""
        (self.path / FACTS).mkdir(exist_ok=True)
        write_json(self.path / FACTS / f"{number}.json", to_json(facts))


def _metrics(path: Path) -> Metrics:
    """Raises ValueError for figures that are none."""
    found = from_json(Metrics, json_of(path))
    if not {"val", "test"} & set(found.splits) or not set(found.splits) <= set(SPLITS):
        raise ValueError("splits")
    if any(len(scores.recall) != CLASSES for scores in found.splits.values()):
        raise ValueError("recall")
    return found


def _history(path: Path) -> pd.DataFrame:
    """Raises ValueError for a table that is no history."""
    table = pd.read_csv(path)
    if not len(table) or not set(HISTORY) <= set(table) or not all(table[name].dtype.kind in "iuf" for name in HISTORY):
        raise ValueError("no history")
    return table


def _members(path: Path) -> pd.DataFrame:
    """Raises ValueError for a table that is none of members."""
    table = pd.read_csv(path, dtype={"fold": str})  # empty without folds, which is no number
    if not {"name", "seed", "fold", "epochs"} <= set(table):
        raise ValueError("no members")
    return table.fillna({"fold": ""})


def _checked(found: Predictions) -> Predictions:
    """Raises ValueError for arrays that are no predictions: of other shapes, with other labels, or no numbers."""
    logits, labels, rows = found
    if logits.ndim != 2 or logits.shape[1] != CLASSES or logits.dtype.kind != "f" or not np.isfinite(logits).all():
        raise ValueError("logits")
    if labels.shape != (len(logits),) or labels.dtype.kind not in "iu" or not np.isin(labels, range(CLASSES)).all():
        raise ValueError("labels")
    if rows.shape != (len(logits),):
        raise ValueError("rows")
    return found


def locate(path: str | Path) -> Path:
    """The folder a person means: as written, else below the repository root, so that notebooks may stand anywhere."""
    path = at_home(path)
    return (path if path.exists() or path.is_absolute() or not (ROOT / path).exists() else ROOT / path).resolve()


def open_run(path: str | Path) -> Run:
    """A finished run. Raises InputError where there is none, or where its training, or judging, has not ended."""
    path = locate(path)
    run = Run(path, stored_config(path))
    state = run.status().get("state")
    if state != "done" and run.config.recipe.model == ENSEMBLE:
        raise InputError(
            f"{run.path}: the writing of this ensemble is '{state}', not done; it was made by fer sweep: give that "
            "command again"
        )
    if state != "done" and run.config.trained_here:
        raise InputError(
            f"{run.path}: the training of this run is '{state}', not done; look at it in "
            f"notebooks/02_training.ipynb, or finish it with {resuming(path, run.config.recipe.model)}"
        )
    if state != "done":
        raise InputError(
            f"{run.path}: this network came trained, and the judging of it is '{state}', not done; give again the "
            "command that made this folder (such as fer report --run released, or fer train --weights)"
        )
    return run


def resuming(path: Path, model: str) -> str:
    """The command that goes on with an unfinished training. Without its name a person's own network does not run."""
    named = ["--model", model] if own_code.is_own(model) else []
    return shlex.join(["fer", "train", "--resume", "--run", str(path), *named])


def tell_changed_code(run: Run) -> None:
    """A line on stderr where a person's own network is no longer the code that was trained."""
    if run.code_changed():
        remark(f"{run.path}: the code of {run.config.recipe.model} has changed since this run was trained")


def finished_run(path: Path, config: Config, *, command: Command = Command()) -> Run | None:
    """The run at `path` where its training has ended. Raises InputError where it is the run of another config."""
    if not (path / "config.json").exists():
        return None
    stored = stored_config(path)
    run = Run(path, stored)
    if run.status().get("state") != "done":
        refuse_other_config(stored, config, path, command=command)
        return None
    config = replace(config, code=stored.code)  # the report says where that has changed
    refuse_other_config(stored, config, path, command=command)
    return run
