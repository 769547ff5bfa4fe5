"""The last maps of each size, in every architecture."""

import numpy as np
import pytest
import torch
from torch import nn

from fer.filters.layers import layers_of, standardised
from fer.models.build import build
from fer.models.foreign import Foreign


@pytest.mark.parametrize(
    ("name", "options", "sides"),
    [
        ("vgg", {"widths": (4, 8, 8)}, [48, 24, 12]),
        ("vgg", {"widths": (4, 8), "stem_stride": 2}, [24, 12]),
        ("resnet", {"widths": (4, 8), "stem_stride": 2}, [24, 12]),
        ("original", {}, [24, 12, 6, 3, 2, 4]),
    ],
)
def test_a_layer_a_size(name, options, sides):
    torch.manual_seed(0)
    model = build(name, **options).eval()
    x = torch.rand(5, 1, 48, 48)
    layers, logits = layers_of(model, x)
    assert [layer.side for layer in layers] == sides
    assert all(layer.means.shape == (5, layer.channels) for layer in layers)
    np.testing.assert_allclose(logits, model(x).detach().numpy(), atol=1e-4)
    last = model.features(x).mean(dim=(2, 3)).detach().double().numpy()
    np.testing.assert_allclose(layers[-1].means, standardised(last), atol=1e-3)


class Gated(nn.Module):
    """Maps weighed by gates that are single numbers, as in squeeze-and-excitation."""

    def __init__(self, size: int, channels: int):
        super().__init__()
        self.convolve = nn.Conv2d(size, channels, 3, stride=2, padding=1)
        self.squeeze, self.gate = nn.AdaptiveAvgPool2d(1), nn.Conv2d(channels, channels, 1)

    def forward(self, x):
        maps = self.convolve(x)
        return maps * self.gate(self.squeeze(maps)).sigmoid()


def test_a_gate_is_no_layer():
    last = nn.Conv2d(8, 6, 3, padding=1)
    network = nn.Sequential(Gated(1, 4), Gated(4, 8), last, nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(6, 7))
    layers, _ = layers_of(Foreign(network.eval(), name="gated"), torch.rand(5, 1, 48, 48))
    assert [(layer.channels, layer.side) for layer in layers] == [(4, 24), (6, 12)]


def test_the_network_stays_as_it_was(tiny_model, faces, left_as_it_was):
    check = left_as_it_was(tiny_model)
    layers_of(tiny_model, faces)
    check()


def test_what_does_not_vary_is_nought():
    values = standardised(np.array([[1.0, 5.0], [3.0, 5.0]]))
    np.testing.assert_allclose(values, [[-1, 0], [1, 0]])
