"""A network with random weights in place of the learned ones: what its architecture does without any training."""

import copy
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar

import torch
from torch import nn
from torch.nn.utils.parametrizations import _SpectralNorm
from torch.nn.utils.parametrize import is_parametrized
from torch.nn.utils.spectral_norm import SpectralNorm

CPU = torch.device("cpu")
ROUNDS = 15  # of the power method, as many as torch begins a spectral norm with
Model = TypeVar("Model", bound=nn.Module)


def with_random_weights(model: Model, *, seed: int) -> Model:
    """A copy in which every layer that has weights drew them anew, as `redraw` does."""
    fresh = copy.deepcopy(model)
    redraw(fresh.modules(), seed=seed, device=next((weight.device for weight in fresh.parameters()), CPU))
    return fresh


def redraw(layers: Iterable[nn.Module], *, seed: int, device: torch.device = CPU) -> None:
    """New random weights, in place, for those of the layers on `device` that have weights.

    Each draws by its own initialisation, torch's `reset_parameters`; batch norms go back to their first state. Weights
    that this leaves as they were are shuffled, which keeps their size and loses what was learned: a person's own
    parameters, those of attention, and those from which a weight is computed, as weight_norm's. A spectral norm is
    that of the new weight.
    """
    drawing = list(layers)
    with _seeded(seed, device), torch.no_grad():
        for layer in drawing:
            before = [(weight, weight.clone()) for weight in own_weights(layer)]
            reset = getattr(layer, "reset_parameters", None)
            if callable(reset):
                reset()
            for weight, was in before:
                if torch.equal(weight, was):
                    weight.copy_(was.flatten()[torch.randperm(was.numel(), device=was.device)].view_as(was))
        for layer in drawing:  # last: what a weight is computed from may be another of the layers
            _measure_spectra(layer)


def own_weights(layer: nn.Module) -> list[nn.Parameter]:
    """Those of the layer and of no layer in it; of a weight that torch's parametrizations compute, what makes it up."""
    computing = list(layer.parametrizations.parameters()) if is_parametrized(layer) else []  # type: ignore[union-attr]
    return [*layer.parameters(recurse=False), *computing]


def _measure_spectra(layer: nn.Module) -> None:
    """Bring a spectral norm of the layer, of either of torch's kinds, to the weight that it has now.

    It keeps the first singular vectors of its weight and follows that in training alone, by the power method (Miyato
    et al. 2018, algorithm 1). By those of the learned weight a random one would be divided by a number near 0.
    """
    norms = [part for part in _computing(layer) if isinstance(part, _SpectralNorm)]
    modes = [norm.training for norm in norms]
    for norm in norms:
        norm.train()
    for _ in range(ROUNDS if norms else 0):
        for name in layer.parametrizations:  # type: ignore[union-attr]
            getattr(layer, name)  # is computed when it is asked for
    for norm, mode in zip(norms, modes, strict=True):
        norm.train(mode)
    for hook in layer._forward_pre_hooks.values():
        if isinstance(hook, SpectralNorm):
            for _ in range(ROUNDS):
                hook.compute_weight(layer, do_power_iteration=True)


def _computing(layer: nn.Module) -> list[nn.Module]:
    """The modules that compute weights of the layer: torch's parametrizations."""
    return list(layer.parametrizations.modules()) if is_parametrized(layer) else []  # type: ignore[union-attr]


@contextmanager
def _seeded(seed: int, device: torch.device = CPU) -> Iterator[None]:
    """torch's global generator, from which the layers draw: seeded inside, and left as it was."""
    with torch.random.fork_rng([device] if device.type == "cuda" else []):
        torch.manual_seed(seed)
        yield
