"""What a person asks of a report, held against what there is before anything that takes time is imported or done."""

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from fer.errors import InputError
from fer.report.run.notebooks import NOTEBOOKS, chapters_in
from fer.report.run.parameters import share_out
from fer.wording.load import load

FORMATS = ("html", "pdf")  # that are written if nothing is said
KNOWN = (*FORMATS, "docx")
RESERVED = {"run", "language"}  # parameters that the report itself gives


def check_asked(
    *,
    out: Path,
    language: str,
    parameters: Mapping[str, Any],
    formats: Sequence[str] = FORMATS,
    notebooks: Path = NOTEBOOKS,
) -> None:
    """Raise InputError for a folder, language, format or parameter that `make_report` would refuse later."""
    if out.exists() and not out.is_dir():
        raise InputError(f"{out}: a file; name a folder with --out")
    _refuse_unwritable_folder(out.expanduser().absolute() / "notebooks")
    load(language)
    for name in formats:
        if name not in KNOWN:
            raise InputError(f"format {name!r}: choose among {', '.join(KNOWN)}")
    for name in RESERVED & parameters.keys():
        raise InputError(f"parameter {name!r}: say it with --{name}")
    share_out(chapters_in(notebooks), parameters)


def _refuse_unwritable_folder(folder: Path) -> None:
    """Raise InputError where a folder of this name can be neither written to nor made."""
    there = next(path for path in (folder, *folder.parents) if path.exists())
    if not there.is_dir() or not os.access(there, os.W_OK):
        raise InputError(f"{there}: no folder that can be written to; name another with --out")
