"""Kernels that compare pixels, kernels that add them, and what chance makes of either."""

import numpy as np
import pytest
import torch

from fer.filters import kernels
from fer.filters.kernels import edge_chance, edge_share


def test_random_kernels_nearly_cancel_the_more_often_the_larger_they_are():
    assert edge_chance(1, least=kernels.EDGES) == 0
    two = edge_chance(2, least=0.5)  # against draws of another generator
    drawn = torch.randn(40_000, 4, generator=torch.Generator().manual_seed(0))
    assert two == pytest.approx(float((drawn.sum(1).abs() <= 0.5 * drawn.abs().sum(1)).float().mean()), abs=0.02)
    assert 0.4 < edge_chance(3, least=kernels.EDGES) < 0.65 < edge_chance(7, least=kernels.EDGES)


def test_edge_share_is_one_where_weights_cancel_and_zero_where_they_have_one_sign():
    kernels = np.array(
        [[[1.0, -1.0], [1.0, -1.0]], [[-1.0, -2.0], [0.0, -1.0]], [[3.0, -1.0], [0.0, 0.0]], np.zeros((2, 2))]
    )
    assert edge_share(kernels).tolist() == [1.0, 0.0, 0.5, 0.0]


def test_kernels_are_counted_by_their_limits_beside_chance():
    cancel, add, between = [[1.0, -1.0], [1.0, -1.0]], [[2.0, 1.0], [1.0, 1.0]], [[3.0, -1.0], [0.0, 0.0]]
    found = kernels.measure(np.array([cancel, add, between, cancel]))
    assert (found.side, found.edge_share, found.edges, found.brightness) == (2, (1.0, 0.0, 0.5, 1.0), 2, 1)
    assert found.interval.low < found.interval.value == 0.5 < found.interval.high
    assert found.chance == edge_chance(2, least=kernels.EDGES)
    with pytest.raises(ValueError):
        kernels.measure(np.zeros((0, 2, 2)))


def test_a_layers_kernels_are_summed_over_the_channels_that_it_reads():
    layer = torch.nn.Conv2d(2, 1, 3)
    layer.weight.data = torch.stack([torch.ones(3, 3), 2 * torch.eye(3)])[None]
    assert kernels.of(layer).tolist() == [[[3, 1, 1], [1, 3, 1], [1, 1, 3]]]
