"""Whatever bytes a file holds, what comes of it is faces or one line that says what is wrong."""

from pathlib import Path
from tempfile import TemporaryDirectory

import any_bytes
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from fer.data.layouts import table
from fer.data.layouts.images import decode

QUICK = settings(max_examples=40, deadline=None)
TABLES, PICTURES, ARCHIVE = any_bytes.tables(), any_bytes.pictures(), any_bytes.archive()


@pytest.fixture(autouse=True)
def unkept(monkeypatch):
    """Each csv is parsed, whatever was parsed before."""
    monkeypatch.setattr(table, "cached", lambda key, make: make())


@st.composite
def spoilt(draw, whole: list[bytes]) -> bytes:
    """A good file with some of its bytes lost, doubled or replaced, mostly near its start; or no file at all."""
    content = bytearray(draw(st.sampled_from([*whole, b""])))
    for _ in range(draw(st.integers(1, 3))):
        at = draw(st.integers(0, min(len(content), draw(st.sampled_from([40, len(content)])))))
        length = draw(st.sampled_from([0, 1, 2, 7, len(content)]))
        content[at : at + length] = draw(st.one_of(st.binary(max_size=8), st.just(bytes(content[at : at + 40]))))
    return bytes(content)


@given(spoilt(TABLES))
@example("emotion,pixels\n3,x\n".encode("utf-16") + b"\0")
@example("emotion,pixels\n3,x\n".encode("utf-16") + b"\xd8\xd8\xd8\xd8")
@example(b"\xff\xfe" + b"\xd8\xd8\xd8\xd8")
@example(b'emotion,pixels\n3,"1\r,"2\n')
@example(b'emotion,pixels\n3,"' + b"1," * 70_000 + b'"\n')
@example(b"image,label\n" + b"x" * 300 + b",happy\n")
@example(b"image,label\n.,happy\n")
@example(b'image,label\n"' + b"x" * 140_000 + b'",happy\n')
@QUICK
def test_of_a_csv(content):
    with TemporaryDirectory() as folder:
        path = Path(folder, "set", "of", "faces.csv")
        path.parent.mkdir(parents=True)
        path.write_bytes(content)
        any_bytes.faces_or_one_line(any_bytes.open_labelled, path)
        any_bytes.faces_or_one_line(any_bytes.open_to_label, path)


@pytest.mark.filterwarnings("error")
@given(spoilt(PICTURES))
@example(any_bytes.picture("tiff").replace(b"\x0c\0\0\0", b"\xff\xff\xff\x7f", 1))
@QUICK
def test_of_a_picture(content):
    """Of several a damaged one is left out, by its name."""
    with TemporaryDirectory() as folder:
        paths = [Path(folder, "whole.png"), Path(folder, "face.png")]
        for path, held in zip(paths, (PICTURES[0], content), strict=True):
            path.write_bytes(held)
        found = decode(paths)
    assert found.images.shape == (len(found.kept), 48, 48)
    assert {*found.kept, *map(paths.index, found.faults)} == {0, 1}
    assert all("\n" not in fault for fault in found.faults.values())


@given(spoilt([ARCHIVE]))
@example(ARCHIVE.replace(b"happy/1.png", b"sad/1.png/x"))
@example(ARCHIVE.replace(b"\x0b\0\0\0", b"\0\0\0\0"))  # names of no letters
@example(ARCHIVE[:-6] + b"\xff\xff\xff\xff\0\0")
@QUICK
def test_of_a_zip(content):
    with TemporaryDirectory() as folder:
        path = Path(folder, "faces.zip")
        path.write_bytes(content)
        any_bytes.faces_or_one_line(any_bytes.open_labelled, path)
