"""Figures of several runs: their accuracies, and their confusion matrices beside one another."""

from collections.abc import Callable, Mapping, Sequence

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from fer.figures.shares import plot_shares
from fer.figures.style import INK, TEXT_WIDTH
from fer.statistics.interval import Interval

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
    figure, axes = plt.subplots(lines, BESIDE, figsize=(TEXT_WIDTH, 3.4 * lines), squeeze=False)
    for ax in axes.flat:
        ax.set_visible(False)
    drawn = axes.flat[: len(counts)]
    for place, (ax, of_run, title) in enumerate(zip(drawn, counts, titles, strict=True)):
        ylabel = "" if place % BESIDE else words["true"]
        ax.set_visible(True)  # alone: for each heatmap seaborn draws all that is to be seen of the figure
        plot_shares(np.array(of_run), names, title=title, xlabel=words["predicted"], ylabel=ylabel, ax=ax)
        ax.set_visible(False)
    for ax in drawn:
        ax.set_visible(True)
    figure.set_layout_engine("constrained")
    return figure
