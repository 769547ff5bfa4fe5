"""Hand the readers of csv files, pictures and archives bytes that are drawn to reach every branch of them.

python benchmarks/fuzz.py table|picture|archive CORPUS [-max_total_time=SECONDS and other words of libFuzzer]

CORPUS is a folder, begun with good files where it is empty, and kept for the next call. What comes of a file has to be
faces, or one line that names it; anything else ends the search, and the bytes are written to the folder of the call.
"""

import sys
import tempfile
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["fer.data", "PIL"]):
    import any_bytes

    from fer.data.layouts import table
    from fer.data.layouts.images import centre_square, unwarned, upright

LONGEST = 20_000  # bytes of a file: two faces as text


def open_table(path: Path) -> None:
    any_bytes.faces_or_one_line(any_bytes.open_labelled, path)
    any_bytes.faces_or_one_line(any_bytes.open_to_label, path)


def open_archive(path: Path) -> None:
    any_bytes.faces_or_one_line(any_bytes.open_labelled, path)


def open_picture(path: Path) -> None:
    with unwarned():
        found = upright(path)
        if isinstance(found, str):
            assert "\n" not in found, found
        else:
            assert centre_square(found).shape == (48, 48)


READERS = {
    "table": ("faces.csv", open_table, any_bytes.tables),
    "picture": ("face.png", open_picture, any_bytes.pictures),
    "archive": ("faces.zip", open_archive, lambda: [any_bytes.archive()]),
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
