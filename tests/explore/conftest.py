"""A run that is ready to be asked."""

import pytest

from fer.explore.subject import opened
from fer.runs.same_faces import faces_of


@pytest.fixture(scope="session")
def subject(tiny_run):
    return opened(tiny_run)


@pytest.fixture(scope="session")
def synthetic_none(tiny_run):
    """Faces, none of them."""
    return faces_of(tiny_run).split("nothing")
