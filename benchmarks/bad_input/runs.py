"""Run folders that came from a stranger: each file of one as it should not be."""

import io
import json
import os
import pickle
import struct
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import torch
from safetensors.numpy import load_file, save

from bad_input.case import Case
from bad_input.made import Malicious, saved

DEEP = "[" * 100_000 + "]" * 100_000
COPIED = (
    *("config.json", "history.csv", "metrics.json", "predictions.npz", "weights.safetensors", "checkpoint.pt"),
    *("training_faces.npy", "validation_faces.npy", "environment.json", "status.json"),
)
Change = Callable[[Path], object]


def spoilt(change: Change, command: str = "predict") -> Callable[[Path, Path], list[str]]:
    """A command on a copy of the run that was changed."""

    def make(folder: Path, run: Path) -> list[str]:
        (folder / "run").mkdir()
        for name in COPIED:
            (folder / "run" / name).write_bytes((run / name).read_bytes())
        (folder / "face.png").write_bytes(saved("PNG"))
        change(folder / "run")
        if command == "train":
            (folder / "run" / "status.json").write_text('{"state": "running", "why": null}', encoding="utf-8")
        words = {
            "predict": ["predict", "--images", "face.png"],
            "train": ["train", "--resume"],
        }
        return [*words.get(command, [command]), "--run", "run"]

    return make


def writes(name: str, content: str | bytes) -> Change:
    return lambda run: (run / name).write_bytes(content if isinstance(content, bytes) else content.encode())


def of_json(name: str, *place: str, to: Any) -> Change:
    """Another value at a place of a JSON file."""

    def change(run: Path) -> None:
        content = json.loads((run / name).read_text("utf-8"))
        inner = content
        for step in place[:-1]:
            inner = inner[step]
        inner[place[-1]] = to
        (run / name).write_text(json.dumps(content), encoding="utf-8")

    return change


def of_weights(alter: Callable[[dict[str, np.ndarray]], object]) -> Change:
    def change(run: Path) -> None:
        weights = load_file(run / "weights.safetensors")
        alter(weights)
        (run / "weights.safetensors").write_bytes(save(weights))

    return change


def without_last(weights: dict[str, np.ndarray]) -> None:
    """Without those of the last layer."""
    del weights[max(name for name in weights if name.startswith("classifier") and name.endswith("weight"))]


def first(alter: Callable[[np.ndarray], np.ndarray]) -> Change:
    """The first real weights altered."""

    def of(weights: dict[str, np.ndarray]) -> None:
        name = next(name for name, values in weights.items() if values.dtype == np.float32 and values.ndim > 1)
        weights[name] = alter(weights[name])

    return of_weights(of)


def of_predictions(**arrays: Any) -> Change:
    def change(run: Path) -> None:
        with np.load(run / "predictions.npz", allow_pickle=False) as stored:
            kept = {name: stored[name] for name in stored.files}
        for name, alter in arrays.items():
            kept[name] = alter(kept[name])
        np.savez(run / "predictions.npz", **kept)

    return change


def of_checkpoint(alter: Callable[[Any], Any]) -> Change:
    def change(run: Path) -> None:
        state = torch.load(run / "checkpoint.pt", weights_only=True)
        torch.save(alter(state), run / "checkpoint.pt")

    return change


def pickled_checkpoint(run: Path) -> None:
    torch.save({"model": Malicious()}, run / "checkpoint.pt")


def instead_of(name: str, make: Callable[[Path], object]) -> Change:
    def change(run: Path) -> None:
        (run / name).unlink()
        make(run / name)

    return change


def objects(*_: Any) -> np.ndarray:
    return np.array([Malicious()], dtype=object)


def pickled_array() -> bytes:
    buffer = io.BytesIO()
    np.save(buffer, objects(), allow_pickle=True)
    return buffer.getvalue()


def config(*place: str, to: Any) -> Change:
    return of_json("config.json", *place, to=to)


NOT = "not the config of a run"
CONFIGS = [
    ("empty", writes("config.json", "{}"), NOT),
    ("list", writes("config.json", "[]"), "config.json: damaged"),
    ("nested without end", writes("config.json", DEEP), "config.json"),
    ("no JSON", writes("config.json", "import os"), "damaged"),
    ("no UTF-8", writes("config.json", b"\xff\xfe\x00"), "damaged"),
    ("folder", instead_of("config.json", Path.mkdir), "no run folder"),
    ("FIFO", instead_of("config.json", os.mkfifo), "no run folder"),
    ("unknown field", config("shell", to="rm -rf /"), NOT),
    ("unknown setting", config("recipe", "shell", to="rm -rf /"), NOT),
    ("widths of 10^9", config("recipe", "model_options", "widths", to=[10**9, 10**9]), "config.json"),
    ("ten thousand stages", config("recipe", "model_options", "widths", to=[8] * 10**4), "config.json"),
    ("depth of 10^9", config("recipe", "model_options", "depth", to=10**9), "config.json"),
    ("widths below 0", config("recipe", "model_options", "widths", to=[-8, 16]), "config.json"),
    ("widths of words", config("recipe", "model_options", "widths", to=["8", "16"]), "config.json"),
    ("no widths", config("recipe", "model_options", "widths", to=[]), "config.json"),
    ("widths that are nan", config("recipe", "model_options", "widths", to=[float("nan")]), "config.json"),
    ("unknown option", config("recipe", "model_options", "hook", to="os.system"), "has no option"),
    ("options that are none", config("recipe", "model_options", to=[]), NOT),
    ("10^30 epochs", config("recipe", "epochs", to=10**30), "config.json"),
    ("epochs of words", config("recipe", "epochs", to="many"), "config.json"),
    ("no batch", config("recipe", "batch", to=-1), "config.json"),
    ("unknown precision", config("recipe", "precision", to="float1"), "config.json"),
    ("recipe that is none", config("recipe", to="quick"), NOT),
    ("unknown model", config("recipe", "model", to="alexnet"), "alexnet"),
    ("model of a stranger", config("recipe", "model", to="os:system"), "code that does not come with this program"),
    ("model that is a number", config("recipe", "model", to=7), "config.json"),
    ("seed of words", config("seed", to="many"), "config.json"),
    ("data that are a list", config("data", to=["x"]), NOT),
    ("fold of nothing", config("fold", to={"number": 7, "of": 0}), "config.json"),
    ("ensemble of nothing", config("recipe", "model", to="ensemble"), "config.json"),
]
RUNS = [
    Case("no run folder", lambda *_: ["predict", "--run", ".", "--images", "x.png"], "no run folder"),
    *(Case(f"config: {name}", spoilt(change), says) for name, change, says in CONFIGS),
    Case("status: list", spoilt(writes("status.json", "[]")), "status.json"),
    Case("status: unknown", spoilt(writes("status.json", '{"state": ["done"]}')), "--resume"),
    Case("weights: nothing", spoilt(writes("weights.safetensors", b"")), "weights.safetensors: damaged"),
    Case("weights: pickle", spoilt(writes("weights.safetensors", pickle.dumps(Malicious()))), "damaged"),
    Case(
        "weights: header of 2^60 bytes",
        spoilt(writes("weights.safetensors", struct.pack("<Q", 1 << 60) + b"{}")),
        "damaged",
    ),
    Case(
        "weights: header of no JSON", spoilt(writes("weights.safetensors", struct.pack("<Q", 4) + b"{{{{")), "damaged"
    ),
    Case("weights: of another shape", spoilt(first(lambda values: values[:1])), "another model"),
    Case("weights: some missing", spoilt(of_weights(without_last)), "another model"),
    Case("weights: some too many", spoilt(of_weights(lambda of: of.update(x=np.zeros(3)))), "another model"),
    Case("weights: nan", spoilt(first(lambda values: values * np.float32("nan"))), "no numbers"),
    Case("weights: infinite", spoilt(first(lambda values: np.full_like(values, np.inf))), "no numbers"),
    Case("checkpoint: pickle", spoilt(pickled_checkpoint, "train"), "checkpoint.pt: damaged"),
    Case("checkpoint: bare pickle", spoilt(writes("checkpoint.pt", pickle.dumps(Malicious())), "train"), "damaged"),
    Case("checkpoint: nothing", spoilt(writes("checkpoint.pt", b""), "train"), "damaged"),
    Case("checkpoint: a number", spoilt(of_checkpoint(lambda _: 7), "train"), "checkpoint.pt"),
    Case("checkpoint: empty", spoilt(of_checkpoint(lambda _: {}), "train"), "checkpoint.pt"),
    Case(
        "checkpoint: of another network", spoilt(of_checkpoint(lambda of: of | {"model": {}}), "train"), "checkpoint.pt"
    ),
    Case(
        "checkpoint: history of words",
        spoilt(of_checkpoint(lambda of: of | {"history": ["<script>"]}), "train"),
        "checkpoint.pt",
    ),
    Case("metrics: list", spoilt(writes("metrics.json", "[]"), "suspects"), "metrics.json: damaged"),
    Case("metrics: nested without end", spoilt(writes("metrics.json", DEEP), "suspects"), "metrics.json: damaged"),
    Case("metrics: no splits", spoilt(of_json("metrics.json", "splits", to={}), "card"), "metrics.json: damaged"),
    Case("metrics: words", spoilt(of_json("metrics.json", "seconds", to="<b>"), "card"), "metrics.json: damaged"),
    Case("metrics: nan", spoilt(of_json("metrics.json", "seconds", to=float("nan")), "card"), "metrics.json: damaged"),
    Case("predictions: no archive", spoilt(writes("predictions.npz", b"x"), "suspects"), "predictions.npz: damaged"),
    Case(
        "predictions: pickles", spoilt(of_predictions(test_logits=objects, val_logits=objects), "suspects"), "damaged"
    ),
    Case(
        "predictions: of another shape",
        spoilt(of_predictions(test_logits=lambda of: of[:, :3]), "suspects"),
        "predictions.npz",
    ),
    Case(
        "predictions: fewer labels",
        spoilt(of_predictions(test_labels=lambda of: of[:3]), "suspects"),
        "predictions.npz",
    ),
    Case(
        "predictions: label 9", spoilt(of_predictions(test_labels=lambda of: of * 0 + 9), "suspects"), "predictions.npz"
    ),
    Case("predictions: nan", spoilt(of_predictions(test_logits=lambda of: of * np.nan), "suspects"), "predictions.npz"),
    Case(
        "training faces: pickle",
        spoilt(writes("training_faces.npy", pickled_array())),
        "training_faces.npy: damaged (ValueError); train the run again",
    ),
    Case("environment: list", spoilt(writes("environment.json", "[]"), "card"), "environment.json"),
]
