"""Sources of faces that are none: files of other kinds, spoilt tables, archives, pictures, and what is no file."""

import bz2
import gzip
import lzma
import os
import pickle
import socket
from collections.abc import Callable
from pathlib import Path

import numpy as np
from PIL import Image

from bad_input.case import Case
from bad_input.made import (
    Malicious,
    blank,
    film,
    larger_than_said,
    linked,
    locked,
    nested,
    numpy_of_objects,
    png,
    said_to_be,
    saved,
    tar,
    zipped,
)

FACE = " ".join(["7"] * 48 * 48)
HEADER = "emotion,pixels,Usage"
NAMES = ("angry", "disgust", "fear", "happy", "sad", "surprise", "neutral")


Make = Callable[[Path, Path], list[str]]


def rows(*changed: str) -> str:
    """A whole FER2013 of two faces a class and split, and these lines after it."""
    usual = [
        f"{label},{FACE.replace('7', str(7 + label + 7 * twice), 1)},{usage}"
        for usage in ("Training", "PublicTest", "PrivateTest")
        for label in range(7)
        for twice in range(2)
    ]
    return "\n".join([HEADER, *usual, *changed]) + "\n"


def table(*changed: str) -> Callable[[Path, Path], list[str]]:
    return text("faces.csv", rows(*changed))


def text(name: str, content: str | bytes) -> Callable[[Path, Path], list[str]]:
    """check-data of a file."""

    def make(folder: Path, _: Path) -> list[str]:
        (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())
        return ["check-data", name]

    return make


def special(make_it: Callable[[Path], object], *, command: tuple[str, ...] = ("check-data",)) -> Make:
    """What is at the path is no ordinary file."""

    def make(folder: Path, _: Path) -> list[str]:
        make_it(folder / "faces.csv")
        return [*command, "faces.csv"]

    return make


def bound(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as server:
        here = os.open(path.parent, os.O_RDONLY)  # an address has 107 bytes at most
        server.bind(f"/proc/self/fd/{here}/{path.name}")
        os.close(here)


def pictures(change: Callable[[Path], object], *command: str) -> Callable[[Path, Path], list[str]]:
    """Class folders with two faces each, changed."""

    def make(folder: Path, run: Path) -> list[str]:
        for number, name in enumerate(NAMES):
            (folder / "faces" / name).mkdir(parents=True)
            for k in range(12):
                face = np.full((48, 48), 3 * (12 * number + k), dtype=np.uint8)
                Image.fromarray(face).save(folder / "faces" / name / f"{k}.png")
        change(folder / "faces")
        return [*(word.replace("RUN", str(run)) for word in command or ("check-data",)), "faces"]

    return make


def one(content: bytes, name: str = "face.png") -> Callable[[Path, Path], list[str]]:
    """predict of a file."""

    def make(folder: Path, run: Path) -> list[str]:
        (folder / name).write_bytes(content)
        return ["predict", "--run", str(run), "--images", name]

    return make


def labelled(change: Callable[[Path], object]) -> Callable[[Path, Path], list[str]]:
    """predict of what lies at a path."""

    def make(folder: Path, run: Path) -> list[str]:
        change(folder / "faces")
        return ["predict", "--run", str(run), "--images", "faces"]

    return make


def overwriting(option: str) -> Callable[[Path, Path], list[str]]:
    """predict of a picture whose answer is to take its place."""

    def make(folder: Path, run: Path) -> list[str]:
        (folder / "face.png").write_bytes(saved("PNG"))
        return ["predict", "--run", str(run), "--images", "face.png", option, "face.png"]

    return make


def listing(path: str) -> Callable[[Path, Path], list[str]]:
    """A csv that names image files, one of them elsewhere."""

    def make(folder: Path, _: Path) -> list[str]:
        (folder / "faces").mkdir()
        Image.new("L", (48, 48)).save(folder / "outside.png")
        Image.new("L", (48, 48)).save(folder / "faces" / "a.png")
        lines = ["image,label", "a.png,happy", f"{path.replace('FOLDER', str(folder))},sad"]
        (folder / "faces" / "labels.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
        return ["check-data", "faces"]

    return make


SHORT = FACE.removesuffix(" 7")
TABLES = [
    Case("no such file", lambda *_: ["check-data", "nowhere.csv"], "does not exist"),
    Case("empty file", text("faces.csv", b""), "faces.csv"),
    Case("header alone", text("faces.csv", HEADER + "\n"), "faces.csv"),
    Case("no header", text("faces.csv", f"0,{FACE},Training\n"), "faces.csv"),
    Case("a pixel too few", table(f"0,{SHORT},Training"), "line 44"),
    Case("a pixel too many", table(f"0,{FACE} 7,Training"), "line 44"),
    Case("a pixel above 255", table(f"0,{FACE.replace('7', '256', 1)},Training"), "line 44"),
    Case("a pixel below 0", table(f"0,{FACE.replace('7', '-1', 1)},Training"), "line 44"),
    Case("a pixel of 400 digits", table(f"0,{FACE.replace('7', '9' * 400, 1)},Training"), "line 44"),
    Case("a pixel that is a word", table(f"0,{FACE.replace('7', 'x', 1)},Training"), "line 44"),
    Case("a pixel that is code", table(f"0,{FACE.replace('7', '__import__(1)', 1)},Training"), "line 44"),
    Case("a pixel that is nan", table(f"0,{FACE.replace('7', 'nan', 1)},Training"), "line 44"),
    Case("no pixels", table("0,,Training"), "line 44"),
    Case("label 7", table(f"7,{FACE},Training"), "line 44"),
    Case("label -1", table(f"-1,{FACE},Training"), "line 44"),
    Case("label of 400 digits", table(f"{'9' * 400},{FACE},Training"), "line 44"),
    Case("a label that is a word", table(f"joy ride,{FACE},Training"), "line 44"),
    Case("a label that is a formula", table(f"=1+1,{FACE},Training"), "line 44"),
    Case("a label that is half of one", table(f"1.5,{FACE},Training"), "line 44"),
    Case("an unknown split", table(f"0,{FACE},Holdout"), "line 44"),
    Case("a column too few", table("0"), "line 44"),
    Case("a column too many", table(f"0,{FACE},Training,1,2,3"), "line 44"),
    Case("a byte that is no UTF-8", text("faces.csv", rows().encode() + b"0,\xff\xfe,Training\n"), "faces.csv"),
    Case("zeros in the middle", text("faces.csv", rows().encode() + b"0,\0\0\0,Training\n"), "faces.csv"),
    Case("a line of ten million letters", table("x" * 10_000_000), "faces.csv"),
    Case("a split that moves the cursor", table(f"0,{FACE},\x1b[2J\x1b[31mHoldout"), "line 44"),
    Case("a line of twenty million letters", table("x" * 20_000_000), "line 44"),
    Case("one line of twenty million letters", text("faces.csv", "emotion,pixels," + "7 " * 10_000_000), "line 1"),
    Case("a class of 5,000 digits", text("faces.csv", f"image,label\na.png,{'9' * 5000}\n"), "named by numbers"),
    Case("a class behind 40,000 blanks", text("faces.csv", f"a.png{' ' * 40_000}x y\n"), "faces.csv"),
    Case("two columns of one name", text("faces.csv", rows().replace(HEADER, "emotion,pixels,pixels")), "faces.csv"),
]
KINDS = [
    ("picture", saved("PNG"), "picture"),
    ("pdf", b"%PDF-1.7\n", "pdf"),
    ("pickle", pickle.dumps(Malicious()), "pickle"),
    ("old pickle", pickle.dumps(Malicious(), protocol=0), "faces.csv"),
    ("array of objects", numpy_of_objects(), "arrays"),
    ("parquet", b"PAR1" + bytes(100), "arrays"),
    ("HDF5", b"\x89HDF\r\n\x1a\n" + bytes(100), "arrays"),
    ("web page", b"<!DOCTYPE html><html>log in</html>", "web page"),
    ("git pointer", b"version https://git-lfs.github.com/spec/v1\noid sha256:0\n", "git lfs pull"),
    ("tar", tar(), "tar"),
    ("tar in gzip", gzip.compress(tar()), "tar"),
    ("bzip2", bz2.compress(b"x"), "bzip2"),
    ("xz", lzma.compress(b"x"), "xz"),
    ("7z", b"7z\xbc\xaf\x27\x1c" + bytes(20), "7z"),
    ("rar", b"Rar!\x1a\x07\x00" + bytes(20), "rar"),
    ("workbook", b"\xd0\xcf\x11\xe0" + bytes(600), "workbook"),
    ("program", b"\x7fELF" + bytes(600), "no text"),
    ("half a gzip", gzip.compress(rows().encode())[:-200], "damaged"),
    ("gzip of a picture", gzip.compress(saved("PNG")), "picture"),
    ("gzip of nothing", gzip.compress(b""), "faces.csv"),
    ("zip of nothing", zipped(), "no layout"),
    ("half a zip", zipped(("faces.csv", rows().encode()))[:3000], "damaged"),
    ("zip that climbs out", zipped(("../../evil.csv", b"x")), "leads out"),
    ("zip of an absolute path", zipped(("/etc/evil.csv", b"x")), "leads out"),
    ("zip of a path of Windows", zipped(("..\\..\\evil.csv", b"x")), "leads out"),
    ("zip of a drive", zipped(("C:/evil.csv", b"x")), "leads out"),
    ("zip of twelve gigabytes", zipped(*((f"{k}.csv", b"x") for k in range(3)), tamper=larger_than_said), "8 GB"),
    ("zip with a password", zipped(("faces.csv", b"x"), tamper=locked), "password"),
    ("zip with a link out of it", linked("faces.csv", "/etc/passwd"), "faces.csv"),
    ("zip of a name of 300 letters", zipped(("x" * 300, b"x")), "cannot be unpacked"),
    ("zip of a file that is a folder, too", zipped(("a", b"x"), ("a/b.csv", b"x")), "cannot be unpacked"),
    ("zip of a name that moves the cursor", zipped(("\x1b[2J../x.csv", b"x")), "faces.csv"),
    ("zip in a zip in a zip in a zip", nested(4), "archive within 3 others"),
    ("zip of three hundred levels", nested(300), "archive within 3 others"),
    ("zip in a zip", zipped(("a.zip", zipped(("b.zip", zipped())))), "no layout"),
]
OTHERS = [
    Case("empty folder", special(lambda path: path.mkdir()), "no layout"),
    Case("FIFO", special(os.mkfifo), "no file"),
    Case("socket", special(bound), "no file"),
    Case("device without end", lambda *_: ["check-data", "/dev/zero"], "no file"),
    Case("device without content", lambda *_: ["check-data", "/dev/null"], "no file"),
    Case("link in a circle", special(lambda path: path.symlink_to(path.name)), "link"),
    Case("link to nothing", special(lambda path: path.symlink_to("gone")), "does not exist"),
    Case("name of 300 letters", lambda *_: ["check-data", "x" * 300], "fewer letters"),
    Case("folders of unknown classes", pictures(lambda at: (at / "angry").rename(at / "grumpy")), "grumpy"),
    Case("one class", pictures(lambda at: [(at / name).rename(at.parent / name) for name in NAMES[1:]]), "one class"),
    Case("listing that climbs out", listing("../outside.png"), "happy to train on: 1"),
    Case("listing of an absolute path", listing("FOLDER/outside.png"), "happy to train on: 1"),
    Case("listing of a name of 5,000 digits", listing(f"{'9' * 5000}.png"), "happy to train on: 1"),
    Case("listing of a device", listing("/dev/zero"), "happy to train on: 1"),
]
SKIPPED = [  # what a folder holds beside its faces is left out, and counted
    Case("picture of 60,000 x 60,000", pictures(lambda at: (at / "sad" / "x.png").write_bytes(png(60000, 60000))), ""),
    Case("folder in itself", pictures(lambda at: (at / "sad" / "again").symlink_to(at)), "", code=0),
    Case("FIFO among faces", pictures(lambda at: os.mkfifo(at / "sad" / "x.png")), "", code=0),
]
TO_LABEL = [
    Case("no picture", one(b"hello"), "face.png"),
    Case("half a picture", one(saved("PNG")[:60]), "truncated"),
    Case("picture of 60,000 x 60,000 to label", one(png(60000, 60000)), "face.png"),
    Case("picture of 20,000 x 8,000 to label", one(png(20000, 8000)), "face.png"),
    *(
        Case(f"{name} of 60,000 x 60,000, said alone", one(said_to_be(name, 60000, 60000)), "more than")
        for name in ("BMP", "TIFF", "GIF")
    ),
    Case("WebP of 16,000 x 16,000, said alone", one(said_to_be("WEBP", 16000, 16000)), "face.png"),
    Case("PNG of 12,000 x 12,000 in 20 KB", one(blank("PNG", 12000, 12000)), "more than"),
    Case("TIFF of 12,000 x 12,000 in 20 KB", one(blank("TIFF", 12000, 12000)), "more than"),
    Case("gif of 100,000 frames", one(film(100_000)), "", code=0),
    Case("picture of no size", one(png(0, 0)), "face.png"),
    Case("table with a short face", one(f"id,feature\n0,{SHORT}\n".encode(), "t.csv"), "line 2"),
    Case("table without pixels", one(b"id,name\n0,x\n", "t.csv"), "t.csv"),
    Case("pickle to label", one(pickle.dumps(Malicious()), "t.csv"), "pickle"),
    Case("FIFO to label", labelled(os.mkfifo), "no file"),
    Case("link in a circle to label", labelled(lambda path: path.symlink_to(path.name)), "link"),
    Case("answer written over its picture", overwriting("--out"), "is itself to be labelled"),
    Case("contact sheet drawn over its picture", overwriting("--contact-sheet"), "is itself to be labelled"),
    Case("empty folder to label", labelled(lambda path: path.mkdir()), "no image"),
]
CASES = [
    *TABLES,
    *(Case(name, text("faces.csv", content), says) for name, content, says in KINDS),
    *OTHERS,
    *(Case(one.name, one.make, one.says, 0) for one in SKIPPED),
    *TO_LABEL,
]
