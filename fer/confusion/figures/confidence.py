"""Figures on confidence: is it true, and does it order the answers?"""

from collections.abc import Mapping, Sequence

import matplotlib.pyplot as plt
import numpy as np
from jaxtyping import Float
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from fer.confusion.calibration import Bin
from fer.figures.style import FAINT, INK, TEXT_WIDTH, TRAIN, VAL


def plot_reliability(bins: Sequence[Bin], *, words: Mapping[str, str]) -> Figure:
    """Accuracy against confidence above, the faces of each bin below; an empty bin has no mark.

    `words` has confidence, accuracy, calibrated, faces and percent.
    """
    figure, (above, below) = plt.subplots(
        2, 1, figsize=(0.62 * TEXT_WIDTH, 4.4), height_ratios=(3, 1), sharex=True, layout="constrained"
    )
    (ideal,) = above.plot([0, 1], [0, 1], color=FAINT, linewidth=1, linestyle=(0, (4, 3)), label=words["calibrated"])
    for of in bins:
        if of.confidence is not None and of.accuracy is not None:
            value, *bounds = of.accuracy
            above.plot([of.confidence] * 2, bounds, color=VAL, linewidth=1.5, solid_capstyle="butt")
            above.plot(
                of.confidence, value, "o", markersize=4.5, color=VAL, clip_on=False, zorder=3, label=words["accuracy"]
            )
    above.set(xlim=(0, 1), ylim=(0, 1), ylabel=words["accuracy"])
    above.legend(handles=[ideal], loc="upper left")
    edges = [of.low for of in bins]
    below.bar(edges, [of.faces for of in bins], 1 / len(bins), align="edge", color=VAL, edgecolor="white")
    below.set(xlabel=words["confidence"], ylabel=words["faces"])
    for axis in (above.yaxis, below.xaxis):
        axis.set_major_formatter(lambda share, _: words["percent"].format(100 * share))
    return figure


def plot_coverage(
    accuracy: Float[np.ndarray, " n"],
    ideal: Float[np.ndarray, " n"],
    *,
    goal: float,
    coverage: float,
    words: Mapping[str, str],
    ax: Axes | None = None,
) -> Axes:
    """Accuracy of the k surest of n answers against k / n; thin lines mark `coverage` at `goal` where it is above 0.

    `words` has coverage, accuracy, network, ideal, chance and percent.
    """
    ax = ax or plt.gca()
    share = np.arange(1, len(accuracy) + 1) / len(accuracy)
    ax.plot(share, ideal, color=INK, linewidth=1, label=words["ideal"])
    ax.plot(share, accuracy, color=VAL, label=words["network"])
    ax.axhline(accuracy[-1], color=FAINT, linewidth=1, linestyle=(0, (4, 3)), label=words["chance"])
    if coverage:
        ax.plot([0, coverage, coverage], [goal, goal, 0], color=TRAIN, linewidth=0.8)
    low = min(float(accuracy[-1]), float(accuracy[len(accuracy) // 20 :].min()))
    ax.set(xlim=(0, 1), ylim=(max(0, low - 0.08), 1.01), xlabel=words["coverage"], ylabel=words["accuracy"])
    for axis in (ax.xaxis, ax.yaxis):
        axis.set_major_formatter(lambda share, _: words["percent"].format(100 * share))
    ax.legend(loc="lower left", bbox_to_anchor=(0, 1), ncols=3)
    return ax
