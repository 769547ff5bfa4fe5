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


@pytest.fixture
def left_as_it_was():
    """left_as_it_was(model) -> a function that fails where the model, or torch's random state, has changed since."""

    def begin(model):
        weights = {key: value.clone() for key, value in model.state_dict().items()}
        modes, random = [part.training for part in model.modules()], torch.get_rng_state()

        def check():
            assert [part.training for part in model.modules()] == modes
            assert all(p.grad is None and p.requires_grad for p in model.parameters())
            assert all(torch.equal(value, weights[key]) for key, value in model.state_dict().items())
            assert not any(part._forward_hooks for part in model.modules())
            assert torch.equal(torch.get_rng_state(), random)

        return check

    return begin
