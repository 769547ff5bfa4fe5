"""The facts of question 1, counted by hand."""

import pytest
from torch import nn

from fer.architecture.facts import Distribution, distribution
from fer.architecture.layers import layers_of


def test_distribution_by_hand():
    network = nn.Sequential(nn.Conv2d(1, 2, 3, bias=False), nn.Flatten(), nn.Linear(8, 2, bias=False))
    layers = layers_of(network, (1, 4, 4))  # 18 parameters, 72 multiply-adds; then 16 and 16
    assert distribution("parameters", layers, layers) == Distribution(
        total=34,
        in_convolutions=18 / 34,
        heaviest=(1,),
        heaviest_kinds=("Conv2d",),
        heaviest_share=18 / 34,
    )
    assert distribution("multiply_adds", layers, layers).in_convolutions == pytest.approx(72 / 88)


def test_distribution_names_all_of_the_heaviest():
    network = nn.Sequential(nn.Linear(4, 4), nn.ReLU(), nn.Linear(4, 4))
    parameters = distribution("parameters", *[layers_of(network, (4,))] * 2)
    assert (parameters.heaviest, parameters.heaviest_share) == ((1, 3), 0.5)
