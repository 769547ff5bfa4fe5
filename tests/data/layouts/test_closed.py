"""A file or folder of a source that may not be read is named in one line, with what to allow."""

import errno
from pathlib import Path

import pytest
from command_line import refused
from made_faces import write_class_folders, write_fer2013
from permissions import powerless

from fer.data.layouts.closed import named_if_closed
from fer.data.layouts.finder import Finder
from fer.data.layouts.unlabelled import open_unlabelled
from fer.data.source import open_faces
from tests.data.bad_input import refuse


def _closed(path: Path) -> Path:
    path.chmod(0)
    return path


@pytest.fixture
def layouts(tmp_path):
    """A folder of each kind that has a csv to tell its layout by, the csv closed; its name leads to (folder, csv)."""
    found = {}
    for name in ("fer2013.csv", "other.csv", "train.csv", "label.csv", "list.tsv"):
        folder = tmp_path / name
        folder.mkdir()
        found[name] = folder, _closed(write_fer2013(folder / name))
    votes = tmp_path / "votes"
    votes.mkdir()
    write_fer2013(votes / "fer2013.csv")
    (votes / "fer2013new.csv").write_text("Usage,Image name\n")
    found["votes"] = votes, _closed(votes / "fer2013new.csv")
    below = tmp_path / "below" / "faces"
    write_class_folders(below / "train")
    (below.parent / "list.csv").write_text("image,emotion\na.png,happy\n")
    found["below"] = below.parent, _closed(below.parent / "list.csv")
    return found


@pytest.mark.parametrize("name", ["fer2013.csv", "other.csv", "train.csv", "label.csv", "list.tsv", "votes", "below"])
def test_a_closed_csv_in_a_folder_is_named(layouts, name):
    folder, table = layouts[name]
    with powerless():
        refuse(folder, f"{table}: may not be read; allow it (chmod u+r)")


def test_a_closed_csv_that_was_named_itself(layouts):
    table = layouts["other.csv"][1]
    with powerless():
        refuse(table, f"{table}: may not be read; allow it (chmod u+r)")
        refuse(table, f"{table}: may not be read; allow it (chmod u+r)", read=open_unlabelled)


def test_the_command_line_says_it_with_exit_code_two(fer, layouts):
    folder, table = layouts["train.csv"]
    with powerless():
        line = refused(fer("check-data", folder))
    assert line.startswith(f"fer: {table}: may not be read; allow it (chmod u+r)")


def test_a_closed_csv_beside_class_folders_is_not_needed_and_told(tmp_path):
    write_class_folders(tmp_path)
    _closed(write_fer2013(tmp_path / "faces.csv"))
    with powerless():
        left_out = open_faces(tmp_path).origin.left_out
    assert [(found.reason, found.first) for found in left_out] == [("unreadable", "faces.csv")]


def test_a_source_in_a_closed_folder(tmp_path):
    folder = tmp_path / "home"
    folder.mkdir()
    table = write_fer2013(folder / "fer2013.csv")
    folder.chmod(0)
    with powerless():
        refuse(table, f"{table}: lies in a folder that may not be entered; allow it (chmod u+rx {folder})")
    folder.chmod(0o755)


def test_a_folder_around_the_lists_that_may_not_be_listed_is_not_searched(tmp_path):
    home = tmp_path / "homes" / "mine"
    write_class_folders(home / "pictures")
    (tmp_path / "homes").chmod(0o711 & ~0o600)
    with powerless():
        found = Finder(home / "list.csv").folders
    (tmp_path / "homes").chmod(0o755)
    assert home / "pictures" / "happy" in found


@pytest.mark.parametrize("filename", [None, "/elsewhere/part"])
def test_what_is_closed_elsewhere_stays_as_it_is(tmp_path, filename):
    fault = PermissionError(errno.EACCES, "Permission denied", filename)
    with pytest.raises(PermissionError) as caught, named_if_closed(tmp_path / "faces"):
        raise fault
    assert caught.value is fault
