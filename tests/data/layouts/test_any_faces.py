"""Whatever faces are written, however it is done, the same faces with the same labels and splits are read."""

import zipfile
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_faces import random_faces, words
from PIL import Image

from fer.data.emotions import EMOTIONS
from fer.data.layouts import table
from fer.data.layouts.read import Read
from fer.data.layouts.recognise import reader_of
from fer.data.layouts.unlabelled import open_unlabelled

QUICK = settings(max_examples=15, deadline=None)
USAGES = {
    "train": ("Training", "train", "TRAIN"),
    "val": ("PublicTest", "Public Test", "validation", "val"),
    "test": ("PrivateTest", "private_test", "testing"),
}
PIXELS = {
    "blanks": words,
    "tabs": lambda face: words(face).replace(" ", "\t"),
    "fractions": lambda face: words(face).replace(" ", ".0 ") + ".0",
    "list": lambda face: f'"[{words(face).replace(" ", ", ")}]"',
    "padded": lambda face: f'" {words(face)} "',
}


@pytest.fixture(autouse=True)
def unkept(monkeypatch):
    """Each csv is parsed, whatever was parsed before."""
    monkeypatch.setattr(table, "cached", lambda key, make: make())


def named(label: int) -> st.SearchStrategy[str]:
    """What a class may be called: by any of its names, in any case, with its number before it."""
    emotion = EMOTIONS[label]
    name = st.sampled_from([emotion.en, emotion.zh, *emotion.aliases])
    return st.one_of(name, name.map(str.upper), name.map(str.title), name.map(lambda word: f"{label}_{word}"))


@st.composite
def drawn_faces(draw, most=6):
    """(faces, labels, splits)"""
    labels = draw(st.lists(st.integers(0, 6), min_size=1, max_size=most))
    splits = draw(st.lists(st.sampled_from(tuple(USAGES)), min_size=len(labels), max_size=len(labels)))
    faces = random_faces(len(labels), seed=draw(st.integers(0, 1000)))
    faces[draw(st.integers(0, len(labels) - 1))] = draw(st.sampled_from([0, 7, 99, 255]))
    return faces, labels, splits


@st.composite
def csvs(draw):
    """(bytes of a csv, its faces, their labels, their splits)"""
    faces, labels, splits = draw(drawn_faces())
    as_pixels = PIXELS[draw(st.sampled_from(tuple(PIXELS)))]
    as_word = draw(st.sampled_from([str, lambda label: f"{label}.0", None]))
    columns = draw(st.permutations(["emotion", "pixels", "Usage", "weight"]))
    fields = {
        "emotion": [as_word(label) if as_word else draw(named(label)) for label in labels],
        "pixels": [as_pixels(face) for face in faces],
        "Usage": [draw(st.sampled_from(USAGES[split])) for split in splits],
        "weight": [""] * len(labels),
    }
    separator, end = draw(st.sampled_from([",", ";"])), draw(st.sampled_from(["\n", "\r\n", "\n\n"]))
    rows = [separator.join(fields[column][k] for column in columns) for k in range(len(labels))]
    last = draw(st.sampled_from(["", end]))
    text = separator.join(draw(st.sampled_from([column, column.upper()])) for column in columns)
    encoding = draw(st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]))
    return (end.join([text, *rows]) + last).encode(encoding), faces, labels, splits


def same(read: Read, faces: np.ndarray, labels: list[int], splits: list[str]) -> None:
    np.testing.assert_array_equal(read.images, faces)
    assert read.labels.tolist() == labels
    assert read.usage.tolist() == splits


@given(csvs())
@QUICK
def test_of_a_csv(written):
    content, faces, labels, splits = written
    with TemporaryDirectory() as folder:
        path = Path(folder, "faces.csv")
        path.write_bytes(content)
        same(reader_of(path)(), faces, labels, splits)
        unlabelled = open_unlabelled(path)
    np.testing.assert_array_equal(np.concatenate([part.images for part in unlabelled.parts()]), faces)


@given(drawn_faces(), st.data())
@QUICK
def test_of_folders_and_of_the_same_in_a_zip(written, data):
    """Each row names the file, and so the face, that it came from."""
    faces, labels, splits = written
    suffix = data.draw(st.sampled_from([".png", ".bmp", ".tiff", ".pgm", ".gif", ""]))
    names = [data.draw(named(label)) for label in range(7)]
    kind = {"": "PNG", ".pgm": "PPM"}.get(suffix)
    with TemporaryDirectory() as folder:
        for k, (face, label, split) in enumerate(zip(faces, labels, splits, strict=True)):
            path = Path(folder, "faces", split, names[label], f"{k}{suffix}")
            path.parent.mkdir(parents=True, exist_ok=True)
            Image.fromarray(face).save(path, kind)
        with zipfile.ZipFile(Path(folder, "faces.zip"), "w") as packed:
            for path in Path(folder, "faces").rglob("*"):
                packed.write(path, path.relative_to(folder))
        for source in ("faces", "faces.zip"):
            read = reader_of(Path(folder, source))()
            order = [int(Path(row).stem) for row in read.rows]
            assert sorted(order) == list(range(len(labels)))
            same(read, faces[order], [labels[k] for k in order], [splits[k] for k in order])


@given(drawn_faces(), st.data())
@QUICK
def test_of_a_list_of_files(written, data):
    faces, labels, splits = written
    with TemporaryDirectory() as folder:
        here = Path(folder, "set", "pictures")  # files are looked for beside the list, and beside its folder
        here.mkdir(parents=True)
        for k, face in enumerate(faces):
            Image.fromarray(face).save(here / f"{k}.png")
        lines = [
            f"{k}.png,{data.draw(named(label))},{data.draw(st.sampled_from(USAGES[split]))}"
            for k, (label, split) in enumerate(zip(labels, splits, strict=True))
        ]
        path = here / "list.csv"
        path.write_text("\n".join(["image,label,usage", *lines]), encoding="utf-8")
        same(reader_of(path)(), faces, labels, splits)
