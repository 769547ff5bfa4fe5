"""Which layout a path holds, told from names and headers."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from fer.data.layouts.fer2013 import read_fer2013
from fer.data.layouts.ferplus import VOTES_FILE, read_ferplus
from fer.data.layouts.folders import holds_classes, read_folders
from fer.data.layouts.homework import read_homework
from fer.data.layouts.read import Read
from fer.data.layouts.table import columns_of
from fer.data.layouts.train_test import read_train_test
from fer.errors import InputError

CSV_NAMES = (
    "fer2013.csv",
    "icml_face_data.csv",
    "train.csv",
)  # in the order of preference where a folder holds several


def reader_of(path: Path) -> Callable[[], Read]:
    """A function that reads `path`; InputError where nothing there is known."""
    if path.is_dir():
        return _reader_of_folder(path)
    if path.is_file():
        return _reader_of_csv(path)
    raise InputError(f"{path}: does not exist; give a csv file, a folder, or the word synthetic")


def _reader_of_folder(folder: Path) -> Callable[[], Read]:
    if (folder / "train_img").is_dir() and (folder / "train.csv").is_file():
        return partial(read_homework, folder)
    for name in CSV_NAMES:
        if (folder / name).is_file():
            return _reader_of_csv(folder / name)
    if holds_classes(folder):
        return partial(read_folders, folder)
    raise InputError(
        f"{folder}: holds no layout of faces; needed is one of {', '.join(CSV_NAMES)}, train_img/ with train.csv, "
        "or folders named by class (angry, disgust, ...), under train/ and test/ or not"
    )


def _reader_of_csv(path: Path) -> Callable[[], Read]:
    columns = columns_of(path)
    if path.name == VOTES_FILE:
        faces = path.with_name("fer2013.csv")
        if not faces.is_file():
            raise InputError(f"{path}: holds votes and no faces; put fer2013.csv beside it")
        return partial(read_ferplus, faces)
    if sorted(columns) == ["id", "label"] and path.with_name("train_img").is_dir():
        return partial(read_homework, path.parent)
    if "usage" in columns:
        has_votes = path.name == "fer2013.csv" and path.with_name(VOTES_FILE).is_file()
        return partial(read_ferplus if has_votes else read_fer2013, path)
    return partial(read_train_test, path)
