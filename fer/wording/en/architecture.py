"""Question 1: the network, layer by layer."""

from collections.abc import Sequence

from fer.wording.en.prose import capitalised, count, large, listed, part, plural

_NONE = "–"
_BLOCKS = {"Trunk": "ResNet-18 trunk", "ResidualBlock": "residual block", "BasicBlock": "residual block"}
_AS_ONE = {"Trunk": "The ResNet-18 trunk", "ResidualBlock": "Each residual block"}


def names() -> dict[str, str]:
    """The words in the diagram; kinds of layer not named here go by torch's name."""
    return {**{kind: capitalised(name) for kind, name in _BLOCKS.items()}, "input": "face", "output": "logits"}


def layer(kind: str, detail: str) -> str:
    return ", ".join(filter(None, (capitalised(_BLOCKS.get(kind, kind)), detail)))


def kernel(size: Sequence[int], stride: int | None) -> str:
    return _shape(size) + ("" if stride is None else f", stride {stride}")


def slope(value: float) -> str:
    return f"slope {value:g}"


def probability(value: float) -> str:
    return f"p = {value:g}"


def convolutions(number: int) -> str:
    return count(number, "convolution")


def nothing() -> str:
    return ""


def diagram_caption(model: str, whole: Sequence[str]) -> str:
    drawn = "".join(f" {_AS_ONE.get(kind, f'Each {kind}')} is drawn as one block." for kind in whole)
    return (
        f"The network `{model}`, drawn from the trained model. On each connection stand the dimensions of "
        "what passes for one face: channels×height×width, or the length of a vector. The larger the maps that a block "
        f"gives, the wider it is.{drawn}"
    )


def layer_count(
    model: str,
    layers: int,
    blocks: int | None,
    several: Sequence[tuple[str, int]],
    single: Sequence[str],
    input: Sequence[int],
    output: Sequence[int],
) -> str:
    drawn = "" if blocks is None else f", drawn as {count(blocks, 'block')}"
    kinds = [f"{n} {kind}" for kind, n in several]
    kinds += [f"{plural(len(single), 'one', 'one each of')} {listed(single)}"] if single else []
    return (
        f"The network `{model}` runs {count(layers, 'layer')}{drawn} ([@fig:architecture]): {listed(kinds)}. It takes "
        f"a face as {_shape(input)} numbers and gives {_shape(output)} logits."
    )


def totals(parameters: int, multiply_adds: int) -> str:
    return (
        f"It has {large(parameters)} parameters and does {large(multiply_adds)} multiply-adds for one face "
        "([@tab:layers])."
    )


def in_convolutions(parameters: float, multiply_adds: float) -> str:
    return (
        f"The convolutions hold {part(parameters)} of the parameters and do {part(multiply_adds)} of the multiply-adds."
    )


def heaviest_of_both(blocks: str, several: bool, held: float, done: float) -> str:
    return (
        f"The most of both lies in {blocks}: {part(held)}{_each(several)} of the parameters and "
        f"{part(done)}{_each(several)} of the multiply-adds."
    )


def heaviest(holding: str, working: str, several_hold: bool, several_work: bool, held: float, done: float) -> str:
    return (
        f"The most parameters lie in {holding}, {part(held)}{_each(several_hold)}; the most multiply-adds are done in "
        f"{working}, {part(done)}{_each(several_work)}."
    )


def equal_blocks(number: int, kinds: Sequence[str]) -> str:
    return f"{number} equal blocks ({_kinds(kinds)})"


def blocks(numbers: Sequence[int], kinds: Sequence[str]) -> str:
    return f"{plural(len(numbers), 'block', 'blocks')} {listed([str(number) for number in numbers])} ({_kinds(kinds)})"


def parameters_first(parameters: int, multiply_adds: int) -> str:
    return (
        "On the way from the face to the logits half of the parameters is reached in block "
        f"{parameters}, half of the multiply-adds only in block {multiply_adds}."
    )


def work_first(parameters: int, multiply_adds: int) -> str:
    return (
        "On the way from the face to the logits half of the multiply-adds is reached in block "
        f"{multiply_adds}, half of the parameters only in block {parameters}."
    )


def reach_everything(field: int, side: int) -> str:
    return _reach(field, f"so large that every position sees the whole face of {side}×{side}")


def reach_as_large(field: int, side: int) -> str:
    return _reach(
        field, f"as large as the face of {side}×{side}, so that off its middle it reaches into the padding around it"
    )


def reach_larger(field: int, side: int) -> str:
    return _reach(field, f"larger than the face of {side}×{side}, so that it reaches into the padding around it")


def reach_smaller(field: int, side: int) -> str:
    return _reach(field, f"smaller than the face of {side}×{side}, so that no position sees all of it")


def layer_table(
    number: str | None, layer: str | None, output: Sequence[int] | None, parameters: int, multiply_adds: int
) -> dict[str, str]:
    """A row; the last is the sum, which has no number, layer or output."""
    return {
        "No.": number or "",
        "Layer": layer or "Sum",
        "Output": _shape(output or ()),
        "Parameters": count(parameters) if parameters else _NONE,
        "Multiply-adds": count(multiply_adds) if multiply_adds else _NONE,
    }


def table_caption() -> str:
    return (
        "The layers in the order in which they run, numbered as in [@fig:architecture]; multiply-adds are for one face."
    )


def finding(
    model: str, layers: int, parameters: int, multiply_adds: int, parameters_in: float, multiply_adds_in: float
) -> str:
    return (
        f"The network `{model}` has {count(layers, 'layer')} and {large(parameters)} parameters, and does "
        f"{large(multiply_adds)} multiply-adds a face; its convolutions hold {part(parameters_in)} of the parameters "
        f"and do {part(multiply_adds_in)} of the multiply-adds."
    )


def _reach(field: int, verdict: str) -> str:
    return (
        "One number in the maps of the last convolution depends on a square of the input, its receptive field: here "
        f"{field}×{field} pixels, {verdict}."
    )


def _kinds(kinds: Sequence[str]) -> str:
    return listed([_BLOCKS.get(kind, kind) for kind in kinds])


def _each(several: bool) -> str:
    return " each" if several else ""


def _shape(shape: Sequence[int]) -> str:
    return "×".join(map(str, shape))
