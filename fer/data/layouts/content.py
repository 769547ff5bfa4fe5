"""What a file holds, told by its first bytes: a name and its suffix may say anything."""

import errno
from pathlib import Path
from typing import NamedTuple

from fer.data.layouts import heif
from fer.errors import InputError

PICTURE, TEXT, EMPTY = "picture", "text", "empty"
_BYTES = 512  # enough for every mark below: that of a tar archive stands at 257


class _Foreign(NamedTuple):
    """What is no picture and no table, and what to do with it."""

    words: str
    remedy: str


_UNPACK = "unpack it, and give what is in it"
_FOREIGN = {
    "tar": _Foreign("a tar archive", "unpack it with tar -xf, and give what is in it"),
    "gzip": _Foreign("a gzip archive", _UNPACK),
    "zip": _Foreign("a zip archive", _UNPACK),
    "bzip2": _Foreign("a bzip2 archive", _UNPACK),
    "xz": _Foreign("an xz archive", _UNPACK),
    "7z": _Foreign("a 7z archive", _UNPACK),
    "rar": _Foreign("a rar archive", _UNPACK),
    "pointer": _Foreign("a pointer to a file that is kept elsewhere (Git LFS)", "fetch it with git lfs pull"),
    "page": _Foreign("a web page, perhaps one that asks to log in", "download the file itself"),
    "pickle": _Foreign("a Python pickle, which is not opened as it may run code", "write its faces to a csv"),
    "arrays": _Foreign("a file of arrays (NumPy, HDF5 or Parquet)", "write its faces to a csv or to images"),
    "pdf": _Foreign("a pdf", "give a csv or a folder of images"),
    "sheet": _Foreign("a workbook of a spreadsheet program", "save it as csv"),
    "heif": _Foreign("a picture in HEIF or AVIF", f"save it as jpg or png, or for HEIF {heif.EXTRA}"),
}
_MARKS = (
    (PICTURE, b"\x89PNG\r\n"), (PICTURE, b"\xff\xd8\xff"), (PICTURE, b"GIF8"), (PICTURE, b"BM"),
    (PICTURE, b"II*\0"), (PICTURE, b"MM\0*"), (PICTURE, b"\0\0\0\x0cjP  "),
    *((PICTURE, b"P%c%c" % (kind, blank)) for kind in b"123456" for blank in b" \t\r\n"),
    ("gzip", b"\x1f\x8b"), ("zip", b"PK\x03\x04"), ("zip", b"PK\x05\x06"), ("bzip2", b"BZh"), ("xz", b"\xfd7zXZ\0"),
    ("7z", b"7z\xbc\xaf\x27\x1c"), ("rar", b"Rar!"), ("pointer", b"version https://git-lfs"),
    ("pointer", b"/annex/objects/"), ("arrays", b"\x93NUMPY"), ("arrays", b"\x89HDF"), ("arrays", b"PAR1"),
    ("pdf", b"%PDF"), ("sheet", b"\xd0\xcf\x11\xe0"), *(("pickle", b"\x80%c" % protocol) for protocol in range(2, 6)),
)  # fmt: skip


def content_of(path: Path) -> str:
    """PICTURE, TEXT, EMPTY, "binary" or one of the foreign kinds. Raises OSError where the file cannot be read.

    So it does for a pipe or a device, which would be waited for, or read, without end.
    """
    if path.exists() and not path.is_file():
        raise OSError(errno.EINVAL, "no ordinary file", str(path))
    with path.open("rb") as handle:
        start = handle.read(_BYTES)
    if not start:
        return EMPTY
    for kind, mark in _MARKS:
        if start.startswith(mark):
            return kind
    if start[:4] == b"RIFF" and start[8:12] == b"WEBP":
        return PICTURE
    if start[4:8] == b"ftyp":
        return PICTURE if start[8:12] in heif.BRANDS and heif.is_read() else "heif"
    if start[257:262] == b"ustar":
        return "tar"
    if start.lstrip(b"\xef\xbb\xbf \r\n\t").lower().startswith((b"<!doctype html", b"<html")):
        return "page"
    return "binary" if b"\0" in start and start[:2] not in (b"\xff\xfe", b"\xfe\xff") else TEXT


def refuse_absent(path: Path, give: str) -> None:
    """InputError where there is neither a file nor a folder at a path; `give` says what to name instead."""
    if path.is_dir() or path.is_file():
        return
    if path.is_symlink() and not path.exists():
        raise InputError(f"{path}: does not exist: a link that leads nowhere, or round in a circle; give {give}")
    what = "is no file but a pipe, a socket or a device" if path.exists() else "does not exist"
    raise InputError(f"{path}: {what}; give {give}")


def refuse_foreign(path: Path) -> None:
    """InputError, with the remedy, where a file that should be a csv is something else that is known."""
    kind = content_of(path)
    if kind == PICTURE:
        raise InputError(f"{path}: is no text but a picture; give a csv file, or a folder of images")
    if kind == "binary":
        raise InputError(f"{path}: is no text; give a csv file in UTF-8, or a folder of images")
    if kind in _FOREIGN:
        raise InputError(f"{path}: is {_FOREIGN[kind].words}; {_FOREIGN[kind].remedy}")
