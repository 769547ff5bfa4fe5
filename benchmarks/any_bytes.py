"""Good files of each kind that is read, to be spoilt, and what has to come of them then: faces, or one line."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import numpy as np
from PIL import Image

from fer.data.layouts.recognise import reader_of
from fer.data.layouts.unlabelled import open_unlabelled
from fer.errors import InputError

ROW = " ".join(["0", "17", "255"] * 768)
TEXTS = (
    f"emotion,pixels,Usage\n3,{ROW},Training\n4,{ROW},PublicTest\n",
    'emotion,pixels\n3,"[' + ROW.replace(" ", ", ") + ']"\n',
    "image,label\na.png,happy\nb.png,3\n",
)
KINDS = ("png", "jpeg", "gif", "bmp", "tiff", "webp", "ppm")


def tables() -> list[bytes]:
    """A csv of each layout, in each encoding."""
    return [text.encode(encoding) for text in TEXTS for encoding in ("utf-8", "utf-16")]


def picture(kind: str) -> bytes:
    """Of 9 rows of 12 pixels."""
    buffer = io.BytesIO()
    Image.fromarray(np.arange(108, dtype=np.uint8).reshape(9, 12)).save(buffer, kind)
    return buffer.getvalue()


def pictures() -> list[bytes]:
    """One of each kind."""
    return [picture(kind) for kind in KINDS]


def archive() -> bytes:
    """Two pictures in folders of two classes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("happy/1.png", picture("png"))
        packed.writestr("sad/1.png", picture("png"))
    return buffer.getvalue()


def open_labelled(path: Path) -> np.ndarray:
    """The faces of a source."""
    return reader_of(path)().images


def open_to_label(path: Path) -> np.ndarray:
    """The faces of a source without labels."""
    return np.concatenate([part.images for part in open_unlabelled(path).parts()])


def faces_or_one_line(read: Callable[[Path], np.ndarray], path: Path) -> None:
    """AssertionError where neither comes of reading a file."""
    try:
        images = read(path)
    except InputError as refusal:
        assert "\n" not in str(refusal), refusal
        assert str(path) in str(refusal), refusal
    else:
        assert images.dtype == np.uint8, images.dtype
        assert images.shape[1:] == (48, 48), images.shape
