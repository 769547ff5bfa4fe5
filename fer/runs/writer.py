"""The writing side of a run folder: one process at a time, each file whole."""

import dataclasses
import shlex
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import torch
from filelock import FileLock, Timeout
from safetensors.torch import save_file

from fer.errors import InputError, Interrupted
from fer.files import replacing
from fer.findings.facts import to_json
from fer.runs.config import Config, refuse_other_config, stored_config
from fer.runs.files import read, write_json
from fer.runs.metrics import Metrics
from fer.runs.run import Predictions, Run


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
        metrics: Metrics,
    ) -> Run:
        """Store what the training came to, and mark the run done."""
        with replacing(self.path / "weights.safetensors") as part:
            save_file({name: tensor.contiguous() for name, tensor in weights.items()}, part)
        named = {f"{split}_{k}": v for split, p in predictions.items() for k, v in p._asdict().items()}
        with replacing(self.path / "predictions.npz") as part, part.open("wb") as file:
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
    nothing to resume, or where it is the run of another config. An error inside marks the run failed, and why; a
    KeyboardInterrupt becomes Interrupted, which says how to go on.
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
            except KeyboardInterrupt:
                writer.mark("failed", "interrupted by a person")
                raise Interrupted(
                    f"interrupted; go on with fer train --resume --run {shlex.quote(str(path))}"
                ) from None
            except BaseException as cause:
                writer.mark("failed", f"{type(cause).__name__}: {cause}".splitlines()[0])
                raise
    except Timeout as cause:
        raise InputError(
            f"{path}: another process is training this run; wait for it (notebooks/02_training.ipynb shows it so far), "
            "or name another folder"
        ) from cause


def _refuse_foreign(path: Path) -> None:
    """A new run goes into a new or empty folder; what a writer killed at its very start left there is no matter."""
    if path.exists() and not path.is_dir():
        raise InputError(f"{path}: a file, no folder; name another folder with --run")
    if path.exists() and [file for file in path.iterdir() if file.name[0] != "." and file.name != "status.json"]:
        raise InputError(f"{path}: a folder with other files, no run; name another folder with --run")
