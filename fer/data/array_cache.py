"""Arrays that take long to make, kept under a hash of what they were made from."""

import hashlib
import os
import warnings
import zipfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

import numpy as np
from jaxtyping import Shaped
from platformdirs import user_cache_path

from fer.errors import is_of_the_machine
from fer.files import replacing

LONGEST_WAIT = 600.0  # seconds for another process that makes the same arrays; then they are made here as well
Arrays = dict[str, Shaped[np.ndarray, "..."]]
NAMES = "names of the arrays"  # one more that is kept, as checksums tell damage of an array, but not a lost one
# what numpy and zipfile raise for a spoilt file
_DAMAGE = (OSError, ValueError, EOFError, KeyError, zipfile.BadZipFile, NotImplementedError, RuntimeError)


def folder() -> Path:
    """Where they lie: the variable FER_CACHE, else the platform's cache folder. May be deleted at any time."""
    chosen = os.environ.get("FER_CACHE")
    return Path(chosen) if chosen else user_cache_path("fer-report")


def hash_of(*paths: Path) -> str:
    """SHA-256 over the content of files, in the order given."""
    digest = hashlib.sha256()
    for path in paths:
        with path.open("rb") as handle:
            digest.update(hashlib.file_digest(handle, "sha256").digest())
    return digest.hexdigest()


def hash_of_arrays(*arrays: Shaped[np.ndarray, "..."]) -> str:
    """SHA-256 over arrays, in the order given."""
    digest = hashlib.sha256()
    for array in arrays:
        digest.update(f"{array.dtype.str}{array.shape}".encode())
        digest.update(np.ascontiguousarray(array).data)
    return digest.hexdigest()


def cached(key: str, make: Callable[[], Arrays]) -> Arrays:
    """`make()`, or what it gave before under the same key.

    A damaged cache file is made again with a warning; a folder that cannot be read or written costs a warning and
    nothing else.
    """
    kept = folder() / f"{key}.v2.npz"
    try:
        return _read(kept)
    except (FileNotFoundError, NotADirectoryError, PermissionError):  # nothing is kept: `make`, and see below
        pass
    except _DAMAGE as fault:
        if is_of_the_machine(fault):
            raise
        warnings.warn(f"{kept} is damaged ({fault}); it is made again", stacklevel=2)
    arrays = make()
    try:
        kept.parent.mkdir(parents=True, exist_ok=True)
        with replacing(kept) as part, part.open("wb") as handle:
            np.savez(handle, **arrays, **{NAMES: np.array(sorted(arrays))})  # type: ignore[arg-type]
    except OSError as fault:
        warnings.warn(f"{kept} cannot be written ({fault}); set FER_CACHE to a writable folder", stacklevel=2)
    return arrays


def made_once(key: str, make: Callable[[], Arrays]) -> Arrays:
    """As `cached`, for what takes so long that who asks for it meanwhile waits for it, in place of making it too."""
    with _turn(key):
        return cached(key, make)


@contextmanager
def _turn(key: str) -> Iterator[None]:
    """Be the one that makes what a key stands for. Where no lock can be had nobody waits; `cached` then warns of a
    folder that cannot be written to."""
    from filelock import FileLock  # slow to import

    with ExitStack() as stack:
        with suppress(OSError, NotImplementedError):  # TimeoutError among them; the latter of a disk without locks
            folder().mkdir(parents=True, exist_ok=True)
            stack.enter_context(FileLock(folder() / f"{key}.lock", timeout=LONGEST_WAIT))
        yield


def _read(kept: Path) -> Arrays:
    """Raises KeyError where an array is missing that was written."""
    with np.load(kept, allow_pickle=False) as stored:
        arrays = dict(stored)
    names = arrays.pop(NAMES).tolist()
    if sorted(arrays) != names:
        raise KeyError(f"holds {', '.join(sorted(arrays))} in place of {', '.join(names)}")
    return arrays
