"""References in a notebook's own outputs, in words: the report resolves its own later, which no reader of Jupyter sees.

A figure or table is numbered when it is first shown or mentioned, so that numbers rise with the text.
"""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache

from fer.report.document.references import BIBLIOGRAPHY

_BRACKETS = re.compile(r"\[(@[^\s\]]+(?:; ?@[^\s\]]+)*)\]")
_KINDS = {"fig": "figure", "tab": "table"}


@dataclass(frozen=True)
class Mentions:
    """What one notebook has shown and mentioned so far."""

    named: Callable[[str, int], str]  # ("figure", 3) to "Figure 3"
    between: str  # two references
    numbers: dict[str, dict[str, int]] = field(default_factory=lambda: {kind: {} for kind in _KINDS.values()})

    def number(self, kind: str, name: str) -> int:
        """Of a figure or a table: the next one where it has none yet."""
        known = self.numbers[kind]
        return known.setdefault(name, len(known) + 1)

    def in_words(self, text: str) -> str:
        """The text with `[@fig:name]` as "Figure 3" and `[@wilson1927]` as "(Wilson 1927)"; others stay as they are."""
        return _BRACKETS.sub(lambda found: self._of(found[1].replace("@", "").split(";")) or found[0], text)

    def _of(self, names: list[str]) -> str | None:
        parts = [name.strip().partition(":") for name in names]
        if all(kind in _KINDS for kind, _, _ in parts):
            said = [self.named(_KINDS[kind], self.number(_KINDS[kind], name)) for kind, _, name in parts]
            return self.between.join(said)
        works = [_works().get(kind) for kind, colon, _ in parts if not colon]
        return f"({'; '.join(work for work in works if work)})" if all(works) and len(works) == len(parts) else None


@cache
def _works() -> dict[str, str]:
    """How each work is cited: "Wilson 1927", "Agresti and Min 2005", "Selvaraju et al. 2017"."""
    entries = json.loads(BIBLIOGRAPHY.read_text(encoding="utf-8"))
    return {entry["id"]: f"{_authors(entry)} {entry['issued']['date-parts'][0][0]}" for entry in entries}


def _authors(entry: dict[str, list[dict[str, str]]]) -> str:
    first, *others = [author.get("family") or author["literal"] for author in entry["author"]]
    return first if not others else f"{first} and {others[0]}" if len(others) == 1 else f"{first} et al."
