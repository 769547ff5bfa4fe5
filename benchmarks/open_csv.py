"""How long fer2013.csv takes to open, beside torchvision.

    python benchmarks/open_csv.py [path of fer2013.csv]

Without a path, 32,000 faces of random greys are written to a temporary file. torchvision's check of the file's MD5 is
left out, since only the published file passes it; it reads train and test split, which together are the whole file.
"""

import itertools
import os
import sys
import tempfile
from pathlib import Path
from unittest.mock import patch

import numpy as np
from measuring import TIME, Row, in_turn, seconds, table
from torchvision.datasets import FER2013, fer2013

from fer.data.source import open_faces

FILE = "fer2013.csv"
FACES, OPENINGS = 32_000, 3


def rows(given: str | None = None) -> list[Row]:
    """Ours without a cache, and from the cache that the first opening leaves."""
    with (
        tempfile.TemporaryDirectory() as folder,
        patch.dict(os.environ),
        patch.object(fer2013, "check_integrity", return_value=True),
    ):
        root = Path(folder)
        (root / "fer2013").mkdir()
        csv = root / "fer2013" / FILE
        if given:
            csv.symlink_to(Path(given).resolve())
        else:
            write_random(csv)
        csv.read_bytes()  # so that the disk is read before any clock runs
        caches = (root / f"cache{k}" for k in itertools.count())

        def first() -> float:
            os.environ["FER_CACHE"] = str(next(caches))
            return seconds(lambda: open_faces(csv))

        found = in_turn(
            {
                "first": first,
                "again": lambda: seconds(lambda: open_faces(csv)),
                "peer": lambda: seconds(lambda: [FER2013(root, split=split) for split in ("train", "test")]),
            },
            rounds=OPENINGS,
            warm_up=0,
        )
    what = f"opening {FILE}, {FACES:,} faces" if not given else f"opening {FILE}"
    return [
        Row(f"{what}, without a cache", TIME, found["first"], found["peer"], "torchvision.datasets.FER2013"),
        Row(f"{what}, from the cache", TIME, found["again"], found["peer"], "torchvision.datasets.FER2013"),
    ]


def write_random(path: Path) -> None:
    rng = np.random.default_rng(0)
    with path.open("w") as handle:
        handle.write("emotion,pixels,Usage\n")
        for k in range(FACES):
            pixels = " ".join(map(str, rng.integers(256, size=48 * 48).tolist()))
            handle.write(f"{k % 7},{pixels},{'PublicTest' if k % 9 == 0 else 'Training'}\n")


if __name__ == "__main__":
    print(table(rows(*sys.argv[1:2])), end="")
