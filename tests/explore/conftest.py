"""A run that is ready to be asked, and a picture to upload."""

import io

import pytest
from PIL import Image

from fer.explore.subject import opened
from fer.runs.same_faces import faces_of


@pytest.fixture(scope="session")
def subject(tiny_run):
    return opened(tiny_run)


@pytest.fixture(scope="session")
def synthetic_none(tiny_run):
    """Faces, none of them."""
    return faces_of(tiny_run).split("nothing")


@pytest.fixture
def png():
    """png(60, 48, level=90) -> the bytes of a picture of that width, height and grey."""

    def make(width: int = 60, height: int = 48, *, level: int = 90) -> bytes:
        buffer = io.BytesIO()
        Image.new("L", (width, height), level).save(buffer, "png")
        return buffer.getvalue()

    return make
