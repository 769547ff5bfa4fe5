"""Labelled faces in one small file: grey levels as differences from what their neighbours foretell, compressed.

FER2013's 32,298 labelled faces take 54 MB so, where the plain pixels take 70 MB compressed and 74 MB as they are.
"""

from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import torch
from jaxtyping import Int16, UInt8

from fer.errors import InputError
from fer.files import replacing
from fer.training.loop import Labelled

FIELDS = ("train_faces", "train_labels", "val_faces", "val_labels")


class Packed(NamedTuple):
    """The two splits that a training needs, and the votes on them where there are any."""

    train: Labelled
    val: Labelled
    votes: dict[str, np.ndarray]  # by split, n x 10


def pack(path: Path, faces: Packed) -> None:
    """Write the file. A reader never sees half of it."""
    fields: dict[str, Any] = {}
    for split, part in (("train", faces.train), ("val", faces.val)):
        fields[f"{split}_faces"] = residuals(part.images.numpy())
        fields[f"{split}_labels"] = part.labels.numpy().astype(np.uint8)
    fields |= {f"{split}_votes": votes for split, votes in faces.votes.items()}
    with replacing(path) as part_file, part_file.open("wb") as file:
        np.savez_compressed(file, **fields)


def unpack(path: Path) -> Packed:
    """What `pack` wrote. Raises InputError for any other file."""
    try:
        with np.load(path, allow_pickle=False) as file:
            fields = {name: file[name] for name in file.files}
    except (OSError, ValueError, EOFError) as cause:
        raise InputError(f"{path}: no packed faces ({cause}); write them with benchmarks/gpu_data.py") from cause
    if not set(FIELDS) <= set(fields):
        raise InputError(f"{path}: holds no {', '.join(FIELDS)}; write it with benchmarks/gpu_data.py")
    train, val = (
        Labelled(
            torch.from_numpy(restored(fields[f"{split}_faces"])),
            torch.from_numpy(fields[f"{split}_labels"].astype(np.int64)),
        )
        for split in ("train", "val")
    )
    votes = {split: fields[f"{split}_votes"] for split in ("train", "val") if f"{split}_votes" in fields}
    return Packed(train, val, votes)


def residuals(images: UInt8[np.ndarray, "n h w"]) -> UInt8[np.ndarray, "h w n"]:
    """Each pixel minus what its neighbours to the left, above and between foretell, modulo 256, faces last."""
    x = np.moveaxis(images, 0, 2).astype(np.int16)
    around = np.pad(x, ((1, 0), (1, 0), (0, 0)))
    return (x - foretold(around[1:, :-1], around[:-1, 1:], around[:-1, :-1])).astype(np.uint8)


def restored(differences: UInt8[np.ndarray, "h w n"]) -> UInt8[np.ndarray, "n h w"]:
    """The faces of their residuals, pixel by pixel, all faces at once."""
    h, w, n = differences.shape
    x = np.zeros((h + 1, w + 1, n), np.int16)
    for i in range(h):
        for j in range(w):
            x[i + 1, j + 1] = (foretold(x[i + 1, j], x[i, j + 1], x[i, j]) + differences[i, j]) % 256
    return np.ascontiguousarray(np.moveaxis(x[1:, 1:], 2, 0).astype(np.uint8))


def foretold(
    left: Int16[np.ndarray, "*n"], up: Int16[np.ndarray, "*n"], corner: Int16[np.ndarray, "*n"]
) -> Int16[np.ndarray, "*n"]:
    """The median of left, up and left + up - corner: an edge is followed, a slope goes on (Weinberger et al. 2000)."""
    return np.maximum(np.minimum(left, up), np.minimum(np.maximum(left, up), left + up - corner))
