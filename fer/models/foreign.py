"""A person's own network with all that the program asks of its own ones."""

import copy
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn.utils.spectral_norm import SpectralNorm
from torch.nn.utils.weight_norm import WeightNorm

from fer.errors import InputError
from fer.models import own_code
from fer.models.calls import Call, calls_of, last_call, reading, runs_once
from fer.models.channelwise import CHANNELWISE
from fer.models.network import Images, Logits, Network

SIDE, CLASSES = 48, 7
LAST = "last_convolution"  # the option that names the convolution of which maps and filters are shown
TAKES = "the layer whose maps and filters are shown, as named_modules() calls it; none: the last that has maps"

_OLD_NORMS = (WeightNorm, SpectralNorm)  # of weights, by hooks and not by parametrizations


class Foreign(Network):
    """A network whose inside is not the program's. What it is asked for is found by running it once.

    Layers that work in place are told not to: their inputs are read by hooks and gradients.
    """

    def __init__(self, network: nn.Module, *, name: str, last: str | None = None):
        nn.Module.__init__(self)  # there are no two parts to hand to Network
        self.network, self.name = network, name
        for layer in network.modules():
            if getattr(layer, "inplace", False):
                layer.inplace = False  # type: ignore[assignment]
            if any(isinstance(hook, _OLD_NORMS) for hook in layer._forward_pre_hooks.values()):
                layer.register_forward_hook(_let_go)
        calls = _tried(network, name)
        run = [call for call in calls if isinstance(call.layer, nn.Conv2d)]
        if not run:
            raise InputError(f"model '{name}': it runs no nn.Conv2d, whose maps and filters the report shows")
        self._convolutions = list(dict.fromkeys(call.name for call in run))
        self._last = _last_of(run, name, last)
        self._maps = _last_maps(calls, network.get_submodule(self._last))

    def forward(self, x: Images) -> Logits:
        return self.network(x)

    @property
    def convolutions(self) -> list[nn.Conv2d]:
        """All plain convolutions, in the order in which they run."""
        return [self._convolution(name) for name in self._convolutions]

    @property
    def last_convolution(self) -> nn.Conv2d:
        """The one that was named, else the last that gives maps larger than 1x1; the last of all where none does."""
        return self._convolution(self._last)

    @property
    def last_maps(self) -> nn.Module:
        """The last convolution, or the norm and the rectifier that read it, where these are layers that run once."""
        return self.network.get_submodule(self._maps)

    def _convolution(self, name: str) -> nn.Conv2d:
        layer = self.network.get_submodule(name)
        assert isinstance(layer, nn.Conv2d)
        return layer


def _let_go(layer: nn.Module, inputs: tuple[Any, ...], output: Any) -> None:
    """A weight that was computed for this call is no more asked for its gradient: with one, no copy could be made."""
    for name, value in vars(layer).items():
        if isinstance(value, Tensor):
            setattr(layer, name, value.detach())


def build(name: str, **options: Any) -> Foreign:
    """The network that the function `name` makes with these options.

    Raises InputError as `own_code.load` does, and where what it makes is no network of 7 logits with a convolution.
    """
    last = options.pop(LAST, None)
    make = own_code.load(name)
    try:
        network = make(**options)
    except Exception as cause:  # a person's function may raise anything
        raise InputError(f"model '{name}': making it raised {own_code.told(cause)}") from cause
    if not isinstance(network, nn.Module):
        raise InputError(f"model '{name}': it gives a {type(network).__name__}, no torch.nn.Module")
    return Foreign(network, name=name, last=last)


def _tried(network: nn.Module, name: str) -> list[Call]:
    """Its calls, after a look at what it makes of two faces in evaluation and in training."""
    x = torch.rand(2, 1, SIDE, SIDE, generator=torch.Generator().manual_seed(0))
    with torch.random.fork_rng(devices=[]):
        try:
            calls = calls_of(network, x)  # first: a lazy layer takes its shape here
            with torch.enable_grad():
                logits = copy.deepcopy(network).train()(x)
        except Exception as cause:  # a person's network may raise anything
            raise InputError(
                f"model '{name}': its forward raised on two faces of 1x{SIDE}x{SIDE}: {own_code.told(cause)}"
            ) from cause
    if not isinstance(logits, Tensor):
        raise InputError(f"model '{name}': its forward gives a {type(logits).__name__}, not the tensor of logits")
    if tuple(logits.shape) != (2, CLASSES):
        raise InputError(
            f"model '{name}': two faces of 1x{SIDE}x{SIDE} give {'x'.join(map(str, logits.shape)) or 'one number'}; "
            f"2x{CLASSES} are wanted, a logit a class"
        )
    if not logits.requires_grad:
        raise InputError(f"model '{name}': its logits have no gradient, so nothing of it can be trained")
    return calls


def _last_maps(calls: list[Call], convolution: nn.Module) -> str:
    """The name of the layer up to which the maps of the convolution's filters are their own.

    A rectifier that serves in several places is left out: whoever reads it by a hook would read all of them.
    """
    maps = last_call(calls, convolution)
    assert maps is not None
    while (behind := reading(calls, maps)) and isinstance(behind.layer, CHANNELWISE) and runs_once(calls, behind.layer):
        maps = behind
    return maps.name


def _last_of(run: list[Call], name: str, wanted: str | None) -> str:
    known = [call.name for call in run]
    if wanted is not None:
        if wanted not in known:
            raise InputError(f"{LAST}={wanted}: model '{name}' runs no such nn.Conv2d; it runs {', '.join(known)}")
        return wanted
    with_maps = [call.name for call in run if min(call.gives.shape[-2:]) > 1]
    return (with_maps or known)[-1]
