"""Faces to predict: no label is needed, and each keeps the id by which its owner knows it."""

from pathlib import Path

import numpy as np
from jaxtyping import UInt8

from fer.data.layouts.images import is_image, natural, read_files
from fer.data.layouts.rows import whole_number
from fer.data.layouts.table import read_table
from fer.errors import InputError


def read_images(path: str | Path) -> tuple[UInt8[np.ndarray, "n 48 48"], list[str]]:
    """Faces and ids of a folder of images or of a csv with a pixels or feature column, in the files' own order.

    The id of an image is its path below the folder without the suffix; where all are numbers and no two of them the
    same one, just the number: "7" for 00007.jpg. That of a csv's row is the text of its id column, or where it has none
    the row's number from 0.
    """
    path = Path(path)
    if path.is_dir():
        files = sorted((file for file in path.rglob("*") if is_image(file)), key=natural)
        if not files:
            raise InputError(f"{path}: holds no image; give a folder of images or a csv")
        return read_files(files), _ids([file.relative_to(path).with_suffix("").as_posix() for file in files])
    if path.is_file():
        table = read_table(path)
        numbered = "id" not in table.columns
        return table.images, [str(k) for k in range(len(table.ids))] if numbered else table.ids.tolist()
    raise InputError(f"{path}: does not exist; give a folder of images or a csv")


def _ids(names: list[str]) -> list[str]:
    """Numbers without leading zeros, as the homework's sample has them; other names as they are."""
    numbers = [whole_number(name) for name in names]
    return names if None in numbers or len(set(numbers)) < len(numbers) else [str(number) for number in numbers]
