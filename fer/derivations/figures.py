"""Figures of question 6: where a kernel stands and how often, and what gradients lose and pull on their way."""

from collections.abc import Mapping, Sequence

import matplotlib.pyplot as plt
import numpy as np
from jaxtyping import Float, Int
from matplotlib.axes import Axes
from matplotlib.patches import Patch, Rectangle
from matplotlib.ticker import MaxNLocator

from fer.figures.style import FAINT, INK, TRAIN, VAL

_PADDING = "#DDDDDD"
_KERNEL = "#E3B23C"
_COLOURS = (VAL, "#D98E04", TRAIN, "#4B8B3B")
_MARKERS = ("o", "s", "^", "D")


def plot_kernel_positions(
    positions: Sequence[int], *, size: int, kernel: int, padding: int, names: Mapping[str, str], ax: Axes | None = None
) -> Axes:
    """One row of the input with its padding, and below it the kernel at each of its positions, left edge marked.

    `positions` are the columns of the left edge, counted from 0 at the first column of padding; columns that no
    position reaches are hatched. `names` has the words for column, position, input, padding, kernel and uncovered.
    """
    ax = ax or plt.gca()
    covered = {column for edge in positions for column in range(edge, edge + kernel)}
    for column in range(size + 2 * padding):
        inside = padding <= column < padding + size
        ax.add_patch(
            Rectangle(
                (column, -1),
                1,
                0.8,
                facecolor="white" if inside else _PADDING,
                edgecolor=FAINT,
                hatch=None if column in covered else "////",
            )
        )
    for row, edge in enumerate(positions):
        ax.add_patch(Rectangle((edge, row + 0.1), kernel, 0.6, facecolor=_KERNEL, edgecolor="none"))
        ax.plot([edge, edge], [row, row + 0.8], color=INK, linewidth=2.5, solid_capstyle="butt")
    return _finish(ax, len(positions), size + 2 * padding, names)


def _finish(ax: Axes, rows: int, columns: int, names: Mapping[str, str]) -> Axes:
    ax.set(xlim=(-0.1, columns + 0.1), ylim=(rows, -1.2), xlabel=names["column"], ylabel=names["position"])
    ax.set_xticks([column + 0.5 for column in range(columns)], [str(column) for column in range(columns)])
    ax.set_yticks([row + 0.4 for row in range(rows)], [str(row) for row in range(rows)])
    ax.tick_params(length=0)
    ax.spines[["left", "bottom"]].set_visible(False)
    marks = [
        Patch(facecolor="white", edgecolor=FAINT, label=names["input"]),
        Patch(facecolor=_PADDING, edgecolor=FAINT, label=names["padding"]),
        Patch(facecolor=_KERNEL, label=names["kernel"]),
        Patch(facecolor="white", edgecolor=FAINT, hatch="////", label=names["uncovered"]),
    ]
    ax.legend(handles=marks, loc="upper left", bbox_to_anchor=(1.01, 1.0))
    return ax


def plot_sizes(
    at: Sequence[int],
    formula: Int[np.ndarray, "curves n"],
    torch: Int[np.ndarray, "curves n"],
    *,
    labels: Sequence[str],
    across: str,
    size: str,
    title: str,
    ax: Axes | None = None,
) -> Axes:
    """Output size as stairs, a colour and a marker a curve, constant around each of `at`; markers are what torch made.

    `across` and `size` name the axes. Where curves meet, the later one is drawn thinner, so that both are seen. Raises
    ValueError for more curves than colours.
    """
    ax = ax or plt.gca()
    widths = np.linspace(3.4, 1.2, len(labels))
    for sizes, made, label, colour, marker, width in zip(
        formula, torch, labels, _COLOURS[: len(labels)], _MARKERS[: len(labels)], widths, strict=True
    ):
        ax.step(at, sizes, where="mid", color=colour, linewidth=width)
        ax.plot(
            at,
            made,
            marker,
            markersize=4,
            markerfacecolor="none",
            markeredgecolor=colour,
            markeredgewidth=0.9,
            label=label,
        )
    ax.set(xlabel=across, ylabel=size, title=title)
    ax.set_ylim(0, 1.1 * formula.max())
    for axis in (ax.xaxis, ax.yaxis):
        axis.set_major_locator(MaxNLocator(integer=True))
    ax.grid(axis="y")
    ax.legend()
    return ax


def plot_components(
    x_hat: Float[np.ndarray, " m"],
    gradient: Float[np.ndarray, " m"],
    *,
    level: float,
    slope: float,
    names: Mapping[str, str],
    title: str,
    ax: Axes | None = None,
) -> Axes:
    """A batch's gradient over its x_hat, a dot an example, and the line level + slope x_hat that it has in it.

    Grey threads are what the line leaves over. `names` has the words for x_hat, gradient and line.
    """
    ax = ax or plt.gca()
    ends = np.array([x_hat.min(), x_hat.max()]) * 1.15
    ax.axhline(0, color=FAINT, linewidth=0.7)
    ax.vlines(x_hat, level + slope * x_hat, gradient, color=FAINT, linewidth=1.0)
    ax.plot(ends, level + slope * ends, color=TRAIN, label=names["line"])
    ax.plot(x_hat, gradient, "o", color=VAL, markersize=5)
    ax.set(xlabel=names["x_hat"], ylabel=names["gradient"], title=title)
    ax.label_outer()
    ax.legend(loc="upper left")
    return ax


def plot_pulls(
    whole: Float[np.ndarray, " k"],
    own: Float[np.ndarray, " k"],
    *,
    true: int,
    names: Mapping[str, str],
    title: str,
    ax: Axes | None = None,
) -> Axes:
    """One row of logits: the gradient of the whole loss as bars, that of each class's own term as diamonds.

    `names` has the words for the axes, class and gradient, for the marks, whole and own, and for the true class.
    """
    ax = ax or plt.gca()
    classes = np.arange(len(whole))
    ax.axhline(0, color=FAINT, linewidth=0.7)
    ax.bar(classes, whole, width=0.62, color=[TRAIN if k == true else VAL for k in classes], label=names["whole"])
    ax.plot(classes, own, "D", color="white", markeredgecolor=INK, markersize=6, label=names["own"])
    for k, value in enumerate(whole):
        up = value >= 0
        ax.annotate(
            f"{value:+.2f}".replace("-", "−"),
            (k, value),
            (0, 7 if up else -7),
            textcoords="offset points",
            ha="center",
            va="bottom" if up else "top",
            fontsize=8,
        )
    ax.set(xlabel=names["class"], ylabel=names["gradient"], title=title, ylim=(-1.35, 1.25))
    ax.label_outer()
    ax.set_xticks(classes, [f"{k + 1}\n{names['true']}" if k == true else str(k + 1) for k in classes])
    return ax
