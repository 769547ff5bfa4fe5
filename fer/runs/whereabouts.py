"""Where the faces of a run lie on this machine: a run folder travels, and its config may name another one's path."""

import re
from pathlib import Path, PureWindowsPath

from fer.errors import InputError
from fer.provenance import ROOT

_OF_WINDOWS = re.compile(r"[A-Za-z]:[\\/]|\\\\")  # how an absolute path begins there, and here at most a relative one


def name_of(data: str) -> str:
    """A source's name without its folder, whichever system's path it is."""
    return PureWindowsPath(data).name if _OF_WINDOWS.match(data) else Path(data).name


def found(data: str, run: Path) -> str:
    """The path `data` where it exists; else one of the same name in the folder we are in, beside the run or in it, or
    in the program's data/; else `data` as it is, for nothing but the faces may be missing.

    Whether these are the same faces is for the reader to ask: it has their SHA-256.
    """
    if Path(data).exists():
        return str(Path(data).absolute())
    name = name_of(data)
    near = (folder / name for folder in (Path(), Path("data"), run.parent, run, ROOT / "data"))
    return next((str(path.resolve()) for path in near if path.exists()), data)


def require(data: str, run: Path | None = None) -> None:
    """Raise InputError where there is nothing at a stored path."""
    if not Path(data).exists():
        of = "" if run is None else f" of {run}"
        raise InputError(f"{data}: the faces{of} are not there; say where they lie on this machine with --data")
