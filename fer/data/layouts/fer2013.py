"""fer2013.csv and icml_face_data.csv: one csv whose Usage column names the split."""

from pathlib import Path

import numpy as np

from fer.data.classes import Classes
from fer.data.layouts.read import Read
from fer.data.layouts.table import read_table


def read_fer2013(path: Path, classes: Classes) -> Read:
    """The faces of a csv with the columns emotion, pixels and Usage in any order; rows are its line numbers."""
    table = read_table(path)
    classes.refuse_other_numbers(str(path), np.unique(table.words))
    labels = table.labels(path, classes)
    if list(table.columns) == ["emotion", "usage", "pixels"]:
        layout = "icml_face_data.csv (emotion, Usage, pixels)"
    elif list(table.columns) == ["emotion", "pixels", "usage"]:
        layout = "fer2013.csv of the 2013 challenge (emotion,pixels,Usage)"
    else:
        layout = f"a csv with splits ({','.join(table.columns)})"
    return Read(table.images, labels, table.usage, table.lines.astype(str), layout, files=(path,))
