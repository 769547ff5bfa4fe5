"""A network asked and left as it was: evaluation mode for a while, and the maps of one of its layers."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from jaxtyping import Float
from torch import Tensor, nn


@contextmanager
def evaluating(model: nn.Module) -> Iterator[None]:
    """Evaluation mode within the block; each part returns to its own mode after it."""
    modes = {part: part.training for part in model.modules()}
    model.eval()
    try:
        yield
    finally:
        for part, training in modes.items():
            part.training = training


@contextmanager
def reading(
    model: nn.Module, layer: nn.Module
) -> Iterator[Callable[[Float[Tensor, "n 1 h w"]], Float[Tensor, "n c i j"]]]:
    """A function from images to the maps of `layer`, in evaluation mode; the hook and the mode end with the block."""
    seen: list[Tensor] = []
    hook = layer.register_forward_hook(lambda layer, inputs, output: seen.append(output))

    def maps_of(x: Tensor) -> Tensor:
        model(x)
        return seen.pop()

    try:
        with evaluating(model):
            yield maps_of
    finally:
        hook.remove()
