"""Networks whose filters are known by hand."""

import math

import numpy as np
import torch
from torch import nn

from fer.models.network import Network

ANGLES = tuple(range(0, 180, 20))  # of the lines, in degrees anticlockwise from horizontal
PERIOD = 8  # pixels, so six cycles a face


class FilterBank(nn.Sequential):
    """Filter k of `last` answers to lines of ANGLES[k]: rectified Gabor filters, passed on as they are."""

    def __init__(self):
        gabor = nn.Conv2d(1, len(ANGLES), 17, bias=False)
        gabor.weight.data = torch.stack([_gabor(math.radians(angle)) for angle in ANGLES])[:, None]
        last = nn.Conv2d(len(ANGLES), len(ANGLES), 1, bias=False)
        last.weight.data = torch.eye(len(ANGLES))[:, :, None, None]
        super().__init__(gabor, nn.ReLU(), last)
        self.last = last


def _gabor(angle: float) -> torch.Tensor:
    y, x = torch.meshgrid(torch.arange(-8.0, 9), torch.arange(-8.0, 9), indexing="ij")
    across = x * math.sin(angle) + y * math.cos(angle)  # rows count downwards
    wave = torch.cos(2 * math.pi * across / PERIOD) * torch.exp(-(x**2 + y**2) / 32)
    return (wave - wave.mean()) / 10


def detectors(*, filters: int = 4) -> Network:
    """Quadrants of 24 pixels: filter k is the grey of quadrant k, and decides class k alone, where it is above 0.35.

    Class 4 is the answer where none is. Filters beyond the quadrants copy filter 0, and no class hears them.
    """
    last = nn.Conv2d(4, filters, 1, bias=False)
    last.weight.data = torch.eye(4)[[k if k < 4 else 0 for k in range(filters)]][:, :, None, None]
    head = nn.Linear(filters, 5)
    head.weight.data = torch.eye(5, filters)
    head.weight.data[4] = 0
    head.bias.data = torch.tensor([0, 0, 0, 0, 0.35])
    features = nn.Sequential(nn.AvgPool2d(24), nn.Flatten(2), Quadrants(), last)
    return Network(features, nn.Sequential(nn.ReLU(), nn.AdaptiveAvgPool2d(1), nn.Flatten(), head))


class Quadrants(nn.Module):
    """Four numbers become four maps of one cell."""

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return x.transpose(1, 2).unsqueeze(3)


def quadrants():
    """Two hundred images: in class k < 4 quadrant k is brighter than the others, in class 4 none is."""
    labels = np.arange(200) % 5
    x = 0.2 * torch.rand(200, 1, 48, 48, generator=torch.Generator().manual_seed(0))
    for image, k in zip(x[:, 0], labels, strict=True):
        if k < 4:
            image[24 * (k // 2) :, 24 * (k % 2) :][:24, :24] += 0.5
    return x, labels
