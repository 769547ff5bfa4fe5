"""Question 1: the network, layer by layer."""

from collections.abc import Sequence

from fer.wording.en.prose import capitalised, count, in_words, large, listed, part, plural

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


def answer(network: str, layers: int, parameters: int, in_convolutions: float, heaviest: str) -> str:
    return (
        f"{network} has {count(layers, 'layer')} and {large(parameters)} parameters. The convolutions hold "
        f"{part(in_convolutions)} of the parameters; {heaviest}."
    )


def one(model: str) -> str:
    return f"The network `{model}`"


def each_of_alike(model: str, networks: int) -> str:
    return f"Each of the {in_words(networks)} networks `{model}`"


def first_of_different(model: str, networks: int) -> str:
    return f"The first of the {in_words(networks)} networks, `{model}`,"


def heaviest(number: int, blocks: bool, kinds: Sequence[str], share: float) -> str:
    return f"{_unit(blocks)} {number} ({_kinds(kinds)}) has the most, {part(share)}"


def heaviest_of_few(numbers: Sequence[int], blocks: bool, kinds: Sequence[str], share: float) -> str:
    return f"{_unit(blocks)}s {listed([str(n) for n in numbers])} ({_kinds(kinds)}) have the most, {part(share)} each"


def heaviest_of_many(number: int, blocks: bool, kinds: Sequence[str], share: float) -> str:
    return f"{count(number)} equal {_unit(blocks)}s ({_kinds(kinds)}) have the most, {part(share)} each"


def diagram_caption(model: str, whole: Sequence[str]) -> str:
    drawn = "".join(f" {_AS_ONE.get(kind, f'Each {kind}')} is drawn as one block." for kind in whole)
    return (
        f"The network `{model}`. Beside each arrow stand the dimensions of what passes for one face: "
        f"channels×height×width, or the length of a vector.{drawn}"
    )


def diagram_alt(blocks: int, shapes: Sequence[Sequence[int]]) -> str:
    return (
        f"A flow chart of {count(blocks, 'numbered block')} from the face to the logits. The dimensions on the way: "
        f"{', '.join(_shape(shape) for shape in shapes)}."
    )


def layer_count(
    layers: int,
    blocks: int | None,
    several: Sequence[tuple[str, int]],
    single: Sequence[str],
    input: Sequence[int],
    output: Sequence[int],
) -> str:
    drawn = "" if blocks is None else f", drawn as {count(blocks, 'block')},"
    kinds = [f"{n} {kind}" for kind, n in several]
    kinds += [f"{plural(len(single), 'one', 'one each of')} {listed(single)}"] if single else []
    return (
        f"A face enters as {_shape(input)} numbers, and {_shape(output)} logits come out ([@fig:architecture]). The "
        f"{count(layers, 'layer')}{drawn} are {listed(kinds)} ([@tab:layers])."
    )


def code_changed(model: str) -> str:
    return (
        f"The code of `{model}` has changed since this network was trained. Its weights still fit, but what this "
        "report says of the model is of the code as it is now."
    )


def functions() -> str:
    return (
        "This network is the author's own. Layers are shown; what its code does by functions and operators, such as an "
        "activation, a pooling or an addition, is computed but has no block."
    )


def outside(parameters: int) -> str:
    return (
        f"{large(parameters)} of the parameters {plural(parameters, 'is', 'are')} in no layer shown: the network holds "
        "them itself."
    )


def work(multiply_adds: int, in_convolutions: float, heaviest: str) -> str:
    return (
        f"For one face the network does {large(multiply_adds)} multiply-adds, {part(in_convolutions)} of them in "
        f"convolutions; {heaviest}."
    )


def reach_everything(field: int, side: int) -> str:
    return f"{_reach(field)}, so large that every position sees the whole face ({side}×{side})."


def reach_as_large(field: int, side: int) -> str:
    return f"{_reach(field)}, as large as the face ({side}×{side}). Away from the centre it reaches into the padding."


def reach_larger(field: int, side: int) -> str:
    return f"{_reach(field)}, larger than the face ({side}×{side}). It therefore reaches into the padding."


def reach_smaller(field: int, side: int) -> str:
    return f"{_reach(field)}, smaller than the face ({side}×{side}). No position sees the whole face."


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
        "The layers in the order in which they run, numbered as in [@fig:architecture]. Multiply-adds are for one face."
    )


def _reach(field: int) -> str:
    return (
        "The part of the input that one position of the last convolution depends on is its receptive field: here "
        f"{field}×{field} pixels"
    )


def _unit(blocks: bool) -> str:
    return "block" if blocks else "layer"


def _kinds(kinds: Sequence[str]) -> str:
    return listed([_BLOCKS.get(kind, kind) for kind in kinds])


def _shape(shape: Sequence[int]) -> str:
    return "×".join(map(str, shape))
