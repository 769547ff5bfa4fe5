"""What a file holds, told by its first bytes: a name and its suffix may say anything."""

import errno
import re
from pathlib import Path
from typing import NamedTuple

from fer.data.layouts import heif
from fer.data.layouts.closed import named_if_closed
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
    "zstd": _Foreign("a zstd archive", _UNPACK),
    "pickle": _Foreign("a Python pickle, which is not opened as it may run code", "write its faces to a csv"),
    "arrays": _Foreign(
        "a file of arrays (NumPy, MATLAB, HDF5, Parquet, Feather or TFRecord)", "write its faces to a csv or to images"
    ),
    "json": _Foreign("JSON", 'write it as csv, in pandas read_json(FILE).to_csv("faces.csv", index=False)'),
    "database": _Foreign("a database", "write its faces to a csv"),
    "pdf": _Foreign("a pdf", "give a csv or a folder of images"),
    "sheet": _Foreign("a document of an office program, such as a workbook", "save the sheet of the faces as csv"),
    "film": _Foreign("a film", "write its frames as pictures, and give their folder"),
    "utf-16": _Foreign("text in UTF-16 without the mark that tells so, or in UTF-32", "save it as csv in UTF-8"),
    "heif": _Foreign("a picture in HEIF or AVIF", f"save it as jpg or png, or for HEIF {heif.EXTRA}"),
}
_MARKS = (
    (PICTURE, b"\x89PNG\r\n"), (PICTURE, b"\xff\xd8\xff"), (PICTURE, b"GIF8"), (PICTURE, b"BM"),
    (PICTURE, b"II*\0"), (PICTURE, b"MM\0*"), (PICTURE, b"\0\0\0\x0cjP  "),
    *((PICTURE, b"P%c%c" % (kind, blank)) for kind in b"123456" for blank in b" \t\r\n"),
    ("gzip", b"\x1f\x8b"), ("zip", b"PK\x03\x04"), ("zip", b"PK\x05\x06"), ("bzip2", b"BZh"), ("xz", b"\xfd7zXZ\0"),
    ("7z", b"7z\xbc\xaf\x27\x1c"), ("rar", b"Rar!"), ("pointer", b"version https://git-lfs"),
    ("zstd", b"\x28\xb5\x2f\xfd"), ("pointer", b"/annex/objects/"), ("arrays", b"\x93NUMPY"), ("arrays", b"\x89HDF"),
    ("arrays", b"PAR1"), ("arrays", b"MATLAB "), ("arrays", b"ARROW1"), ("arrays", b"FEA1"),
    ("database", b"SQLite format 3\0"), ("film", b"\x1a\x45\xdf\xa3"),
    ("utf-16", b"\xff\xfe\0\0"), ("utf-16", b"\0\0\xfe\xff"),
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
            return _zipped(start) if kind == "zip" else kind
    if start[:4] == b"RIFF" and start[8:12] in (b"WEBP", b"AVI "):
        return PICTURE if start[8:12] == b"WEBP" else "film"
    if start[4:8] == b"ftyp":
        return _in_boxes(start[8:12])
    if start[257:262] == b"ustar":
        return "tar"
    words = start.lstrip(b"\xef\xbb\xbf \r\n\t")
    if words.lower().startswith((b"<!doctype html", b"<html")):
        return "page"
    if re.match(rb"""[\[{]\s*["\[{0-9]""", words):
        return "json"
    if b"\0" not in start or start[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return TEXT
    return _of_nulls(start)


def _zipped(start: bytes) -> str:
    """What a zip is that some program writes as its own file, told by the name of its first member; else "zip"."""
    name = start[30 : 30 + int.from_bytes(start[26:28], "little")]
    if name.startswith((b"[Content_Types]", b"_rels/", b"docProps/", b"xl/", b"mimetype")):
        return "sheet"
    if name.endswith(b".npy") and b"/" not in name:
        return "arrays"
    return "pickle" if name.endswith(b"/data.pkl") else "zip"


def _in_boxes(brand: bytes) -> str:
    """What a file of ISO's boxes holds, told by its brand (ISO/IEC 14496-12)."""
    if brand in heif.BRANDS:
        return PICTURE if heif.is_read() else "heif"
    return "heif" if brand in (b"avif", b"avis") else "film"


def _of_nulls(start: bytes) -> str:
    """What holds zeros: text of two bytes a letter, records of TensorFlow (a length, then a message), or anything."""
    if start[4:8] == bytes(4) and start[12:13] == b"\n":
        return "arrays"
    halves = (start[0::2].strip(b"\0"), start[1::2].strip(b"\0"))
    return "utf-16" if b"" in halves and any(halves) and len(start) > 8 else "binary"


def refuse_absent(path: Path, give: str) -> None:
    """InputError where there is neither a file nor a folder at a path, or where its folder does not let us see;
    `give` says what to name instead."""
    with named_if_closed(path):
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
