"""Variants of the VGG: gates on the channels, and maxima that are smoothed before every second one is taken."""

from typing import Any

import torch
from jaxtyping import Float
from torch import fx, nn

from fer.models.network import Maps, Network
from fer.models.vgg import vgg


def variant(*, squeeze: bool = False, blurred: bool = False, **options: Any) -> Network:
    """`fer.models.vgg` by its options, with gates that end each stage (`squeeze`), or smoothed maxima (`blurred`)."""
    plain = vgg(**options)
    layers: list[nn.Module] = []
    channels = 0
    for layer in (*plain.features.children(), None):  # None: behind the last stage
        if squeeze and (layer is None or isinstance(layer, nn.MaxPool2d)):
            layers.append(Gate(channels))
        if blurred and isinstance(layer, nn.MaxPool2d):
            layers += [nn.MaxPool2d(2, stride=1), Blur(channels)]
        elif layer is not None:
            layers.append(layer)
        channels = layer.out_channels if isinstance(layer, nn.Conv2d) else channels
    return Network(nn.Sequential(*layers), plain.classifier)


class Blur(nn.Module):
    """Every second position of a binomial blur, so that a shift of a pixel changes little (Zhang 2019, section 3.3)."""

    kernel: torch.Tensor

    def __init__(self, channels: int):
        super().__init__()
        self.channels = channels
        row = torch.tensor([1.0, 2.0, 1.0]) / 4
        self.register_buffer("kernel", torch.outer(row, row).expand(channels, 1, 3, 3).clone())

    def forward(self, x: Maps) -> Float[torch.Tensor, "b c i j"] | fx.Proxy:
        return nn.functional.conv2d(x, self.kernel, stride=2, padding=1, groups=self.channels)  # type: ignore[arg-type]


class Gate(nn.Module):
    """x * sigmoid(w2 relu(w1 mean(x))), a sixteenth of the channels between (Hu et al. 2018, eq. 2 to 4)."""

    def __init__(self, channels: int):
        super().__init__()
        self.down = nn.Linear(channels, max(4, channels // 16))
        self.up = nn.Linear(max(4, channels // 16), channels)

    def forward(self, x: Maps) -> Maps:
        share = torch.sigmoid(self.up(torch.relu(self.down(x.mean(dim=(2, 3))))))
        return x * share[:, :, None, None]  # type: ignore[operator]
