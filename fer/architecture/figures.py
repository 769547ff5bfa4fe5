"""Figure of question 1: the network, one block a layer, with the dimensions on every connection."""

import math
from collections.abc import Mapping, Sequence
from typing import Any, Protocol, runtime_checkable

import matplotlib.pyplot as plt
from matplotlib.axes import Axes
from matplotlib.colors import to_rgb
from matplotlib.figure import Figure
from matplotlib.patches import FancyArrowPatch, FancyBboxPatch, PathPatch
from matplotlib.path import Path

from fer.figures.style import FAINT, INK, TEXT_WIDTH

COLOURS = {  # as the original report drew them, and below the kinds that it did not have
    "Trunk": "#3A3A3A",
    "ConvTranspose2d": "#D62F2F",
    "Conv2d": "#7B1E34",
    "LeakyReLU": "#F5CB3B",
    "BatchNorm2d": "#23804A",
    "MaxPool2d": "#2C66B0",
    "Dropout": "#7A4CA5",
    "Linear": "#D3D6DA",
    "ReLU": "#5E6166",
    "BatchNorm1d": "#FFFFFF",
    "Standardise": "#BFE3DD",
    "AdaptiveAvgPool2d": "#8FC3EA",
    "Flatten": "#E9D8B8",
    "ResidualBlock": "#B25A1B",
}
_NUMBER = "#6A6A6A"
_OTHER = "#A9B4C0"  # a kind that has no colour of its own

# Sizes in inches: the axes are drawn one unit to the inch, so text keeps clear of edges whatever the network.
_BLOCK, _GAP, _TOP = 0.34, 0.25, 0.30
_NARROWEST, _GUTTER = 1.24, 0.17
_END = 0.32
_TITLE, _SMALL = 7.3, 7.0  # points


@runtime_checkable
class Block(Protocol):
    """What the figure needs to know of a layer; shapes without the batch."""

    @property
    def kind(self) -> str: ...
    @property
    def input_shape(self) -> tuple[int, ...]: ...
    @property
    def output_shape(self) -> tuple[int, ...]: ...


def plot_architecture(
    blocks: Sequence[Block], details: Sequence[str], *, names: Mapping[str, str], ax: Axes | None = None
) -> Axes:
    """Numbered blocks in the order in which they run, in columns from left to right; the larger its maps, the wider.

    `details` is a second line for each block, or "". `names` has "input", "output", and the name of each kind that is
    not shown by its own. Axes are made in the size that the network needs; given ones should come from `figure_for`.
    """
    ax = ax or figure_for(blocks).axes[0]
    columns, rows = _grid(len(blocks))
    pitch = TEXT_WIDTH / columns
    for k, (block, detail) in enumerate(zip(blocks, details, strict=True)):
        column, row = divmod(k, rows)
        x, top = pitch * (column + 0.5), -_TOP - row * (_BLOCK + _GAP)
        width = _width(block.output_shape, widest=min(1.8, pitch - _GUTTER))
        _draw_block(ax, (x, top), width, COLOURS.get(block.kind, _OTHER), (names.get(block.kind, block.kind), detail))
        ax.text(x - width / 2 + 0.02, top + 0.025, str(k + 1), va="bottom", fontsize=_SMALL, color=_NUMBER)
        if column and not row:
            _draw_turn(ax, x, top, pitch, rows)
        _draw_connection(ax, x, top + _GAP, block.input_shape)
        if k == 0:
            ax.text(x, top + _GAP + 0.03, names["input"], ha="center", va="bottom", fontsize=_TITLE)
    _draw_connection(ax, x, top - _BLOCK, blocks[-1].output_shape)
    ax.text(x, top - _BLOCK - _GAP - 0.03, names["output"], ha="center", va="top", fontsize=_TITLE)
    return ax


def figure_for(blocks: Sequence[Block]) -> Figure:
    """An empty figure that has room for these blocks, one unit of its axes to the inch."""
    _, rows = _grid(len(blocks))
    end = _END if len(blocks) % rows == 0 else _END / 3  # the last column's end may stand beside the others
    height = _TOP + rows * (_BLOCK + _GAP) + end
    fig = plt.figure(figsize=(TEXT_WIDTH, height), layout="none")
    ax = fig.add_axes((0, 0, 1, 1))
    ax.set(xlim=(0, TEXT_WIDTH), ylim=(-height + 0.12, 0.12))
    ax.axis("off")
    return fig


def _grid(count: int) -> tuple[int, int]:
    """Columns and rows: up to four columns, about twice as many rows."""
    columns = min(4, math.ceil(math.sqrt(count / 2)))
    return columns, math.ceil(count / columns)


def _width(shape: tuple[int, ...], *, widest: float) -> float:
    """From _NARROWEST for a vector or 1x1 maps to `widest` for maps of 48x48, by the logarithm of the side."""
    side = max(shape[1:], default=1)
    return _NARROWEST + (widest - _NARROWEST) * min(1.0, math.log(side) / math.log(48))


def _draw_block(ax: Axes, top: tuple[float, float], width: float, colour: str, lines: tuple[str, str]) -> None:
    """`top` is the middle of the upper edge; of the two lines the second may be empty."""
    x, y = top
    light = _contrast(colour, INK) > _contrast(colour, "white")
    box = FancyBboxPatch((x - width / 2, y - _BLOCK), width, _BLOCK, boxstyle="round,pad=0,rounding_size=0.04")
    box.set(facecolor=colour, edgecolor=FAINT if light else colour, linewidth=0.7)
    ax.add_patch(box)
    title, detail = lines
    offset = 0.07 if detail else 0
    common: dict[str, Any] = {"ha": "center", "va": "center_baseline", "color": INK if light else "white"}
    ax.text(x, y - _BLOCK / 2 + offset, title, fontsize=_TITLE, fontweight="bold", **common)
    if detail:
        ax.text(x, y - _BLOCK / 2 - offset, detail, fontsize=_SMALL, **common)


def _contrast(colour: str, other: str) -> float:
    """Contrast ratio of two colours from 1 to 21 (WCAG 2.2); text needs 4.5."""
    dark, light = sorted((_luminance(colour), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    """Relative luminance from 0 black to 1 white (WCAG 2.2)."""
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in to_rgb(colour)]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _draw_connection(ax: Axes, x: float, start: float, shape: tuple[int, ...]) -> None:
    """An arrow down across one gap, with the dimensions of what it carries."""
    arrow = FancyArrowPatch((x, start), (x, start - _GAP), arrowstyle="-|>", mutation_scale=6, shrinkA=0, shrinkB=0)
    arrow.set(linewidth=0.8, color=INK)
    ax.add_patch(arrow)
    ax.text(x + 0.06, start - _GAP / 2, "×".join(map(str, shape)), va="center_baseline", fontsize=_SMALL)


def _draw_turn(ax: Axes, x: float, top: float, pitch: float, rows: int) -> None:
    """From the foot of the column before, through the gutter between, to the head of this one."""
    foot = -_TOP - rows * (_BLOCK + _GAP) + _GAP
    low, high = foot - 0.1, top + _GAP
    points = [(x - pitch, foot), (x - pitch, low), (x - pitch / 2, low), (x - pitch / 2, high), (x, high)]
    ax.add_patch(PathPatch(Path(points), fill=False, edgecolor=INK, linewidth=0.8, joinstyle="round"))
