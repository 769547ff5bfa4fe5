"""A network with random weights in place of the learned ones: what its architecture does without any training."""

import copy
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar

import torch
from torch import nn

CPU = torch.device("cpu")
Model = TypeVar("Model", bound=nn.Module)


def with_random_weights(model: Model, *, seed: int) -> Model:
    """A copy in which every layer that has weights drew them anew; batch norms go back to their first state."""
    fresh = copy.deepcopy(model)
    redraw(fresh.modules(), seed=seed, device=next((weight.device for weight in fresh.parameters()), CPU))
    return fresh


def redraw(layers: Iterable[nn.Module], *, seed: int, device: torch.device = CPU) -> None:
    """New random weights, in place, for those of the layers on `device` that have weights: each by its own
    initialisation, torch's `reset_parameters`."""
    with seeded(seed, device):
        for layer in layers:
            reset = getattr(layer, "reset_parameters", None)
            if callable(reset):
                reset()


@contextmanager
def seeded(seed: int, device: torch.device = CPU) -> Iterator[None]:
    """torch's global generator, from which captum and the layers draw: seeded inside, and left as it was."""
    with torch.random.fork_rng([device] if device.type == "cuda" else []):
        torch.manual_seed(seed)
        yield
