"""Parsed csv files, kept under the hash of their content so that the second opening reads no text."""

import hashlib
import os
import warnings
import zipfile
from collections.abc import Callable
from pathlib import Path

import numpy as np
from platformdirs import user_cache_path

from fer.files import replacing

Arrays = dict[str, np.ndarray]

FORMAT = 1  # raise when the parser's result changes, so that older files are left alone


def folder() -> Path:
    """Where parsed files lie: the variable FER_CACHE, else the platform's cache folder. May be deleted at any time."""
    chosen = os.environ.get("FER_CACHE")
    return Path(chosen) if chosen else user_cache_path("fer-report")


def cached(path: Path, parse: Callable[[Path], Arrays]) -> Arrays:
    """`parse(path)`, or what it gave before for a file of the same content.

    A damaged cache file (its checksums tell) is made again with a warning; a folder that cannot be written costs
    a warning and nothing else.
    """
    with path.open("rb") as handle:
        key = hashlib.file_digest(handle, "sha256").hexdigest()
    kept = folder() / f"{key}.{FORMAT}.npz"
    if kept.is_file():
        try:
            with np.load(kept, allow_pickle=False) as arrays:
                return dict(arrays)
        except (OSError, ValueError, EOFError, KeyError, zipfile.BadZipFile) as fault:
            warnings.warn(f"{kept} is damaged ({fault}); it is made again from {path}", stacklevel=2)
    arrays = parse(path)
    try:
        kept.parent.mkdir(parents=True, exist_ok=True)
        with replacing(kept) as part, part.open("wb") as handle:
            np.savez(handle, allow_pickle=False, **arrays)
    except OSError as fault:
        warnings.warn(f"{kept} cannot be written ({fault}); set FER_CACHE to a writable folder", stacklevel=2)
    return arrays
