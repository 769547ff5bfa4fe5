"""What is killed: four small works of the program, each with the files that it must come to."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from safetensors.numpy import load_file

from killed.report import write_notebooks

SMALL = ["--recipe", "quick", "--limit", "150", "--set", "widths=8,16"]
TIMES = ["seconds", "faces_per_second"]


@dataclass(frozen=True)
class Work:
    """A command that is called in a folder of its own, and called again after it was killed."""

    name: str
    words: Callable[[Path], list[str]]  # after the interpreter, for a folder
    result: Callable[[Path], Any]  # what must be the same after an undisturbed call and after killed ones


def works(shared: Path, run: Path) -> list[Work]:
    """All four; `shared` is a folder for what they read, `run` a finished run."""
    write_notebooks(shared / "notebooks")
    write_faces(shared / "faces.csv")
    report = ["-m", "killed.report", str(run), str(shared / "notebooks")]
    predict = ["-m", "fer", "predict", "--run", str(run), "--images", str(shared / "faces.csv"), "--probabilities"]
    return [
        Work("train", _train, lambda folder: _run(folder / "run")),
        Work("report", lambda folder: [*report, str(folder / "out")], lambda folder: _report(folder / "out")),
        Work("sweep", _sweep, lambda folder: _of_sweep(folder / "out")),
        Work("predict", lambda folder: [*predict, "--out", str(folder / "out.csv")], _prediction),
    ]


def write_faces(path: Path, number: int = 2000) -> None:
    """Grey noise in the homework's layout, always the same."""
    faces = np.random.default_rng(0).integers(0, 256, size=(number, 48 * 48))
    lines = [f"{k},{' '.join(map(str, face))}" for k, face in enumerate(faces)]
    path.write_text("\n".join(["id,feature", *lines]) + "\n", encoding="utf-8")


def _train(folder: Path) -> list[str]:
    resume = ["--resume"] if (folder / "run" / "config.json").exists() else []
    return ["-m", "fer", "train", *SMALL, "--set", "epochs=6", "--run", str(folder / "run"), *resume]


def _sweep(folder: Path) -> list[str]:
    grid = ["--seeds", "2", "--workers", "2"]
    return ["-m", "fer", "sweep", *SMALL, "--set", "epochs=6", *grid, "--out", str(folder / "out")]


def _run(path: Path) -> Any:
    history = pd.read_csv(path / "history.csv").drop(columns=TIMES)
    weights = {name: tensor.tobytes() for name, tensor in load_file(path / "weights.safetensors").items()}
    with np.load(path / "predictions.npz", allow_pickle=False) as stored:
        predictions = {name: stored[name].tobytes() for name in stored.files}
    state = json.loads((path / "status.json").read_text("utf-8"))["state"]
    return history.to_csv(), weights, predictions, state


def _of_sweep(out: Path) -> Any:
    members = sorted(path.parent for path in out.glob("*/config.json"))
    table = pd.read_csv(out / "results.csv").drop(columns=["seconds"])
    return table.to_csv(), {path.name: _run(path) for path in members}


def _report(out: Path) -> Any:
    edited = sorted(path.name for path in out.rglob("*.edited-*"))
    return (out / "report.html").read_bytes(), edited, (out / "unfinished").exists()


def _prediction(folder: Path) -> Any:
    return (folder / "out.csv").read_bytes()
