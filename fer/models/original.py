"""The network of the report we set out from: a ResNet-18 trunk under a small convolutional head.

That report names the layers and their order, not their widths. Ours are chosen so that each layer does something at 48
pixels: the trunk leaves 512 maps of 2x2; the transposed convolution doubles height and width; one convolution follows;
the head pools to 2x2 and ends in 256 hidden units.
"""

from collections import OrderedDict
from pathlib import Path
from typing import Annotated

import torch
from torch import nn

from fer.errors import InputError
from fer.models.network import Network, Standardise
from fer.models.weights import read_weights
from fer.recipes import IMAGENET
from fer.settings import Within

START = "weights"  # the option that names the weights to begin with
STATE_WANTED = "the state_dict of torchvision.models.resnet18"


class Trunk(nn.Sequential):
    """torchvision's ResNet-18 up to its last residual block: what ImageNet weights are for."""


def original(
    *,
    weights: Annotated[str | None, "of the trunk to begin with: imagenet, or a file; none: random ones"] = None,
    up_width: Annotated[int, Within(1, 8192), "channels of the transposed convolution"] = 256,
    width: Annotated[int, Within(1, 8192), "channels of the last convolution"] = 128,
    hidden: Annotated[int, Within(1, 8192), "units between the two linear layers"] = 256,
    dropout: Annotated[float, Within(0, 0.99), "share left out at random before each linear layer in training"] = 0.2,
    classes: int = 7,
) -> Network:
    """Trunk, ConvTranspose2d, Conv2d, then a classifier of two linear layers.

    `weights`: "imagenet" (torchvision's download), a file (.pth or .safetensors) with the state dict of torchvision's
    ResNet-18, or None for random weights. The trunk's first convolution reads one channel: a pretrained kernel is
    summed over its three, which is what a grey face copied to three channels would give.
    """
    features = nn.Sequential(
        Standardise(),
        _trunk(weights),
        nn.ConvTranspose2d(512, up_width, 4, stride=2, padding=1),
        nn.Conv2d(up_width, width, 3, padding=1),
    )
    classifier = nn.Sequential(
        nn.BatchNorm2d(width),
        nn.LeakyReLU(0.1),
        nn.MaxPool2d(2),
        nn.Dropout(dropout),
        nn.Flatten(),
        nn.Linear(width * 2 * 2, hidden),
        nn.BatchNorm1d(hidden),
        nn.ReLU(),
        nn.Dropout(dropout),
        nn.Linear(hidden, classes),
    )
    return Network(features, classifier)


def _trunk(weights: str | None) -> Trunk:
    """The trunk for one channel, without in-place activations (attribution methods forbid these)."""
    from torchvision.models import resnet18  # seconds to import, and no other network needs it

    trunk = resnet18(weights=None)
    if weights is not None:
        state = _imagenet_state() if weights == IMAGENET else _state_from_file(Path(weights))
        try:
            trunk.load_state_dict(state)
        except RuntimeError as cause:
            raise InputError(f"{weights}: these are the weights of another network; give {STATE_WANTED}") from cause
    grey = nn.Conv2d(1, 64, 7, stride=2, padding=3, bias=False)
    if weights is None:
        nn.init.kaiming_normal_(grey.weight, mode="fan_out", nonlinearity="relu")
    else:
        grey.weight.data = trunk.conv1.weight.data.sum(dim=1, keepdim=True)
    trunk.conv1 = grey
    for layer in trunk.modules():
        if isinstance(layer, nn.ReLU):
            layer.inplace = False
    return Trunk(OrderedDict((name, layer) for name, layer in trunk.named_children() if name not in ("avgpool", "fc")))


def _imagenet_state() -> dict[str, torch.Tensor]:
    from torchvision.models import ResNet18_Weights

    try:
        return ResNet18_Weights.IMAGENET1K_V1.get_state_dict(progress=True, check_hash=True)
    except OSError as cause:  # urllib's errors are OSErrors
        raise InputError(
            f"ImageNet weights could not be downloaded ({cause}); use weights=None, or give a file with {STATE_WANTED}"
        ) from cause


def _state_from_file(path: Path) -> dict[str, torch.Tensor]:
    if not path.is_file():
        raise InputError(f"{path}: no such weights file; give one with {STATE_WANTED}, 'imagenet' or None")
    return read_weights(path)
