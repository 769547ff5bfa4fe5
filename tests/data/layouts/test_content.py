"""What a file holds is told by its first bytes, whatever it is called."""

import pickle
import tarfile

import pytest
from made_faces import random_faces, write_fer2013
from PIL import Image

from fer.data.layouts.content import PICTURE, TEXT, content_of
from tests.data.bad_input import refuse

FOREIGN = {
    b"version https://git-lfs.github.com/spec/v1\noid sha256:ab\nsize 3\n": "git lfs pull",
    b"\n<!DOCTYPE html><html>Log in to Kaggle</html>": "a web page",
    b"<html><body>404</body></html>": "a web page",
    pickle.dumps({"faces": [1, 2]}): "a Python pickle",
    b"\x93NUMPY\1\0": "a file of arrays",
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


@pytest.mark.parametrize(("mode", "words"), [("w", "is a tar archive"), ("w:gz", "is a gzipped tar archive")])
def test_a_tar_by_another_name(tmp_path, mode, words):
    csv = write_fer2013(tmp_path / "faces.csv")
    with tarfile.open(tmp_path / "fer2013.csv", mode) as tar:
        tar.add(csv, "fer2013/fer2013.csv")
    refuse(tmp_path / "fer2013.csv", words, "tar -xf")
