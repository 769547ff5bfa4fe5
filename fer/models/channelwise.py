"""What may follow a convolution and leaves each filter's map its own: norms and activations that mix no filters."""

import torch
import torch.nn.functional as F
from torch import nn

ACTIVATIONS = (
    nn.ReLU,
    nn.LeakyReLU,
    nn.PReLU,
    nn.ReLU6,
    nn.ELU,
    nn.SELU,
    nn.CELU,
    nn.GELU,
    nn.SiLU,
    nn.Mish,
    nn.Hardswish,
    nn.Softplus,
    nn.Tanh,
    nn.Sigmoid,
)
ACTIVATION_FUNCTIONS = (  # the same where they are no layers
    torch.relu,
    torch.tanh,
    torch.sigmoid,
    F.relu,
    F.leaky_relu,
    F.relu6,
    F.elu,
    F.selu,
    F.celu,
    F.gelu,
    F.silu,
    F.mish,
    F.hardswish,
    F.softplus,
)
CHANNELWISE = (nn.BatchNorm2d, *ACTIVATIONS)
