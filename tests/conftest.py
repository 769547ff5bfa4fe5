"""Fixtures shared by all tests."""

import functools
import os
import runpy
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="session")
def fer_faces() -> Path:
    """The folder of real FER2013 faces that the variable FER_FACES names; the test is skipped without it."""
    folder = os.environ.get("FER_FACES")
    if not folder:
        pytest.skip("FER_FACES names no folder of real faces")
    assert (Path(folder) / "unpack.py").is_file(), f"FER_FACES={folder} holds no unpack.py"
    return Path(folder)


@pytest.fixture(scope="session", autouse=True)
def own_cache(tmp_path_factory):
    """Tests read and write a cache of their own."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("FER_CACHE", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture(scope="session")
def unpack(fer_faces, tmp_path_factory):
    """unpack(layout, limit) -> the folder that holds the real faces in that layout."""
    main = runpy.run_path(str(fer_faces / "unpack.py"))["main"]
    main.__globals__["load"] = functools.cache(main.__globals__["load"])  # the sheets of faces are decoded once

    @functools.cache
    def write(layout: str, limit: int | None = None) -> Path:
        out = tmp_path_factory.mktemp(layout)
        words = ["unpack.py", "--layout", layout, "--out", str(out)]
        words += [] if limit is None else ["--limit", str(limit)]
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("sys.argv", words)
            main()
        return out

    return write
