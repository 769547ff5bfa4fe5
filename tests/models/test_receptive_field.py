"""Receptive fields, beside hand counts, published ones and the pixels that gradients reach."""

import pytest
import torch
from torch import nn

from fer.models.build import build
from fer.models.receptive_field import measured, receptive_field
from fer.models.resnet import ResidualBlock


@pytest.mark.parametrize(
    ("layers", "side"),
    [
        ([nn.Conv2d(1, 1, 3)], 3),
        ([nn.Conv2d(1, 1, 3), nn.Conv2d(1, 1, 3)], 5),
        ([nn.Conv2d(1, 1, 3, stride=2), nn.Conv2d(1, 1, 3)], 7),
        ([nn.Conv2d(1, 1, 3), nn.MaxPool2d(2), nn.Conv2d(1, 1, 3)], 8),
        ([nn.Conv2d(1, 1, 3, dilation=2), nn.BatchNorm2d(1)], 5),
        ([nn.Conv2d(1, 1, 4, stride=4), nn.ConvTranspose2d(1, 1, 4, stride=2), nn.Conv2d(1, 1, 3)], 12),
        ([ResidualBlock(1, 2, stride=2), nn.Conv2d(2, 1, 3)], 11),
    ],
)
def test_small_chains_by_hand_and_by_gradient(layers, side):
    network = nn.Sequential(*layers).eval()
    assert receptive_field(network, layers[-1]) == side
    assert _reached(network) == side


def _reached(network: nn.Sequential) -> int:
    """The widest span of columns that one output depends on: positive weights and inputs let no gradient vanish."""
    widths = []
    for seed in range(20):  # a maximum passes its gradient to one of its inputs; many draws reach them all
        generator = torch.Generator().manual_seed(seed)
        for parameter in network.parameters():
            parameter.data = torch.rand(parameter.shape, generator=generator) + 0.1
        x = torch.rand(1, 1, 40, 40, generator=generator).requires_grad_()
        row = network(x)[0, 0]
        for k in range(2):  # beside each other, as a transposed convolution sees differently at odd positions
            position = row.shape[0] // 2 + k
            (gradient,) = torch.autograd.grad(row[position, position], x, retain_graph=True)
            columns = gradient[0, 0].abs().sum(0).nonzero().flatten()
            widths.append(int(columns[-1] - columns[0]) + 1)
    return max(widths)


def test_resnet_18_sees_435_pixels():
    """Araujo et al. 2019 give 435 for the last convolution of ResNet-18's trunk."""
    model = build("original")
    assert receptive_field(model, model.features[1].layer4[1].conv2) == 435


def test_a_default_vgg_sees_68_pixels():
    """3, 5 | 6: 10, 14 | 16: 24, 32 | 36: 52, 68, where | is a pooling and its own window."""
    model = build("vgg")
    assert receptive_field(model, model.last_convolution) == 68


def test_a_layer_of_another_model_is_refused():
    with pytest.raises(ValueError, match="no layer of this model"):
        receptive_field(build("vgg", widths=(2,)), nn.Conv2d(1, 1, 3))


class OfFaces(nn.Module):
    """Takes faces alone, and leaves one of its layers out."""

    def __init__(self):
        super().__init__()
        self.first, self.idle = nn.Conv2d(1, 1, 3), nn.Conv2d(1, 1, 3)

    def forward(self, x):
        return self.first(x.reshape(len(x), 1, 48, 48))


def test_a_field_is_measured_on_a_face_where_the_network_takes_nothing_larger():
    model = OfFaces()
    assert measured(model, model.first) == 3


def test_a_layer_that_does_not_run_has_no_field():
    model = OfFaces()
    with pytest.raises(ValueError, match="is no layer that this model runs"):
        measured(model, model.idle)
