"""train.csv with test.csv beside it: Kaggle's (emotion,pixels) and the homework's of 2017 and 2018 (label,feature)."""

from pathlib import Path

import numpy as np

from fer.data.layouts.read import Read
from fer.data.layouts.table import Table, read_table
from fer.errors import InputError


def read_train_test(path: Path) -> Read:
    """The training faces of `path`, and where it is a train.csv those of the test.csv beside it, labelled or not.

    Rows are "train.csv:2", "test.csv:2" and so on, by line number.
    """
    parts = [("train", path, read_table(path))]
    if "emotion" not in parts[0][2].columns and "label" not in parts[0][2].columns:
        raise InputError(f"{path}: has no column of labels (emotion or label); give the csv of the training faces")
    beside = path.with_name("test.csv")
    if path.name == "train.csv" and beside.is_file():
        parts.append(("test", beside, read_table(beside)))
    tables = [table for _, _, table in parts]
    return Read(
        images=np.concatenate([table.images for table in tables]),
        labels=np.concatenate([table.labels for table in tables]),
        usage=np.repeat([split for split, _, _ in parts], [len(table.lines) for table in tables]),
        rows=np.array([f"{file.name}:{line}" for _, file, table in parts for line in table.lines]),
        layout=" + ".join(_words(file, table) for _, file, table in parts),
    )


def _words(path: Path, table: Table) -> str:
    kind = "the homework's" if "feature" in table.columns else "Kaggle's"
    unlabelled = ", unlabelled" if (table.labels < 0).all() else ""
    return f"{kind} {path.name} ({','.join(table.columns)}{unlabelled})"
