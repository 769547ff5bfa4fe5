"""A small network and a few images, shared by the tests of question 5."""

import pytest
import torch

from fer.models.build import build


@pytest.fixture(scope="session")
def tiny_model():
    """A network of 4 and 8 filters, untrained. Do not change it."""
    torch.manual_seed(0)
    return build("vgg", widths=(4, 8), stem_stride=2, dropout=0.5)


@pytest.fixture
def faces():
    """Six images of noise, 1x48x48."""
    return torch.rand(6, 1, 48, 48, generator=torch.Generator().manual_seed(1))
