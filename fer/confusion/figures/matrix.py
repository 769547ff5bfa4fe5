"""Figures of question 3: the confusion matrix, recall beside precision, and faces that were mistaken."""

from collections.abc import Mapping, Sequence

import matplotlib.pyplot as plt
import numpy as np
import seaborn as sns
from jaxtyping import UInt8
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.layout_engine import ConstrainedLayoutEngine
from matplotlib.lines import Line2D

from fer.data.emotions import colours
from fer.figures.shares import DARK, row_shares
from fer.figures.style import FAINT, INK, PALE, TEXT_WIDTH
from fer.statistics.interval import Interval

_SPACING = 1.4  # of two lines, so that those of a font with large characters do not touch
_COLUMNS = 6  # faces in a line of a gallery: more, and their labels would run into each other


def plot_confusion(
    counts: Sequence[Sequence[int]], names: Sequence[str], *, words: Mapping[str, str], ax: Axes | None = None
) -> Axes:
    """Rows are true classes with their number of faces; in a cell the count, and below it the share of the row, which
    is also the shade. A row without faces is hatched. `words` has true, predicted, faces and percent.
    """
    ax = ax or plt.gca()
    shares = row_shares(np.array(counts))
    text = [
        [_cell(*both, percent=words["percent"]) for both in zip(*rows, strict=True)]
        for rows in zip(counts, shares, strict=True)
    ]
    if np.isnan(shares).any():  # where there is none, it would show along the edges
        ax.patch.set(facecolor="white", hatch="////", edgecolor=PALE)
    sns.heatmap(
        shares, annot=text, annot_kws={"linespacing": _SPACING}, fmt="", cmap="Blues", vmin=0, vmax=1, linewidths=1.5,
        cbar=False, ax=ax,
    )  # fmt: skip
    for label, share in zip(ax.texts, shares[~np.isnan(shares)], strict=True):
        label.set_color("white" if share > DARK else INK)
    rows = [f"{name}\n{sum(of):,} {words['faces']}" for name, of in zip(names, counts, strict=True)]
    ax.set_yticks(np.arange(len(rows)) + 0.5, rows, rotation=0, linespacing=_SPACING)
    ax.set_xticks(np.arange(len(rows)) + 0.5, names, rotation=0)
    ax.set_xlabel(words["predicted"], labelpad=6)
    ax.set_ylabel(words["true"], labelpad=8)
    ax.tick_params(length=0)
    return ax


def _cell(count: int, share: float, *, percent: str) -> str:
    return f"{count:,}\n{percent.format(100 * share)}" if count else "0"


def plot_recall_precision(
    recall: Sequence[Interval | None],
    precision: Sequence[Interval | None],
    names: Sequence[str],
    *,
    accuracy: float,
    words: Mapping[str, str],
    ax: Axes | None = None,
) -> Axes:
    """A line a class, by falling recall: recall filled, precision hollow, bars their intervals; accuracy as a rule.

    What is None is left out. `words` has recall, precision, accuracy, share and percent.
    """
    ax = ax or plt.gca()
    falling = [1.0 if interval is None else -interval.value for interval in recall]  # what is None last
    order = sorted(range(len(names)), key=falling.__getitem__)
    for place, k in enumerate(order):
        _mark(ax, recall[k], place - 0.15, marker="o", colour=colours()[k], fill=colours()[k], label=words["recall"])
        _mark(ax, precision[k], place + 0.15, marker="D", colour=colours()[k], fill="white", label=words["precision"])
    ax.axvline(accuracy, color=FAINT, linewidth=1, linestyle=(0, (4, 3)), zorder=0)
    ax.set_yticks(range(len(order)), [names[k] for k in order])
    ax.set(xlim=(-0.02, 1.02), ylim=(len(order) - 0.5, -0.5), xlabel=words["share"])
    ax.xaxis.set_major_formatter(lambda share, _: words["percent"].format(100 * share))
    ax.tick_params(axis="y", length=0)
    ax.grid(axis="x")
    ax.legend(handles=_keys(words), loc="lower center", bbox_to_anchor=(0.5, 1.0), ncols=3)
    return ax


def _mark(ax: Axes, interval: Interval | None, y: float, *, marker: str, colour: str, fill: str, label: str) -> None:
    if interval is None:
        return
    value, low, high = interval
    ax.plot([low, high], [y, y], color=colour, linewidth=1.5, solid_capstyle="butt")
    # a mark at 0 or 100 % must not be cut in half by the frame
    ax.plot(value, y, marker, markersize=5, color=colour, markerfacecolor=fill, label=label, clip_on=False, zorder=3)


def _keys(words: Mapping[str, str]) -> list[Line2D]:
    return [
        Line2D([], [], color=INK, marker="o", markersize=5, label=words["recall"]),
        Line2D([], [], color=INK, marker="D", markersize=5, markerfacecolor="white", label=words["precision"]),
        Line2D([], [], color=FAINT, linewidth=1, linestyle=(0, (4, 3)), label=words["accuracy"]),
    ]


def plot_mistakes(groups: Sequence[UInt8[np.ndarray, "_ 48 48"]], labels: Sequence[Sequence[str]]) -> Figure:
    """One line of faces a confusion, each face under its label; groups of more than six go on in the next line."""
    lines = [
        (faces[start : start + _COLUMNS], texts[start : start + _COLUMNS])
        for faces, texts in zip(groups, labels, strict=True)
        for start in range(0, len(faces), _COLUMNS)
    ]
    size = TEXT_WIDTH / _COLUMNS
    figure, axes = plt.subplots(
        len(lines), _COLUMNS, figsize=(TEXT_WIDTH, (size + 0.35) * len(lines)), squeeze=False,
        layout=ConstrainedLayoutEngine(w_pad=0.02, h_pad=0.03, wspace=0.02, hspace=0.02),
    )  # fmt: skip
    for ax in axes.flat:
        ax.axis("off")
    for row, (faces, texts) in zip(axes, lines, strict=True):
        for ax, face, text in zip(row, faces, texts, strict=False):
            # "none" hands the 48 x 48 pixels to the page as they are, so none is smoothed or doubled
            ax.imshow(face, cmap="gray", vmin=0, vmax=255, interpolation="none")
            ax.set_title(text, fontsize=7, loc="center", pad=2, linespacing=_SPACING)
    return figure
