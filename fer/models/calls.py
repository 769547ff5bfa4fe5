"""What a network runs, read off a run: its layers in the order of their calls, and which of them reads which."""

from typing import Any, NamedTuple

import torch
from jaxtyping import Float
from torch import Tensor, nn
from torch.nn.utils.parametrize import is_parametrized

from fer.models.modes import eval_mode


def single_layers(model: nn.Module) -> dict[nn.Module, str]:
    """The layers that hold no other, each with its name. What computes a layer's own weights is a part of the layer:
    torch's parametrizations, such as weight_norm."""
    computing = {part for of in model.modules() if is_parametrized(of) for part in of.parametrizations.modules()}  # type: ignore[union-attr]
    return {
        layer: name
        for name, layer in model.named_modules()
        if layer not in computing and computing.issuperset(layer.children())
    }


class Call(NamedTuple):
    """One call of one layer that holds no other and gives a tensor."""

    name: str  # where the layer stands in the network
    layer: nn.Module
    reads: Tensor | None  # its first input; None where that is no tensor
    gives: Tensor


def calls_of(model: nn.Module, x: Float[Tensor, "b 1 h w"]) -> list[Call]:
    """The calls of an evaluation of `x`, in order; no hook and no gradient stays. Raises whatever the network does."""
    calls: list[Call] = []
    names = single_layers(model)

    def note(layer: nn.Module, inputs: tuple[Any, ...], output: Any) -> None:
        if isinstance(output, Tensor):
            reads = inputs[0] if inputs and isinstance(inputs[0], Tensor) else None
            calls.append(Call(names[layer], layer, reads, output))

    hooks = [layer.register_forward_hook(note) for layer in names]
    try:
        with eval_mode(model), torch.no_grad():
            model(x)
    finally:
        for hook in hooks:
            hook.remove()
    return calls


def reader_of(calls: list[Call], layer: nn.Module) -> nn.Module | None:
    """The one layer that reads what `layer` gave last; None where several do, or none.

    What reads it without being a layer, such as a function or an addition, is not seen.
    """
    given = next((call.gives for call in reversed(calls) if call.layer is layer), None)
    readers = [call.layer for call in calls if given is not None and call.reads is given]
    return readers[0] if len(readers) == 1 else None
