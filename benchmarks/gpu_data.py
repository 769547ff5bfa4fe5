"""Pack the labelled faces of training and validation into one small file for benchmarks/gpu.py.

    python benchmarks/gpu_data.py fer2013.csv faces.npz

The source is any that `fer train --data` reads. Faces of the test split stay out: nothing is chosen or judged by them.
"""

import argparse
import sys
from pathlib import Path

import numpy as np
import torch
from on_gpu.faces import Packed, pack

from fer.data.faces import Faces
from fer.data.source import open_to_train
from fer.errors import InputError
from fer.files import refuse_unwritable
from fer.training.loop import Labelled


def packed(faces: Faces) -> Packed:
    """The labelled faces of both splits."""
    parts = {split: faces.split(split).labelled() for split in ("train", "val")}
    train, val = (
        Labelled(torch.from_numpy(part.images), torch.from_numpy(part.labels.astype(np.int64)))
        for part in parts.values()
    )
    return Packed(train, val, {split: part.votes for split, part in parts.items() if part.votes is not None})


def main(words: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("source", help="a csv or a folder, as fer train --data takes it, or 'synthetic'")
    parser.add_argument("out", type=Path, help="the .npz file to write")
    parser.add_argument("--limit", type=int, help="at most so many faces of each split")
    chosen = parser.parse_args(words)
    refuse_unwritable(chosen.out)
    faces = packed(open_to_train(chosen.source, limit=chosen.limit, split_seed=0, fold=None, train_faces=None))
    pack(chosen.out, faces)
    counts = f"{len(faces.train.labels):,} faces to train on and {len(faces.val.labels):,} to judge by"
    print(f"{chosen.out}: {counts}, {chosen.out.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    try:
        main()
    except InputError as refused:
        sys.exit(f"gpu_data: {refused}")
