"""What all networks share: the split into features and classifier, and the standardising first layer."""

from jaxtyping import Float
from torch import Tensor, fx, nn

MEAN, SD = 0.508, 0.255  # of all pixels of FER2013 Training, in [0, 1]; synthetic faces lie near

# What options mean that several networks have
STEM_STRIDE = "of the first convolution; 2 halves the face at once, four times cheaper, for training without a GPU"
DROPOUT = "share of what the last linear layer reads that is left out at random in training"

# What layers take and give; a proxy where torch.fx traces the network
Images = Float[Tensor, "b 1 h w"] | fx.Proxy  # grey in [0, 1]
Maps = Float[Tensor, "b c h w"] | fx.Proxy
Logits = Float[Tensor, "b k"] | fx.Proxy


class Standardise(nn.Module):
    """(x - mean) / sd with fixed constants, so that a network reads plain grey in [0, 1]."""

    def __init__(self, mean: float = MEAN, sd: float = SD):
        super().__init__()
        self.mean, self.sd = mean, sd

    def forward(self, x: Images) -> Images:
        return (x - self.mean) / self.sd  # type: ignore[operator, return-value]  # a proxy records any arithmetic

    def extra_repr(self) -> str:
        return f"mean={self.mean}, sd={self.sd}"


class Network(nn.Module):
    """classifier(features(x)); layers keep the order in which they run."""

    def __init__(self, features: nn.Module, classifier: nn.Module):
        super().__init__()
        self.features = features
        self.classifier = classifier

    def forward(self, x: Images) -> Logits:
        return self.classifier(self.features(x))

    @property
    def last_maps(self) -> nn.Module:
        """What gives the maps that the logits are made of, which Grad-CAM reads."""
        return self.features

    @property
    def convolutions(self) -> list[nn.Conv2d]:
        """All plain convolutions of the feature part, first to last."""
        return [layer for layer in self.features.modules() if isinstance(layer, nn.Conv2d)]

    @property
    def first_convolution(self) -> nn.Conv2d:
        return self.convolutions[0]

    @property
    def last_convolution(self) -> nn.Conv2d:
        return self.convolutions[-1]


def averaged_network(layers: list[nn.Module], channels: int, *, dropout: float, classes: int) -> Network:
    """Layers, then the mean over positions and one linear layer; He initialisation (He et al. 2015, eq. 10)."""
    classifier = nn.Sequential(nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Dropout(dropout), nn.Linear(channels, classes))
    model = Network(nn.Sequential(*layers), classifier)
    for layer in model.modules():
        if isinstance(layer, nn.Conv2d | nn.Linear):
            nn.init.kaiming_normal_(layer.weight, nonlinearity="relu")
            if layer.bias is not None:
                nn.init.zeros_(layer.bias)
    return model
