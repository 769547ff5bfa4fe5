"""Image folders: train/angry/*.jpg, test/angry/*.jpg, or straight angry/*.jpg; test/ may hold faces without labels."""

import re
from pathlib import Path
from typing import NamedTuple

import numpy as np
from jaxtyping import Int

from fer.data.classes import LEFT_OUT, Classes, unknown
from fer.data.emotions import UNLABELLED, names
from fer.data.layouts.images import decode
from fer.data.layouts.read import Read, split_of
from fer.data.layouts.unused import is_of_system, pictures_below
from fer.data.splits import SPLITS
from fer.errors import InputError

_OF_CHALLENGE = re.compile(r"(Training|PublicTest|PrivateTest)_[0-9]+\b")  # how FER2013's faces are named as files


class _Section(NamedTuple):
    """One split as a folder holds it."""

    folder: Path
    split: str
    classes: list[Path]  # its class folders; none where its faces have no labels


def holds_classes(folder: Path, classes: Classes) -> bool:
    """Has the folder subfolders named by a class, be it only by its number, or by a split that has folders within?"""
    subs = _subfolders(folder)
    numbers = sum(sub.name.isdecimal() for sub in subs)
    return numbers > 1 or any(
        classes.of(sub.name) is not None or (split_of(sub.name) and _subfolders(sub)) for sub in subs
    )


def named_by_numbers(folder: Path) -> bool:
    """Are all subfolders named by numbers? A list beside them then tells what is in them."""
    return all(sub.name.isdecimal() for sub in _subfolders(folder))


def read_folders(folder: Path, classes: Classes) -> Read:
    """The faces of class folders, under split folders or not; rows are paths relative to `folder`.

    Inside a split, classes are interleaved in proportion: the k-th of a class's n files stands at k/n. So the first
    faces of the order hold all classes, which a listing folder by folder would not. A split of FER2013 that its files
    are named by goes before the folders' names, as does that of folders within all of the classes (angry/test/*.jpg).
    """
    sections = _sections(folder, classes)
    classes.refuse_bare_numbers(str(folder), (sub.name for section in sections for sub in section.classes))
    paths: list[Path] = []
    labels: list[int] = []
    usage: list[str] = []
    known: dict[Path, str] = {}
    for section in sections:
        found, of_files = _faces_of(section, classes, known)
        paths += found
        labels += of_files
        usage += [section.split] * len(found)
    named, within = _splits_of_names(paths), _splits_within(folder, paths)
    told = ", the split that FER2013's file names tell" if named else ", the split that folders within tell"
    decoded = decode(paths)
    rows = np.array([path.relative_to(folder).as_posix() for path in paths])
    return Read(
        images=decoded.images,
        labels=np.array(labels, dtype=np.int64)[decoded.kept],
        usage=np.array(named or within or usage, dtype="U5")[decoded.kept],
        rows=rows[decoded.kept],
        layout=_words(folder, sections) + (told if named or within else ""),
        files=tuple(paths),
        set_aside=known | dict.fromkeys(decoded.faults, "unreadable"),
        root=folder,
        sizes=decoded.sizes,
    )


def _subfolders(folder: Path) -> list[Path]:
    """Folders that a person made."""
    return sorted(sub for sub in folder.iterdir() if sub.is_dir() and not is_of_system(sub.name))


def _class_folders(folder: Path, split: str, classes: Classes) -> list[Path]:
    """The class folders of a split; one folder alone that names no class holds faces without labels (test/images/)."""
    subs = _subfolders(folder)
    alone = len(subs) == 1 and split != "train" and classes.of(subs[0].name) is None and not subs[0].name.isdecimal()
    return [] if alone else subs


def _sections(folder: Path, classes: Classes) -> list[_Section]:
    """The splits of a folder in the order of SPLITS; class folders beside a test folder are the training faces."""
    subs = _subfolders(folder)
    of_split = [(sub, split) for sub in subs if (split := split_of(sub.name))]
    sections = [_Section(sub, split, _class_folders(sub, split, classes)) for sub, split in of_split]
    if not any(section.split == "train" for section in sections):
        straight = [sub for sub in subs if not split_of(sub.name)]
        if straight or not sections:
            sections.append(_Section(folder, "train", straight))
    return sorted(sections, key=lambda section: SPLITS.index(section.split))


def _faces_of(section: _Section, classes: Classes, known: dict[Path, str]) -> tuple[list[Path], list[int]]:
    """Image files of a split and their labels, interleaved; files of classes that are left out go into `known`."""
    if not section.classes and section.split != "train":
        paths = pictures_below(section.folder)
        return _some(section, paths), [UNLABELLED] * len(paths)
    place: list[float] = []
    paths, labels = [], []
    for sub in section.classes:
        label = classes.of(sub.name)
        if label is None:
            raise unknown(str(sub), "class", sub.name)
        files = pictures_below(sub)
        if label == LEFT_OUT:
            known |= dict.fromkeys(files, "class")
            continue
        place += list((np.arange(len(files)) + 0.5) / max(1, len(files)))
        paths += files
        labels += [label] * len(files)
    if not paths and section.split != "train" and all(classes.of(sub.name) == LEFT_OUT for sub in section.classes):
        return [], []  # a split that is left out as a whole
    order: Int[np.ndarray, " n"] = np.argsort(place, kind="stable")
    some = _some(section, paths)
    return [some[k] for k in order], [labels[k] for k in order]


def _some(section: _Section, paths: list[Path]) -> list[Path]:
    if not paths:
        known = ", ".join(names())
        raise InputError(f"{section.folder}: holds no images in class folders; fill or remove it (classes: {known})")
    return paths


def _splits_of_names(paths: list[Path]) -> list[str] | None:
    """The splits that the names of all files tell; None where a name tells none."""
    found = [_OF_CHALLENGE.match(path.name) for path in paths]
    splits = [split for name in found if name and (split := split_of(name[1]))]
    return splits if len(splits) == len(paths) else None


def _splits_within(folder: Path, paths: list[Path]) -> list[str] | None:
    """The splits of folders within class folders, CLASS/train/*.jpg; None where a file lies in none."""
    inner = [path.relative_to(folder).parts[1:-1] for path in paths]
    splits = [split for parts in inner if parts and (split := split_of(parts[0]))]
    return splits if len(splits) == len(paths) else None


def _words(folder: Path, sections: list[_Section]) -> str:
    def shown(section: _Section) -> str:
        place = "" if section.folder == folder else f"{section.folder.name}/"
        return f"{place}CLASS/" if section.classes else f"{place} unlabelled"

    return f"image folders ({', '.join(map(shown, sections))})"
