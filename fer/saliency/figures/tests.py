"""Figures of question 4's evidence: maps of networks that lose their weights, and faces that lose their pixels."""

from collections.abc import Mapping, Sequence

import matplotlib.pyplot as plt
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from fer.figures.style import FAINT, INK, TEXT_WIDTH

_COLOURS = ("#332288", "#44AA99", "#999933", "#882255", "#CC6677", "#88CCEE", "#DDCC77", "#117733")  # Tol's "muted"
_MARKERS = "osD^vPX*"
_PLAIN = ((0, (1, 1)), (0, (4, 2)), (0, (6, 1, 1, 1)))  # dashes of what knows nothing of the network


def plot_likeness(
    layers: Sequence[int],
    curves: Mapping[str, Sequence[Sequence[float]]],
    references: Mapping[str, float],
    *,
    words: Mapping[str, str],
    ax: Axes | None = None,
) -> Axes:
    """One curve a method: value with interval (low, high) at each number of `layers`; a dash at the right for its
    reference. Keys of both are the methods' titles; `words` has "layers" and "likeness", the axes' names."""
    ax = ax or plt.figure(figsize=(TEXT_WIDTH, 3.2)).subplots()
    reach = 0.06 * max(layers)
    for k, (title, curve) in enumerate(curves.items()):
        colour = _COLOURS[k % len(_COLOURS)]
        values, low, high = zip(*curve, strict=True)
        ax.plot(layers, values, color=colour, marker=_MARKERS[k % len(_MARKERS)], markersize=3.5, label=title)
        ax.fill_between(layers, low, high, color=colour, alpha=0.15, linewidth=0)
        start = layers[-1] + reach / 2
        ax.plot([start, start + reach], [references[title]] * 2, color=colour, linewidth=2.2)
    ax.axhline(0, color=FAINT, linewidth=0.7, zorder=0)
    ax.set(xlabel=words["layers"], ylabel=words["likeness"])
    ax.set_ylim(top=1.05)
    ax.set_xticks(layers)
    ax.grid(axis="y")
    if curves:
        ax.legend(loc="upper left", bbox_to_anchor=(1.02, 1), borderaxespad=0)
    return ax


def plot_removals(
    share: Sequence[float],
    curves: Mapping[str, Mapping[str, Sequence[float]]],
    *,
    plain: Sequence[str],
    words: Mapping[str, str],
) -> Figure:
    """`plot_removal` for "deletion" and "insertion", the keys of `curves`, side by side.

    `words` has the titles by these keys, "removed" and "restored" for the axes below, and "probability" beside them.
    """
    fig = plt.figure(figsize=(TEXT_WIDTH, 3.3), layout="constrained")
    axes = fig.subplots(1, 2, sharey=True)
    for ax, kind, xlabel in zip(axes, ("deletion", "insertion"), ("removed", "restored"), strict=True):
        plot_removal(share, curves[kind], plain=plain, title=words[kind], xlabel=words[xlabel], ax=ax)
    axes[0].set_ylabel(words["probability"])
    axes[0].set_ylim(0, 1.05 * max(max(curve) for of_kind in curves.values() for curve in of_kind.values()))
    fig.legend(*axes[0].get_legend_handles_labels(), loc="outside lower center", ncols=4)
    return fig


def plot_removal(
    share: Sequence[float],
    curves: Mapping[str, Sequence[float]],
    *,
    plain: Sequence[str],
    title: str,
    xlabel: str,
    ax: Axes | None = None,
) -> Axes:
    """One curve an order over the `share` of the face, in percent; those named in `plain` are grey and dashed."""
    ax = ax or plt.gca()
    known = [name for name in curves if name not in plain]
    for name, curve in curves.items():
        if name in plain:
            look = {"color": INK, "alpha": 0.6, "linestyle": _PLAIN[list(plain).index(name) % len(_PLAIN)]}
        else:
            look = {"color": _COLOURS[known.index(name) % len(_COLOURS)]}
        ax.plot([100 * part for part in share], curve, label=name, linewidth=1.3, **look)
    ax.set(xlabel=xlabel, ylim=(0, None), xlim=(0, 100))
    ax.set_title(title)
    ax.xaxis.set_major_formatter(lambda value, _: f"{value:.0f} %")
    ax.grid(axis="y")
    return ax
