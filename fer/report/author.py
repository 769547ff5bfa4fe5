"""Who hands a report in: kept with the run, so that it is typed once."""

import dataclasses
import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from fer.errors import InputError
from fer.files import replacing

FILE = "report.toml"


@dataclass(frozen=True)
class Author:
    """What stands on the cover, each as its owner writes it; empty where it is not said."""

    author: str = ""
    student_id: str = ""
    department: str = ""
    course: str = ""
    collaborators: str = ""


FIELDS = tuple(field.name for field in dataclasses.fields(Author))


def read_author(run: Path) -> Author:
    """What the file `report.toml` in a run's folder says; nobody where there is none.

    Raises InputError for a file that is no TOML, and for a name or a value that means nothing here.
    """
    path = run / FILE
    if not path.exists():
        return Author()
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise InputError(f"{path}: {error.strerror}; allow reading it, or remove it") from error
    except (ValueError, RecursionError) as error:  # no UTF-8, no TOML, a number of 4,301 digits, brackets without end
        raise InputError(f"{path}: is no TOML that can be read ({error}); mend or remove it") from error
    for name, value in values.items():
        if name not in FIELDS:
            raise InputError(f"{path}: {name!r} means nothing here; it may hold {', '.join(FIELDS)}")
        if not isinstance(value, str):
            raise InputError(f'{path}: {name} is no text; write {name} = "…"')
    return Author(**{name: _line(value) for name, value in values.items()})


def keep(run: Path, said: Mapping[str, str | None]) -> None:
    """Keep in a run's folder what is said anew of its author, beside what is known; None says nothing.

    Raises InputError where the folder cannot be written to.
    """
    new = {name: value for name, value in said.items() if value is not None}
    if new:
        author = dataclasses.replace(read_author(run), **new)
        try:
            _write(run, author)
        except OSError as error:
            raise InputError(f"{run / FILE}: {error.strerror}; the name on the cover is kept there") from error


def _write(run: Path, author: Author) -> None:
    said = {name: value for name, value in dataclasses.asdict(author).items() if value}
    with replacing(run / FILE) as part:
        # a JSON string without control characters is a TOML string
        lines = [f"{name} = {json.dumps(_line(value), ensure_ascii=False)}\n" for name, value in said.items()]
        part.write_text("".join(lines), encoding="utf-8")


def _line(text: str) -> str:
    """On one line, without control characters."""
    return " ".join("".join(character if character.isprintable() else " " for character in text).split())
