"""Bytes of files that are spoilt, too large, or other than they say."""

import io
import os
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Callable

import numpy as np
from PIL import Image

from bad_input.case import CANARY


class Malicious:
    """Makes a file where it is unpickled."""

    def __reduce__(self) -> tuple:
        return (os.mkdir, (CANARY,))


def zipped(*entries: tuple[str, bytes], tamper: Callable[[bytes], bytes] = lambda raw: raw) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in entries:
            archive.writestr(name, content)
    return tamper(buffer.getvalue())


def nested(levels: int) -> bytes:
    """So many zips, each alone in the next; an empty one is the innermost."""
    content = zipped()
    for _ in range(levels - 1):
        content = zipped(("inner.zip", content))
    return content


def larger_than_said(raw: bytes) -> bytes:
    """A zip whose directory claims four gigabytes for each of its files."""
    start = raw.index(b"PK\x01\x02")
    while start >= 0:
        raw = raw[: start + 24] + struct.pack("<I", 0xFFFFFFFE) + raw[start + 28 :]
        start = raw.find(b"PK\x01\x02", start + 4)
    return raw


def locked(raw: bytes) -> bytes:
    """The same, said to need a password."""
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = raw.index(mark) + place
        raw = raw[:start] + b"\x01" + raw[start + 1 :]
    return raw


def png(width: int, height: int) -> bytes:
    """A PNG of a few bytes that says to be as large as this."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    data = zlib.compress(b"\0" * 100_000)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


def blank(format: str, width: int, height: int, mode: str = "1") -> bytes:
    """A whole picture of so many pixels in a few kilobytes."""
    buffer = io.BytesIO()
    options = {"TIFF": {"compression": "tiff_deflate"}}.get(format, {})
    Image.new(mode, (width, height)).save(buffer, format, **options)
    return buffer.getvalue()


def said_to_be(format: str, width: int, height: int) -> bytes:
    """A picture whose head claims another size than it has."""
    raw = bytearray(saved(format))
    if format == "BMP":
        raw[18:26] = struct.pack("<ii", width, height)
    elif format == "GIF":
        raw[6:10] = struct.pack("<HH", width, height)
    elif format == "TIFF":
        for tag, value in ((256, width), (257, height)):
            place = next(at for kind in (3, 4) if (at := raw.find(struct.pack("<HHI", tag, kind, 1))) >= 0)
            raw[place : place + 12] = struct.pack("<HHII", tag, 4, 1, value)
    else:  # the canvas of an extended WebP
        canvas = struct.pack("<I", width - 1)[:3] + struct.pack("<I", height - 1)[:3]
        chunk = b"VP8X" + struct.pack("<I", 10) + bytes(4) + canvas
        raw[12:12] = chunk
        raw[4:8] = struct.pack("<I", len(raw) - 8)
    return bytes(raw)


def film(frames: int) -> bytes:
    """A gif of so many frames, each of one pixel but the first."""
    whole = saved("GIF")
    frame = b"\x2c" + struct.pack("<HHHHB", 0, 0, 1, 1, 0) + b"\x02\x02\x44\x01\x00"
    return whole.removesuffix(b";") + frame * frames + b";"


def linked(name: str, to: str) -> bytes:
    """A zip with a symbolic link."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        link = zipfile.ZipInfo(name)
        link.create_system, link.external_attr = 3, 0o120777 << 16
        archive.writestr(link, to)
    return buffer.getvalue()


def saved(format: str) -> bytes:
    buffer = io.BytesIO()
    Image.fromarray(np.arange(48 * 48, dtype=np.uint8).reshape(48, 48)).save(buffer, format)
    return buffer.getvalue()


def tar() -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as archive:
        archive.addfile(tarfile.TarInfo("../../etc/passwd"))
    return buffer.getvalue()


def numpy_of_objects() -> bytes:
    buffer = io.BytesIO()
    np.save(buffer, np.array([Malicious()], dtype=object), allow_pickle=True)
    return buffer.getvalue()
