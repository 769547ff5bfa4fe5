"""What a network runs, read off a run: its layers in the order of their calls, and which of them reads which."""

import itertools
from collections.abc import Sequence
from typing import Any, NamedTuple

import torch
from jaxtyping import Float
from torch import Tensor, nn
from torch.nn.utils.parametrize import is_parametrized
from torch.utils.hooks import RemovableHandle

from fer.models.modes import eval_mode


def single_layers(model: nn.Module) -> dict[nn.Module, str]:
    """The layers that hold no other, each with its name. What computes a layer's own weights is a part of the layer:
    torch's parametrizations, such as weight_norm."""
    computing = _computing(model)
    return {
        layer: name
        for name, layer in model.named_modules()
        if layer not in computing and computing.issuperset(layer.children())
    }


def _computing(model: nn.Module) -> set[nn.Module]:
    """What computes a weight of another module: torch's parametrizations."""
    return {part for of in model.modules() if is_parametrized(of) for part in of.parametrizations.modules()}  # type: ignore[union-attr]


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

    _evaluate(model, x, [layer.register_forward_hook(note) for layer in names])
    return calls


def _evaluate(model: nn.Module, x: Float[Tensor, "b 1 h w"], hooks: Sequence[RemovableHandle]) -> None:
    """Run the network for what the hooks note, and remove them."""
    try:
        with eval_mode(model), torch.no_grad():
            model(x)
    finally:
        for hook in hooks:
            hook.remove()


def in_order_of_calls(model: nn.Module, x: Float[Tensor, "b 1 h w"]) -> list[nn.Module]:
    """All modules but what computes a weight of another, in the order in which an evaluation of `x` begins them.

    One that runs several times stands at its last. One that is not called, but read by the module around it, as in
    attention, stands with that.
    """
    begun: dict[nn.Module, int] = {}
    times = itertools.count()
    computing = _computing(model)
    modules = {name: module for name, module in model.named_modules() if module not in computing}

    def note(module: nn.Module, inputs: tuple[Any, ...]) -> None:
        begun[module] = next(times)

    _evaluate(model, x, [module.register_forward_pre_hook(note) for module in modules.values()])
    place = dict[str, int]()
    for name, module in modules.items():
        place[name] = begun.get(module, place.get(name.rpartition(".")[0], -1))
    return [modules[name] for name in sorted(modules, key=lambda name: place[name])]


def last_call(calls: list[Call], layer: nn.Module) -> Call | None:
    """The last of a layer that may run several times; None where it does not run."""
    return next((call for call in reversed(calls) if call.layer is layer), None)


def reading(calls: list[Call], call: Call) -> Call | None:
    """The one call that reads what `call` gave; None where several do, or none.

    A layer that hands on the very tensor, as dropout does in an evaluation, is the one: the others read from it. What
    reads without being a layer, such as a function or an addition, is not seen.
    """
    later = calls[next(k for k, other in enumerate(calls) if other is call) + 1 :]
    readers = [other for other in later if other.reads is call.gives]
    only = len(readers) == 1 or (readers and readers[0].gives is call.gives)
    return readers[0] if only else None


def runs_once(calls: list[Call], layer: nn.Module) -> bool:
    """Where it does, a hook on the layer is one on its only call."""
    return sum(call.layer is layer for call in calls) == 1
