"""The probability of the answer while blocks of the face go, and while they return."""

from collections.abc import Mapping, Sequence
from itertools import cycle
from typing import Any

import matplotlib.pyplot as plt
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from fer.figures.style import DISTINCT, INK, TEXT_WIDTH, series

_PLAIN = ((0, (1, 1)), (0, (4, 2)), (0, (6, 1, 1, 1)))  # dashes of what knows nothing of the network


def plot_removals(
    share: Sequence[float],
    curves: Mapping[str, Mapping[str, Sequence[float]]],
    *,
    plain: Sequence[str],
    titles: Mapping[str, str],
    words: Mapping[str, str],
) -> Figure:
    """`plot_removal` for "deletion" and "insertion", the keys of `curves`, side by side.

    `titles` has the names of the orders; `words` the titles of the two tests by their keys, "removed" and "restored"
    for the axes below, and "probability" beside them.
    """
    fig = plt.figure(figsize=(TEXT_WIDTH, 3.3), layout="constrained")
    axes = fig.subplots(1, 2, sharey=True)
    for ax, kind, xlabel in zip(axes, ("deletion", "insertion"), ("removed", "restored"), strict=True):
        plot_removal(share, curves[kind], plain=plain, titles=titles, title=words[kind], xlabel=words[xlabel], ax=ax)
    axes[0].set_ylabel(words["probability"])
    axes[0].set_ylim(0, 1.05 * max(max(curve) for of_kind in curves.values() for curve in of_kind.values()))
    fig.legend(*axes[0].get_legend_handles_labels(), loc="outside lower center", ncols=4)
    return fig


def plot_removal(
    share: Sequence[float],
    curves: Mapping[str, Sequence[float]],
    *,
    plain: Sequence[str],
    titles: Mapping[str, str],
    title: str,
    xlabel: str,
    ax: Axes | None = None,
) -> Axes:
    """One curve an order over the `share` of the face, 0 to 1; the orders in `plain` are grey and dashed. `titles` has
    the orders' names in the legend."""
    ax = ax or plt.gca()
    known = [order for order in curves if order not in plain]
    looks = dict(zip(known, cycle(series(DISTINCT)), strict=False))
    for order, curve in curves.items():
        look: dict[str, Any]
        if order in plain:
            look = {"color": INK, "alpha": 0.6, "linestyle": _PLAIN[list(plain).index(order) % len(_PLAIN)]}
        else:
            look = looks[order] | {"markersize": 3}
        ax.plot([100 * part for part in share], curve, label=titles[order], linewidth=1.3, **look)
    ax.set(xlabel=xlabel, ylim=(0, None), xlim=(0, 100))
    ax.set_title(title)
    ax.xaxis.set_major_formatter(lambda value, _: f"{value:.0f} %")
    ax.grid(axis="y")
    return ax
