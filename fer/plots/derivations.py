"""Figure of question 6: where a kernel stands on a padded row."""

from collections.abc import Mapping, Sequence

import matplotlib.pyplot as plt
from matplotlib.axes import Axes
from matplotlib.patches import Patch, Rectangle

from fer.plots.style import FAINT, INK

_PADDING = "#DDDDDD"
_KERNEL = "#E3B23C"


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
    ax.set_xticks([column + 0.5 for column in range(columns)], range(columns))
    ax.set_yticks([row + 0.4 for row in range(rows)], range(rows))
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
