"""How alike maps stay while a network loses its weights."""

from collections.abc import Mapping, Sequence

import matplotlib.pyplot as plt
from matplotlib.axes import Axes

from fer.figures.style import FAINT, TEXT_WIDTH
from fer.saliency.figures.colours import MUTED
from fer.statistics.interval import Interval

_MARKERS = "osD^vPX*"


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
    for k, (method, curve) in enumerate(curves.items()):
        colour = MUTED[k % len(MUTED)]
        values, low, high = zip(*curve, strict=True)
        ax.plot(layers, values, color=colour, marker=_MARKERS[k % len(_MARKERS)], markersize=3.5, label=titles[method])
        ax.fill_between(layers, low, high, color=colour, alpha=0.15, linewidth=0)
        start = layers[-1] + reach / 2
        ax.plot([start, start + reach], [references[method]] * 2, color=colour, linewidth=2.2)
    ax.axhline(0, color=FAINT, linewidth=0.7, zorder=0)
    ax.set(xlabel=words["layers"], ylabel=words["likeness"])
    ax.set_ylim(top=1.05)
    ax.set_xticks(layers)
    ax.grid(axis="y")
    if curves:
        ax.legend(loc="upper left", bbox_to_anchor=(1.02, 1), borderaxespad=0)
    return ax
