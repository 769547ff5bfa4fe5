"""What the facts of question 1 allow to be said of a network."""

from collections.abc import Mapping, Sequence
from typing import Any

from fer.architecture.facts import Distribution, Facts
from fer.architecture.layers import Layer
from fer.findings.said import Said, Table, say, tabulate


def diagram_caption(facts: Facts) -> Said:
    return say("architecture.diagram_caption", model=facts.model, whole=list(facts.whole))


def layer_count(facts: Facts) -> Said:
    """How many layers of which kinds."""
    several = sorted(((kind, n) for kind, n in facts.kinds.items() if n > 1), key=lambda item: -item[1])
    return say(
        "architecture.layer_count",
        model=facts.model,
        layers=facts.layers,
        blocks=facts.blocks if facts.blocks < facts.layers else None,
        several=several,
        single=[kind for kind, n in facts.kinds.items() if n == 1],
        input=facts.input,
        output=facts.output,
    )


def load(facts: Facts) -> list[Said]:
    """Where the parameters and the multiply-adds lie."""
    parameters, work = facts.parameters, facts.multiply_adds
    return [
        say("architecture.totals", parameters=parameters.total, multiply_adds=work.total),
        say(
            "architecture.in_convolutions",
            parameters=parameters.in_convolutions,
            multiply_adds=work.in_convolutions,
        ),
        _heaviest(parameters, work),
        *_halves(parameters, work),
    ]


def reach(facts: Facts) -> Said:
    """What part of the face one number of the last convolution depends on."""
    field, side = facts.receptive_field, facts.input[-1]
    if field >= 2 * side - 1:
        key = "reach_everything"
    elif field == side:
        key = "reach_as_large"
    elif field > side:
        key = "reach_larger"
    else:
        key = "reach_smaller"
    return say(f"architecture.{key}", field=field, side=side)


def layer_table(listed: Sequence[Layer], drawn: Sequence[Layer]) -> Table:
    """One row a layer, numbered as in the diagram (2.1, 2.2, … for the parts of block 2), and the sum."""
    rows: list[Mapping[str, Any]] = [
        {
            "number": number,
            "layer": detailed(layer),
            "output": layer.output_shape,
            "parameters": layer.parameters,
            "multiply_adds": layer.multiply_adds,
        }
        for number, layer in zip(_numbers(listed, drawn), listed, strict=True)
    ]
    sums = {
        "parameters": sum(layer.parameters for layer in listed),
        "multiply_adds": sum(layer.multiply_adds for layer in listed),
    }
    return tabulate("architecture.layer_table", [*rows, {"number": None, "layer": None, "output": None, **sums}])


def detail(layer: Layer) -> Said:
    """What there is to say of a layer besides its kind."""
    if layer.kernel:
        stride = layer.stride[0] if set(layer.stride) != {1} else None
        return say("architecture.kernel", size=layer.kernel, stride=stride)
    if layer.rate is not None:
        key = "slope" if layer.kind == "LeakyReLU" else "probability"
        return say(f"architecture.{key}", value=layer.rate)
    if layer.convolutions:
        return say("architecture.convolutions", number=layer.convolutions)
    return say("architecture.nothing")


def detailed(layer: Layer) -> Said:
    """A layer's kind, and what there is to say besides."""
    return say("architecture.layer", kind=layer.kind, detail=detail(layer))


def finding(facts: Facts) -> Said:
    """The network in one sentence."""
    return say(
        "architecture.finding",
        model=facts.model,
        layers=facts.layers,
        parameters=facts.parameters.total,
        multiply_adds=facts.multiply_adds.total,
        parameters_in=facts.parameters.in_convolutions,
        multiply_adds_in=facts.multiply_adds.in_convolutions,
    )


def _heaviest(parameters: Distribution, work: Distribution) -> Said:
    """The block or blocks with the most parameters, and with the most multiply-adds."""
    shares = {"held": parameters.heaviest_share, "done": work.heaviest_share}
    if parameters.heaviest == work.heaviest:
        return say("architecture.heaviest_of_both", blocks=_blocks(parameters), several=_several(parameters), **shares)
    return say(
        "architecture.heaviest",
        holding=_blocks(parameters),
        working=_blocks(work),
        several_hold=_several(parameters),
        several_work=_several(work),
        **shares,
    )


FEW = 4  # blocks that a sentence still tells by their numbers


def _blocks(of: Distribution) -> Said:
    if len(of.heaviest) > FEW:
        return say("architecture.equal_blocks", number=len(of.heaviest), kinds=list(of.heaviest_kinds))
    return say("architecture.blocks", numbers=list(of.heaviest), kinds=list(of.heaviest_kinds))


def _several(of: Distribution) -> bool:
    return len(of.heaviest) > 1


def _halves(parameters: Distribution, work: Distribution) -> list[Said]:
    """Which comes first on the way through the network: half of the multiply-adds, or half of the parameters.

    Nothing where one block with more than half of both has been named, or where there is no order to speak of.
    """
    if parameters.halfway < work.halfway:
        return [say("architecture.parameters_first", parameters=parameters.halfway, multiply_adds=work.halfway)]
    if work.halfway < parameters.halfway:
        return [say("architecture.work_first", parameters=parameters.halfway, multiply_adds=work.halfway)]
    return []


def _numbers(listed: Sequence[Layer], drawn: Sequence[Layer]) -> list[str]:
    numbers: list[str] = []
    parts: dict[int, int] = {}
    for layer in listed:
        k, block = next((k, b) for k, b in enumerate(drawn, 1) if f"{layer.name}.".startswith(f"{b.name}."))
        parts[k] = parts.get(k, 0) + 1
        numbers.append(str(k) if layer.name == block.name else f"{k}.{parts[k]}")
    return numbers
