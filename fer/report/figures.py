"""The cover's one figure: how well each class is recognised."""

from collections.abc import Callable, Sequence

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.axes import Axes

from fer.figures.style import FAINT, PALE


def plot_recall(
    recall: Sequence[float | None],
    names: Sequence[str],
    colours: Sequence[str],
    *,
    percent: Callable[[float], str],
    ax: Axes | None = None,
) -> Axes:
    """One bar a class on a track from 0 to 1, in label order; a class without faces (None) shows its track only.

    `percent` writes the share above a bar.
    """
    ax = ax or plt.gca()
    places = np.arange(len(names))
    values = np.array([np.nan if value is None else value for value in recall], dtype=float)
    ax.bar(places, np.ones(len(names)), width=0.62, color=PALE)
    ax.bar(places, np.nan_to_num(values), width=0.62, color=colours)
    for place, value in enumerate(values):
        ax.text(place, 1.04, "–" if np.isnan(value) else percent(value), ha="center", va="bottom", fontsize=9)
    ax.set_xticks(places, names)
    ax.tick_params(axis="x", length=0, labelsize=9)
    ax.set_yticks([])
    ax.set_ylim(0, 1.2)
    ax.spines[:].set_visible(False)
    ax.axhline(0, color=FAINT, linewidth=0.8)
    return ax
