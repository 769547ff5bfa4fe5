"""What a file holds is told by its first bytes, whatever it is called."""

import os
import pickle
import struct
import tarfile
import zipfile

import pytest
from made_faces import random_faces, write_fer2013
from PIL import Image

from fer.data.layouts.content import PICTURE, TEXT, content_of
from fer.data.layouts.images import is_image
from tests.data.bad_input import refuse

FOREIGN = {
    b"version https://git-lfs.github.com/spec/v1\noid sha256:ab\nsize 3\n": "git lfs pull",
    b"\n<!DOCTYPE html><html>Log in to Kaggle</html>": "a web page",
    b"<html><body>404</body></html>": "a web page",
    pickle.dumps({"faces": [1, 2]}): "a Python pickle",
    b"\x93NUMPY\1\0": "a file of arrays",
    b"MATLAB 5.0 MAT-file, Platform: GLNXA64": "a file of arrays (NumPy, MATLAB",
    struct.pack("<QI", 120, 7) + b"\n\x76\n\x1aimage/encoded": "Feather or TFRecord)",
    b'[{"emotion": 0, "pixels": "1 2 3"}]': "JSON; write it as csv, in pandas",
    b'\n{\n "emotion": [0]}': "JSON",
    b"SQLite format 3\0": "a database",
    b"\0\0\0\x18ftypmp42": "a film",
    b"\0\0\0\x18ftypavif": "in HEIF or AVIF",
    b"RIFF\0\0\0\0AVI LIST": "a film; write its frames as pictures",
    "emotion,pixels".encode("utf-16-le"): "text in UTF-16 without the mark",
    "emotion,pixels".encode("utf-32"): "or in UTF-32; save it as csv in UTF-8",
    b"BZh91AY": "a bzip2 archive",
    b"7z\xbc\xaf\x27\x1c": "a 7z archive",
    b"Rar!\x1a\7": "a rar archive",
    b"%PDF-1.7": "a pdf",
    b"\0\1\2\3": "is no text",
}


@pytest.mark.parametrize("suffix", ["png", "jpg", "gif", "bmp", "tiff", "webp", "pgm", "ppm"])
def test_pictures(tmp_path, suffix):
    Image.fromarray(random_faces(1)[0]).save(tmp_path / f"face.{suffix}")
    assert content_of((tmp_path / f"face.{suffix}").rename(tmp_path / "face")) == PICTURE


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp950"])
def test_texts(tmp_path, encoding):
    (tmp_path / "words").write_text("檔案,類別", encoding=encoding)
    assert content_of(tmp_path / "words") == TEXT


@pytest.mark.parametrize(("start", "words"), FOREIGN.items(), ids=FOREIGN.values())
def test_what_is_no_csv_is_named(tmp_path, start, words):
    path = tmp_path / "fer2013.csv"
    path.write_bytes(start)
    refuse(path, f"{path}: ", words)
    refuse(tmp_path, f"{path}: ", words)


@pytest.mark.parametrize(
    ("member", "words"),
    [
        ("[Content_Types].xml", "a document of an office program, such as a workbook; save the sheet"),
        ("docProps/app.xml", "a document of an office program"),
        ("mimetype", "a document of an office program"),
        ("faces.npy", "a file of arrays"),
        ("archive/data.pkl", "a Python pickle"),
    ],
)
def test_a_zip_that_is_another_programs_own_file(tmp_path, member, words):
    with zipfile.ZipFile(tmp_path / "fer2013.csv", "w") as archive:
        archive.writestr(member, "words")
    refuse(tmp_path / "fer2013.csv", "fer2013.csv: is ", words)
    refuse(tmp_path, "fer2013.csv: is ", words)


@pytest.mark.parametrize(("mode", "words"), [("w", "is a tar archive"), ("w:gz", "is a gzipped tar archive")])
def test_a_tar_by_another_name(tmp_path, mode, words):
    csv = write_fer2013(tmp_path / "faces.csv")
    with tarfile.open(tmp_path / "fer2013.csv", mode) as tar:
        tar.add(csv, "fer2013/fer2013.csv")
    refuse(tmp_path / "fer2013.csv", words, "tar -xf")


def test_a_pipe_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "fer2013.csv")
    with pytest.raises(OSError, match="no ordinary file"):
        content_of(tmp_path / "fer2013.csv")
    assert not is_image(tmp_path / "fer2013.csv")
