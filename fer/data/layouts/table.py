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
from fer.data.layouts.lines import columns_of, header_of, lines_of, readings
from fer.data.layouts.pixels import PIXELS, fault_of, parse_pixels
from fer.data.layouts.read import split_of
from fer.errors import InputError

ROLES = {
    "pixels": "pixels", "feature": "pixels", "pixel": "pixels",
    "emotion": "label", "label": "label", "expression": "label", "class": "label",
    "usage": "usage", "split": "usage", "id": "id",
}  # fmt: skip
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
    first_pixel: int | None  # where such a run begins

    @classmethod
    def of(cls, columns: list[str]) -> "_Layout":
        start = _run_of_pixels(columns)
        if start is not None:
            columns = [*columns[:start], "pixels", *columns[start + PIXELS :]]
        return cls(columns, [ROLES.get(word) for word in columns], start)

    def joined(self, fields: list[bytes]) -> list[bytes]:
        """The fields of a row with those of a run of pixels as one."""
        start = self.first_pixel
        if start is None:
            return fields
        return [*fields[:start], b" ".join(fields[start : start + PIXELS]), *fields[start + PIXELS :]]

    def required(self, path: Path) -> "_Layout":
        """Itself. InputError where it has no column of pixels, or two of a kind."""
        if self.roles.count("pixels") != 1 or any(self.roles.count(role) > 1 for role in ("label", "usage", "id")):
            seen = ",".join(self.columns)[:80]
            raise InputError(
                f"{path}, line 1: the header is {seen!r}; needed is emotion,pixels,Usage or emotion,pixels or "
                f"label,feature, or a column for each of {PIXELS} pixels"
            )
        return self


def _run_of_pixels(columns: list[str]) -> int | None:
    """Where 2304 columns begin that are numbered on, such as pixel_0, pixel_1; None where there are none."""
    numbers = [re.fullmatch(r"(\D*)(\d{1,5})", word) for word in columns]
    for start in range(len(columns) - PIXELS + 1):
        run = numbers[start : start + PIXELS]
        first = run[0]
        if first and all(
            word and word[1] == first[1] and int(word[2]) == int(first[2]) + k for k, word in enumerate(run)
        ):
            return start
    return None


def _parse(path: Path) -> Arrays:
    columns, separator = header_of(path)
    layout = _Layout.of(columns).required(path)
    blocks: list[UInt8[np.ndarray, "b 2304"]] = []
    words, usage, ids, lines = [], [], [], []
    with lines_of(path) as handle:
        rows = _rows(path, handle, layout, len(columns), separator)
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
    path: Path, handle: Iterator[bytes], layout: _Layout, count: int, separator: bytes
) -> Iterator[tuple[int, dict[str, bytes]]]:
    """(line number, field by role) of every line below the header that holds anything."""
    header = next(handle).strip()
    for line, text in enumerate(handle, start=2):
        if text.isspace():
            continue
        fields = text.split(separator)
        if len(fields) != count and b'"' in text:  # a list of pixels within quotes has commas of its own
            fields = _unquoted(path, line, text, separator)
        if text.startswith(header) and text.strip() == header:
            raise InputError(f"{path}, line {line}: repeats the header; delete the line")
        if len(fields) != count:
            raise InputError(
                f"{path}, line {line}: {len(fields)} columns where the header has {count}; mend or delete the line"
            )
        fields = layout.joined(fields)
        row = {role: field.strip(b' "\r\n\t') for role, field in zip(layout.roles, fields, strict=True) if role}
        if row["pixels"][:1] in (b"[", b"("):
            row["pixels"] = row["pixels"].strip(b"[]()").replace(b",", b" ")
        yield line, row


def _unquoted(path: Path, line: int, text: bytes, separator: bytes) -> list[bytes]:
    try:
        return [field.encode() for field in next(csv.reader([_text(text)], delimiter=separator.decode()))]
    except csv.Error as fault:
        raise InputError(f"{path}, line {line}: is no line of a csv ({fault}); mend or delete the line") from None


def _pixels_of(path: Path, block: list[tuple[int, dict[str, bytes]]]) -> UInt8[np.ndarray, "b 2304"]:
    """The pixels of a block of rows; where the fast parser gives up, the first bad row is named.

    Numbers parted by tabs, commas or doubled blanks and those written 12.0 are good numbers too: such rows are written
    anew and parsed again.
    """
    fields = [row["pixels"] for _, row in block]
    pixels = parse_pixels(fields)
    if pixels is not None:
        return pixels
    fields = [re.sub(rb"\.0*(?=\s|$)", b"", field.replace(b",", b" ")) for field in fields]
    for (line, _), field in zip(block, fields, strict=True):
        if fault := fault_of(field):
            raise InputError(f"{path}, line {line}: {fault}; mend or delete the line")
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
    )


def _usage(path: Path, line: int, word: str) -> str:
    split = split_of(word)
    if split is None:
        raise InputError(
            f"{path}, line {line}: Usage {word[:20]!r} is none of Training, PublicTest, PrivateTest; mend the line"
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
