"""Small faces of random greys, and the files that hold them in each layout."""

from collections.abc import Iterable
from pathlib import Path

import numpy as np
from jaxtyping import UInt8
from PIL import Image

from fer.data.emotions import names

USAGES = ("Training", "PublicTest", "PrivateTest")


def random_faces(n: int, *, seed: int = 0) -> UInt8[np.ndarray, "n 48 48"]:
    return np.random.default_rng(seed).integers(256, size=(n, 48, 48), dtype=np.uint8)


def words(face: UInt8[np.ndarray, "48 48"]) -> str:
    return " ".join(map(str, face.ravel().tolist()))


def write_csv(path: Path, header: str, rows: Iterable[Iterable[object]]) -> Path:
    lines = [header, *(",".join(map(str, row)) for row in rows)]
    path.write_text("\n".join(lines) + "\n")
    return path


def write_fer2013(path: Path, *, per_class: int = 3, usages: Iterable[str] = USAGES) -> Path:
    """`per_class` faces of each class in each split, classes in turn."""
    labels = [(k % 7, usage) for usage in usages for k in range(7 * per_class)]
    faces = random_faces(len(labels))
    rows = ((label, words(face), usage) for (label, usage), face in zip(labels, faces, strict=True))
    return write_csv(path, "emotion,pixels,Usage", rows)


def write_class_folders(folder: Path, *, per_class: int = 3, seed: int = 0, suffix: str = ".png") -> Path:
    """folder/angry/0.png and so on."""
    faces = iter(random_faces(7 * per_class, seed=seed))
    for name in names():
        (folder / name).mkdir(parents=True)
        for k in range(per_class):
            Image.fromarray(next(faces)).save(folder / name / f"{k}{suffix}")
    return folder
