"""Random weights in place of the learned ones."""

import pytest
import torch
from torch import nn

from fer.models.build import build
from fer.models.foreign import Foreign
from fer.models.random_weights import with_random_weights
from fer.saliency.randomisation import randomised


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


@pytest.fixture(params=[nn.utils.parametrizations.spectral_norm, nn.utils.spectral_norm], ids=["new", "old"])
def spectral(request):
    """A network whose weights have a spectral norm of 1 each, and before that almost one singular value alone, as may
    be learned: random weights of the same size have hardly anything along its vectors."""
    torch.manual_seed(0)
    layers = [nn.Conv2d(1, 8, 5), nn.ReLU(), nn.AdaptiveAvgPool2d(3), nn.Flatten(), nn.Linear(72, 7)]
    with torch.no_grad():
        for layer in (layers[0], layers[4]):
            one = torch.linspace(0.5, 1.5, layer.weight.numel() // len(layer.weight))
            across = torch.linspace(1, -1, len(layer.weight))
            layer.weight.copy_(torch.outer(across, one).view_as(layer.weight) + 0.1 * layer.weight)
    layers[0], layers[4] = request.param(layers[0]), request.param(layers[4])
    model = Foreign(nn.Sequential(*layers), name="a:b")
    model.train()
    for _ in range(20):
        model(torch.rand(2, 1, 48, 48))
    return model.eval()


def norms_of(model):
    """The largest singular value of each weight with which it answers."""
    with torch.no_grad():
        model(torch.rand(2, 1, 48, 48))
        return [torch.linalg.matrix_norm(model.network[k].weight.flatten(1), 2).item() for k in (0, 4)]


@pytest.mark.filterwarnings("ignore:.*spectral_norm` is deprecated:FutureWarning")
def test_a_spectral_norm_is_that_of_the_random_weights(spectral):
    before = {key: value.clone() for key, value in spectral.state_dict().items()}
    assert norms_of(spectral) == pytest.approx([1, 1], abs=0.02)
    assert norms_of(with_random_weights(spectral, seed=1)) == pytest.approx([1, 1], abs=0.1)
    assert all(torch.equal(value, before[key]) for key, value in spectral.state_dict().items())


@pytest.mark.filterwarnings("ignore:.*spectral_norm` is deprecated:FutureWarning")
def test_so_it_is_at_every_step_of_a_cascade(spectral):
    for _, network in randomised(spectral, seed=1):
        assert norms_of(network) == pytest.approx([1, 1], abs=0.1)
