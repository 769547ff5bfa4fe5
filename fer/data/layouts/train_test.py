"""Csv files that are named by their split, train.csv and those beside it.

Kaggle's (emotion,pixels), the homework's of 2017 and 2018 (label,feature), and fer2013.csv cut up by its owner.
"""

from pathlib import Path

import numpy as np

from fer.data.classes import Classes
from fer.data.layouts.read import Read, split_of
from fer.data.layouts.table import Table, holds_faces, read_table
from fer.data.splits import SPLITS
from fer.errors import InputError


def split_csvs(folder: Path, named: Path | None = None) -> dict[str, Path]:
    """The csv of each split in a folder, in the order of SPLITS. InputError where one split has two.

    A csv that was named itself is that of its split, whatever lies beside it.
    """
    found = {split: named for split in SPLITS if named is not None and split == split_of(named.stem)}
    for path in sorted(folder.glob("*.[cC][sS][vV]")):
        split = split_of(path.stem)
        if split is None or (named is not None and found.get(split) == named):
            continue
        if holds_faces(path):
            if split in found:
                raise InputError(f"{folder}: {found[split].name} and {path.name} are both {split}; keep one of them")
            found[split] = path
    return {split: found[split] for split in SPLITS if split in found}


def read_train_test(path: Path, classes: Classes) -> Read:
    """The training faces of `path`, and where its name says train, those of the csv files beside it of other splits.

    A Usage column goes before the file's name. Rows are "train.csv:2", "test.csv:2" and so on, by line number.
    """
    files = split_csvs(path.parent, path) if split_of(path.stem) == "train" else {}
    parts = [(split, file, read_table(file)) for split, file in (files or {"train": path}).items()]
    first = next(table for _, file, table in parts if file == path)
    if not first.is_labelled():
        raise InputError(f"{path}: has no column of labels (emotion or label); give the csv of the training faces")
    tables = [table for _, _, table in parts]
    classes.refuse_other_numbers(
        str(path), {word for table in tables if table.is_labelled() for word in set(table.words)}
    )
    usage = [np.where(table.usage == "", split, table.usage) for split, _, table in parts]
    return Read(
        images=np.concatenate([table.images for table in tables]),
        labels=np.concatenate([table.labels(file, classes) for _, file, table in parts]),
        usage=np.concatenate(usage),
        rows=np.array([f"{file.name}:{line}" for _, file, table in parts for line in table.lines]),
        layout=" + ".join(_words(file, table) for _, file, table in parts),
        files=tuple(file for _, file, _ in parts),
    )


def _words(path: Path, table: Table) -> str:
    kind = "the homework's" if "feature" in table.columns else "Kaggle's"
    unlabelled = "" if table.is_labelled() else ", unlabelled"
    return f"{kind} {path.name} ({','.join(table.columns)}{unlabelled})"
