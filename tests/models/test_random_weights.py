"""Random weights in place of the learned ones."""

import pytest
import torch
from torch import nn

from fer.models.build import build
from fer.models.foreign import Foreign
from fer.models.random_weights import with_random_weights


class Scaled(nn.Module):
    def __init__(self):
        super().__init__()
        self.scales = nn.Parameter(torch.arange(8.0))


def test_every_weight_is_drawn_anew_by_its_seed_and_nothing_else_changes():
    model = build("vgg", widths=(4, 8))
    with torch.no_grad():
        model(torch.rand(4, 1, 48, 48))  # moves the statistics of batch normalisation
    before = {key: value.clone() for key, value in model.state_dict().items()}
    random = torch.get_rng_state()
    first, again, other = (with_random_weights(model, seed=seed).state_dict() for seed in (1, 1, 2))
    assert torch.equal(torch.get_rng_state(), random)
    assert all(torch.equal(value, before[key]) for key, value in model.state_dict().items())
    assert all(torch.equal(first[key], again[key]) for key in first)
    key = "features.1.weight"
    assert not torch.equal(first[key], before[key]) and not torch.equal(first[key], other[key])
    assert (first["features.2.running_mean"] == 0).all()


@pytest.mark.filterwarnings("ignore:.*weight_norm` is deprecated:FutureWarning")
@pytest.mark.parametrize(
    "make",
    [
        lambda: Scaled(),
        lambda: nn.MultiheadAttention(8, 2),
        lambda: nn.utils.parametrizations.weight_norm(nn.Conv2d(2, 4, 3)),
        lambda: Foreign(
            nn.Sequential(nn.utils.weight_norm(nn.Conv2d(1, 7, 3)), nn.MaxPool2d(46), nn.Flatten()), name="a:b"
        ),
        lambda: nn.utils.parametrizations.spectral_norm(nn.Conv2d(2, 4, 3)),
    ],
)
def test_what_no_initialisation_draws_is_shuffled(make):
    """But for what is the same number throughout, such as zeros."""
    torch.manual_seed(0)
    model = make()
    random = dict(with_random_weights(model, seed=1).named_parameters())
    several = [(name, weight) for name, weight in model.named_parameters() if len(weight.unique()) > 1]
    assert several
    for name, weight in several:
        assert not torch.equal(random[name], weight)


def test_shuffled_weights_keep_their_values():
    shuffled = with_random_weights(Scaled(), seed=1)
    assert sorted(shuffled.scales.tolist()) == list(range(8))
