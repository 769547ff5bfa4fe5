"""What 01_architecture states of a network, and how it is measured."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from fer.architecture.layers import FACE, Layer, drawn_whole, layers_of
from fer.models.foreign import CLASSES, Foreign
from fer.models.receptive_field import receptive_field
from fer.runs.run import Run


@dataclass(frozen=True)
class Distribution:
    """How parameters, or multiply-adds, are spread over the network. Blocks are those drawn, counted from 1."""

    total: int
    in_convolutions: float  # share of the total, from 0 to 1
    heaviest: tuple[int, ...]  # the block with the most, or all that are equal
    heaviest_kinds: tuple[str, ...]
    heaviest_share: float  # of the total, of each of them


@dataclass(frozen=True)
class Own:
    """What is to be said besides of a person's own network."""

    code_changed: bool  # since it was trained
    outside: int  # parameters that are in no layer shown


@dataclass(frozen=True)
class Facts:
    """A network in numbers; multiply-adds are for one face."""

    model: str
    networks: int  # 1, or the members of an ensemble, of which the first is described
    alike: bool  # all networks have the same layers
    layers: int
    kinds: dict[str, int]  # single layers of each kind
    blocks: int  # as drawn
    whole: tuple[str, ...]  # kinds of block that hold several convolutions
    input: tuple[int, ...]  # shapes without the batch
    output: tuple[int, ...]
    parameters: Distribution
    multiply_adds: Distribution
    receptive_field: int  # pixels, the side of the square that one number of the last convolution depends on
    own: Own | None = None  # None of the program's networks


def measure(run: Run) -> Facts:
    """The facts of a run's network, or of the first of an ensemble."""
    networks = run.networks()
    model = networks[0]
    layers, drawn = layers_of(model), layers_of(model, whole=drawn_whole(model))
    outside = sum(weight.numel() for weight in model.parameters()) - sum(layer.parameters for layer in layers)
    return Facts(
        model=run.kinds()[0],
        networks=len(networks),
        alike=len({str(network) for network in networks}) == 1,
        layers=len(layers),
        kinds=dict(Counter(layer.kind for layer in layers)),
        blocks=len(drawn),
        whole=tuple(sorted({block.kind for block in drawn if block.convolutions > 1})),
        input=FACE,
        output=(CLASSES,),
        parameters=distribution("parameters", layers, drawn, outside=outside),
        multiply_adds=distribution("multiply_adds", layers, drawn),
        receptive_field=receptive_field(model, model.last_convolution),
        own=Own(run.code_changed(), outside) if isinstance(model, Foreign) else None,
    )


def distribution(of: str, layers: Sequence[Layer], drawn: Sequence[Layer], *, outside: int = 0) -> Distribution:
    """How the field `of` of all single layers is spread over the blocks that are drawn; `outside` counts besides."""
    numbers = [getattr(block, of) for block in drawn]
    total, most = sum(numbers) + outside, max(numbers)
    heaviest = [k for k, number in enumerate(numbers) if number == most]
    return Distribution(
        total=total,
        in_convolutions=sum(getattr(x, of) for x in layers if x.convolutions) / max(1, total),
        heaviest=tuple(k + 1 for k in heaviest),
        heaviest_kinds=tuple(sorted({drawn[k].kind for k in heaviest})),
        heaviest_share=most / max(1, total),
    )
