"""Hand the readers of csv files, pictures and archives bytes that are drawn to reach every branch of them.

python benchmarks/fuzz.py table|picture|archive CORPUS [-max_total_time=SECONDS and other words of libFuzzer]

CORPUS is a folder, begun with good files where it is empty, and kept for the next call. What comes of a file has to be
faces, or one line that names it; anything else ends the search, and the bytes are written to the folder of the call.
"""

import io
import sys
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["fer.data", "PIL"]):
    import numpy as np
    from PIL import Image

    from fer.data.layouts import table
    from fer.data.layouts.images import centre_square, unwarned, upright
    from fer.data.layouts.recognise import reader_of
    from fer.data.layouts.unlabelled import open_unlabelled
    from fer.errors import InputError

ROW = " ".join(["0", "17", "255"] * 768)
TABLES = (
    f"emotion,pixels,Usage\n3,{ROW},Training\n4,{ROW},PublicTest\n",
    'emotion,pixels\n3,"[' + ROW.replace(" ", ", ") + ']"\n',
    "image,label\na.png,happy\nb.png,3\n",
)
KINDS = ("png", "jpeg", "gif", "bmp", "tiff", "webp", "ppm")
LONGEST = 20_000  # bytes of a file: two faces as text


def picture(kind: str) -> bytes:
    buffer = io.BytesIO()
    Image.fromarray(np.arange(108, dtype=np.uint8).reshape(9, 12)).save(buffer, kind)
    return buffer.getvalue()


def archive() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("happy/1.png", picture("png"))
        packed.writestr("sad/1.png", picture("png"))
    return buffer.getvalue()


def open_table(path: Path) -> None:
    _faces_or_one_line(path, lambda: reader_of(path)().images)
    _faces_or_one_line(path, lambda: np.concatenate([part.images for part in open_unlabelled(path).parts()]))


def open_archive(path: Path) -> None:
    _faces_or_one_line(path, lambda: reader_of(path)().images)


def open_picture(path: Path) -> None:
    with unwarned():
        found = upright(path)
        if isinstance(found, str):
            assert "\n" not in found, found
        else:
            assert centre_square(found).shape == (48, 48)


def _faces_or_one_line(path: Path, read: Callable[[], np.ndarray]) -> None:
    try:
        images = read()
    except InputError as refusal:
        assert "\n" not in str(refusal), refusal
        assert str(path) in str(refusal), refusal
    else:
        assert images.dtype == np.uint8, images.dtype
        assert images.shape[1:] == (48, 48), images.shape


READERS = {
    "table": ("faces.csv", open_table, lambda: [text.encode(c) for text in TABLES for c in ("utf-8", "utf-16")]),
    "picture": ("face.png", open_picture, lambda: [picture(kind) for kind in KINDS]),
    "archive": ("faces.zip", open_archive, lambda: [archive()]),
}


def main() -> None:
    called, corpus, *words = sys.argv[1:]
    name, read, good = READERS[called]
    Path(corpus).mkdir(parents=True, exist_ok=True)
    if not any(Path(corpus).iterdir()):
        for number, content in enumerate(good()):
            Path(corpus, str(number)).write_bytes(content)
    table.cached = lambda key, make: make()  # each csv is parsed, whatever was parsed before
    with tempfile.TemporaryDirectory(prefix="fuzz-") as folder:
        path = Path(folder, "set", "of", name)  # layouts look at folders above
        path.parent.mkdir(parents=True)

        def one(content: bytes) -> None:
            path.write_bytes(content)
            read(path)

        atheris.Setup([sys.argv[0], f"-max_len={LONGEST}", "-timeout=60", *words, corpus], one)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
