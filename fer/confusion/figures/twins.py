"""Figures on twins: how alike held-out faces and training faces are."""

from collections.abc import Mapping

import matplotlib.pyplot as plt
import numpy as np
from jaxtyping import Float
from matplotlib.axes import Axes

from fer.figures.style import FAINT, TRAIN, VAL

_WIDTH = 0.025  # of a bar


def plot_likeness(
    likeness: Float[np.ndarray, " n"], limit: float, *, words: Mapping[str, str], ax: Axes | None = None
) -> Axes:
    """A histogram; what reaches `limit` in another colour, and a rule there. `words` has likeness, faces and limit."""
    ax = ax or plt.gca()
    low = min(limit - _WIDTH, float(likeness.min(initial=limit)))
    below = int(np.ceil((limit - low) / _WIDTH))
    edges = limit + _WIDTH * np.arange(-below, round((1 - limit) / _WIDTH) + 1)
    edges[-1] = 1 + 1e-6  # rounding may take a likeness just beyond 1
    faces, _ = np.histogram(likeness, edges)
    colours = [VAL if k < below else TRAIN for k in range(len(faces))]
    ax.bar(edges[:-1], faces, np.diff(edges), align="edge", color=colours, edgecolor="white", linewidth=0.5)
    ax.axvline(limit, color=FAINT, linewidth=1, linestyle=(0, (4, 3)))
    ax.annotate(
        words["limit"] + " →", (limit, 1), (4, -2), xycoords=("data", "axes fraction"), textcoords="offset points",
        va="top", fontsize=8,
    )  # fmt: skip
    ax.set(xlim=(edges[0], 1), xlabel=words["likeness"], ylabel=words["faces"])
    return ax
