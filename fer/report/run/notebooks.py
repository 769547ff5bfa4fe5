"""The notebooks that a report is made of."""

from pathlib import Path

from fer.errors import InputError
from fer.provenance import ROOT

NOTEBOOKS = ROOT / "notebooks"


def chapters_in(folder: Path = NOTEBOOKS) -> list[Path]:
    """The notebooks of a folder, in the order of the report. Raises InputError where there is none."""
    paths = sorted(folder.glob("[0-9][0-9]_*.ipynb"))
    if not paths:
        raise InputError(f"{folder}: no notebooks there; install the program from its checkout with pip install -e")
    return paths
