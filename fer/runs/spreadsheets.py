"""csv files that a spreadsheet may open, with names from files in them that came from strangers.

A spreadsheet takes a cell that begins with =, +, -, @, a tab or a carriage return for a formula, which may start a
program or send off what the sheet holds (OWASP, CSV injection). So an apostrophe is put before such a name, and only
before such a one: all others stay as they are, and can be joined with a course's own list.
"""

import csv
import re
from pathlib import Path
from typing import TYPE_CHECKING

from fer.progress import remark, visible

if TYPE_CHECKING:
    import pandas as pd

_FORMULA = re.compile(r"\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\r\n]")  # the wide ones count in sheets of East Asia
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")  # is no formula, whatever its sign
_PARTED = re.compile(r"[;\t]")  # begins another cell where a comma is no separator, unless it stands in quotes


def as_text(name: str) -> str:
    """The name as no spreadsheet takes it for a formula: with an apostrophe before it where it would be one.

    as_text("-1.jpg") is "'-1.jpg"; as_text("7") is "7", and as_text("-7") is "-7".
    """
    return f"'{name}" if _FORMULA.match(name) and not _NUMBER.fullmatch(name) else name


def write_csv(table: "pd.DataFrame", path: Path, *, names: str) -> None:
    """Write a table whose column `names` holds texts from files; a line on stderr tells where any was changed."""
    given = table[names].astype(str)
    written = given.map(as_text)
    parted = written.str.contains(_PARTED).any()
    text = table.assign(**{names: written}).to_csv(
        index=False, quoting=csv.QUOTE_NONNUMERIC if parted else csv.QUOTE_MINIMAL
    )
    path.write_text(text, "utf-8", newline="")  # of a folder that has gone pandas itself withholds the system's reason
    changed = written[written != given]
    if len(changed):
        remark(
            f"{names}: {len(changed):,} would be formulas in a spreadsheet, and have an apostrophe before them, "
            f"such as {visible(changed.iloc[0])}"
        )
