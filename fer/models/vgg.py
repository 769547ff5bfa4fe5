"""A plain network of 3x3 convolutions (Simonyan & Zisserman 2015) with batch normalisation."""

from typing import Annotated

from torch import nn

from fer.models.network import DROPOUT, STEM_STRIDE, Network, Standardise, averaged_network
from fer.settings import Within


def vgg(
    *,
    widths: Annotated[tuple[Annotated[int, Within(1, 8192)], ...], "channels of each stage"] = (64, 128, 256, 512),
    depth: Annotated[int, Within(1, 64), "convolutions a stage"] = 2,
    stem_stride: Annotated[int, Within(1, 4), STEM_STRIDE] = 1,
    dropout: Annotated[float, Within(0, 0.99), DROPOUT] = 0.3,
    classes: int = 7,
) -> Network:
    """`depth` convolutions a stage, each with batch norm and ReLU; maxima halve height and width between stages.

    The last stage is averaged over its positions and meets one linear layer.
    """
    layers: list[nn.Module] = [Standardise()]
    channels = 1
    for stage, width in enumerate(widths):
        if stage:
            layers.append(nn.MaxPool2d(2))
        for step in range(depth):
            stride = stem_stride if stage == step == 0 else 1
            layers += [
                nn.Conv2d(channels, width, 3, stride=stride, padding=1, bias=False),
                nn.BatchNorm2d(width),
                nn.ReLU(),
            ]
            channels = width
    return averaged_network(layers, channels, dropout=dropout, classes=classes)
