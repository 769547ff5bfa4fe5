"""Rows of a small csv of plain words, and the whole numbers in them."""

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from fer.data.layouts.lines import bounded, header_of
from fer.errors import InputError

DIGITS = 1000  # more than any number in a csv of faces has, and few enough for int(), which refuses 4,301


def rows_of(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """(line number, word by column) of every line below the header that holds anything."""
    header = header_of(path)
    columns = header.columns
    with path.open("rb") as handle:
        rows = csv.reader(_lines(path, handle), delimiter=header.separator.decode())
        try:
            for row in rows:
                if rows.line_num <= header.line or not any(row):
                    continue
                if len(row) != len(columns):
                    raise InputError(
                        f"{path}, line {rows.line_num}: {len(row)} columns where the header has {len(columns)}; "
                        "mend the line"
                    )
                yield rows.line_num, dict(zip(columns, row, strict=True))
        except csv.Error as fault:
            raise InputError(f"{path}, line {rows.line_num}: is no line of a csv ({fault}); mend the line") from None


def whole_number(word: str) -> int | None:
    """The number that the digits 0 to 9 write; None for any other word."""
    return int(word) if word.isascii() and word.isdecimal() and len(word) <= DIGITS else None


def _lines(path: Path, handle: BinaryIO) -> Iterator[str]:
    """Decoded line by line, so that the line of a bad byte is known."""
    for line, raw in enumerate(bounded(path, handle), start=1):
        try:
            text = raw.decode("utf-8-sig" if line == 1 else "utf-8")
        except UnicodeDecodeError as fault:
            raise InputError(
                f"{path}, line {line}: byte {raw[fault.start]:#04x} is no text in UTF-8; mend the line"
            ) from None
        yield text
