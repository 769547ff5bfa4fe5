"""A table of shaded numbers with a column a class, of which some are sure."""

from collections.abc import Mapping, Sequence

import matplotlib.pyplot as plt
import numpy as np
from jaxtyping import Bool, Float
from matplotlib.axes import Axes

from fer.figures.fonts import LATIN
from fer.figures.style import INK

PALE = 0.4  # of the colour of what is not sure


def plot_cells(
    values: Float[np.ndarray, "r k"],
    texts: Sequence[Sequence[str]],
    sure: Bool[np.ndarray, "r k"],
    *,
    rows: Sequence[str],
    names: Sequence[str],
    words: Mapping[str, str],
    light: Bool[np.ndarray, "r k"],
    cmap: str,
    limits: tuple[float, float],
    ax: Axes,
) -> Axes:
    """The first row on top; what is `sure` stands in bold with a frame, `light` texts are white, nan is hatched.

    `limits` are the values at the ends of `cmap`; `words` has rows and columns, the names of the axes.
    """
    if np.isnan(values).any():  # where there is none, it would show along the edges
        ax.patch.set(facecolor="white", hatch="////", edgecolor="#DDDDDD")
    shown = np.ma.masked_invalid(values)
    ax.pcolormesh(shown, cmap=cmap, vmin=limits[0], vmax=limits[1], edgecolors="white", linewidth=1.2)
    for row, column in zip(*np.nonzero(~np.isnan(values)), strict=True):
        text = ax.text(
            column + 0.5,
            row + 0.5,
            texts[row][column],
            ha="center",
            va="center",
            fontsize=7.5,
            fontfamily=LATIN,  # it has a bold face, which a font of another script may lack
            fontweight="bold" if sure[row, column] else "normal",
            color="white" if light[row, column] else INK,
        )
        text.set_in_layout(False)  # it lies within the axes, so their place need not be searched for it
        if sure[row, column]:
            ax.add_patch(plt.Rectangle((column + 0.04, row + 0.06), 0.92, 0.88, fill=False, edgecolor=INK, linewidth=1))
    ax.set_yticks(np.arange(len(rows)) + 0.5, rows)
    ax.set_xticks(np.arange(len(names)) + 0.5, names)
    ax.set(ylim=(len(rows), 0), ylabel=words["rows"], xlabel=words["columns"])
    ax.tick_params(length=0)
    ax.spines[:].set_visible(False)
    return ax
