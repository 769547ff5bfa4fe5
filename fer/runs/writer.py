"""The writing side of a run folder: one process at a time, each file whole."""

import dataclasses
import io
import warnings
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import torch
from safetensors.torch import save

from fer.errors import InputError, Interrupted, is_of_the_machine
from fer.files import alone, at_home, refuse_unwritable_folder, replacing
from fer.findings.facts import to_json
from fer.runs.config import Config, refuse_other_config, stored_config
from fer.runs.files import PREDICTIONS, read, write_json
from fer.runs.metrics import Metrics
from fer.runs.run import Predictions, Run, resuming


class RunWriter:
    """The writing side, for the one process that trains. Made by `start`."""

    def __init__(self, path: Path, config: Config, *, done: bool):
        self.path, self.config, self.done = path, config, done

    def checkpoint(self, state: dict[str, Any]) -> None:
        """Store all that resuming needs, and the history that it holds, so that the two agree."""
        content = io.BytesIO()  # torch tells of a full disk without the system's reason
        torch.save(state, content)
        with replacing(self.path / "checkpoint.pt") as part:
            part.write_bytes(content.getbuffer())
        self.history(state["history"])

    def history(self, rows: Sequence[Mapping[str, float]]) -> None:
        """Write history.csv, a row an epoch."""
        with replacing(self.path / "history.csv") as part:
            part.write_text(pd.DataFrame(rows).to_csv(index=False), "utf-8", newline="")

    def load_checkpoint(self) -> dict[str, Any] | None:
        """What `checkpoint` stored last; None before the first epoch's end."""
        path = self.path / "checkpoint.pt"
        return read(path, _checkpoint) if path.exists() else None

    def finish(
        self,
        *,
        weights: Mapping[str, torch.Tensor],
        predictions: Mapping[str, Predictions],
        metrics: Metrics,
    ) -> Run:
        """Store what the training came to, and mark the run done."""
        with replacing(self.path / "weights.safetensors") as part:
            part.write_bytes(save({name: tensor.contiguous() for name, tensor in weights.items()}))
        named = {f"{split}_{k}": v for split, p in predictions.items() for k, v in p._asdict().items()}
        with replacing(self.path / PREDICTIONS) as part, part.open("wb") as file:
            np.savez_compressed(file, **named)
        write_json(self.path / "metrics.json", to_json(metrics))
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
    path = at_home(path).resolve()
    check_place(path, resume=resume)  # so that no folder is made for what is refused
    path.mkdir(parents=True, exist_ok=True)
    with alone(path, "training this run"):
        exists = _entered(path, resume=resume)  # another first training may have come and gone since
        for left in path.glob(".*.part"):  # by a writer that was killed, on whichever machine
            left.unlink()
        if exists:
            stored = stored_config(path)
            if Run(path, stored).status().get("state") == "done":
                config = dataclasses.replace(config, code=stored.code)  # the report says where that has changed
            refuse_other_config(stored, config, path)
            if stored != config:  # the same faces lie elsewhere now
                write_json(path / "config.json", dataclasses.asdict(config))
        writer = RunWriter(path, config, done=exists and Run(path, config).status().get("state") == "done")
        if writer.done:
            yield writer
            return
        writer.mark("running")
        if not exists:
            write_json(path / "config.json", dataclasses.asdict(config))
        try:
            yield writer
        except (KeyboardInterrupt, Interrupted):
            _mark_failed(writer, "interrupted")
            raise
        except BaseException as cause:
            _mark_failed(writer, f"{type(cause).__name__}: {cause}".splitlines()[0])
            raise


@contextmanager
def resumable(path: Path, model: str) -> Iterator[None]:
    """A training whose checkpoints lie in a run folder: a KeyboardInterrupt becomes Interrupted, which says how to go
    on, and so does a note of an error of the machine."""
    how = f"go on with {resuming(path, model)}"
    try:
        yield
    except KeyboardInterrupt:
        raise Interrupted(how) from None
    except BaseException as cause:
        if is_of_the_machine(cause):
            cause.add_note(how)
        raise


def check_place(path: Path, *, resume: bool) -> None:
    """Raise InputError for a folder that `start` would refuse, whatever the config: for use before faces are opened."""
    _entered(path, resume=resume)
    refuse_unwritable_folder(path, "name another with --run")


def _entered(path: Path, *, resume: bool) -> bool:
    """Is there a run to go on with? InputError where `resume` says otherwise, or where the folder is no run's."""
    exists = (path / "config.json").exists()
    if exists and not resume:
        raise InputError(f"{path}: this run exists; go on with --resume, or name another folder with --run")
    if resume and not exists:
        raise InputError(f"{path}: no run folder to resume (it holds no config.json); train without --resume")
    if not exists:
        _refuse_foreign(path)
    return exists


def _checkpoint(path: Path) -> dict[str, Any]:
    """Raises ValueError for what is no state of a training."""
    with warnings.catch_warnings(action="ignore"):  # torch's, of a file that it goes on to refuse
        state = torch.load(path, map_location="cpu", weights_only=True)
    match state:
        case {"history": [*rows], "model": dict(), "optimiser": dict(), "best": dict(), "device": str(), "step": int()}:
            numbers = all(
                isinstance(row, dict) and all(isinstance(n, int | float) for n in row.values()) for row in rows
            )
            if rows and numbers and all("val_accuracy" in row for row in rows):
                return state
    raise ValueError("no state of a training")


def _mark_failed(writer: RunWriter, why: str) -> None:
    """Where the disk is full or gone, that is what is told of, and the run stays `running`: resuming takes both."""
    with suppress(OSError):
        writer.mark("failed", why)


def _refuse_foreign(path: Path) -> None:
    """A new run goes into a new or empty folder; what a writer killed at its very start left there is no matter."""
    if path.exists() and not path.is_dir():
        raise InputError(f"{path}: a file, no folder; name another")
    if path.exists() and [file for file in path.iterdir() if file.name[0] != "." and file.name != "status.json"]:
        raise InputError(f"{path}: a folder with other files, no run; move them elsewhere, or name another")
