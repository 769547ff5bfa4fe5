"""Whether SmoothGrad has settled, where it is known."""

import torch
from torch import nn

from fer.saliency import repetition

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
