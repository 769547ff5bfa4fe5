"""The notebooks, and which of them a report is made of."""

from pathlib import Path

from fer.errors import InputError
from fer.provenance import IN_CHECKOUT, ROOT
from fer.recipes import ELSEWHERE
from fer.runs.config import Config

NOTEBOOKS = ROOT / "notebooks" if IN_CHECKOUT else ROOT / "fer" / "notebooks"  # where setup.py packs them
APART = ("07_explore.ipynb",)  # for a person at a keyboard, and no chapter


def notebooks_in(folder: Path = NOTEBOOKS) -> list[Path]:
    """All notebooks of a folder, by their numbers. Raises InputError where there is none.

    Copies whose names have a word between dots, such as 00_data.edited-20260102-030405.ipynb, are none of them.
    """
    paths = sorted(path for path in folder.glob("[0-9][0-9]_*.ipynb") if "." not in path.stem)
    if not paths:
        raise InputError(f"{folder}: no notebooks there; install the program anew")
    return paths


def chapters_in(folder: Path = NOTEBOOKS) -> list[Path]:
    """Those that the report is made of, in its order. Raises InputError where the folder has no notebooks."""
    return [path for path in notebooks_in(folder) if path.name not in APART]


def chapters_for(config: Config, folder: Path = NOTEBOOKS) -> list[Path]:
    """The same for a run: of a network without a history, those in `elsewhere` stand in for those of their name."""
    paths = chapters_in(folder)
    instead = [folder / ELSEWHERE / path.name for path in paths]
    return [
        other if not config.has_history and other.is_file() else path
        for path, other in zip(paths, instead, strict=True)
    ]
