"""What an earlier report left in a folder: replaced where it is as it was written, set aside where it was edited."""

import hashlib
import json
from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import chain, count
from pathlib import Path

from fer.files import replacing

LIST = Path("notebooks", ".made.json")  # the files that a report wrote, each with the digest of its content


def set_aside(folder: Path, names: Sequence[str], *, unknown: bool = True) -> list[tuple[Path, Path]]:
    """Rename those of the files that a report did not leave so, and give the old and the new path of each.

    A file edited by hand keeps its content under a name with the time in it, as report.edited-20260102-030405.html,
    and a number where that name is taken. So does one that no report is known to have written, if `unknown`.
    """
    known = _read(folder)
    asked = [name for name in names if (folder / name).is_file() and (unknown or name in known)]
    edited = [folder / name for name in asked if known.get(name) != _digest(folder / name)]
    return [(path, path.rename(_free(path))) for path in edited]


def note(folder: Path, names: Sequence[str]) -> None:
    """Write down how those of the files that are there are now."""
    there = {name: _digest(folder / name) for name in names if (folder / name).is_file()}
    if there:
        (folder / LIST).parent.mkdir(exist_ok=True)
        with replacing(folder / LIST) as part:
            part.write_text(json.dumps(_read(folder) | there, indent=1), encoding="utf-8")


def _free(path: Path) -> Path:
    """A name for what a file holds, that no file has."""
    stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S")
    numbers = chain([""], (f"-{number}" for number in count(2)))
    names = (f"{path.stem}.edited-{stamp}{number}{path.suffix}" for number in numbers)
    return next(free for name in names if not (free := path.with_name(name)).exists())


def _read(folder: Path) -> dict[str, str]:
    """The digests by name; none where there is no list, or one that cannot be read: then nothing is overwritten."""
    try:
        known = json.loads((folder / LIST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return known if isinstance(known, dict) else {}


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
