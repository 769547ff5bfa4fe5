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

import numpy as np
from torchvision.datasets import FER2013, fer2013

from fer.data import open_faces

FACES = 32_000


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
        csv = root / "fer2013" / "fer2013.csv"
        if len(sys.argv) > 1:
            csv.symlink_to(Path(sys.argv[1]).resolve())
        else:
            write_random(csv)
        os.environ["FER_CACHE"] = str(root / "cache")
        csv.read_bytes()  # so that the disk is read before any clock runs
        fer2013.check_integrity = lambda *_, **__: True
        first = seconds(lambda: open_faces(csv))
        theirs = seconds(lambda: [FER2013(root, split=split) for split in ("train", "test")])
        again = min(seconds(lambda: open_faces(csv)) for _ in range(3))
    print(f"fer, first opening (parses, writes the cache)  {first:6.2f} s")
    print(f"torchvision, train and test                    {theirs:6.2f} s   {theirs / first:.1f} times ours")
    print(f"fer, later openings (from the cache)           {again:6.2f} s")


if __name__ == "__main__":
    main()
