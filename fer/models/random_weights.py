"""A network with random weights in place of the learned ones: what its architecture does without any training."""

import copy
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar

import torch
from torch import nn
from torch.nn.utils.parametrize import is_parametrized

CPU = torch.device("cpu")
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
    parameters, those of attention, and those from which a weight is computed, as weight_norm's.
    """
    with _seeded(seed, device), torch.no_grad():
        for layer in layers:
            before = [(weight, weight.clone()) for weight in own_weights(layer)]
            reset = getattr(layer, "reset_parameters", None)
            if callable(reset):
                reset()
            for weight, was in before:
                if torch.equal(weight, was):
                    weight.copy_(was.flatten()[torch.randperm(was.numel(), device=was.device)].view_as(was))


def own_weights(layer: nn.Module) -> list[nn.Parameter]:
    """Those of the layer and of no layer in it; of a weight that torch's parametrizations compute, what makes it up."""
    computing = list(layer.parametrizations.parameters()) if is_parametrized(layer) else []  # type: ignore[union-attr]
    return [*layer.parameters(recurse=False), *computing]


@contextmanager
def _seeded(seed: int, device: torch.device = CPU) -> Iterator[None]:
    """torch's global generator, from which the layers draw: seeded inside, and left as it was."""
    with torch.random.fork_rng([device] if device.type == "cuda" else []):
        torch.manual_seed(seed)
        yield
