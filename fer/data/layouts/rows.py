"""Rows of a small csv of plain words, and the whole numbers in them."""

import csv
from collections.abc import Callable, Iterator
from pathlib import Path

from fer.data.layouts.lines import Header, header_of, lines_of, readings
from fer.errors import InputError

DIGITS = 1000  # more than any number in a csv of faces has, and few enough for int(), which refuses 4,301
Row = tuple[int, dict[str, str]]


def rows_of(path: Path, is_known: Callable[[dict[str, str]], bool] = lambda _: True) -> Iterator[Row]:
    """(line number, word by column) of every line below the header that holds anything.

    Of several encodings that the file may have, the likeliest in which most rows are known. Raises InputError, naming
    the line, where it is text in none of them, or no csv.
    """
    header = header_of(path)
    with lines_of(path) as lines:
        raw = b"".join(line if line.endswith(b"\n") else line + b"\n" for line in lines)
    texts = list(readings(raw))
    if not texts:
        raise _no_text(path, raw)
    if len(texts) == 1:
        yield from _rows(path, texts[0], header)
    else:
        found = [list(_rows(path, text, header)) for text in texts]
        yield from max(found, key=lambda rows: sum(is_known(row) for _, row in rows))


def whole_number(word: str) -> int | None:
    """The number that the digits 0 to 9 write; None for any other word."""
    return int(word) if word.isascii() and word.isdecimal() and len(word) <= DIGITS else None


def _rows(path: Path, text: str, header: Header) -> Iterator[Row]:
    columns = header.columns
    rows = csv.reader((f"{line}\n" for line in text.split("\n")), delimiter=header.separator.decode())
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


def _no_text(path: Path, raw: bytes) -> InputError:
    """The error of bytes that are text in no known encoding, with the line of the first that is none in UTF-8."""
    good = raw.decode(errors="surrogateescape")
    place = next(k for k, letter in enumerate(good) if "\udc80" <= letter <= "\udcff")
    return InputError(
        f"{path}, line {1 + good.count(chr(10), 0, place)}: byte {ord(good[place]) - 0xDC00:#04x} is no text in UTF-8, "
        "nor the file in Big5, GB 18030 or Latin-1; mend the line"
    )
