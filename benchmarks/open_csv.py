"""How much faster fer2013.csv opens here than through torchvision, side by side.

    python benchmarks/open_csv.py [path of fer2013.csv]

Without a path, 32,000 faces of random greys are written to a temporary file. torchvision's check of the file's MD5 is
left out, since only the published file passes it; it reads train and test split, which together are the whole file.
"""

import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

import numpy as np
from torchvision.datasets import FER2013, fer2013

from fer.data import open_faces

FILE = "fer2013.csv"
FACES = 32_000
OPENINGS = 3


def seconds(action: Callable[[], object]) -> float:
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def write_random(path: Path) -> None:
    rng = np.random.default_rng(0)
    with path.open("w") as handle:
        handle.write("emotion,pixels,Usage\n")
        for k in range(FACES):
            pixels = " ".join(map(str, rng.integers(256, size=48 * 48).tolist()))
            handle.write(f"{k % 7},{pixels},{'PublicTest' if k % 9 == 0 else 'Training'}\n")


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "fer2013").mkdir()
        csv = root / "fer2013" / FILE
        if len(sys.argv) > 1:
            csv.symlink_to(Path(sys.argv[1]).resolve())
        else:
            write_random(csv)
        csv.read_bytes()  # so that the disk is read before any clock runs
        fer2013.check_integrity = lambda *_, **__: True
        theirs = seconds(lambda: [FER2013(root, split=split) for split in ("train", "test")])
        first = []
        for opening in range(OPENINGS):
            os.environ["FER_CACHE"] = str(root / f"cache{opening}")
            first.append(seconds(lambda: open_faces(csv)))
        again = [seconds(lambda: open_faces(csv)) for _ in range(OPENINGS)]
    print(f"opening {FILE}, seconds; ours are the median of {OPENINGS}")
    print(f"torchvision, train and test            {theirs:6.2f}")
    print(f"fer, without a cache                   {median(first):6.2f}  {theirs / median(first):5.1f} times as fast")
    print(f"fer, from the cache                    {median(again):6.2f}  {theirs / median(again):5.1f} times as fast")


if __name__ == "__main__":
    main()
