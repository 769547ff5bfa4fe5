"""References in a notebook's own outputs, in words and linked: the report resolves its own later, which no reader of
Jupyter sees.

A figure or table is numbered when it is first shown or mentioned, so that numbers rise with the text.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from fer.report.document.works import works

_BRACKETS = re.compile(r"\[(@[^\s\]]+(?:; ?@[^\s\]]+)*)\]")
_WITHIN = re.compile(r"(?<![\w\[;@])(?<!; )@([a-z]+\d{4}[a-z]?)\b")  # a citation that is a part of its sentence
_KINDS = {"fig": "figure", "tab": "table"}
_SHORT = {kind: short for short, kind in _KINDS.items()}


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
        """The text with `[@fig:name]` as "Figure 3", `[@wilson1927]` as "(Wilson 1927)" and `@wilson1927` as "Wilson
        (1927)", each a link to what it names; others stay as they are."""
        text = _BRACKETS.sub(lambda found: self._of(found[1].replace("@", "").split(";")) or found[0], text)
        return _WITHIN.sub(lambda found: _within(found[1]) or found[0], text)

    def _of(self, names: list[str]) -> str | None:
        parts = [name.strip().partition(":") for name in names]
        if all(kind in _KINDS for kind, _, _ in parts):
            said = [self._linked(kind, name) for kind, _, name in parts]
            return self.between.join(said)
        cited = [works().get(kind) for kind, colon, _ in parts if not colon]
        links = [f"[{work.said}]({work.address})" for work in cited if work]
        return f"({'; '.join(links)})" if len(links) == len(parts) else None

    def _linked(self, short: str, name: str) -> str:
        kind = _KINDS[short]
        return f"[{self.named(kind, self.number(kind, name))}](#@{short}:{name})"


def _within(key: str) -> str | None:
    work = works().get(key)
    return f"[{work.within}]({work.address})" if work else None


def anchor(kind: str, name: str) -> str:
    """What a link to a figure or a table leads to."""
    return f'<a id="@{_SHORT[kind]}:{name}"></a>'
