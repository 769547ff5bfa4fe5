"""Question 1: the network, layer by layer.

`facts` is what 01_architecture writes: "model", "receptive_field", and the numbers of `fer.architecture.summary`;
`layers` are its records.
"""

from collections.abc import Mapping, Sequence

import pandas as pd

from fer.wording.en.numbers import count, listed, percent

_NONE = "–"
_BLOCK_NAMES = {"Trunk": "ResNet-18 trunk", "ResidualBlock": "residual block", "BasicBlock": "residual block"}
_AS_ONE = {"Trunk": "The ResNet-18 trunk", "ResidualBlock": "Each residual block"}
_FEW = 4  # blocks that a sentence still counts out by number


def names() -> dict[str, str]:
    """The words in the diagram; kinds of layer not named here go by torch's name."""
    return {**{kind: _title(kind) for kind in _BLOCK_NAMES}, "input": "face", "output": "logits"}


def details(layers: Sequence) -> list[str]:
    """What there is to say of each layer besides its kind: "3×3, stride 2", "p = 0.3", "20 convolutions", or ""."""
    return [_detail(layer) for layer in layers]


def diagram_caption(facts: Mapping) -> str:
    whole = "".join(f" {_AS_ONE.get(kind, f'Each {kind}')} is drawn as one block." for kind in facts["whole"])
    return (
        f"The network `{facts['model']}`, drawn from the trained model. On each connection stand the dimensions of "
        "what passes for one face: channels×height×width, or the length of a vector. The larger the maps that a block "
        f"gives, the wider it is.{whole}"
    )


def layer_count(facts: Mapping) -> str:
    """How many layers of which kinds."""
    many = {kind: n for kind, n in facts["kinds"].items() if n > 1}
    single = [kind for kind, n in facts["kinds"].items() if n == 1]
    kinds = [f"{n} {kind}" for kind, n in sorted(many.items(), key=lambda item: -item[1])]
    if single:
        kinds.append(f"one {single[0]}" if len(single) == 1 else f"one each of {listed(single)}")
    drawn = f", drawn as {count(facts['blocks'], 'block')}" if facts["blocks"] < facts["layers"] else ""
    return (
        f"The network `{facts['model']}` runs {count(facts['layers'], 'layer')}{drawn} ([@fig:architecture]): "
        f"{listed(kinds)}. It takes a face as {_shape(facts['input'])} numbers and gives {_shape(facts['output'])} "
        "logits."
    )


def load(facts: Mapping) -> str:
    """Where the parameters and the multiply-adds lie."""
    parameters, work = facts["parameters"], facts["multiply_adds"]
    sentences = (
        f"It has {_large(parameters['total'])} parameters and does {_large(work['total'])} multiply-adds for one face "
        "([@tab:layers]).",
        f"The convolutions hold {_share(parameters['in_convolutions'])} of the parameters and do "
        f"{_share(work['in_convolutions'])} of the multiply-adds.",
        _heaviest(parameters, work),
        _halves(parameters, work),
    )
    return " ".join(filter(None, sentences))


def reach(facts: Mapping) -> str:
    """What part of the face one number of the last convolution depends on."""
    field, side = facts["receptive_field"], facts["input"][-1]
    if field >= 2 * side - 1:
        verdict = f"so large that every position sees the whole face of {side}×{side}"
    elif field == side:
        verdict = f"as large as the face of {side}×{side}, so that off its middle it reaches into the padding around it"
    elif field > side:
        verdict = f"larger than the face of {side}×{side}, so that it reaches into the padding around it"
    else:
        verdict = f"smaller than the face of {side}×{side}, so that no position sees all of it"
    return (
        "One number in the maps of the last convolution depends on a square of the input, its receptive field: here "
        f"{field}×{field} pixels, {verdict}."
    )


def layer_table(listed_layers: Sequence, drawn: Sequence) -> pd.DataFrame:
    """One row a layer, numbered as in the diagram (2.1, 2.2, … for the parts of block 2), and the sum."""
    rows = [
        (
            number,
            _title(layer.kind) + (f", {detail}" if detail else ""),
            _shape(layer.output_shape),
            _number(layer.parameters),
            _number(layer.multiply_adds),
        )
        for number, layer, detail in zip(
            _numbers(listed_layers, drawn), listed_layers, details(listed_layers), strict=True
        )
    ]
    sums = (sum(x.parameters for x in listed_layers), sum(x.multiply_adds for x in listed_layers))
    rows.append(("", "Sum", "", *map(_number, sums)))
    return pd.DataFrame(rows, columns=["No.", "Layer", "Output", "Parameters", "Multiply-adds"])


def table_caption() -> str:
    return (
        "The layers in the order in which they run, numbered as in [@fig:architecture]; multiply-adds are for one face."
    )


def finding(facts: Mapping) -> str:
    """The network in one sentence."""
    parameters, work = facts["parameters"], facts["multiply_adds"]
    return (
        f"The network `{facts['model']}` has {count(facts['layers'], 'layer')} and {_large(parameters['total'])} "
        f"parameters, and does {_large(work['total'])} multiply-adds a face; its convolutions hold "
        f"{_share(parameters['in_convolutions'])} of the parameters and do {_share(work['in_convolutions'])} of the "
        "multiply-adds."
    )


def _detail(layer) -> str:
    if layer.kernel:
        stride = "" if set(layer.stride) == {1} else f", stride {layer.stride[0]}"
        return "×".join(map(str, layer.kernel)) + stride
    if layer.rate is not None:
        return f"slope {layer.rate:g}" if layer.kind == "LeakyReLU" else f"p = {layer.rate:g}"
    return count(layer.convolutions, "convolution") if layer.convolutions else ""


def _heaviest(parameters: Mapping, work: Mapping) -> str:
    """The block or blocks with the most parameters, and with the most multiply-adds."""
    share_held, share_done = (f"{_share(of['heaviest_share'])}{_each(of)}" for of in (parameters, work))
    if parameters["heaviest"] == work["heaviest"]:
        return (
            f"The most of both lies in {_blocks(parameters)}: {share_held} of the parameters and {share_done} of the "
            "multiply-adds."
        )
    return (
        f"The most parameters lie in {_blocks(parameters)}, {share_held}; the most multiply-adds are done in "
        f"{_blocks(work)}, {share_done}."
    )


def _blocks(of: Mapping) -> str:
    """ "block 26 (Conv2d)", "blocks 5, 12 and 19 (Conv2d)", or "12 equal blocks (Conv2d)"."""
    numbers = [str(number) for number in of["heaviest"]]
    kinds = listed([_BLOCK_NAMES.get(kind, kind) for kind in of["heaviest_kinds"]])
    if len(numbers) > _FEW:
        return f"{len(numbers)} equal blocks ({kinds})"
    return f"block{'s' if len(numbers) > 1 else ''} {listed(numbers)} ({kinds})"


def _each(of: Mapping) -> str:
    return " each" if len(of["heaviest"]) > 1 else ""


def _halves(parameters: Mapping, work: Mapping) -> str:
    """Which comes first on the way through the network: half of the multiply-adds, or half of the parameters."""
    half = {"parameters": parameters["halfway"], "multiply-adds": work["halfway"]}
    earlier, later = sorted(half, key=half.get)
    if half[earlier] == half[later]:
        return ""  # one block with more than half of both has been named, or there is no order to speak of
    return (
        f"On the way from the face to the logits half of the {earlier} is reached in block {half[earlier]}, half of "
        f"the {later} only in block {half[later]}."
    )


def _numbers(listed_layers: Sequence, drawn: Sequence) -> list[str]:
    numbers, parts = [], {}
    for layer in listed_layers:
        k, block = next((k, b) for k, b in enumerate(drawn, 1) if f"{layer.name}.".startswith(f"{b.name}."))
        parts[k] = parts.get(k, 0) + 1
        numbers.append(str(k) if layer.name == block.name else f"{k}.{parts[k]}")
    return numbers


def _shape(shape: Sequence[int]) -> str:
    return "×".join(map(str, shape))


def _number(value: int) -> str:
    return count(value) if value else _NONE


def _large(value: int) -> str:
    """72,471; from a million on three digits: "5.39 million"."""
    for scale, name in ((1e9, "billion"), (1e6, "million")):
        if value >= 0.9995 * scale:
            return f"{value / scale:.3g} {name}"
    return count(value)


def _title(kind: str) -> str:
    name = _BLOCK_NAMES.get(kind, kind)
    return name[0].upper() + name[1:]


def _share(share: float) -> str:
    """A share that is nearly all is not rounded to all."""
    return f"over {percent(0.999)}" if 0.9995 <= share < 1 else percent(share)
