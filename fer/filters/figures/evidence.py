"""Figures behind question 5: what each class loses without a filter."""

from collections.abc import Mapping, Sequence

import matplotlib.pyplot as plt
import numpy as np
from jaxtyping import Bool, Float
from matplotlib.axes import Axes

from fer.figures.style import INK, TEXT_WIDTH

_STRONG = 0.6  # share of the largest change from which white reads better than ink
_LEAST = 0.01  # the scale's end at least: where no recall moves by a point, no cell is dark


def plot_ablation(
    change: Float[np.ndarray, "g k"],
    sure: Bool[np.ndarray, "g k"],
    rows: Sequence[str],
    names: Sequence[str],
    *,
    words: Mapping[str, str],
    ax: Axes | None = None,
) -> Axes:
    """A row a group of filters, a column a class: the change of recall in points, red where it falls.

    What is `sure` stands in bold with a frame; nan is hatched. `words` has rows and columns, the names of the axes.
    """
    ax = ax or plt.figure(figsize=(TEXT_WIDTH, 0.55 + 0.22 * len(rows))).subplots()
    reach = max(float(np.nanmax(np.abs(change), initial=0)), _LEAST)
    ax.patch.set(facecolor="white", hatch="////", edgecolor="#DDDDDD")
    ax.pcolormesh(np.ma.masked_invalid(change), cmap="RdBu", vmin=-reach, vmax=reach, edgecolors="white", linewidth=1.2)
    for row, column in zip(*np.nonzero(~np.isnan(change)), strict=True):
        value, strong = change[row, column], abs(change[row, column]) > _STRONG * reach
        text = f"{100 * value:+.1f}".replace("-", "−") if round(1000 * value) else "0"
        weight = "bold" if sure[row, column] else "normal"
        ax.text(
            column + 0.5,
            row + 0.5,
            text,
            ha="center",
            va="center",
            fontsize=7.5,
            fontweight=weight,
            color="white" if strong else INK,
        )
        if sure[row, column]:
            ax.add_patch(plt.Rectangle((column + 0.04, row + 0.06), 0.92, 0.88, fill=False, edgecolor=INK, linewidth=1))
    ax.set_yticks(np.arange(len(rows)) + 0.5, rows)
    ax.set_xticks(np.arange(len(names)) + 0.5, names)
    ax.set(ylim=(len(rows), 0), ylabel=words["rows"], xlabel=words["columns"])
    ax.tick_params(length=0)
    ax.spines[:].set_visible(False)
    return ax
