"""A plain network of 3x3 convolutions (Simonyan & Zisserman 2015) with batch normalisation."""

from typing import Annotated

import torch
from jaxtyping import Float
from torch import Tensor, nn

from fer.models.network import Network, Standardise, averaged_network
from fer.settings import Within


def vgg(
    *,
    widths: tuple[Annotated[int, Within(1)], ...] = (64, 128, 256, 512),
    depth: Annotated[int, Within(1)] = 2,
    stem_stride: Annotated[int, Within(1, 4)] = 1,
    dropout: Annotated[float, Within(0, 0.99)] = 0.3,
    squeeze: bool = False,
    antialias: bool = False,
    side: Annotated[int, Within(16, 224)] = 48,
    classes: int = 7,
) -> Network:
    """`depth` convolutions a stage, each with batch norm and ReLU; maxima halve height and width between stages.

    `stem_stride=2` halves the input in its first convolution: four times cheaper, for training without a GPU.
    The last stage is averaged over its positions and meets one linear layer. `squeeze` gates the channels at the end of
    each stage (Hu et al. 2018), `antialias` blurs before halving (Zhang 2019), `side` enlarges the face first.
    """
    layers: list[nn.Module] = [Standardise()]
    if side != 48:
        layers.append(nn.Upsample(size=(side, side), mode="bilinear", align_corners=False))
    channels = 1
    for stage, width in enumerate(widths):
        if stage:
            layers += [nn.MaxPool2d(2, stride=1), Blur(channels)] if antialias else [nn.MaxPool2d(2)]
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
    """Every second position of a binomial blur."""

    def __init__(self, channels: int):
        super().__init__()
        self.channels = channels
        row = torch.tensor([1.0, 2.0, 1.0]) / 4
        self.register_buffer("kernel", torch.outer(row, row).expand(channels, 1, 3, 3).clone())

    def forward(self, x: Float[Tensor, "b c h w"]) -> Float[Tensor, "b c i j"]:
        return nn.functional.conv2d(x, self.kernel.to(x.dtype), stride=2, padding=1, groups=self.channels)


class Gate(nn.Module):
    """Squeeze and excitation, a sixteenth of the channels between."""

    def __init__(self, channels: int):
        super().__init__()
        self.down = nn.Linear(channels, max(4, channels // 16))
        self.up = nn.Linear(max(4, channels // 16), channels)

    def forward(self, x: Float[Tensor, "b c h w"]) -> Float[Tensor, "b c h w"]:
        share = torch.sigmoid(self.up(torch.relu(self.down(x.mean(dim=(2, 3))))))
        return x * share[:, :, None, None]
