"""Pictures of telephones are read where the extra is installed, and named with the remedy where it is not."""

import importlib.util

import numpy as np
import pytest
from PIL import Image

from fer.data.layouts import heif
from fer.data.layouts.unlabelled import open_unlabelled
from fer.errors import InputError


@pytest.fixture(autouse=True)
def asked_afresh():
    heif.is_read.cache_clear()
    yield
    heif.is_read.cache_clear()


def test_without_the_extra_the_remedy_is_named(tmp_path, monkeypatch):
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    (tmp_path / "a.heic").write_bytes(b"\0\0\0\x18ftypheic" + bytes(40))
    for path in (tmp_path, tmp_path / "a.heic"):
        with pytest.raises(InputError, match=r"pip install 'fer-report\[heic\]'"):
            open_unlabelled(path)


@pytest.mark.skipif(
    importlib.util.find_spec("pillow_heif") is None, reason="needs the extra heic: pip install 'fer-report[heic]'"
)
def test_with_it_the_picture_is_read(tmp_path):
    from pillow_heif import from_pillow

    from_pillow(Image.new("RGB", (80, 60), (200, 200, 200))).save(tmp_path / "a.heic")
    (part,) = open_unlabelled(tmp_path).parts()
    assert part.ids == ["a"]
    assert np.abs(part.images.astype(int) - 200).max() < 4
