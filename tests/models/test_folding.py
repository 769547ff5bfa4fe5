"""A network without batch normalisation gives the same maps."""

import pytest
import torch
from torch import nn

from fer.models.build import build
from fer.models.folding import folded, rectify_in_place, without_norms
from fer.models.probe import passed_on, reader


@pytest.fixture
def faces():
    """Six images of noise, 1x48x48."""
    return torch.rand(6, 1, 48, 48, generator=torch.Generator().manual_seed(1))


@pytest.fixture(params=["vgg", "resnet"])
def network(request):
    """With weights, batch statistics and gains that are not those of a fresh network."""
    torch.manual_seed(0)
    model = build(request.param, widths=(4, 8))
    for part in model.modules():
        if isinstance(part, nn.Conv2d):
            nn.init.normal_(part.weight, std=0.3)
        if isinstance(part, nn.BatchNorm2d):
            part.running_mean.uniform_(-0.2, 0.2)
            for values in (part.running_var, part.weight.data):
                values.uniform_(0.5, 1.5)
    return model


def test_maps_are_the_same_and_the_network_is_left_as_it_was(network, faces, left_as_it_was):
    check = left_as_it_was(network)
    for layer in (passed_on(network, network.last_convolution), network.last_convolution):
        own, fewer = reader(network, layer)(faces), reader(*folded(network, layer))(faces)
        assert (own - fewer).abs().max() < 1e-4 * own.std() and own.std() > 0.1
    check()


def test_normalisation_behind_convolutions_is_gone(network):
    model, layer = folded(network, passed_on(network, network.last_convolution))
    assert not [part for part in model.modules() if isinstance(part, nn.BatchNorm2d)]
    assert isinstance(layer, nn.Identity) and layer in list(model.modules())
    assert not any(weight.requires_grad for weight in model.parameters())


def test_gradients_are_the_same_without_norms(network, faces):
    """Saliency maps are made of the quick copy: a ReLU at its kink may turn, the others may not."""
    own, quick = (
        torch.autograd.grad(model.eval()(x := faces.clone().requires_grad_())[:, 3].sum(), x)[0]
        for model in (network, without_norms(network))
    )
    assert not any(isinstance(part, nn.BatchNorm2d) for part in without_norms(network).modules())
    assert (own - quick).abs().quantile(0.99) < 1e-3 * own.std() and own.std() > 0


def test_a_network_that_cannot_be_traced_keeps_its_norms(faces):
    class Branching(nn.Sequential):
        def forward(self, x):
            return super().forward(x if x.sum() > 0 else -x)

    network = Branching(nn.Conv2d(1, 2, 3), nn.BatchNorm2d(2), nn.Flatten(), nn.Linear(2 * 46 * 46, 7)).eval()
    quick = without_norms(network)
    assert isinstance(quick[1], nn.BatchNorm2d) and torch.allclose(quick(faces), network(faces), atol=1e-5)


def test_a_convolution_that_runs_twice_keeps_its_own_weights(faces):
    class Twice(nn.Module):
        def __init__(self):
            super().__init__()
            self.convolution, self.first, self.second = nn.Conv2d(1, 1, 1), nn.BatchNorm2d(1), nn.BatchNorm2d(1)

        def forward(self, x):
            return self.second(self.convolution(self.first(self.convolution(x))))

    model = Twice()
    whole, layer = folded(model, model.second)
    assert whole.second is layer and isinstance(layer, nn.BatchNorm2d)


NORMS = nn.utils.parametrizations


@pytest.mark.filterwarnings("ignore:.*weight_norm` is deprecated:FutureWarning")
@pytest.mark.parametrize(
    "change",
    [nn.utils.weight_norm, nn.utils.spectral_norm, NORMS.weight_norm, NORMS.spectral_norm],
    ids=["weight", "spectral", "weight as parametrization", "spectral as parametrization"],
)
def test_a_convolution_that_computes_its_weight_keeps_its_norm(change, faces):
    torch.manual_seed(0)
    network = nn.Sequential(change(nn.Conv2d(1, 2, 3)), nn.BatchNorm2d(2), nn.Flatten(), nn.Linear(2 * 46 * 46, 7))
    with torch.no_grad():
        network(faces)  # moves the statistics
    quick = without_norms(network)
    assert isinstance(quick[1], nn.BatchNorm2d)
    torch.testing.assert_close(quick(faces), network.eval()(faces))


def test_a_norm_by_the_batchs_own_statistics_stays(faces):
    norm = nn.BatchNorm2d(2, track_running_stats=False)
    network = nn.Sequential(nn.Conv2d(1, 2, 3), norm, nn.Flatten(), nn.Linear(2 * 46 * 46, 7)).eval()
    torch.testing.assert_close(without_norms(network)(faces), network(faces))


def test_rectifiers_overwrite_only_what_nothing_else_reads(faces):
    class Branched(nn.Module):
        def __init__(self):
            super().__init__()
            self.first, self.norm, self.alone = nn.Conv2d(1, 2, 3), nn.BatchNorm2d(2), nn.ReLU()
            self.second, self.shared, self.pool = nn.Conv2d(2, 2, 3), nn.ReLU(), nn.MaxPool2d(2)
            self.of_pool = nn.ReLU()

        def forward(self, x):
            y = self.second(self.alone(self.norm(self.first(x))))
            return self.of_pool(self.pool(y + self.shared(y)))

    model = without_norms(Branched())
    expected = model(faces)
    rectify_in_place(model)
    assert [model.alone.inplace, model.shared.inplace, model.of_pool.inplace] == [True, False, False]
    torch.testing.assert_close(model(faces), expected)
