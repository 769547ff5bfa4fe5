"""Zip archives and gzipped csv files are read where that is safe, and leave nothing behind."""

import errno
import gzip
import io
import shutil
import tempfile
import zipfile

import numpy as np
import pytest
from made_faces import random_faces, write_class_folders, write_fer2013
from PIL import Image

from fer.data.layouts.archives import LEVELS, Room
from fer.data.layouts.recognise import reader_of
from fer.data.source import open_faces
from tests.data.bad_input import refuse


@pytest.fixture(autouse=True)
def temporary(tmp_path, monkeypatch):
    """Where archives are unpacked; empty again after each test."""
    place = tmp_path / "temporary"
    place.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(place))
    yield place
    assert not any(place.iterdir())


def test_a_csv_in_a_zip_and_in_a_gzip(tmp_path):
    csv = write_fer2013(tmp_path / "fer2013.csv")
    plain = open_faces(csv)
    with zipfile.ZipFile(tmp_path / "archive.zip", "w") as packed:
        packed.write(csv, "fer2013/fer2013.csv")
        packed.writestr("__MACOSX/._fer2013.csv", b"\0\5\x16\7")
    with gzip.open(tmp_path / "fer2013.csv.gz", "wb") as handle:
        handle.write(csv.read_bytes())
    (tmp_path / "only").mkdir()
    shutil.copy(tmp_path / "archive.zip", tmp_path / "only")
    for name in ("archive.zip", "fer2013.csv.gz", "only"):
        faces = open_faces(tmp_path / name)
        assert faces.origin.sha256 == plain.origin.sha256
        assert faces.origin.layout == f"{plain.origin.layout}, in {name if '.' in name else 'archive.zip'}"


def test_a_zip_of_class_folders_counts_what_it_leaves_out(tmp_path):
    folder = write_class_folders(tmp_path / "faces" / "train").parent
    (folder / "README").write_text("faces")
    shutil.make_archive(str(tmp_path / "faces"), "zip", tmp_path, "faces")
    faces = open_faces(tmp_path / "faces.zip")
    assert faces.origin.sha256 == open_faces(folder).origin.sha256
    assert [(of.reason, of.number) for of in faces.origin.left_out] == [("other", 1)]


@pytest.mark.parametrize("name", ["../evil.csv", "/etc/evil.csv", "a/../../evil.csv", "..\\evil.csv", "C:\\evil.csv"])
def test_a_zip_that_leads_out_of_its_folder(tmp_path, name):
    with zipfile.ZipFile(tmp_path / "faces.zip", "w") as packed:
        packed.writestr(name, "emotion,pixels")
    refuse(tmp_path / "faces.zip", "faces.zip: holds", "leads out of its folder")


def test_a_zip_whose_names_are_not_what_it_says(tmp_path):
    with zipfile.ZipFile(tmp_path / "faces.zip", "w") as packed:
        packed.writestr("生氣.csv", "emotion,pixels")
    content = (tmp_path / "faces.zip").read_bytes()
    (tmp_path / "faces.zip").write_bytes(content.replace("生".encode(), b"\x96\x96\x96"))
    refuse(tmp_path / "faces.zip", "faces.zip: cannot be unpacked", "a name in it is no UTF-8", "unpack it")


def test_archives_that_are_damaged_too_large_or_hold_no_faces(tmp_path, monkeypatch):
    csv = write_fer2013(tmp_path / "fer2013.csv", per_class=1)
    path = tmp_path / "faces.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.write(csv, "fer2013.csv")
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    refuse(path, "faces.zip: is a damaged archive")
    (tmp_path / "cut.csv.gz").write_bytes(gzip.compress(csv.read_bytes())[:500])
    refuse(tmp_path / "cut.csv.gz", "cut.csv.gz: is a damaged archive")
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("a.txt", "a")
        packed.writestr("b.txt", "b")
    refuse(path, f"{path}: holds no layout of faces", "it holds a.txt, b.txt")
    path.write_bytes(whole)
    refuse(path, "faces.zip: holds more than", read=lambda of: reader_of(of, room=Room(size=1000))())


@pytest.mark.parametrize(
    "names", [["x" * 300 + ".csv"], ["faces", "faces/fer2013.csv"]], ids=["long", "file and folder"]
)
def test_names_that_no_disk_takes(tmp_path, names):
    with zipfile.ZipFile(tmp_path / "faces.zip", "w") as packed:
        for name in names:
            packed.writestr(name, "emotion,pixels")
    refuse(tmp_path / "faces.zip", "faces.zip: cannot be unpacked", "unpack it, and give what is in it")


def test_a_disk_that_is_full_is_not_the_archives_fault(tmp_path, monkeypatch):
    def full(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    with zipfile.ZipFile(tmp_path / "faces.zip", "w") as packed:
        packed.writestr("fer2013.csv", "emotion,pixels")
    monkeypatch.setattr(zipfile.ZipFile, "extractall", full)
    with pytest.raises(OSError, match="No space left"):
        open_faces(tmp_path / "faces.zip")


def test_a_gzip_of_more_than_is_unpacked(tmp_path, monkeypatch):
    (tmp_path / "fer2013.csv.gz").write_bytes(gzip.compress(b"emotion,pixels" * 100))
    path = tmp_path / "fer2013.csv.gz"
    refuse(path, "fer2013.csv.gz: holds more than", read=lambda of: reader_of(of, room=Room(size=1000))())


@pytest.mark.parametrize("method", [zipfile.ZIP_DEFLATED, zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2])
def test_a_zip_spoilt_within_by_any_method(tmp_path, method):
    csv = write_fer2013(tmp_path / "fer2013.csv")
    with zipfile.ZipFile(tmp_path / "faces.zip", "w", method) as packed:
        packed.write(csv, "fer2013.csv")
    content = bytearray((tmp_path / "faces.zip").read_bytes())
    for place in range(300, 3000, 7):
        content[place] ^= 0x5A
    (tmp_path / "faces.zip").write_bytes(content)
    refuse(tmp_path / "faces.zip", "faces.zip: is a damaged archive (", "); fetch it again")


@pytest.mark.parametrize(
    ("encoding", "slash"), [("cp950", b"/"), ("utf-8", b"/"), ("utf-8", b"\\")], ids=["Big5", "UTF-8", "backslashes"]
)
def test_names_in_zips_as_windows_and_macs_write_them(tmp_path, encoding, slash):
    """Names that do not say how they are encoded: zipfile writes none such, so they are put in place of others."""
    raw = {}
    with zipfile.ZipFile(tmp_path / "faces.zip", "w") as packed:
        for label, name in enumerate(("憤怒", "噁心", "害怕", "開心", "難過", "驚訝", "平靜")):
            for k, face in enumerate(random_faces(3, seed=label)):
                path = slash.join((b"train", name.encode(encoding), b"%d.png" % k))
                held = f"@{label}{k}".ljust(len(path), "q")
                raw[held.encode()] = path
                Image.fromarray(face).save(tmp_path / "0.png")
                packed.write(tmp_path / "0.png", held)
    content = (tmp_path / "faces.zip").read_bytes()
    for held, path in raw.items():
        assert content.count(held) == 2
        content = content.replace(held, path)
    (tmp_path / "faces.zip").write_bytes(content)
    faces = open_faces(tmp_path / "faces.zip")
    assert np.bincount(faces.labels).tolist() == [3] * 7
    assert faces.origin.left_out == ()


def test_names_of_dos_stay(tmp_path):
    with zipfile.ZipFile(tmp_path / "faces.zip", "w") as packed:
        packed.writestr("@@@@@.txt", "")
        packed.writestr("other.txt", "")
    content = (tmp_path / "faces.zip").read_bytes()
    (tmp_path / "faces.zip").write_bytes(content.replace(b"@@@@@", "Ärger".encode("cp437")))
    refuse(tmp_path / "faces.zip", "it holds other.txt, Ärger.txt")


def test_an_archive_of_any_case_is_found_in_its_folder(tmp_path):
    csv = write_fer2013(tmp_path / "fer2013.csv")
    (tmp_path / "only").mkdir()
    with zipfile.ZipFile(tmp_path / "only" / "FACES.ZIP", "w") as packed:
        packed.write(csv, "fer2013.csv")
    assert len(open_faces(tmp_path / "only").labels) == 63


def test_what_an_archive_and_its_folder_leave_out_is_counted_together(tmp_path):
    write_class_folders(tmp_path / "faces")
    (tmp_path / "faces" / "note.md").write_text("from Kaggle")
    (tmp_path / "only").mkdir()
    shutil.make_archive(str(tmp_path / "only" / "faces"), "zip", tmp_path / "faces")
    (tmp_path / "only" / "README.md").write_text("from Kaggle")
    assert open_faces(tmp_path / "only").origin.left_out == (("other", 2, "note.md"),)


def packed(name: str, content: bytes) -> bytes:
    """A zip of one file."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return buffer.getvalue()


def test_archives_within_archives_are_read_to_a_depth(tmp_path):
    content, name = write_fer2013(tmp_path / "fer2013.csv").read_bytes(), "fer2013.csv"
    for level in range(1, LEVELS + 2):
        content, name = packed(name, content), f"{level}.zip"
        (tmp_path / name).write_bytes(content)
    assert len(open_faces(tmp_path / f"{LEVELS}.zip").labels) > 0
    path = tmp_path / f"{LEVELS + 1}.zip"
    refuse(path, f"{path}/3.zip/2.zip/1.zip: is an archive within 3 others; unpack it")


def test_the_bytes_of_all_levels_are_counted_together(tmp_path):
    """Twice the room of what each level alone unfolds to, with two of them on disk at once beside the innermost."""
    content = b"emotion,pixels,Usage\n" + np.random.default_rng(0).bytes(100_000).hex().encode()
    for name in ("a.csv", "b.zip", "c.zip"):
        content = packed(name, content)
    (tmp_path / "faces.zip").write_bytes(content)
    refuse(tmp_path / "faces.zip", "holds more than", read=lambda of: reader_of(of, room=Room(size=300_000))())
