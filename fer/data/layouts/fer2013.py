"""fer2013.csv and icml_face_data.csv: one csv whose Usage column names the split."""

from pathlib import Path

from fer.data.layouts.read import Read
from fer.data.layouts.table import read_table


def read_fer2013(path: Path) -> Read:
    """The faces of a csv with the columns emotion, pixels and Usage in any order; rows are its line numbers."""
    table = read_table(path)
    if list(table.columns) == ["emotion", "usage", "pixels"]:
        layout = "icml_face_data.csv (emotion, Usage, pixels)"
    else:
        layout = "fer2013.csv of the 2013 challenge (emotion,pixels,Usage)"
    return Read(table.images, table.labels, table.usage, table.lines.astype(str), layout)
