"""Figures behind question 5: what each class loses without a filter, and how the patterns of filters lie."""

from collections.abc import Mapping, Sequence
from typing import cast

import matplotlib.pyplot as plt
import numpy as np
from jaxtyping import Bool, Float
from matplotlib.axes import Axes
from matplotlib.projections.polar import PolarAxes

from fer.figures.style import FAINT, INK, TEXT_WIDTH, VAL

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


def plot_lines(
    angle: Float[np.ndarray, " f"],
    frequency: Float[np.ndarray, " f"],
    coherence: Float[np.ndarray, " f"],
    limit: float,
    *,
    words: Mapping[str, str],
    ax: PolarAxes | None = None,
) -> PolarAxes:
    """Half a circle, on polar axes: a dot a filter in the direction of its lines, as far out as its frequency.

    Dots grow with coherence and are filled from `limit` on. `words` has clear, unclear and radius.
    """
    ax = ax or cast(PolarAxes, plt.subplot(projection="polar"))
    clear = coherence >= limit
    for part, fill, label in ((clear, VAL, words["clear"]), (~clear, "none", words["unclear"])):
        edges = VAL if fill == VAL else FAINT
        sizes = 6 + 60 * coherence[part]
        ax.scatter(
            np.radians(angle[part]),
            frequency[part],
            s=sizes,
            facecolor=fill,
            edgecolor=edges,
            label=label,
            linewidth=0.8,
        )
    ax.set(thetamin=0, thetamax=180, ylim=(0, 1.1 * float(frequency.max(initial=1))))
    ax.set_thetagrids(np.arange(0, 181, 45))
    ax.set_xlabel(words["radius"], labelpad=-22)
    ax.legend(loc="lower center", bbox_to_anchor=(0.5, 0.86), ncols=2, handletextpad=0.3)
    return ax
