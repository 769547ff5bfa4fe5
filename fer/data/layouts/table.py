"""One csv of faces, whatever its columns are called and in whatever order they stand."""

import csv
import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import NamedTuple

import numpy as np
from jaxtyping import Int, Shaped, UInt8

from fer.data.array_cache import Arrays, cached, hash_of
from fer.data.classes import Classes, unknown
from fer.data.emotions import EMOTIONS, UNLABELLED, index_of
from fer.data.faces import SIDE
from fer.data.layouts.lines import Header, columns_of, header_of, lines_of, readings
from fer.data.layouts.pixels import PIXELS, fault_of, parse_pixels
from fer.data.layouts.read import split_of
from fer.errors import InputError

ROLES = {
    "pixels": "pixels", "feature": "pixels", "pixel": "pixels",
    "emotion": "label", "label": "label", "expression": "label", "class": "label",
    "usage": "usage", "split": "usage", "id": "id",
}  # fmt: skip
_BLANK = b" \"'\r\n\t"  # around a field
_PARTED = bytes.maketrans(b"[](),;|\"'", b" " * 9)  # what lists put around and between numbers
FORMAT = 2  # raise when the parser's result changes, so that older files in the cache are left alone
ROWS_AT_ONCE = 8  # the arrays of so few rows are small enough for the allocator to keep and hand out again


class Table(NamedTuple):
    """The n faces of one csv, in its order."""

    images: UInt8[np.ndarray, "n 48 48"]
    words: Shaped[np.ndarray, " n"]  # the text of the label column; "" where the csv has none
    usage: Shaped[np.ndarray, " n"]  # "train", "val", "test"; "" where the csv has no such column
    ids: Shaped[np.ndarray, " n"]  # the text of the id column; "" where there is none
    lines: Int[np.ndarray, " n"]  # line of the file as an editor counts them: the header is line 1
    columns: Shaped[np.ndarray, " columns"]  # the header's words, in order, stripped and in lower case; a run of pixel
    # columns is one, "pixels"

    def is_labelled(self) -> bool:
        """Has the csv a column of labels?"""
        return any(ROLES.get(word) == "label" for word in self.columns.tolist())

    def labels(self, path: Path, classes: Classes) -> Int[np.ndarray, " n"]:
        """The labels that the words stand for; -1 where the csv has no such column. InputError names a bad line."""
        if not self.is_labelled():
            return np.full(len(self.words), UNLABELLED, dtype=np.int64)
        known, first, inverse = np.unique(self.words, return_index=True, return_inverse=True)
        order = np.argsort(first)  # so that of several bad words the first in the file is named
        labels = np.empty(len(known), dtype=np.int64)
        for k in order:
            labels[k] = parse_label(path, int(self.lines[first[k]]), str(known[k]), classes)
        return labels[inverse]


def read_table(path: Path) -> Table:
    """The faces of a csv, from the cache if its content was parsed before. Raises InputError naming the line."""
    return Table(**cached(f"{hash_of(path)}.{FORMAT}", lambda: _parse(path)))


def holds_faces(path: Path) -> bool:
    """Is this a csv with a column of pixels, or one for each pixel?"""
    try:
        return _Layout.of(columns_of(path)).roles.count("pixels") == 1
    except InputError:
        return False


class _Layout(NamedTuple):
    """What the columns of a csv hold; a run of columns, one a pixel, stands here as a single one."""

    columns: list[str]
    roles: list[str | None]

    @classmethod
    def of(cls, columns: list[str]) -> "_Layout":
        start = _run_of_pixels(columns)
        if start is not None:
            columns = [*columns[:start], "pixels", *columns[start + PIXELS :]]
        return cls(columns, [ROLES.get(word) for word in columns])

    def joined(self, fields: list[bytes]) -> list[bytes]:
        """The fields of a row with its pixels as one, where each stands in a field of its own."""
        if len(fields) != len(self.columns) + PIXELS - 1:
            return fields
        start = self.roles.index("pixels")
        return [*fields[:start], b" ".join(fields[start : start + PIXELS]), *fields[start + PIXELS :]]

    def required(self, path: Path, line: int) -> "_Layout":
        """Itself, of a header in that line. InputError where it has no column of pixels, or two of a kind."""
        if self.roles.count("pixels") != 1 or any(self.roles.count(role) > 1 for role in ("label", "usage", "id")):
            if sum(len(re.findall(r"\b[0-9]+(?:\.[0-9]+)?\b", word)) for word in self.columns) >= PIXELS:
                raise InputError(
                    f"{path}, line {line}: is a face where a header should stand; write a line above it that names its "
                    "columns, such as emotion,pixels,Usage (one word for all of the pixels)"
                )
            for role in ("label", "usage", "id"):
                twice = [word for word, of in zip(self.columns, self.roles, strict=True) if of == role]
                if len(twice) > 1:
                    raise InputError(
                        f"{path}, line {line}: the columns {' and '.join(twice[:3])} are of one kind ({role}); "
                        "delete all but one of them, or rename those that are not meant"
                    )
            seen = ",".join(self.columns)[:80]
            raise InputError(
                f"{path}, line {line}: the header is {seen!r}; needed is emotion,pixels,Usage or emotion,pixels or "
                f"label,feature, or a column for each of {PIXELS} pixels"
            )
        return self


def _run_of_pixels(columns: list[str]) -> int | None:
    """Where 2304 columns begin that are numbered on, such as pixel_0, pixel_1 or 1x1, 1x2; None where none do."""
    places = [_place(word) for word in columns]
    for start in range(len(columns) - PIXELS + 1):
        if (first := places[start]) is None:
            continue
        name, number = first
        if all(places[start + k] == (name, number + k) for k in range(PIXELS)):
            return start
    return None


def _place(word: str) -> tuple[str, int] | None:
    """The name of a column without its number, and the number: of row and column, counted row by row."""
    if found := re.fullmatch(r"(\D*)(\d{1,5})", word):
        return found[1], int(found[2])
    if found := re.fullmatch(r"(\D*)(\d{1,2})(\D+)(\d{1,2})", word):
        return found[1] + found[3], int(found[2]) * SIDE + int(found[4])
    return None


def _parse(path: Path) -> Arrays:
    header = header_of(path)
    layout = _Layout.of(header.columns).required(path, header.line)
    blocks: list[UInt8[np.ndarray, "b 2304"]] = []
    words, usage, ids, lines = [], [], [], []
    with lines_of(path) as handle:
        rows = _rows(path, handle, layout, header)
        while block := list(islice(rows, ROWS_AT_ONCE)):
            blocks.append(_pixels_of(path, block))
            for line, row in block:
                lines.append(line)
                words.append(_word(row.get("label", b"")))
                usage.append(_usage(path, line, _text(row["usage"])) if "usage" in row else "")
                ids.append(_text(row.get("id", b"")))
    if not blocks:
        raise InputError(f"{path}: has a header and no faces; give a csv with one face a line")
    return {
        "images": np.concatenate(blocks).reshape(-1, SIDE, SIDE),
        "words": np.array(words),
        "usage": np.array(usage),
        "ids": np.array(ids),
        "lines": np.array(lines),
        "columns": np.array(layout.columns),
    }


def _rows(
    path: Path, handle: Iterator[bytes], layout: _Layout, header: Header
) -> Iterator[tuple[int, dict[str, bytes]]]:
    """(line number, field by role) of every line below the header that holds anything."""
    count, separator = len(header.columns), header.separator
    names = [next(handle) for _ in range(header.line)][-1].strip()
    for line, text in enumerate(handle, start=header.line + 1):
        if not text.strip(_BLANK + separator):
            continue
        fields = text.split(separator)
        if len(fields) != count and b'"' in text:  # a list of pixels within quotes has commas of its own
            fields = _unquoted(path, line, text, separator)
        if text.startswith(names) and text.strip() == names:
            raise InputError(f"{path}, line {line}: repeats the header; delete the line")
        fields = layout.joined(fields)
        if len(fields) != len(layout.columns):
            raise InputError(
                f"{path}, line {line}: {len(fields)} columns where the header has {count}; mend or delete the line"
            )
        yield (
            line,
            {role: field.strip(_BLANK) for role, field in zip(layout.roles, fields, strict=True) if role},
        )


def _unquoted(path: Path, line: int, text: bytes, separator: bytes) -> list[bytes]:
    if text.count(b'"') % 2:
        raise InputError(
            f"{path}, line {line}: its quoted text goes on in the next line; write each face in one line, its "
            f"{PIXELS} pixels between blanks"
        )
    try:
        return [field.encode() for field in next(csv.reader([_text(text)], delimiter=separator.decode()))]
    except csv.Error as fault:
        raise InputError(f"{path}, line {line}: is no line of a csv ({fault}); mend or delete the line") from None


def _pixels_of(path: Path, block: list[tuple[int, dict[str, bytes]]]) -> UInt8[np.ndarray, "b 2304"]:
    """The pixels of a block of rows; where the fast parser gives up, the first bad row is named.

    Numbers in brackets, parted by tabs, commas or doubled blanks, and those written 12.0 are good numbers too: such
    rows are written anew and parsed again.
    """
    fields = [row["pixels"] for _, row in block]
    pixels = parse_pixels(fields)
    if pixels is not None:
        return pixels
    fields = [re.sub(rb"\.0*(?=\s|$)", b"", field.translate(_PARTED)) for field in fields]
    for (line, _), field in zip(block, fields, strict=True):
        if fault := fault_of(field):
            raise InputError(f"{path}, line {line}: {fault}")
    return np.array([[int(word) for word in field.split()] for field in fields], dtype=np.uint8)


def parse_label(path: Path, line: int, word: str, classes: Classes) -> int:
    """The label of a number or name, LEFT_OUT for those of classes that are left out; InputError names a bad line."""
    label = classes.of(word)
    if label is not None:
        return label
    if not word:
        raise InputError(f"{path}, line {line}: has no label; write one, or delete the line")
    if not word.isdecimal() or classes.renumbers():
        raise unknown(f"{path}, line {line}", "label", word)
    known = ", ".join(f"{k} {emotion.en}" for k, emotion in enumerate(EMOTIONS))
    shown = word[:20]
    raise InputError(
        f"{path}, line {line}: label {shown!r} is none of {known}; mend the line, or say with --classes which it is "
        f'("{shown}=CLASS"), or leave its class out ("{shown}=")'
        + (", as the contempt of CK+" if shown == "7" else "")
        + "; where all of the numbers are another data set's, say all of them"
    )


def _usage(path: Path, line: int, word: str) -> str:
    split = split_of(word)
    if split is None:
        raise InputError(
            f"{path}, line {line}: Usage {word[:20]!r} is none of Training, PublicTest, PrivateTest; mend the line, or "
            "delete the column: then splits are made"
        )
    return split


def _text(field: bytes) -> str:
    try:
        return field.decode()
    except UnicodeDecodeError:
        return next(readings(field), field.decode(errors="replace"))


@lru_cache(maxsize=1000)
def _word(field: bytes) -> str:
    """The name of a class in the first encoding in which it is one."""
    return next((word for word in readings(field) if index_of(word) is not None), _text(field))
