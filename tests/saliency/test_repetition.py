"""Whether SmoothGrad has settled, where it is known."""

import numpy as np
import pytest
import torch
from torch import nn

from fer.saliency import repetition
from fer.saliency.agreement import rank_correlation
from fer.saliency.repetition import Repeated
from fer.statistics.interval import Interval
from fer.statistics.means import Mean

FACES = torch.rand(4, 1, 48, 48, generator=torch.Generator().manual_seed(1))
TARGET = torch.zeros(4, dtype=torch.long)


def test_of_a_linear_network_every_draw_gives_the_same_map():
    torch.manual_seed(0)
    linear = nn.Sequential(nn.Flatten(), nn.Linear(48 * 48, 7))
    found = repetition.measure(linear, FACES, TARGET, copies=(8, 2, 2))
    assert [of.copies for of in found] == [2, 8]
    assert all(of.likeness.value > 0.9999 for of in found)


def test_of_a_curved_one_more_copies_agree_better():
    class Wild(nn.Module):
        def forward(self, x):
            return torch.sin(10 * x).flatten(1).sum(dim=1, keepdim=True).expand(-1, 7)

    few, many = repetition.measure(Wild(), FACES, TARGET, copies=(2, 64))
    assert few.likeness.interval.high < many.likeness.interval.low


def test_maps_without_an_order_have_no_likeness():
    class Still(nn.Module):
        def forward(self, x):
            return 0 * x.flatten(1)[:, :7]

    assert repetition.measure(Still(), FACES, TARGET, copies=(2,))[0].likeness is None


def test_a_map_without_noise_is_as_like_a_noisy_one_as_the_root_of_the_likeness_of_two_noisy_ones():
    random = np.random.default_rng(0)
    clean = random.random((8, 48, 48))
    noisy, other = (clean + 0.5 * random.random(clean.shape) for _ in range(2))
    likeness = rank_correlation(noisy, other).mean()
    found = Repeated(1, Mean(likeness, Interval(likeness, likeness, likeness), 8))
    assert found.ceiling.value == pytest.approx(rank_correlation(clean, noisy).mean(), abs=0.01)
    assert found.ceiling.value > likeness + 0.05


@pytest.mark.parametrize("likeness", [None, Mean(0.5, None, 1)])
def test_without_an_interval_there_is_no_ceiling(likeness):
    assert Repeated(4, likeness).ceiling is None


def test_noise_alone_allows_no_likeness():
    found = Repeated(1, Mean(-0.01, Interval(-0.01, -0.02, 0.04), 9))
    assert found.ceiling == Interval(0.0, 0.0, 0.2)
