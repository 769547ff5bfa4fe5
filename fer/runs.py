"""The run folder: all that is known about one trained network. Written by one, read by many."""

import dataclasses
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import pandas as pd
import torch
from filelock import FileLock, Timeout
from jaxtyping import Float, Int
from safetensors.torch import load_file, save_file

from fer import recipes
from fer.data.splits import Fold
from fer.errors import InputError
from fer.files import replacing
from fer.models.build import ENSEMBLE, build
from fer.models.ensemble import Ensemble
from fer.models.network import Network
from fer.provenance import ROOT
from fer.recipes import Recipe
from fer.run_files import arrays, read, read_json, write_json
from fer.seen import Seen, Training


@dataclass(frozen=True)
class Config:
    """What was trained on what. Equal configs give equal runs on one machine."""

    data: str  # the source as `open_faces` reads it; a path is absolute
    limit: int | None  # at most this many faces of each split
    layout: str  # what the source was recognised as
    sha256: str  # of images and labels
    synthetic: bool
    seed: int  # of weights, order and augmentation
    recipe: Recipe
    split_seed: int = 0  # of the validation split where the source has none, and of the folds
    fold: Fold | None = None  # which part was held out in cross-validation; None for the source's own splits
    trained_on: Training | None = None  # of a network that came ready-made; None: the train split of these faces
    weights: str | None = None  # SHA-256 of the file of a ready-made network's weights
    train_faces: int | None = (
        None  # how many of the training faces it was trained on, in equal shares of the classes; None: all
    )


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
        seconds, faces_per_second. Losses in nats, accuracies from 0 to 1."""
        return read(self.path / "history.csv", pd.read_csv)

    def metrics(self) -> dict[str, Any]:
        """Figures of each labelled split, and of the training."""
        return read_json(self.path / "metrics.json")

    def environment(self) -> dict[str, Any]:
        """Versions, device, git hash and date of the training."""
        return read_json(self.path / "environment.json")

    @property
    def training(self) -> Training:
        """The faces that shaped the network; those of this run, unless it came ready-made."""
        if self.config.trained_on is not None:
            return self.config.trained_on
        classes = np.bincount(self.predictions("train").labels, minlength=7).tolist()
        members = self.members()
        val = self.metrics()["splits"]["val"]["faces"] if members is None else int(members["val_faces"].min())
        return Training(Path(self.config.data).name, self.config.sha256, tuple(classes), val)

    def seen(self) -> Seen | None:
        """What a network that came ready-made met in its training; None where the run's own faces tell."""
        return None if self.config.trained_on is None else Seen.read(self.path)

    @property
    def splits(self) -> list[str]:
        """The labelled splits for which there are predictions."""
        return list(self.metrics()["splits"])

    @property
    def held_out(self) -> str:
        """The split that the report speaks of: test where it is labelled, else val."""
        return "test" if "test" in self.splits else "val"

    def predictions(self, split: str) -> Predictions:
        if split not in self.splits:
            raise InputError(f"{self.path}: no predictions for '{split}'; this run has {', '.join(self.splits)}")
        names = [f"{split}_{part}" for part in Predictions._fields]
        return Predictions(*read(self.path / "predictions.npz", lambda path: arrays(path, names)))

    def model(self) -> Network:
        """The trained network on the CPU, in eval mode."""
        path = self.path / "weights.safetensors"
        model = build(self.config.recipe.model, **self.config.recipe.model_options)
        try:
            model.load_state_dict(read(path, load_file))
        except RuntimeError as cause:
            raise InputError(f"{path}: these are the weights of another model than config.json names") from cause
        return model.eval()

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
        """Of an ensemble, one row a member: fer.sweep.gather.member_table; None for a single network."""
        if self.config.recipe.model != ENSEMBLE:
            return None
        return read(self.path / "members.csv", lambda path: pd.read_csv(path).fillna({"fold": ""}))

    def facts(self, number: str) -> dict[str, Any]:
        """The numbers that notebook `number` states."""
        return read_json(self.path / "facts" / f"{number}.json")

    def write_facts(self, number: str, facts: Mapping[str, Any]) -> None:
        """Store what a notebook states, as plain JSON. NaN and infinity are no facts: ValueError."""
        (self.path / "facts").mkdir(exist_ok=True)
        write_json(self.path / "facts" / f"{number}.json", facts)


def locate(path: str | Path) -> Path:
    """The folder a person means: as written, else below the repository root, so that notebooks may stand anywhere."""
    path = Path(path).expanduser()
    return (path if path.exists() or path.is_absolute() or not (ROOT / path).exists() else ROOT / path).resolve()


def open_run(path: str | Path) -> Run:
    """A finished run. Raises InputError where there is none, or where its training has not ended."""
    path = locate(path)
    run = Run(path, stored_config(path))
    state = run.status().get("state")
    if state != "done":
        raise InputError(
            f"{run.path}: the training of this run is '{state}', not done; finish it with fer train --resume"
        )
    return run


def finished_run(path: Path, config: Config) -> Run | None:
    """The run at `path` where its training has ended. Raises InputError where it is the run of another config."""
    if not (path / "config.json").exists():
        return None
    _refuse_other_config(stored_config(path), config, path)
    run = Run(path, config)
    return run if run.status().get("state") == "done" else None


def stored_config(path: Path) -> Config:
    """The config of a run folder, finished or not. Raises InputError where there is none."""
    if not (path / "config.json").is_file():
        raise InputError(f"{path}: no run folder (it holds no config.json); make one with fer train --run {path}")
    fields = read_json(path / "config.json")
    try:
        fold = fields.get("fold") and Fold(**fields["fold"])
        training = fields.get("trained_on") and Training.from_json(fields["trained_on"])
        recipe = recipes.from_json(fields["recipe"])
        return Config(**{**fields, "recipe": recipe, "fold": fold, "trained_on": training})
    except (TypeError, KeyError, AttributeError) as cause:
        raise InputError(f"{path / 'config.json'}: not the config of a run ({cause}); train the run again") from cause


class RunWriter:
    """The writing side, for the one process that trains. Made by `start`."""

    def __init__(self, path: Path, config: Config, *, done: bool):
        self.path, self.config, self.done = path, config, done

    def checkpoint(self, state: dict[str, Any]) -> None:
        """Store all that resuming needs, and the history that it holds, so that the two agree."""
        with replacing(self.path / "checkpoint.pt") as part:
            torch.save(state, part)
        with replacing(self.path / "history.csv") as part:
            pd.DataFrame(state["history"]).to_csv(part, index=False)

    def load_checkpoint(self) -> dict[str, Any] | None:
        """What `checkpoint` stored last; None before the first epoch's end."""
        path = self.path / "checkpoint.pt"
        return read(path, lambda p: torch.load(p, map_location="cpu", weights_only=True)) if path.exists() else None

    def finish(
        self,
        *,
        weights: Mapping[str, torch.Tensor],
        predictions: Mapping[str, Predictions],
        metrics: Mapping[str, Any],
    ) -> Run:
        """Store what the training came to, and mark the run done."""
        with replacing(self.path / "weights.safetensors") as part:
            save_file({name: tensor.contiguous() for name, tensor in weights.items()}, part)
        named = {f"{split}_{k}": v for split, p in predictions.items() for k, v in p._asdict().items()}
        with replacing(self.path / "predictions.npz") as part, part.open("wb") as file:
            np.savez_compressed(file, **named)
        write_json(self.path / "metrics.json", metrics)
        self.mark("done")
        return Run(self.path, self.config)

    def write_environment(self, environment: Mapping[str, Any]) -> None:
        write_json(self.path / "environment.json", environment)

    def mark(self, state: str, why: str | None = None) -> None:
        write_json(self.path / "status.json", {"state": state, "why": why})


@contextmanager
def start(path: Path, config: Config, *, resume: bool) -> Iterator[RunWriter]:
    """Claim a run folder for writing, alone. A new one is made; an old one is entered only to resume the same config.

    Raises InputError where another process writes to it, where it exists and `resume` is not asked for, where there is
    nothing to resume, or where it is the run of another config. An error inside marks the run failed, and why.
    """
    path = Path(path).expanduser().resolve()
    exists = (path / "config.json").exists()
    if exists and not resume:
        raise InputError(f"{path}: this run exists; go on with --resume, or name another folder with --run")
    if resume and not exists:
        raise InputError(f"{path}: no run folder to resume (it holds no config.json); train without --resume")
    if not exists:
        _refuse_foreign(path)
    path.mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(path / ".lock", timeout=0):
            for left in path.glob(".*.part"):  # by a writer that was killed
                left.unlink()
            if exists:
                _refuse_other_config(stored_config(path), config, path)
            writer = RunWriter(path, config, done=exists and Run(path, config).status().get("state") == "done")
            if writer.done:
                yield writer
                return
            writer.mark("running")
            if not exists:
                write_json(path / "config.json", dataclasses.asdict(config))
            try:
                yield writer
            except BaseException as cause:
                writer.mark("failed", f"{type(cause).__name__}: {cause}".splitlines()[0])
                raise
    except Timeout as cause:
        raise InputError(
            f"{path}: another process is training this run; wait for it, or name another folder"
        ) from cause


def _refuse_foreign(path: Path) -> None:
    """A new run goes into a new or empty folder; what a writer killed at its very start left there is no matter."""
    if path.exists() and not path.is_dir():
        raise InputError(f"{path}: a file, no folder; name another folder with --run")
    if path.exists() and [file for file in path.iterdir() if file.name[0] != "." and file.name != "status.json"]:
        raise InputError(f"{path}: a folder with other files, no run; name another folder with --run")


def _refuse_other_config(stored: Config, wanted: Config, path: Path) -> None:
    """Where the data lie does not matter, only what they are."""
    if stored.trained_on is not None and wanted.trained_on is None:
        raise InputError(
            f"{path}: the released model on some faces; use it as it is, or name another folder with --run"
        )
    old, new = (_flat(dataclasses.asdict(dataclasses.replace(c, data="", layout=""))) for c in (stored, wanted))
    for field in {**old, **new}:
        if old.get(field) != new.get(field):
            differs = f"{field}={old.get(field)}, not {new.get(field)}; leave that out"
            if field == "sha256":
                differs = "been trained on other faces; give those"
            raise InputError(
                f"{path / 'config.json'}: this run has {differs} to resume it, or name another folder with --run"
            )


def _flat(fields: Mapping[str, Any], prefix: str = "") -> dict[str, Any]:
    """{"recipe": {"epochs": 3}} as {"recipe.epochs": 3}."""
    flat = {}
    for name, value in fields.items():
        flat |= _flat(value, f"{prefix}{name}.") if isinstance(value, dict) else {prefix + name: value}
    return flat
