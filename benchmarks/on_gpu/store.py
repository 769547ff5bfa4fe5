"""The folder of results, a few files a part, each whole: NAME.json (figures), .csv (curve), .safetensors (weights in
half precision), .npz (answers on the validation faces); NAME.checkpoint.pt while a training is not done."""

import csv
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from safetensors.torch import save_file
from torch import Tensor

from fer.files import replacing


class Store:
    """Reads and writes one folder."""

    def __init__(self, folder: Path):
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)

    def figures(self, name: str) -> dict[str, Any] | None:
        """What is known of a part; None until it is done."""
        path = self.folder / f"{name}.json"
        return json.loads(path.read_text(encoding="utf-8")) if path.exists() else None

    def write_figures(self, name: str, figures: Mapping[str, Any]) -> None:
        """The last file that a part writes: with it the part is done."""
        self.write_text(f"{name}.json", json.dumps(figures, indent=2) + "\n")

    def write_text(self, name: str, text: str) -> None:
        with replacing(self.folder / name) as part:
            part.write_text(text, encoding="utf-8")

    def write_curve(self, name: str, history: Sequence[Mapping[str, float]]) -> None:
        """A line an epoch."""
        with replacing(self.folder / f"{name}.csv") as part, part.open("w", newline="", encoding="utf-8") as file:
            lines = csv.DictWriter(file, list(history[0]))
            lines.writeheader()
            lines.writerows(history)

    def write_weights(self, name: str, weights: Mapping[str, Tensor]) -> None:
        with replacing(self.folder / f"{name}.safetensors") as part:
            save_file({key: tensor.contiguous() for key, tensor in weights.items()}, part)

    def write_answers(self, name: str, **arrays: np.ndarray) -> None:
        with replacing(self.folder / f"{name}.npz") as part, part.open("wb") as file:
            np.savez_compressed(file, **arrays)  # type: ignore[arg-type]  # the stubs take a name for the flag after it

    def answers(self, name: str) -> dict[str, np.ndarray]:
        with np.load(self.folder / f"{name}.npz") as file:
            return {key: file[key] for key in file.files}

    def checkpoint(self, name: str) -> dict[str, Any] | None:
        """Where a training stopped; None where it has not begun."""
        path = self.folder / f"{name}.checkpoint.pt"
        return torch.load(path, map_location="cpu", weights_only=True) if path.exists() else None

    def write_checkpoint(self, name: str, state: Mapping[str, Any]) -> None:
        with replacing(self.folder / f"{name}.checkpoint.pt") as part:
            torch.save(dict(state), part)

    def drop_checkpoint(self, name: str) -> None:
        (self.folder / f"{name}.checkpoint.pt").unlink(missing_ok=True)
