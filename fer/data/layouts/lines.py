"""The lines of a csv as bytes in UTF-8, however its program wrote them: its encoding, line ends and separator."""

import codecs
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, AnyStr, NamedTuple, TextIO

from fer.data.layouts.content import refuse_foreign
from fer.errors import InputError

_START = 1 << 16  # bytes that tell the line ends
LONGEST = 1 << 24  # of a line; that of a face has some 10,000, and a file without line ends must not fill the memory
_TOLD = re.compile(r'"?sep=([,;\t|])"?')  # a line by which Excel is told the separator
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_LEGACY = ("cp950", "gb18030", "cp1252")  # Big5, the encoding of mainland China, and Latin-1 as Windows has it


@contextmanager
def lines_of(path: Path) -> Iterator[Iterator[bytes]]:
    """The lines of a file, without the mark of UTF-8 or UTF-16 before the first. Bytes of other encodings stay.

    Reading on raises InputError where a file that begins as UTF-16 does not go on so.
    """
    with path.open("rb") as handle:
        start = handle.read(_START)
    if start.startswith(_UTF16):
        with path.open(encoding="utf-16") as text:
            yield _utf16(path, text)
    elif b"\r" in start[:-1] and b"\n" not in start:  # as old programs on a Mac end their lines
        with path.open(encoding="latin-1") as text:
            yield (line.encode("latin-1").removeprefix(codecs.BOM_UTF8) for line in bounded(path, text))
    else:
        with path.open("rb", buffering=1 << 20) as handle:
            handle.seek(len(codecs.BOM_UTF8) if start.startswith(codecs.BOM_UTF8) else 0)
            yield bounded(path, handle)


def first_line(path: Path) -> str:
    """The first line without blanks around it; "" where there is none, or one that is longer than any of a csv."""
    with lines_of(path) as lines:
        try:
            return next(lines, b"").decode(errors="replace").strip()
        except InputError:
            return ""


def bounded(path: Path, handle: IO[AnyStr]) -> Iterator[AnyStr]:
    """The lines of an open file, none of which is held whole in memory where it is longer than any of a csv of faces.

    Raises InputError for such a one.
    """
    number = 1
    while line := handle.readline(LONGEST):
        if len(line) == LONGEST:
            raise InputError(f"{path}, line {number}: has {LONGEST:,} letters or more; give a csv with one face a line")
        yield line
        number += 1


def _utf16(path: Path, text: TextIO) -> Iterator[bytes]:
    line = 0
    try:
        for words in bounded(path, text):
            yield words.encode()
            line += 1
    except UnicodeError:
        raise InputError(f"{path}: below line {line} it is no text in UTF-16; save it as csv in UTF-8") from None


class Header(NamedTuple):
    """What stands above the rows of a csv."""

    columns: list[str]  # stripped of blanks and quotes, in lower case
    separator: bytes  # a comma, semicolon, tab or upright stroke
    line: int  # the number of the header's line: blank lines and a spreadsheet's "sep=;" may stand above it


def header_of(path: Path) -> Header:
    """The header of a csv. InputError if the file is empty or no text."""
    refuse_foreign(path)
    said = ""
    try:
        with lines_of(path) as lines:
            for line, raw in enumerate(lines, start=1):
                words = raw[:100_000].decode().strip(" \r\n")
                if told := _TOLD.fullmatch(words):
                    said = told[1]
                elif words.strip():
                    separator = said or next((mark for mark in ",;\t|" if mark in words), ",")
                    columns = [word.strip(" \"'\r\n\t").lower() for word in words.split(separator)]
                    return Header(columns, separator.encode(), line)
    except UnicodeError:
        raise InputError(f"{path}: is no text in UTF-8 or UTF-16; save it as csv in UTF-8") from None
    raise InputError(f"{path}: is empty; give a csv that starts with a header such as emotion,pixels,Usage")


def columns_of(path: Path) -> list[str]:
    """The words of a csv's header."""
    return header_of(path).columns


def readings(raw: bytes) -> Iterator[str]:
    """What bytes may say, the likeliest encoding first: UTF-8 alone where they are good UTF-8."""
    for encoding in ("utf-8", *_LEGACY):
        try:
            yield raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        if encoding == "utf-8":
            return
