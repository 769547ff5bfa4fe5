"""Data frames as Markdown pipe tables, and as HTML."""

import re
from collections.abc import Sequence
from html import escape

import pandas as pd

_FORMULA = re.compile(r"\$[^$\s](?:[^$]*[^$\s])?\$")
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>()#+\-.!|~^$@'\"&])")
_NUMBER = re.compile(r"[-−+±<>≤≥~≈]?\s?\d")


def pipe_table(frame: pd.DataFrame) -> str:
    """The frame without its index as a pipe table; columns of numbers are set to the right.

    Formulas between dollar signs are kept; all other text is escaped and comes out as it went in.
    """
    rows = [[_text(value) for value in row] for row in frame.itertuples(index=False, name=None)]
    ruler = ["--:" if _numeric(column) else ":--" for column in zip(*rows, strict=True)] or [":--"] * frame.shape[1]
    lines = [[_escape(str(name)) for name in frame.columns], ruler, *([_escape(cell) for cell in row] for row in rows)]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def html_table(frame: pd.DataFrame) -> str:
    """The same as HTML, for a notebook: Jupyter would set every column to the right."""
    rows = [[_text(value) for value in row] for row in frame.itertuples(index=False, name=None)]
    sides = ["right" if _numeric(column) else "left" for column in zip(*rows, strict=True)] or ["left"] * frame.shape[1]
    head = _html_row("th", [str(name) for name in frame.columns], sides)
    body = "".join(_html_row("td", row, sides) for row in rows)
    return f'<table class="dataframe"><thead>{head}</thead><tbody>{body}</tbody></table>'


def _html_row(tag: str, cells: Sequence[str], sides: Sequence[str]) -> str:
    pairs = zip(cells, sides, strict=True)
    found = (f'<{tag} style="text-align:{side}">{escape(cell)}</{tag}>' for cell, side in pairs)
    return f"<tr>{''.join(found)}</tr>"


def _text(value: object) -> str:
    return "" if value is None or value is pd.NA or value != value else str(value)


def _numeric(column: tuple[str, ...]) -> bool:
    filled = [cell for cell in column if cell.strip(" –-—")]
    return bool(filled) and all(_NUMBER.match(cell) for cell in filled)


def literal(text: str) -> str:
    """Markdown that reads as `text`, whatever signs it holds."""
    return _SPECIAL.sub(r"\\\1", text)


def _escape(text: str) -> str:
    """Pandoc Markdown that reads as `text`, on one line."""
    text = " ".join(text.split())
    pieces, end = [], 0
    for formula in _FORMULA.finditer(text):
        pieces += [literal(text[end : formula.start()]), formula.group().replace("|", r"\vert ")]
        end = formula.end()
    return "".join([*pieces, literal(text[end:])])
