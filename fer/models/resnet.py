"""A residual network with the stem of the CIFAR networks (He et al. 2016): no early pooling, as 48 pixels are few."""

from typing import Annotated

from jaxtyping import Float
from torch import Tensor, fx, nn

from fer.models.network import DROPOUT, STEM_STRIDE, Maps, Network, Standardise, averaged_network
from fer.settings import Within


class ResidualBlock(nn.Module):
    """relu(s(x) + f(x)): f is two 3x3 convolutions with batch norm; s is x, or a 1x1 convolution of it."""

    def __init__(self, channels: int, width: int, *, stride: int = 1):
        super().__init__()
        self.body = nn.Sequential(
            nn.Conv2d(channels, width, 3, stride=stride, padding=1, bias=False),
            nn.BatchNorm2d(width),
            nn.ReLU(),
            nn.Conv2d(width, width, 3, padding=1, bias=False),
            nn.BatchNorm2d(width),
        )
        self.shortcut = nn.Sequential()
        if stride != 1 or channels != width:
            self.shortcut = nn.Sequential(
                nn.Conv2d(channels, width, 1, stride=stride, bias=False), nn.BatchNorm2d(width)
            )
        self.relu = nn.ReLU()

    def forward(self, x: Maps) -> Float[Tensor, "b d i j"] | fx.Proxy:
        return self.relu(self.shortcut(x) + self.body(x))


def resnet(
    *,
    widths: Annotated[tuple[Annotated[int, Within(1, 8192)], ...], "channels of each stage"] = (64, 128, 256),
    blocks: Annotated[int, Within(1, 64), "residual blocks a stage, of two convolutions each"] = 2,
    stem_stride: Annotated[int, Within(1, 4), STEM_STRIDE] = 1,
    dropout: Annotated[float, Within(0, 0.99), DROPOUT] = 0.3,
    classes: int = 7,
) -> Network:
    """A 3x3 stem, then `blocks` residual blocks a stage; every stage after the first halves height and width."""
    layers: list[nn.Module] = [
        Standardise(),
        nn.Conv2d(1, widths[0], 3, stride=stem_stride, padding=1, bias=False),
        nn.BatchNorm2d(widths[0]),
        nn.ReLU(),
    ]
    channels = widths[0]
    for stage, width in enumerate(widths):
        for block in range(blocks):
            layers.append(ResidualBlock(channels, width, stride=2 if stage and not block else 1))
            channels = width
    return averaged_network(layers, channels, dropout=dropout, classes=classes)
