"""Figures that set confusions of several judges side by side."""

from collections.abc import Mapping, Sequence

import matplotlib.pyplot as plt
import numpy as np
import seaborn as sns
from jaxtyping import Int
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from fer.confusion.figures.matrix import DARK, row_shares
from fer.confusion.judges import Matrix
from fer.figures.style import INK, PALE, TEXT_WIDTH


def plot_judges(matrices: Mapping[str, Matrix], names: Sequence[str], *, words: Mapping[str, str]) -> Figure:
    """The matrices side by side, in their order, on one scale. `words` has a title for each, reference and answer."""
    size = (TEXT_WIDTH, TEXT_WIDTH / len(matrices) + 0.7)
    figure, axes = plt.subplots(1, len(matrices), figsize=size, layout="constrained")
    for place, (ax, (who, counts)) in enumerate(zip(axes, matrices.items(), strict=True)):
        ylabel = "" if place else words["reference"]
        plot_shares(np.array(counts), names, title=words[who], xlabel=words["answer"], ylabel=ylabel, ax=ax)
    return figure


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
