"""Drawn faces that several tests look at."""

import pytest

from fer.data.synthetic.draw import draw


@pytest.fixture(scope="session")
def faces():
    return draw(1200, seed=11)
