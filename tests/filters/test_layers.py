"""The last maps of each size, in every architecture."""

import numpy as np
import pytest
import torch

from fer.filters.layers import layers_of, standardised
from fer.models.build import build


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


def test_the_network_stays_as_it_was(tiny_model, faces, left_as_it_was):
    check = left_as_it_was(tiny_model)
    layers_of(tiny_model, faces)
    check()


def test_what_does_not_vary_is_nought():
    values = standardised(np.array([[1.0, 5.0], [3.0, 5.0]]))
    np.testing.assert_allclose(values, [[-1, 0], [1, 0]])
