"""A reader that races the writer: whatever of a work's files is there is whole."""

import io
import json
import os
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pandas as pd
import torch
from safetensors.numpy import load

PAUSE = 0.02  # seconds between two readings


def _npz(content: bytes) -> None:
    with np.load(io.BytesIO(content), allow_pickle=False) as stored:
        for name in stored.files:
            stored[name]


def _page(content: bytes) -> None:
    if not content.rstrip().endswith(b"</html>"):
        raise ValueError("the page has no end")


def _table(content: bytes) -> None:
    pd.read_csv(io.BytesIO(content))
    if not content.endswith(b"\n"):
        raise ValueError("the last line has no end")


READERS: dict[str, Callable[[bytes], object]] = {
    ".json": json.loads,
    ".csv": _table,
    ".npz": _npz,
    ".npy": lambda content: np.load(io.BytesIO(content), allow_pickle=False),
    ".safetensors": load,
    ".pt": lambda content: torch.load(io.BytesIO(content), weights_only=True),
    ".html": _page,
}


@contextmanager
def reading(folder: Path) -> Iterator[list[str]]:
    """Read the files under a folder over and over meanwhile; yields the list of what was found half-written."""
    halves: list[str] = []
    over = threading.Event()
    reader = threading.Thread(target=_read, args=(folder, over, halves))
    reader.start()
    try:
        yield halves
    finally:
        over.set()
        reader.join()


def _read(folder: Path, over: threading.Event, halves: list[str]) -> None:
    known: dict[Path, tuple[int, int]] = {}
    while not over.is_set():
        for path in (Path(place, name) for place, _, names in os.walk(folder) for name in names):
            if path.suffix not in READERS or path.name.startswith("."):
                continue
            try:
                stamp = path.stat()
                if known.get(path) == (stamp.st_ino, stamp.st_mtime_ns):
                    continue
                known[path] = (stamp.st_ino, stamp.st_mtime_ns)
                content = path.read_bytes()
            except FileNotFoundError:  # replaced just now
                continue
            try:
                READERS[path.suffix](content)
            except Exception as fault:
                halves.append(f"{path.relative_to(folder)}: {type(fault).__name__}: {fault}")
        time.sleep(PAUSE)
