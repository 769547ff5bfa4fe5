"""How alike maps stay while a network loses its weights."""

from collections.abc import Mapping, Sequence
from itertools import cycle

import matplotlib.pyplot as plt
from matplotlib.axes import Axes

from fer.figures.style import DISTINCT, FAINT, TEXT_WIDTH, series
from fer.statistics.interval import Interval


def plot_likeness(
    layers: Sequence[int],
    curves: Mapping[str, Sequence[Interval]],
    references: Mapping[str, float],
    *,
    titles: Mapping[str, str],
    words: Mapping[str, str],
    ax: Axes | None = None,
) -> Axes:
    """One curve a method: a correlation with its interval at each number of `layers`; a dash at the right for its
    reference. Keys of all are the methods, `titles` their names in the legend; `words` has "layers" and "likeness",
    the axes' names."""
    ax = ax or plt.figure(figsize=(TEXT_WIDTH, 3.2)).subplots()
    reach = 0.06 * max(layers)
    for (method, curve), look in zip(curves.items(), cycle(series(DISTINCT)), strict=False):
        values, low, high = zip(*curve, strict=True)
        ax.plot(layers, values, markersize=3.5, label=titles[method], **look)
        ax.fill_between(layers, low, high, color=look["color"], alpha=0.15, linewidth=0)
        start = layers[-1] + reach / 2
        ax.plot([start, start + reach], [references[method]] * 2, color=look["color"], linewidth=2.2)
    ax.axhline(0, color=FAINT, linewidth=0.7, zorder=0)
    ax.set(xlabel=words["layers"], ylabel=words["likeness"])
    ax.set_ylim(top=1.05)
    ax.set_xticks(layers)
    ax.grid(axis="y")
    if curves:
        ax.legend(loc="upper left", bbox_to_anchor=(1.02, 1), borderaxespad=0)
    return ax
