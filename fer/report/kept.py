"""What an earlier report left in a folder: replaced where it is as it was written, set aside where it was edited."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from itertools import chain, count
from pathlib import Path

from fer.files import replacing

LIST = Path("notebooks", ".made.json")  # the files that a report wrote, each with its digest; two while it is replaced


def set_aside(folder: Path, names: Sequence[str], *, unknown: bool = True) -> list[tuple[Path, Path]]:
    """Rename those of the files that a report did not leave so, and give the old and the new path of each.

    A file edited by hand keeps its content under a name with the time in it, as report.edited-20260102-030405.html,
    and a number where that name is taken. So does one that no report is known to have written, if `unknown`.
    """
    known = _read(folder)
    asked = [name for name in names if (folder / name).is_file() and (unknown or name in known)]
    edited = [folder / name for name in asked if _digest(folder / name) not in known.get(name, "").split()]
    return [(path, path.rename(_free(path))) for path in edited]


def announce(folder: Path, contents: Mapping[str, bytes]) -> None:
    """Write down what the files will hold, beside what they hold: a report that is killed leaves some of each."""
    known = _read(folder)
    _write(folder, {name: f"{known.get(name, '')} {_digest_of(content)}".strip() for name, content in contents.items()})


def note(folder: Path, names: Sequence[str]) -> None:
    """Write down how those of the files that are there are now."""
    there = {name: _digest(folder / name) for name in names if (folder / name).is_file()}
    if there:
        _write(folder, there)


def _write(folder: Path, digests: Mapping[str, str]) -> None:
    (folder / LIST).parent.mkdir(exist_ok=True)
    with replacing(folder / LIST) as part:
        part.write_text(json.dumps({**_read(folder), **digests}, indent=1), encoding="utf-8")


def _free(path: Path) -> Path:
    """A name for what a file holds, that no file has."""
    stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S")
    numbers = chain([""], (f"-{number}" for number in count(2)))
    names = (f"{path.stem}.edited-{stamp}{number}{path.suffix}" for number in numbers)
    return next(free for name in names if not (free := path.with_name(name)).exists())


def _read(folder: Path) -> dict[str, str]:
    """The digests by name, with spaces between; none without a list, or with a spoilt one: nothing is overwritten."""
    try:
        known = json.loads((folder / LIST).read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    return {name: of for name, of in known.items() if isinstance(of, str)} if isinstance(known, dict) else {}


def _digest(path: Path) -> str:
    return _digest_of(path.read_bytes())


def _digest_of(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
