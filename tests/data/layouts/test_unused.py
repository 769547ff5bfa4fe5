"""Nothing is left out silently: every file that is not used is counted, and named by its reason."""

import errno
import os

import numpy as np
import pytest
from made_faces import random_faces, write_class_folders, write_fer2013
from PIL import Image

from fer.data.check import check_data, describe, left_out_in_a_line
from fer.data.emotions import names
from fer.data.layouts import unused
from fer.data.layouts.unused import REASONS
from fer.data.source import open_faces
from tests.data.bad_input import refuse


def picture(seed: int) -> Image.Image:
    return Image.fromarray(random_faces(1, seed=seed)[0])


def test_pictures_of_every_kind_and_in_folders_of_their_own_are_read(tmp_path):
    write_class_folders(tmp_path / "train")
    for k, name in enumerate(names()):
        folder = tmp_path / "train" / name
        for number, kind in enumerate(("a.tiff", "b.tif", "c.gif", "d.jfif", "e", "f.webp", "g.bmp", "h.txt")):
            picture(100 * k + number).save(
                folder / kind, {"d.jfif": "JPEG"}.get(kind, "PNG" if kind in "eh.txt" else None)
            )
        (folder / name).mkdir()
        picture(100 * k + 50).save(folder / name / "nested.png")
    faces = open_faces(tmp_path)
    assert np.bincount(faces.labels).tolist() == [3 + 8 + 1] * 7
    assert faces.origin.left_out == ()
    assert "train/sad/sad/nested.png" in faces.rows


def test_each_file_that_is_not_used_has_its_reason(tmp_path):
    angry = write_class_folders(tmp_path / "train", per_class=4) / "angry"
    (angry / "annex.png").symlink_to("../../../.git/annex/objects/XX")
    (angry / "lfs.png").write_text("version https://git-lfs.github.com/spec/v1\noid sha256:ab\nsize 1\n")
    (angry / "photo.avif").write_bytes(b"\0\0\0\x18ftypavif" + bytes(40))
    (angry / "notes.txt").write_text("bright ones first")
    (angry / "empty.png").touch()
    (angry / ".DS_Store").write_bytes(b"\0\0\0\1Bud1")
    (angry / "cut.png").write_bytes((angry / "0.png").read_bytes()[:200])
    (angry / "more.zip").write_bytes(b"PK\3\4" + bytes(30))
    picture(1).save(tmp_path / "cover.png")
    (tmp_path / "labels.csv").write_text("image,emotion\n0.png,angry\n")
    (tmp_path / "__MACOSX").mkdir()
    picture(2).save(tmp_path / "__MACOSX" / "0.png")
    faces = open_faces(tmp_path)
    assert {(of.reason, of.number) for of in faces.origin.left_out} == {
        *((reason, 1) for reason in ("link", "pointer", "format", "unreadable", "archive", "unplaced", "table")),
        ("other", 2),
        ("hidden", 2),
    }
    assert len(faces.labels) == 28
    text = describe(check_data(tmp_path))
    assert f"1  {REASONS['link']}, such as train/angry/annex.png" in text
    line = left_out_in_a_line(faces.origin)
    assert line is not None and "2 files that are no pictures" in line and "hidden" not in line


def test_csv_files_of_faces_beside_the_one_that_is_read(tmp_path):
    write_fer2013(tmp_path / "fer2013.csv")
    write_fer2013(tmp_path / "icml_face_data.csv")
    assert open_faces(tmp_path).origin.left_out == (("table", 1, "icml_face_data.csv"),)
    (tmp_path / "marks.csv").write_text("student,mark\n1,90\n")
    beside = open_faces(tmp_path / "fer2013.csv").origin
    assert beside.left_out == (("beside", 1, "icml_face_data.csv"),)
    assert "1 csv files of faces beside it, not read" in (left_out_in_a_line(beside) or "")


def test_a_link_that_leads_back_is_walked_once(tmp_path):
    write_class_folders(tmp_path)
    (tmp_path / "happy" / "again").symlink_to(tmp_path / "happy", target_is_directory=True)
    assert np.bincount(open_faces(tmp_path).labels).tolist() == [3] * 7


@pytest.mark.parametrize(
    ("number", "reason"), [(errno.EACCES, "unreadable"), (errno.EIO, None)], ids=["forbidden", "the machine fails"]
)
def test_a_file_that_cannot_be_opened_is_told_unless_the_machine_is_at_fault(tmp_path, monkeypatch, number, reason):
    def closed(path):
        raise OSError(number, os.strerror(number), str(path))

    (tmp_path / "a.png").touch()
    monkeypatch.setattr(unused, "content_of", closed)
    if reason:
        assert unused.reason_of(tmp_path / "a.png", tmp_path) == reason
    else:
        with pytest.raises(OSError, match=r"a\.png"):
            unused.reason_of(tmp_path / "a.png", tmp_path)


@pytest.fixture
def forbid(monkeypatch):
    """Forbids a folder as its mode would, to whoever runs the tests: it may not be listed, or only not be entered."""

    def close(folder, *, may_be_listed=False):
        scandir, access, status = os.scandir, os.access, os.stat

        def listed(path="."):
            if os.fspath(path) == str(folder) and not may_be_listed:
                raise PermissionError(errno.EACCES, "Permission denied", str(path))
            return scandir(path)

        def asked(path, *args, **kwargs):
            if folder in type(folder)(path).parents:
                raise PermissionError(errno.EACCES, "Permission denied", str(path))
            return status(path, *args, **kwargs)

        def allowed(path, mode, **kwargs):
            return access(path, mode, **kwargs) and not (os.fspath(path) == str(folder) and mode & os.X_OK)

        monkeypatch.setattr(os, "scandir", listed)
        monkeypatch.setattr(os, "stat", asked)
        monkeypatch.setattr(os, "access", allowed)

    return close


@pytest.mark.parametrize("may_be_listed", [False, True], ids=["mode 000", "mode 600"])
def test_a_class_folder_that_may_not_be_entered_is_named(tmp_path, forbid, may_be_listed):
    angry = write_class_folders(tmp_path / "train") / "angry"
    forbid(angry, may_be_listed=may_be_listed)
    refuse(tmp_path, f"{angry}: is a folder that may not be entered; allow it (chmod u+rx)")


@pytest.mark.parametrize("may_be_listed", [False, True], ids=["mode 000", "mode 600"])
def test_another_folder_that_may_not_be_entered_is_counted(tmp_path, forbid, may_be_listed):
    write_class_folders(tmp_path / "train")
    (tmp_path / "other").mkdir()
    forbid(tmp_path / "other", may_be_listed=may_be_listed)
    reasons = {path.name: unused.reason_of(path, tmp_path) for path in unused.files_below(tmp_path)}
    assert reasons["other"] == "unreadable"
    assert {reason for name, reason in reasons.items() if name != "other"} == {unused.UNPLACED}


def test_a_folder_of_a_failing_disk_is_not_passed_over(tmp_path, monkeypatch):
    def failing(path):
        raise OSError(errno.EIO, "Input/output error", str(path))

    monkeypatch.setattr(os, "scandir", failing)
    with pytest.raises(OSError, match="Input/output"):
        list(unused.files_below(tmp_path))


def test_a_file_whose_folder_may_not_be_entered_is_unreadable(tmp_path, forbid):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.png").touch()
    forbid(tmp_path / "in", may_be_listed=True)
    assert unused.reason_of(tmp_path / "in" / "a.png", tmp_path) == "unreadable"
