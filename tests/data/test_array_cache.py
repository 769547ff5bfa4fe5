"""A cache that is damaged or cannot be written costs a warning and nothing else."""

import warnings

import pytest
from made_faces import write_fer2013

from fer.data import array_cache
from fer.data.source import open_faces


@pytest.mark.parametrize("damage", [lambda raw: raw[: len(raw) // 2], lambda raw: raw[:5000] + b"?" + raw[5001:]])
def test_damaged_cache_is_made_again_with_a_warning(tmp_path, monkeypatch, damage):
    monkeypatch.setenv("FER_CACHE", str(tmp_path / "cache"))
    path = write_fer2013(tmp_path / "fer2013.csv")
    before = open_faces(path)
    (kept,) = array_cache.folder().iterdir()
    whole = kept.read_bytes()
    kept.write_bytes(damage(whole))
    with pytest.warns(UserWarning, match="is damaged"):
        assert open_faces(path).origin == before.origin
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        open_faces(path)


def test_a_cache_that_cannot_be_written_costs_a_warning(tmp_path, monkeypatch):
    (tmp_path / "file").touch()
    monkeypatch.setenv("FER_CACHE", str(tmp_path / "file"))
    with pytest.warns(UserWarning, match="cannot be written"):
        open_faces(write_fer2013(tmp_path / "fer2013.csv"))
