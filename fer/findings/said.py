"""Sentences and tables that no language has touched yet: findings make them, `fer.wording` puts them into words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any


class Name(str):
    """A text from outside, such as a file's name: it comes out literally, whatever marks it holds.

    On one line, and without characters that cannot be seen or written.
    """

    __slots__ = ()

    def __new__(cls, text: str) -> "Name":
        seen = (letter if letter.isprintable() or letter.isspace() else "\N{REPLACEMENT CHARACTER}" for letter in text)
        return super().__new__(cls, " ".join("".join(seen).split()) or "\N{REPLACEMENT CHARACTER}")


@dataclass(frozen=True)
class Said:
    """One sentence that the facts allow.

    `key` names a function of the languages by its place, "confusion.memory.lift_up". `values` are its arguments:
    numbers, intervals, classes by their index, Names, other Said as clauses, lists of these; None for what is not.
    """

    key: str
    values: Mapping[str, Any]


@dataclass(frozen=True)
class Table:
    """Rows of typed cells; the function that `key` names turns one row into texts under the titles of its columns."""

    key: str
    rows: tuple[Mapping[str, Any], ...]


Paragraph = Said | Sequence[Said]  # sentences in their order


def say(key: str, /, **values: Any) -> Said:
    """A sentence by its key and its values."""
    return Said(key, values)


def tabulate(key: str, rows: Sequence[Mapping[str, Any]]) -> Table:
    """A table by its key and its rows, of which there is at least one: without any it has no columns."""
    if not rows:
        raise ValueError(f"{key}: a table without rows")
    return Table(key, tuple(rows))
