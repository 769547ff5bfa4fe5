"""A csv of faces to be spoilt."""

from pathlib import Path

import pytest
from made_faces import write_fer2013


@pytest.fixture
def fer_csv(tmp_path, monkeypatch) -> Path:
    monkeypatch.setenv("FER_CACHE", str(tmp_path / "cache"))
    return write_fer2013(tmp_path / "fer2013.csv")
