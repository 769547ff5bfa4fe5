"""A matrix of counts drawn as shares of its rows."""

from collections.abc import Sequence

import matplotlib.pyplot as plt
import numpy as np
import seaborn as sns
from jaxtyping import Float, Int
from matplotlib.axes import Axes

from fer.figures.style import INK, PALE

DARK = 0.62  # the share from which white reads better than ink on seaborn's "Blues"


def row_shares(counts: Int[np.ndarray, "k k"]) -> Float[np.ndarray, "k k"]:
    """Each row over its sum; a row without counts is NaN."""
    total = counts.sum(axis=1, keepdims=True)
    return np.divide(counts, total, out=np.full(counts.shape, np.nan), where=total > 0)


def plot_shares(
    counts: Int[np.ndarray, "k k"],
    names: Sequence[str],
    *,
    title: str,
    xlabel: str,
    ylabel: str = "",
    ax: Axes | None = None,
) -> Axes:
    """Shares of each row, shaded, and as whole percents; a row without counts is hatched. Rows are named where there
    is a `ylabel`."""
    ax = ax or plt.gca()
    shares = row_shares(counts)
    if np.isnan(shares).any():  # where there is none, it would show along the edges
        ax.patch.set(facecolor="white", hatch="////", edgecolor=PALE)
    sns.heatmap(
        100 * shares, annot=True, fmt=".0f", annot_kws={"fontsize": 7}, cmap="Blues", vmin=0, vmax=100, linewidths=1,
        cbar=False, square=True, ax=ax,
    )  # fmt: skip
    for label, share in zip(ax.texts, shares[~np.isnan(shares)], strict=True):
        label.set_color("white" if share > DARK else INK)
    places = np.arange(len(names)) + 0.5
    ax.set_xticks(places, names, rotation=60, ha="right", rotation_mode="anchor")
    ax.set_yticks(places, names if ylabel else [""] * len(names), rotation=0)
    ax.tick_params(length=0, labelsize=7)
    ax.set(title=title, xlabel=xlabel, ylabel=ylabel)
    return ax
