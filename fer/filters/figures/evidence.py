"""Figures behind question 5: what each class loses without a filter."""

from collections.abc import Mapping, Sequence

import matplotlib.pyplot as plt
import numpy as np
from jaxtyping import Bool, Float
from matplotlib.axes import Axes

from fer.figures.style import TEXT_WIDTH
from fer.filters.figures.cells import PALE, plot_cells

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
    """A row a group of filters, a column a class: the change of recall in points.

    Red where it rises and blue where it falls. What is `sure` stands in bold with a frame, and what is not is pale; nan
    is hatched. `words` has rows and columns, the names of the axes.
    """
    ax = ax or plt.figure(figsize=(TEXT_WIDTH, 0.55 + 0.22 * len(rows))).subplots()
    reach = max(float(np.nanmax(np.abs(change), initial=0)), _LEAST)
    shade = np.where(sure, change, PALE * change)
    return plot_cells(
        shade,
        [["" if np.isnan(value) else _points(value) for value in row] for row in change],
        sure,
        rows=rows,
        names=names,
        words=words,
        light=np.abs(shade) > _STRONG * reach,
        cmap="RdBu_r",
        limits=(-reach, reach),
        ax=ax,
    )


def _points(change: float) -> str:
    """With its sign, to a tenth; "0" where nothing is left of it."""
    return f"{100 * change:+.1f}".replace("-", "−") if round(1000 * change) else "0"
