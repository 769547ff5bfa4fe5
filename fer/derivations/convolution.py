"""The output size of a convolution, by counting the positions of the kernel's left edge."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import product
from typing import NamedTuple

import numpy as np
import torch
import torch.nn.functional as F

from fer.derivations.symbols import Whole

SIZES = (1, 2, 3, 5, 8, 12, 23, 24, 47, 48)
KERNELS = (1, 2, 3, 4, 5, 7)
STRIDES = (1, 2, 3, 4)
PADDINGS = (0, 1, 2, 3)
DILATIONS = (1, 2)

Shape = tuple[int, ...]


class Axis(NamedTuple):
    """One spatial axis of a convolution."""

    size: int
    kernel: int
    stride: int
    padding: int  # zeros on either side
    dilation: int


@dataclass(frozen=True)
class SizeCheck:
    """Cases in which the kernel fits into the padded input, and in which torch refuses because it is longer."""

    fitting: int
    refused: int
    wrong_shapes: int  # of the fitting ones: formula and torch differ
    wrong_refusals: int  # of the refused ones: the formula gives a size all the same


def conv_output_size(size: Whole, kernel: Whole, stride: Whole = 1, padding: Whole = 0, dilation: Whole = 1) -> Whole:
    """floor((size + 2 padding - span) / stride) + 1, where span = dilation (kernel - 1) + 1 is the kernel's length.

    Raises ValueError where the kernel is longer than the padded input (Dumoulin & Visin 2016, relationships 6 and 15).
    """
    room = size + 2 * padding - (dilation * (kernel - 1) + 1)
    if room < 0:
        raise ValueError(f"a kernel of {kernel} (dilation {dilation}) is longer than {size} + 2 * {padding}")
    return room // stride + 1


def kernel_positions(size: int, kernel: int, stride: int, padding: int) -> range:
    """The columns of the padded input at which the kernel's left edge stands, counted from 0."""
    return range(0, conv_output_size(size, kernel, stride, padding) * stride, stride)


def check_output_size(seed: int, *, formula: Callable[..., int] = conv_output_size) -> SizeCheck:
    """`formula` on a grid of sizes, kernels, strides, paddings and dilations against the output of torch's conv2d.

    The width runs through the grid in order, the height through the same grid shuffled by `seed`; batch and channels
    are drawn from 1 to 3.
    """
    wrong: Counter[bool] = Counter()  # by whether the kernel fits
    total: Counter[bool] = Counter()
    for actual, derived in output_size_cases(seed, formula=formula):
        fits = actual is not None
        total[fits] += 1
        wrong[fits] += actual != derived
    return SizeCheck(total[True], total[False], wrong[True], wrong[False])


def output_size_cases(
    seed: int, *, formula: Callable[..., int] = conv_output_size
) -> Iterator[tuple[Shape | None, Shape | None]]:
    """torch's shape and the formula's in each case of `check_output_size`; None where one of them refuses."""
    for width, height, batch, outputs, actual in _convolved(seed):
        yield actual, derived_shape(formula, width, height, batch, outputs)


@cache
def _convolved(seed: int) -> list[tuple[Axis, Axis, int, int, Shape | None]]:
    """The grid and what torch made of it: the same for every formula, so it is convolved once."""
    rng = np.random.default_rng(seed)
    widths = [Axis(*values) for values in product(SIZES, KERNELS, STRIDES, PADDINGS, DILATIONS)]
    cases = []
    for width, k in zip(widths, rng.permutation(len(widths)), strict=True):
        batch, inputs, outputs = rng.integers(1, 4, size=3).tolist()
        cases.append((width, widths[k], batch, outputs, torch_shape(width, widths[k], batch, inputs, outputs)))
    return cases


def derived_shape(formula: Callable[..., int], width: Axis, height: Axis, batch: int, outputs: int) -> Shape | None:
    """(batch, width, height, channels) by the formula on each axis; None where a kernel does not fit."""
    try:
        return batch, formula(*width), formula(*height), outputs
    except ValueError:
        return None


def torch_shape(width: Axis, height: Axis, batch: int, inputs: int, outputs: int) -> Shape | None:
    """(batch, width, height, channels) of conv2d's output; None where torch says that the kernel does not fit."""
    maps = torch.zeros(batch, inputs, width.size, height.size)
    kernels = torch.zeros(outputs, inputs, width.kernel, height.kernel)
    _, _, stride, padding, dilation = zip(width, height, strict=True)
    try:
        shape = F.conv2d(maps, kernels, stride=stride, padding=padding, dilation=dilation).shape
    except RuntimeError as error:
        if "Kernel size can't be greater than actual input size" not in str(error):
            raise
        return None
    return shape[0], shape[2], shape[3], shape[1]
