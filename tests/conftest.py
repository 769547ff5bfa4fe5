"""Fixtures shared by all tests."""

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


@pytest.fixture(scope="session")
def unpack(fer_faces, tmp_path_factory):
    """unpack(layout, limit) -> the folder that holds the real faces in that layout."""
    made: dict[tuple[str, int | None], Path] = {}

    def write(layout: str, limit: int | None = None) -> Path:
        if (layout, limit) not in made:
            out = tmp_path_factory.mktemp(layout)
            words = ["unpack.py", "--layout", layout, "--out", str(out)]
            words += [] if limit is None else ["--limit", str(limit)]
            with pytest.MonkeyPatch.context() as patch:
                patch.setattr("sys.argv", words)
                runpy.run_path(str(fer_faces / "unpack.py"), run_name="__main__")
            made[layout, limit] = out
        return made[layout, limit]

    return write
