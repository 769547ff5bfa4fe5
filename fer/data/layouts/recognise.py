"""Which layout a path holds, told from contents, names and headers."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import NamedTuple

from fer.data.classes import Classes
from fer.data.emotions import names
from fer.data.faces import merged
from fer.data.layouts.archives import Room, is_archive, read_archive
from fer.data.layouts.closed import named_if_closed
from fer.data.layouts.content import refuse_absent
from fer.data.layouts.fer2013 import read_fer2013
from fer.data.layouts.ferplus import VOTES_FILE, read_ferplus
from fer.data.layouts.ferplus_folders import is_votes_list, read_ferplus_folders, votes_lists
from fer.data.layouts.folders import holds_classes, named_by_numbers, read_folders
from fer.data.layouts.homework import read_homework
from fer.data.layouts.images import is_image
from fer.data.layouts.lines import columns_of
from fer.data.layouts.listing import is_bare, is_listing, read_listing
from fer.data.layouts.read import Read, split_of
from fer.data.layouts.table import holds_faces
from fer.data.layouts.train_test import read_train_test, split_csvs
from fer.data.layouts.unused import is_of_system, unused
from fer.errors import InputError, is_of_the_machine

CSV_NAMES = ("fer2013.csv", "icml_face_data.csv")  # in the order of preference where a folder holds several
TABLES = "*.[cCtT][sSxX][vVtT]"  # csv, tsv and txt
DEPTH = 3  # so many levels down is the right folder looked for
Reader = Callable[[], Read]


class _Asked(NamedTuple):
    """What every reader is told."""

    classes: Classes
    room: Room


def reader_of(path: Path, classes: Classes = Classes(), room: Room = Room()) -> Reader:
    """A function that reads `path` and counts what it leaves out; InputError where nothing there is known, or where
    what tells the layout, or is to be read, may not be. Archives there may unfold to what `room` has."""
    require_there(path)
    asked = _Asked(classes, room)
    with named_if_closed(path):
        if path.is_dir():
            return partial(_told, path, _reader_of_folder(path, asked), ())
        return partial(_told, path, _reader_of_file(path, asked), tuple(_beside(path)))


def require_there(path: Path) -> None:
    """Raise InputError where neither a file nor a folder lies at the path of a source."""
    refuse_absent(path, "a csv file, a folder, or the word synthetic")


def _told(path: Path, reader: Reader, beside: tuple[Path, ...]) -> Read:
    with named_if_closed(path):
        read = reader()
        known = dict.fromkeys([other for other in beside if other not in read.files], "beside") | dict(read.set_aside)
        return read._replace(left_out=merged([*read.left_out, *unused(read.root, read.files, known)]))


def _beside(path: Path) -> list[Path]:
    """The other csv files of faces, or lists of them, in the folder of a file that was named itself."""
    return [other for other in sorted(path.parent.glob(TABLES)) if other != path and _is_of_faces(other)]


def _is_of_faces(path: Path) -> bool:
    """Is this a csv of faces, or a list of them? What may not be opened is taken for none."""
    try:
        return path.is_file() and (holds_faces(path) or is_listing(path) or is_votes_list(path))
    except OSError as fault:
        if is_of_the_machine(fault):
            raise
        return False


def _reader_of_folder(folder: Path, asked: _Asked) -> Reader:
    """All that lies in the folder and is not used is to be told, wherever in it the faces lie."""
    found = _found(folder, asked, DEPTH)
    if found is None and any(map(is_image, folder.iterdir())):
        raise InputError(
            f"{folder}: holds pictures, and nothing that tells their classes; put them into folders named by class "
            f"({', '.join(names())}), or beside them a csv that names each file and its class (image,emotion)"
        )
    if found is None:
        raise InputError(
            f"{folder}: holds no layout of faces; needed is one of {', '.join(CSV_NAMES)}, train.csv, train_img/ with "
            "train.csv, a csv that names image files and their classes, or folders named by class (angry, disgust, "
            "...; --classes says what other names mean), under train/ and test/ or not; it holds "
            f"{_content(folder)}"
        )
    return lambda: found()._replace(root=folder)


def _found(folder: Path, asked: _Asked, depth: int) -> Reader | None:
    """A reader for what the folder holds, or one a level down where that alone holds something."""
    if (folder / "train_img").is_dir() and (folder / "train.csv").is_file():
        return partial(read_homework, folder, asked.classes)
    for name in CSV_NAMES:
        if (folder / name).is_file():
            return _reader_of_file(folder / name, asked)
    if "train" in (split := split_csvs(folder)):
        return partial(read_train_test, split["train"], asked.classes)
    if lists := votes_lists(folder):
        return partial(read_ferplus_folders, lists, asked.classes)
    if holds_classes(folder, asked.classes) and not (named_by_numbers(folder) and _lists_of(folder)):
        return partial(read_folders, folder, asked.classes)
    return _single_csv(folder, asked) or _below(folder, asked, depth) or _single_archive(folder, asked)


def _single_csv(folder: Path, asked: _Asked) -> Reader | None:
    """The csv of faces in a folder that holds no other, whatever its name; else the list of faces in it or below it.

    Of lists there may be one a split: train_labels.csv, test_labels.csv.
    """
    faces = [path for path in sorted(folder.glob(TABLES)) if path.is_file() and holds_faces(path)]
    if len(faces) > 1:
        shown = ", ".join(path.name for path in faces[:3])
        raise InputError(f"{folder}: holds {len(faces)} csv files of faces ({shown}); name the one to read")
    if faces:
        return _reader_of_file(faces[0], asked)
    lists = _lists_of(folder)
    splits = [split_of(path.stem) for path in lists]
    if len(lists) > 1 and (None in splits or len(set(splits)) < len(splits)):
        shown = ", ".join(path.relative_to(folder).as_posix() for path in lists[:3])
        raise InputError(f"{folder}: holds {len(lists)} lists of faces ({shown}); name the one to read")
    return partial(read_listing, lists, asked.classes) if lists else None


def _lists_of(folder: Path) -> list[Path]:
    """The lists of faces in a folder and in those a level down."""
    return [path for path in sorted((*folder.glob(TABLES), *folder.glob(f"*/{TABLES}"))) if _lists(path)]


def _lists(path: Path) -> bool:
    return path.is_file() and is_listing(path)


def _below(folder: Path, asked: _Asked, depth: int) -> Reader | None:
    """The reader for the one folder a level down that holds faces. InputError where several do."""
    if depth == 0:
        return None
    subs = [sub for sub in sorted(folder.iterdir()) if sub.is_dir() and not is_of_system(sub.name)]
    found = [(sub, reader) for sub in subs if (reader := _found(sub, asked, depth - 1))]
    if len(found) > 1:
        shown = ", ".join(sub.name for sub, _ in found[:3])
        raise InputError(f"{folder}: holds {len(found)} folders of faces ({shown}); name the one to read")
    return found[0][1] if found else None


def _single_archive(folder: Path, asked: _Asked) -> Reader | None:
    packed = [path for path in sorted(folder.glob("*.[zZgG][iIzZ]*")) if path.is_file() and is_archive(path)]
    return _reader_of_file(packed[0], asked) if len(packed) == 1 else None


def _content(folder: Path) -> str:
    names = sorted(path.name + "/" * path.is_dir() for path in folder.iterdir())
    return ", ".join(names[:5]) + (f" and {len(names) - 5} more" if len(names) > 5 else "") if names else "nothing"


def _reader_of_file(path: Path, asked: _Asked) -> Reader:
    if is_archive(path):
        return partial(read_archive, path, asked.room, lambda inside, room: reader_of(inside, asked.classes, room)())
    if is_votes_list(path):
        return partial(read_ferplus_folders, [path], asked.classes)
    if is_bare(path):
        return partial(read_listing, [path], asked.classes)
    columns = columns_of(path)
    if path.name == VOTES_FILE:
        faces = path.with_name("fer2013.csv")
        if not faces.is_file():
            raise InputError(f"{path}: holds votes and no faces; put fer2013.csv beside it")
        return partial(read_ferplus, faces, asked.classes)
    if sorted(columns) == ["id", "label"] and path.with_name("train_img").is_dir():
        return partial(read_homework, path.parent, asked.classes)
    if is_listing(path) and not holds_faces(path):
        return partial(read_listing, [path], asked.classes)
    if "usage" in columns and not (split_of(path.stem) == "train" and len(split_csvs(path.parent, path)) > 1):
        has_votes = path.name == "fer2013.csv" and path.with_name(VOTES_FILE).is_file()
        return partial(read_ferplus if has_votes else read_fer2013, path, asked.classes)
    return partial(read_train_test, path, asked.classes)
