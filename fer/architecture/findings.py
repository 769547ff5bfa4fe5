"""What the facts of question 1 allow to be said of a network."""

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Any

from fer.architecture.facts import Distribution, Facts
from fer.architecture.layers import Layer
from fer.findings.said import Said, Table, say, tabulate

FEW = 4  # layers that a sentence still tells by their numbers


def answer(facts: Facts) -> Said:
    """How many layers and parameters, and where the parameters are."""
    return say(
        "architecture.answer",
        network=_network(facts),
        layers=facts.layers,
        parameters=facts.parameters.total,
        in_convolutions=facts.parameters.in_convolutions,
        heaviest=_heaviest(facts, facts.parameters),
    )


def diagram_caption(facts: Facts) -> Said:
    return say("architecture.diagram_caption", model=facts.model, whole=list(facts.whole))


def diagram_alt(drawn: Sequence[Layer]) -> Said:
    """The blocks, and the dimensions on the way, each once as long as they stay the same."""
    shapes = [shape for shape, _ in groupby([drawn[0].input_shape, *(block.output_shape for block in drawn)])]
    return say("architecture.diagram_alt", blocks=len(drawn), shapes=shapes)


def layer_count(facts: Facts) -> Said:
    """How many layers of which kinds."""
    several = sorted(((kind, n) for kind, n in facts.kinds.items() if n > 1), key=lambda item: -item[1])
    return say(
        "architecture.layer_count",
        layers=facts.layers,
        blocks=facts.blocks if facts.blocks < facts.layers else None,
        several=several,
        single=[kind for kind, n in facts.kinds.items() if n == 1],
        input=facts.input,
        output=facts.output,
    )


def warnings(facts: Facts) -> list[Said]:
    """That the code described is no longer that which was trained; nothing where it is."""
    changed = facts.own is not None and facts.own.code_changed
    return [say("architecture.code_changed", model=facts.model)] if changed else []


def not_shown(facts: Facts) -> list[Said]:
    """Of a person's own network: what diagram and table cannot show of it."""
    if facts.own is None:
        return []
    return [say("architecture.functions"), *_outside(facts.own.outside)]


def _outside(parameters: int) -> list[Said]:
    return [say("architecture.outside", parameters=parameters)] if parameters else []


def work(facts: Facts) -> Said:
    """How many multiply-adds, and where they are done."""
    return say(
        "architecture.work",
        multiply_adds=facts.multiply_adds.total,
        in_convolutions=facts.multiply_adds.in_convolutions,
        heaviest=_heaviest(facts, facts.multiply_adds),
    )


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


def _network(facts: Facts) -> Said:
    """The network that is described, by itself or as one of several."""
    if facts.networks == 1:
        return say("architecture.one", model=facts.model)
    key = "each_of_alike" if facts.alike else "first_of_different"
    return say(f"architecture.{key}", model=facts.model, networks=facts.networks)


def _heaviest(facts: Facts, of: Distribution) -> Said:
    """The layer with the most, or all that are equal, and what share each of them has; blocks where the diagram draws
    several layers as one."""
    of_each = {"blocks": facts.blocks < facts.layers, "kinds": list(of.heaviest_kinds), "share": of.heaviest_share}
    if len(of.heaviest) == 1:
        return say("architecture.heaviest", number=of.heaviest[0], **of_each)
    if len(of.heaviest) > FEW:
        return say("architecture.heaviest_of_many", number=len(of.heaviest), **of_each)
    return say("architecture.heaviest_of_few", numbers=list(of.heaviest), **of_each)


def _numbers(listed: Sequence[Layer], drawn: Sequence[Layer]) -> list[str]:
    numbers: list[str] = []
    parts: dict[int, int] = {}
    for layer in listed:
        k, block = next((k, b) for k, b in enumerate(drawn, 1) if f"{layer.name}.".startswith(f"{b.name}."))
        parts[k] = parts.get(k, 0) + 1
        numbers.append(str(k) if layer.name == block.name else f"{k}.{parts[k]}")
    return numbers
