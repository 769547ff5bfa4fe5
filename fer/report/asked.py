"""What a person asks of a report, held against what there is before anything that takes time is imported or done."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from fer.errors import InputError
from fer.files import at_home, refuse_unwritable_folder
from fer.report.date import today
from fer.report.run.notebooks import NOTEBOOKS, chapters_in
from fer.report.run.parameters import share_out
from fer.runs.files import FACTS
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
    """Raise InputError for a folder, language, format, parameter or date that `make_report` would refuse later."""
    check_out(out, notebooks)
    today()
    load(language)
    check_formats(formats)
    for name in RESERVED & parameters.keys():
        raise InputError(f"parameter {name!r}: say it with --{name}")
    share_out(chapters_in(notebooks), parameters)


def check_out(out: Path, notebooks: Path) -> None:
    """Raise InputError for a folder that a report cannot be written to, or whose notebooks it is made of: the executed
    ones would take their place."""
    out = at_home(out)
    if out.exists() and not out.is_dir():
        raise InputError(f"{out}: a file; name a folder with --out")
    kept = out / "notebooks"
    if kept.exists() and kept.samefile(notebooks):
        raise InputError(f"{out}: holds the notebooks that reports are made of; name another folder with --out")
    refuse_unwritable_folder(kept)


def check_formats(formats: Sequence[str]) -> None:
    """Raise InputError for a format that there is none of; a word alone would be read letter by letter."""
    for name in [formats] if isinstance(formats, str) else formats:
        if name not in KNOWN:
            raise InputError(f"format {name!r}: choose among {', '.join(KNOWN)}")
    if isinstance(formats, str):
        raise InputError(f"formats {formats!r}: a single word; give a list of them")


def check_run(run: Path) -> None:
    """Raise InputError where the facts of a report cannot be stored in the run's folder, or this cannot be made."""
    remedy = "name a copy of it with --run: a report stores its facts there" if run.exists() else "name another --run"
    refuse_unwritable_folder(run / FACTS, remedy)
