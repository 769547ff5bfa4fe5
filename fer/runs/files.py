"""The files of a run folder: read so that absence and damage are one clear line, JSON written whole and plain."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from pickle import UnpicklingError
from typing import Any, TypeVar
from zipfile import BadZipFile

import numpy as np
from safetensors import SafetensorError

from fer.errors import InputError, is_of_the_machine
from fer.files import replacing

FACTS = "facts"  # the folder of what a report states
PREDICTIONS = "predictions.npz"
WATCHED = "watch.html"  # the curves of a training that was watched
TRAIN_AGAIN = "train the run again, with its folder removed or in another"  # as a folder is entered to go on alone

T = TypeVar("T")

# what readers of JSON, csv, npz, safetensors and checkpoints raise for a spoilt file
DAMAGE = (ValueError, KeyError, OSError, RuntimeError, SafetensorError, EOFError, BadZipFile, UnpicklingError)


def read(path: Path, reader: Callable[[Path], T]) -> T:
    """Read one file of a run; absence and damage become one clear line. For what may not be read, or while the machine
    is short of memory or files, nothing is to be trained again: the error stays as it is."""
    if not path.is_file():
        raise InputError(f"{path}: this file of the run is missing; {TRAIN_AGAIN}")
    try:
        return reader(path)
    except DAMAGE as cause:
        if isinstance(cause, PermissionError) or is_of_the_machine(cause):
            raise
        raise InputError(f"{path}: damaged ({type(cause).__name__}); {TRAIN_AGAIN}") from cause


def arrays(path: Path, names: list[str]) -> list[np.ndarray]:
    """Those arrays of an npz file; KeyError for a name that it lacks, ValueError for pickled ones."""
    with np.load(path, allow_pickle=False) as stored:
        return [stored[name] for name in names]


def read_json(path: Path) -> dict[str, Any]:
    """Raises InputError where the file is missing, or no JSON of an object."""
    return read(path, _object)


def json_of(path: Path) -> Any:
    """The content of a file. Raises ValueError for what is no JSON, NaN and infinity among it."""
    return json.loads(path.read_text(encoding="utf-8"), parse_constant=_refuse)


def _refuse(word: str) -> None:
    raise ValueError(f"{word} is no JSON")


def _object(path: Path) -> dict[str, Any]:
    content = json_of(path)
    if not isinstance(content, dict):
        raise ValueError("no object")
    return content


def write_json(path: Path, content: Mapping[str, Any]) -> None:
    """Replace the file whole. NaN and infinity are no JSON: ValueError."""
    text = json.dumps(content, indent=2, ensure_ascii=False, allow_nan=False, default=_plain)
    with replacing(path) as part:
        part.write_text(text + "\n", encoding="utf-8")


def _plain(value: Any) -> Any:
    """numpy's numbers and arrays as Python's."""
    if isinstance(value, np.generic | np.ndarray):
        return value.tolist()
    raise TypeError(f"{type(value).__name__} is no fact")
