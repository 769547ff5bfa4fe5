"""One csv of faces, whatever its columns are called and in whatever order they stand."""

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import BinaryIO, NamedTuple

import numpy as np
from jaxtyping import Int, Shaped, UInt8

from fer.data.array_cache import Arrays, cached, hash_of
from fer.data.emotions import EMOTIONS, UNLABELLED
from fer.data.faces import SIDE
from fer.data.layouts.pixels import fault_of, parse_pixels
from fer.data.layouts.read import split_of
from fer.data.layouts.rows import whole_number
from fer.errors import InputError

ROLES = {"pixels": "pixels", "feature": "pixels", "emotion": "label", "label": "label", "usage": "usage", "id": "id"}
FORMAT = 1  # raise when the parser's result changes, so that older files in the cache are left alone
ROWS_AT_ONCE = 8  # the arrays of so few rows are small enough for the allocator to keep and hand out again


class Table(NamedTuple):
    """The n faces of one csv, in its order."""

    images: UInt8[np.ndarray, "n 48 48"]
    labels: Int[np.ndarray, " n"]  # -1 where the csv has no such column
    usage: Shaped[np.ndarray, " n"]  # "train", "val", "test"; "" where the csv has no such column
    ids: Shaped[np.ndarray, " n"]  # the text of the id column; "" where there is none
    lines: Int[np.ndarray, " n"]  # line of the file as an editor counts them: the header is line 1
    columns: Shaped[np.ndarray, " columns"]  # the header's words, in order, stripped and in lower case


def read_table(path: Path) -> Table:
    """The faces of a csv, from the cache if its content was parsed before. Raises InputError naming the line."""
    return Table(**cached(f"{hash_of(path)}.{FORMAT}", lambda: _parse(path)))


def columns_of(path: Path) -> list[str]:
    """The header's words, stripped of blanks and quotes, in lower case; InputError if the file is empty or no text."""
    with path.open("rb") as handle:
        header = handle.readline(1000)
    try:
        words = header.decode("utf-8-sig").strip()
    except UnicodeDecodeError:
        raise InputError(f"{path}: is no text; give a csv file in UTF-8, or a folder of images") from None
    if not words:
        raise InputError(f"{path}: is empty; give a csv that starts with a header such as emotion,pixels,Usage")
    return [word.strip(' "\r\n\t').lower() for word in words.split(",")]


def _roles_of(path: Path, columns: list[str]) -> list[str | None]:
    roles = [ROLES.get(word) for word in columns]
    if roles.count("pixels") != 1 or any(roles.count(role) > 1 for role in ("label", "usage", "id")):
        seen = ",".join(columns)[:80]
        raise InputError(
            f"{path}, line 1: the header is {seen!r}; needed is emotion,pixels,Usage or emotion,pixels or label,feature"
        )
    return roles


def _parse(path: Path) -> Arrays:
    columns = columns_of(path)
    roles = _roles_of(path, columns)
    blocks: list[UInt8[np.ndarray, "b 2304"]] = []
    labels, usage, ids, lines = [], [], [], []
    with path.open("rb", buffering=1 << 20) as handle:
        rows = _rows(path, handle, roles)
        while block := list(islice(rows, ROWS_AT_ONCE)):
            blocks.append(_pixels_of(path, block))
            for line, row in block:
                lines.append(line)
                labels.append(parse_label(path, line, _text(row["label"])) if "label" in row else UNLABELLED)
                usage.append(_usage(path, line, _text(row["usage"])) if "usage" in row else "")
                ids.append(_text(row["id"]) if "id" in row else "")
    if not blocks:
        raise InputError(f"{path}: has a header and no faces; give a csv with one face a line")
    return {
        "images": np.concatenate(blocks).reshape(-1, SIDE, SIDE),
        "labels": np.array(labels, dtype=np.int64),
        "usage": np.array(usage),
        "ids": np.array(ids),
        "lines": np.array(lines),
        "columns": np.array(columns),
    }


def _rows(path: Path, handle: BinaryIO, roles: list[str | None]) -> Iterator[tuple[int, dict[str, bytes]]]:
    """(line number, field by role) of every line below the header that holds anything."""
    next(handle)
    for line, text in enumerate(handle, start=2):
        if text.isspace():
            continue
        fields = text.split(b",")
        if len(fields) != len(roles):
            raise InputError(
                f"{path}, line {line}: {len(fields)} columns where the header has {len(roles)}; mend or delete the line"
            )
        yield line, {role: field.strip(b' "\r\n\t') for role, field in zip(roles, fields, strict=True) if role}


def _pixels_of(path: Path, block: list[tuple[int, dict[str, bytes]]]) -> UInt8[np.ndarray, "b 2304"]:
    """The pixels of a block of rows; where the fast parser gives up, the first bad row is named.

    Numbers parted by tabs or by doubled blanks are good numbers too: such rows are written anew and parsed again.
    """
    fields = [row["pixels"] for _, row in block]
    pixels = parse_pixels(fields)
    if pixels is not None:
        return pixels
    for (line, _), field in zip(block, fields, strict=True):
        if fault := fault_of(field):
            raise InputError(f"{path}, line {line}: {fault}; mend or delete the line")
    return np.array([[int(word) for word in field.split()] for field in fields], dtype=np.uint8)


def parse_label(path: Path, line: int, word: str) -> int:
    """A label of 0 to 6 from its digits; InputError naming the line otherwise."""
    label = whole_number(word)
    if label is not None and label < len(EMOTIONS):
        return label
    known = ", ".join(f"{k} {emotion.en}" for k, emotion in enumerate(EMOTIONS))
    raise InputError(f"{path}, line {line}: label {word[:20]!r} is none of {known}; mend or delete the line")


def _usage(path: Path, line: int, word: str) -> str:
    split = split_of(word)
    if split is None:
        raise InputError(
            f"{path}, line {line}: Usage {word[:20]!r} is none of Training, PublicTest, PrivateTest; mend the line"
        )
    return split


def _text(field: bytes) -> str:
    return field.decode(errors="replace")
