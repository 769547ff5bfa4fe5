"""The homework of 2019: train_img/ and test_img/ hold numbered images, train.csv (id,label) the labels."""

from pathlib import Path

import numpy as np

from fer.data.classes import Classes
from fer.data.emotions import UNLABELLED
from fer.data.layouts.images import decode, image_files
from fer.data.layouts.lines import columns_of
from fer.data.layouts.read import Read
from fer.data.layouts.rows import rows_of, whole_number
from fer.data.layouts.table import parse_label
from fer.errors import InputError


def read_homework(folder: Path, classes: Classes) -> Read:
    """Training faces in the order of train.csv, then the unlabelled faces of test_img/ in the order of their numbers.

    Rows are paths relative to `folder`.
    """
    labels_of = _labels(folder / "train.csv", classes)
    files = {_number(path.name): path for path in image_files(folder / "train_img")}
    for number, (line, _) in labels_of.items():
        if number not in files:
            raise InputError(
                f"{folder / 'train.csv'}, line {line}: id {str(number)[:20]} has no image in train_img; "
                "add it or delete the line"
            )
    for number, path in files.items():
        if number not in labels_of:
            raise InputError(f"{path}: has no line in train.csv; add its id and label, or remove the image")
    train = [files[number] for number in labels_of]
    test = image_files(folder / "test_img") if (folder / "test_img").is_dir() else []
    labels = [label for _, label in labels_of.values()] + [UNLABELLED] * len(test)
    paths = train + test
    decoded = decode(paths)
    return Read(
        images=decoded.images,
        labels=np.array(labels, dtype=np.int64)[decoded.kept],
        usage=np.repeat(["train", "test"], [len(train), len(test)])[decoded.kept],
        rows=np.array([path.relative_to(folder).as_posix() for path in paths])[decoded.kept],
        layout="the homework's train_img/ + train.csv (id,label)" + (" + test_img/ (unlabelled)" if test else ""),
        files=(folder / "train.csv", *paths),
        set_aside=dict.fromkeys(decoded.faults, "unreadable"),
        root=folder,
        sizes=decoded.sizes,
    )


def _number(name: str) -> int | str:
    """What an id and the name of its image share: 7, 00007 and 00007.jpg are one."""
    stem = Path(name).stem
    number = whole_number(stem)
    return stem if number is None else number


def _labels(path: Path, classes: Classes) -> dict[int | str, tuple[int, int]]:
    """Line and label of each id, in the order of the file."""
    columns = columns_of(path)
    if sorted(columns) != ["id", "label"]:
        raise InputError(
            f"{path}, line 1: the header is {','.join(columns)[:80]!r}; needed beside train_img/ is id,label"
        )
    found: dict[int | str, tuple[int, int]] = {}
    for line, row in rows_of(path, lambda row: classes.of(row["label"]) is not None):
        number = _number(row["id"].strip())
        if number in found:
            raise InputError(
                f"{path}, line {line}: id {str(number)[:20]} is in line {found[number][0]} too; keep one of them"
            )
        found[number] = (line, parse_label(path, line, row["label"].strip(), classes))
    return found
