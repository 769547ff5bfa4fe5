"""Figures of several runs: their accuracies, and their confusion matrices beside one another."""

from collections.abc import Callable, Mapping, Sequence

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from fer.figures.style import FAINT, INK, PALE, TEXT_WIDTH
from fer.statistics.interval import Interval

DARK = 0.62  # the share from which white reads better than ink on "Blues"
BESIDE = 2  # matrices in a line
_LINE = 0.42  # inches a run


def plot_accuracies(
    accuracies: Sequence[Interval], names: Sequence[str], *, percent: Callable[[float], str], ax: Axes | None = None
) -> Axes:
    """A line a run: the accuracy within its interval; `percent` writes a share."""
    ax = ax or plt.gca()
    for place, (value, low, high) in enumerate(accuracies):
        ax.plot([low, high], [place, place], color=INK, linewidth=1.5, solid_capstyle="butt")
        ax.plot(value, place, "o", markersize=6, color=INK)
        ax.annotate(percent(value), (value, place), (0, 7), textcoords="offset points", ha="center", fontsize=8)
    ax.set_yticks(range(len(names)), names)
    ax.set_ylim(len(names) - 0.5, -0.7)
    ax.xaxis.set_major_formatter(lambda share, _: percent(share))
    ax.tick_params(axis="y", length=0)
    ax.grid(axis="x")
    return ax


def accuracies_size(runs: int) -> tuple[float, float]:
    """The size in inches at which the lines of so many runs read well."""
    return TEXT_WIDTH, 0.6 + _LINE * runs


def plot_matrices(
    counts: Sequence[Sequence[Sequence[int]]], titles: Sequence[str], names: Sequence[str], *, words: Mapping[str, str]
) -> Figure:
    """Confusion matrices, two in a line: rows are true classes, shade and number the share of the row in percent.

    A row without faces is hatched. `words` has true and predicted.
    """
    lines = -(-len(counts) // BESIDE)
    figure, axes = plt.subplots(lines, BESIDE, figsize=(TEXT_WIDTH, 3.1 * lines), squeeze=False)
    for ax in axes.flat[len(counts) :]:
        ax.axis("off")
    for place, (ax, of_run, title) in enumerate(zip(axes.flat, counts, titles, strict=False)):
        _matrix(np.array(of_run), ax)
        ax.set_title(title, fontsize=9)
        ax.set_xticks(range(len(names)), names, rotation=45, ha="right", rotation_mode="anchor", fontsize=7.5)
        ax.set_yticks(range(len(names)), names, fontsize=7.5)
        ax.set_xlabel(words["predicted"], fontsize=8)
        ax.set_ylabel("" if place % BESIDE else words["true"], fontsize=8)
    return figure


def _matrix(counts: np.ndarray, ax: Axes) -> None:
    """One matrix of shares of its rows."""
    total = counts.sum(axis=1, keepdims=True)
    shares = np.divide(counts, total, out=np.full(counts.shape, np.nan), where=total > 0)
    ax.patch.set(facecolor="white", hatch="////", edgecolor=PALE)
    ax.imshow(shares, cmap="Blues", vmin=0, vmax=1)
    for (row, column), part in np.ndenumerate(shares):
        if not np.isnan(part):
            colour = "white" if part > DARK else INK if round(100 * part) else FAINT
            ax.text(column, row, f"{100 * part:.0f}", ha="center", va="center", fontsize=7.5, color=colour)
    ax.tick_params(length=0)
    ax.spines[:].set_visible(False)
