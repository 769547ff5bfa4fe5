"""Zip archives and gzipped csv files, unpacked into a temporary folder for as long as they are read."""

import errno
import gzip
import lzma
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from fer.data.layouts.content import PICTURE, content_of, refuse_foreign
from fer.data.layouts.read import Read
from fer.errors import InputError, is_of_the_machine
from fer.files import scratch

LARGEST = 8 << 30  # bytes: four times an unpacked FER2013 with all its votes and pictures, and no archive bomb
LEVELS = 3  # of archives within one another: a csv.gz in a zip that a program of a course packed again
_IS_UTF8 = 1 << 11  # the flag of a member whose name is UTF-8 (PKWARE, APPNOTE.TXT 4.4.4)
_AT_ONCE = 1 << 20
_OF_NAMES = (errno.ENAMETOOLONG, errno.ENOTDIR, errno.EISDIR, errno.EEXIST)  # such as a file that is a folder, too


class Room(NamedTuple):
    """How far archives may still unfold: each within another, and all of them together."""

    levels: int = LEVELS
    size: int = LARGEST  # bytes


def is_archive(path: Path) -> bool:
    """Is the file, by its first bytes, an archive of the kinds that are read?"""
    return content_of(path) in ("zip", "gzip")


def read_archive(path: Path, room: Room, read: Callable[[Path, Room], Read]) -> Read:
    """What `read` makes of the unpacked content, and of the room that is left for archives in it.

    InputError for a damaged or straying one, and for one that is too large or too deep for the room.
    """
    with _unpacked(path, room) as (inside, left):
        found = read(inside, left)
        return found._replace(layout=f"{found.layout}, in {path.name}", files=(path,), set_aside={}, root=None)


@contextmanager
def _unpacked(path: Path, room: Room) -> Iterator[tuple[Path, Room]]:
    """What is to be read, in a temporary folder that no error names, and the room that is left beside it."""
    if room.levels == 0:
        raise InputError(f"{path}: is an archive within {LEVELS} others; unpack it, and give what is in it")
    with scratch() as place:
        folder = place / "unpacked"
        folder.mkdir()
        try:
            inside, size = _opened(path, folder, room.size)
            yield inside, Room(room.levels - 1, room.size - size)
        except InputError as error:
            raise InputError(str(error).replace(str(folder), str(path))) from None


def _opened(path: Path, folder: Path, most: int) -> tuple[Path, int]:
    """Unpack into the folder: what is to be read there, and the bytes of all. InputError for what cannot be."""
    try:
        return _unzip(path, folder, most) if content_of(path) == "zip" else _gunzip(path, folder, most)
    except (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, gzip.BadGzipFile, NotImplementedError) as fault:
        raise InputError(f"{path}: is a damaged archive ({fault}); fetch it again") from None
    except UnicodeDecodeError:
        raise InputError(
            f"{path}: cannot be unpacked (a name in it is no UTF-8, as it claims); unpack it, and give what is in it"
        ) from None
    except RuntimeError as fault:  # zipfile's word for a password
        raise InputError(f"{path}: cannot be unpacked ({fault}); unpack it, and give what is in it") from None
    except OSError as fault:
        if fault.errno == errno.EINVAL or (fault.errno is None and not is_of_the_machine(fault)):
            # of spoilt places in the file, and bzip2's own, without a number
            raise InputError(f"{path}: is a damaged archive ({fault.strerror or fault}); fetch it again") from None
        if fault.errno in _OF_NAMES:
            raise InputError(
                f"{path}: cannot be unpacked ({fault.strerror}); unpack it, and give what is in it"
            ) from None
        raise


def _unzip(path: Path, folder: Path, most: int) -> tuple[Path, int]:
    with _opened_zip(path) as archive:
        for info in archive.infolist():
            info.filename = info.filename.replace("\\", "/")  # as some programs on Windows part folders
        files = [info for info in archive.infolist() if not info.filename.endswith("/")]
        for info in files:
            parts = PurePosixPath(info.filename)
            if (
                not parts.parts
                or parts.is_absolute()
                or ".." in parts.parts
                or any(":" in part for part in parts.parts[:1])
            ):
                raise InputError(
                    f"{path}: holds {info.filename[:60]!r}, which leads out of its folder; do not trust it"
                )
        size = sum(info.file_size for info in files)
        if size > most:
            raise _too_large(path)
        archive.extractall(folder, archive.infolist())
    seen = [info.filename for info in files if not PurePosixPath(info.filename).as_posix().startswith((".", "__"))]
    alone = folder / seen[0] if len(seen) == 1 else folder
    is_picture = alone.is_file() and content_of(alone) == PICTURE
    return folder if is_picture else alone, size  # a picture's class is its folder's name


def _opened_zip(path: Path) -> zipfile.ZipFile:
    """The archive, with names in UTF-8, in Big5, or else as those of DOS.

    Macs write UTF-8 without saying so, and Windows in Taiwan writes Big5.
    """
    archive = zipfile.ZipFile(path)
    if all(info.flag_bits & _IS_UTF8 or info.filename.isascii() for info in archive.infolist()):
        return archive
    for encoding in ("utf-8", "cp950"):
        try:
            renamed = zipfile.ZipFile(path, metadata_encoding=encoding)
        except UnicodeDecodeError:
            continue
        archive.close()
        return renamed
    return archive


def _gunzip(path: Path, folder: Path, most: int) -> tuple[Path, int]:
    if tarfile.is_tarfile(path):
        raise InputError(f"{path}: is a gzipped tar archive; unpack it with tar -xf, and give what is in it")
    inside = folder / (path.stem if path.suffix.lower() == ".gz" else path.name)
    written = 0
    with gzip.open(path, "rb") as packed, inside.open("wb") as handle:
        while chunk := packed.read(_AT_ONCE):
            written += len(chunk)
            if written > most:
                raise _too_large(path)
            handle.write(chunk)
    refuse_foreign(inside)
    return inside, written


def _too_large(path: Path) -> InputError:
    return InputError(
        f"{path}: holds more than {LARGEST >> 30} GB, with the archives around it; unpack it, and give what is in it"
    )
