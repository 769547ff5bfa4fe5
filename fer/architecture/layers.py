"""A network's layers in the order in which they run, with their dimensions, parameters and multiply-adds."""

from collections.abc import Sequence
from typing import Any, NamedTuple

import torch
from torch import Tensor, nn
from torch.nn.modules.conv import _ConvNd, _ConvTransposeNd
from torch.nn.modules.dropout import _DropoutNd
from torch.nn.utils.parametrize import type_before_parametrizations

from fer.models.calls import single_layers
from fer.models.foreign import Foreign
from fer.models.modes import eval_mode
from fer.models.network import Network
from fer.models.original import Trunk
from fer.models.resnet import ResidualBlock

FACE = (1, 48, 48)
DRAWN_WHOLE = (Trunk.__name__, ResidualBlock.__name__)  # one block each in the diagram
LISTED_WHOLE = ("BasicBlock", ResidualBlock.__name__)  # one row each in the table, torchvision's blocks too


MOST_DRAWN = 40  # layers of a person's own network; of more its blocks are drawn


class Layer(NamedTuple):
    """One call of one layer, for one face; shapes without the batch."""

    name: str  # where the module stands in the network, as "features.4.body.0"
    kind: str  # its class
    input_shape: tuple[int, ...]
    output_shape: tuple[int, ...]
    parameters: int  # 0 from the second call on, so that the sum is the network's
    multiply_adds: int
    kernel: tuple[int, ...] = ()  # of a convolution or a pooling
    stride: tuple[int, ...] = ()
    rate: float | None = None  # a dropout's probability, a leaky ReLU's slope
    convolutions: int = 0  # how many ran inside


def drawn_whole(model: Network) -> tuple[str, ...]:
    """Classes that are drawn as one block: the program's blocks; of a person's own network, where it has many layers,
    all classes but torch's that hold a convolution."""
    if not isinstance(model, Foreign):
        return DRAWN_WHOLE
    if len(layers_of(model)) <= MOST_DRAWN:
        return ()
    inner = [part for part in model.network.modules() if part is not model.network]
    holding = [part for part in inner if any(isinstance(layer, _ConvNd) for layer in part.children())]
    return tuple(sorted({type(part).__name__ for part in holding if not type(part).__module__.startswith("torch.nn")}))


def listed_whole(model: Network) -> tuple[str, ...]:
    """Classes that are one row of the table: some of the program's blocks; none of a person's own network."""
    return () if isinstance(model, Foreign) else LISTED_WHOLE


def layers_of(model: nn.Module, input_shape: tuple[int, ...] = FACE, *, whole: tuple[str, ...] = ()) -> list[Layer]:
    """All layers that run for one input of `input_shape`, in order.

    A layer is a module that holds no other; a module whose class has a name in `whole` is one layer, with the sums of
    what runs in it. Of a layer that takes or gives several tensors the first one counts; one that takes or gives none
    has no record. Nor has what is no module (the addition in a residual block), nor have parameters that a module
    outside `whole` holds beside its children.

    A multiply-add is one multiplication in a sum: a convolution does k1·k2·(C_in/groups)·C_out at each output position,
    a transposed convolution at each input position, a linear layer in·out. Biases, norms, activations and pooling
    count as none: they do a few operations a number, where a convolution does hundreds.
    The network runs once, on zeros in eval mode; its training mode comes back, and no hook stays.
    """
    recorder = _Recorder(model, whole)
    some = next(model.parameters(), torch.zeros(()))
    with eval_mode(model), recorder, torch.no_grad():
        model(torch.zeros(1, *input_shape, device=some.device, dtype=some.dtype))
    return recorder.layers


class _Recorder:
    """Owns the hooks: one pair on each layer, set on entering and removed on leaving."""

    def __init__(self, model: nn.Module, whole: tuple[str, ...]):
        self.layers: list[Layer] = []
        self._whole = whole
        self._names = {module: name for name, module in model.named_modules()}
        self._single = single_layers(model)
        self._counted: set[nn.Parameter] = set()
        self._entered: list[int] = []  # how many layers stood when each open whole was entered
        self._hooks: list[torch.utils.hooks.RemovableHandle] = []

    def __enter__(self) -> None:
        for module in self._names:
            if type(module).__name__ in self._whole:
                self._hooks.append(module.register_forward_pre_hook(self._enter, with_kwargs=True))
                self._hooks.append(module.register_forward_hook(self._leave, with_kwargs=True))
            elif module in self._single and not isinstance(module, nn.Sequential):  # an empty one does nothing
                self._hooks.append(module.register_forward_hook(self._record, with_kwargs=True))

    def __exit__(self, *error: object) -> None:
        for hook in self._hooks:
            hook.remove()

    def _enter(self, module: nn.Module, inputs: tuple[Any, ...], named: dict[str, Any]) -> None:
        self._entered.append(len(self.layers))

    def _leave(self, module: nn.Module, inputs: tuple[Any, ...], named: dict[str, Any], output: Any) -> None:
        start = self._entered.pop()
        inside = self.layers[start:]
        x, y = _first([*inputs, *named.values()]), _first([output])
        if x is None or y is None:
            return
        self.layers[start:] = [
            self._layer(module, x, y)._replace(
                # its own, and those that its layers have claimed
                parameters=self._claim(module) + sum(layer.parameters for layer in inside),
                multiply_adds=sum(layer.multiply_adds for layer in inside),
                convolutions=sum(layer.convolutions for layer in inside),
            )
        ]

    def _record(self, module: nn.Module, inputs: tuple[Any, ...], named: dict[str, Any], output: Any) -> None:
        x, y = _first([*inputs, *named.values()]), _first([output])
        if x is not None and y is not None:
            self.layers.append(self._layer(module, x, y)._replace(parameters=self._claim(module)))

    def _layer(self, module: nn.Module, x: Tensor, y: Tensor) -> Layer:
        return Layer(
            name=self._names[module],
            kind=type_before_parametrizations(module).__name__,
            input_shape=tuple(x.shape[1:]),
            output_shape=tuple(y.shape[1:]),
            parameters=0,
            multiply_adds=_multiply_adds(module, x, y),
            kernel=_pair(getattr(module, "kernel_size", ())),
            stride=_stride(module),
            rate=_rate(module),
            convolutions=int(isinstance(module, _ConvNd)),
        )

    def _claim(self, module: nn.Module) -> int:
        """How many parameters of the module no layer has counted yet."""
        new = set(module.parameters()) - self._counted
        self._counted |= new
        return sum(parameter.numel() for parameter in new)


def _first(values: Sequence[Any]) -> Tensor | None:
    """The first tensor among them, or in a tuple or list among them."""
    for value in values:
        found = value if isinstance(value, Tensor) else _first(value) if isinstance(value, tuple | list) else None
        if found is not None:
            return found
    return None


def _multiply_adds(module: nn.Module, x: Tensor, y: Tensor) -> int:
    """The weights, each once at every position: of the input for a transposed convolution, else of the output."""
    if isinstance(module, nn.Linear):
        return module.weight.numel() * y[..., 0].numel()
    if isinstance(module, _ConvNd):
        return module.weight.numel() * (x if isinstance(module, _ConvTransposeNd) else y)[0, 0].numel()
    return 0


def _rate(module: nn.Module) -> float | None:
    if isinstance(module, _DropoutNd):
        return module.p
    return module.negative_slope if isinstance(module, nn.LeakyReLU) else None


def _stride(module: nn.Module) -> tuple[int, ...]:
    """That of a pooling which names none is its kernel's size."""
    stride = getattr(module, "stride", ())
    return _pair(module.kernel_size if stride is None else stride)  # type: ignore[arg-type]


def _pair(size: int | tuple[int, ...]) -> tuple[int, ...]:
    return (size, size) if isinstance(size, int) else tuple(size)
