"""Image folders: train/angry/*.jpg, test/angry/*.jpg, or straight angry/*.jpg."""

from pathlib import Path

import numpy as np
from jaxtyping import Int

from fer.data.emotions import index_of, names
from fer.data.layouts.images import image_files, read_files
from fer.data.layouts.read import Read, split_of
from fer.data.splits import SPLITS
from fer.errors import InputError


def holds_classes(folder: Path) -> bool:
    """Has the folder subfolders named by a split or by an emotion?"""
    return any(split_of(sub.name) or index_of(sub.name) is not None for sub in _subfolders(folder))


def read_folders(folder: Path) -> Read:
    """The faces of class folders, under split folders or not; rows are paths relative to `folder`.

    Inside a split, classes are interleaved in proportion: the k-th of a class's n files stands at k/n. So the first
    faces of the order hold all classes, which a listing folder by folder would not.
    """
    split_folders = [(sub, split) for sub in _subfolders(folder) if (split := split_of(sub.name))]
    split_folders.sort(key=lambda item: SPLITS.index(item[1]))
    paths: list[Path] = []
    labels: list[int] = []
    usage: list[str] = []
    for sub, split in split_folders or [(folder, "train")]:
        found, classes = _class_files(sub)
        paths += found
        labels += classes
        usage += [split] * len(found)
    rows = np.array([path.relative_to(folder).as_posix() for path in paths])
    shown = ", ".join(f"{sub.name}/CLASS/" for sub, _ in split_folders) or "CLASS/"
    return Read(read_files(paths), np.array(labels), np.array(usage), rows, f"image folders ({shown})")


def _subfolders(folder: Path) -> list[Path]:
    """Folders that a person made: those of systems start with a dot or an underscore (.ipynb_checkpoints, __MACOSX)."""
    return sorted(sub for sub in folder.iterdir() if sub.is_dir() and not sub.name.startswith((".", "_")))


def _class_files(folder: Path) -> tuple[list[Path], list[int]]:
    """Image files below class folders and their labels, interleaved."""
    place, paths, labels = [], [], []
    known = ", ".join(names())
    for sub in _subfolders(folder):
        label = index_of(sub.name)
        if label is None:
            raise InputError(f"{sub}: is named by no known class; rename it to one of {known}, or move it away")
        files = image_files(sub)
        place += list((np.arange(len(files)) + 0.5) / max(1, len(files)))
        paths += files
        labels += [label] * len(files)
    if not paths:
        raise InputError(f"{folder}: holds no images in class folders; fill or remove it (classes: {known})")
    order: Int[np.ndarray, " n"] = np.argsort(place, kind="stable")
    return [paths[k] for k in order], [labels[k] for k in order]
