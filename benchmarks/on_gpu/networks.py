"""Variants of the VGG: gates on the channels, and maxima that are smoothed before every second one is taken."""

import torch
from jaxtyping import Float
from torch import fx, nn

from fer.models.network import Maps, Network, Standardise, averaged_network


def variant(
    *,
    widths: tuple[int, ...] = (64, 128, 256, 512),
    depth: int = 2,
    stem_stride: int = 1,
    dropout: float = 0.3,
    squeeze: bool = False,
    blurred: bool = False,
    classes: int = 7,
) -> Network:
    """`fer.models.vgg` with, at the end of each stage, gates (`squeeze`), or with smoothed maxima (`blurred`)."""
    layers: list[nn.Module] = [Standardise()]
    channels = 1
    for stage, width in enumerate(widths):
        if stage:
            layers += [nn.MaxPool2d(2, stride=1), Blur(channels)] if blurred else [nn.MaxPool2d(2)]
        for step in range(depth):
            stride = stem_stride if stage == step == 0 else 1
            layers += [
                nn.Conv2d(channels, width, 3, stride=stride, padding=1, bias=False),
                nn.BatchNorm2d(width),
                nn.ReLU(),
            ]
            channels = width
        if squeeze:
            layers.append(Gate(channels))
    return averaged_network(layers, channels, dropout=dropout, classes=classes)


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
