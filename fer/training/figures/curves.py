"""Figures of question 2: the course of a training."""

from collections.abc import Mapping, Sequence
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from jaxtyping import Float, Int
from matplotlib.axes import Axes
from matplotlib.ticker import FuncFormatter, MaxNLocator

from fer.figures.style import FAINT, INK, PALE, TRAIN, VAL

DOTTED = (0, (1, 1.2))  # the line of training, wherever validation is drawn beside it
_LINE = 0.09  # height of a line of a label, as a share of the axes' height
_FEW = 30  # epochs up to which each is marked by a dot


def plot_curves(
    epochs: Int[np.ndarray, " n"],
    train: Float[np.ndarray, " n"],
    val: Float[np.ndarray, " n"],
    *,
    kept: int,
    names: Mapping[str, str],
    title: str,
    ends: Sequence[str],
    lowest: int | None = None,
    small: int = 0,
    shares: bool = False,
    ax: Axes | None = None,
) -> Axes:
    """One quantity on training (dotted) and validation faces against the epoch; `ends` stand where the lines end.

    A dashed line marks the epoch `kept`, an open circle the validation value at the epoch `lowest`, a grey band the
    first `small` epochs. With `shares` the axis counts in percent. `names` has the words for epoch, kept, train and
    val.
    """
    ax = ax or plt.gca()
    look = {"color": TRAIN, "linewidth": 2.2, "linestyle": DOTTED, **dots(len(epochs), marker="s", size=4)}
    ax.plot(epochs, train, label=names["train"], **look)
    ax.plot(epochs, val, label=names["val"], color=VAL, linewidth=1.3, **dots(len(epochs)))
    if lowest is not None:
        at = int(np.flatnonzero(epochs == lowest)[0])
        ax.plot(lowest, val[at], "o", markersize=8, markerfacecolor="none", markeredgecolor=VAL, clip_on=False)
    if shares:
        ax.yaxis.set_major_formatter(percent_axis())
    _finish(ax, epochs, names, title)
    mark_small(ax, small)
    mark_kept(ax, kept, names["kept"])
    label_ends(ax, [train[-1], val[-1]], ends, [TRAIN, VAL])
    return ax


def plot_so_far(
    history: pd.DataFrame, *, best: int, names: Mapping[str, str], axes: Sequence[Axes], small: int = 0
) -> None:
    """Loss and accuracy of a history, side by side; a dashed line marks the epoch `best`, grey the first `small`.

    `names` has the words for epoch, loss, accuracy (the titles) and kept.
    """
    epochs = history["epoch"].to_numpy()
    for what, ax in zip(("loss", "accuracy"), axes, strict=True):
        train, val = (history[f"{split}_{what}"].to_numpy() for split in ("train", "val"))
        title, shares = names[what], what == "accuracy"
        plot_curves(
            epochs, train, val, kept=best, small=small, names=names, title=title, ends=["", ""], shares=shares, ax=ax
        )


def plot_gap(
    epochs: Int[np.ndarray, " n"],
    gap: Float[np.ndarray, " n"],
    low: Float[np.ndarray, " n"],
    high: Float[np.ndarray, " n"],
    *,
    limit: float,
    kept: int,
    names: Mapping[str, str],
    small: int = 0,
    ax: Axes | None = None,
) -> Axes:
    """Training minus validation accuracy against the epoch, with its interval, the line at 0 and the one at `limit`.

    All are shares; the axis counts percentage points. A grey band marks the first `small` epochs. `names` has the words
    for epoch, gap (the title), kept, no_gap and limit (of the two lines).
    """
    ax = ax or plt.gca()
    if len(epochs) > 1:
        ax.fill_between(epochs, 100 * low, 100 * high, color=INK, alpha=0.15, linewidth=0)
    else:
        ax.vlines(epochs, 100 * low, 100 * high, color=FAINT)
    ax.plot(epochs, 100 * gap, label=names["gap"], color=INK, **dots(len(epochs)))
    levels = {0.0: names["no_gap"], 100 * limit: names["limit"]}
    for level in levels:
        ax.axhline(level, color=FAINT, linewidth=0.8, linestyle="-" if level == 0 else ":")
    ax.yaxis.set_major_locator(MaxNLocator(integer=True, nbins=6, steps=[1, 2, 5, 10]))
    _finish(ax, epochs, names, names["gap"])
    mark_small(ax, small)
    mark_kept(ax, kept, names["kept"])
    label_ends(ax, list(levels), list(levels.values()), [INK] * 2)
    return ax


def plot_members(
    accuracy: Float[np.ndarray, " n"],
    low: Float[np.ndarray, " n"],
    high: Float[np.ndarray, " n"],
    labels: Sequence[str],
    *,
    names: Mapping[str, str],
    ax: Axes | None = None,
) -> Axes:
    """The accuracy of several trainings as shares, one a row from the top, each with its interval.

    A line marks their mean, a grey band the standard deviation (over n - 1) around it. `names` has the words for
    accuracy (the axis), mean and sd (above the line).
    """
    ax = ax or plt.gca()
    rows = np.arange(len(accuracy))
    mean, sd = accuracy.mean(), accuracy.std(ddof=1)
    ax.axvspan(mean - sd, mean + sd, color=FAINT, alpha=0.25, linewidth=0)
    ax.axvline(mean, color=FAINT, linewidth=1)
    ax.errorbar(
        accuracy, rows, xerr=[accuracy - low, high - accuracy], fmt="o", color=VAL, markersize=5, linewidth=1,
        label=names["accuracy"],
    )  # fmt: skip
    ax.text(mean, 1.02, f"{names['mean']} {names['sd']}", transform=ax.get_xaxis_transform(), ha="center", fontsize=8)
    ax.set_yticks(rows, labels)
    ax.set_ylim(len(rows) - 0.5, -0.5)
    ax.set_xlabel(names["accuracy"])
    ax.xaxis.set_major_formatter(percent_axis())
    ax.grid(axis="x")
    return ax


def mark_small(ax: Axes, epochs: int) -> None:
    """A pale grey band over the first `epochs`, if any, from the left end of the axes."""
    if epochs:
        ax.axvspan(ax.get_xlim()[0], epochs + 0.5, color=PALE, alpha=0.5, linewidth=0, zorder=0)


def mark_kept(ax: Axes, epoch: int, text: str) -> None:
    """A dashed line at an epoch, its name above the axes, turned inwards where the axes end."""
    ax.axvline(epoch, color=FAINT, linewidth=1, linestyle=(0, (4, 3)), zorder=0.5)
    left, right = ax.get_xlim()
    place = (epoch - left) / (right - left)
    side = "left" if place < 0.25 else "right" if place > 0.75 else "center"
    ax.text(epoch, 1.01, text, transform=ax.get_xaxis_transform(), ha=side, va="bottom", color=INK, fontsize=8)


def label_ends(ax: Axes, values: Sequence[float], texts: Sequence[str], colours: Sequence[str]) -> None:
    """Texts at the right of the axes, as high as their values, moved apart where they would overlap."""
    bottom, top = ax.get_ylim()
    height = max(text.count("\n") + 1 for text in texts) * _LINE
    for place, index in spread([(value - bottom) / (top - bottom) for value in values], apart=height):
        ax.text(1.03, place, texts[index], transform=ax.transAxes, color=colours[index], va="center", fontsize=8)


def spread(places: Sequence[float], *, apart: float) -> list[tuple[float, int]]:
    """Two places in [0, 1] at least `apart` from each other, kept inside; each with its index, the lower first.

    The two move by equal amounts, unless the border stops one.
    """
    order = np.argsort(places, kind="stable")
    lower, upper = (places[index] for index in order)
    push = max(0.0, apart - (upper - lower)) / 2
    lower, upper = lower - push, upper + push
    shift = max(0.0, apart / 2 - lower) - max(0.0, upper - (1 - apart / 2)) if push else 0.0
    return [(lower + shift, int(order[0])), (upper + shift, int(order[1]))]


def dots(epochs: int, *, marker: str = "o", size: float = 3) -> dict[str, Any]:
    """How a line over so many epochs is marked: a marker each where they are few."""
    return {"marker": marker, "markersize": size} if epochs <= _FEW else {}


def epoch_axis(ax: Axes, epochs: Int[np.ndarray, " n"], label: str) -> None:
    """The axis of epochs, from the first to the last: no tick at 0."""
    ax.set_xlabel(label)
    ax.xaxis.set_major_locator(MaxNLocator(integer=True, nbins=6, steps=[1, 2, 5, 10], min_n_ticks=1))
    ax.grid(axis="y")
    margin = min(0.02 * (epochs[-1] - epochs[0]), 0.9) or 0.5
    ax.set_xlim(epochs[0] - margin, epochs[-1] + margin)


def percent_axis() -> FuncFormatter:
    """Ticks of an axis of shares: 0.5 is 50. That they are in percent, its title says."""
    return FuncFormatter(lambda share, _: f"{100 * share:g}")


def _finish(ax: Axes, epochs: Int[np.ndarray, " n"], names: Mapping[str, str], title: str) -> None:
    ax.set_title(title, pad=16)
    epoch_axis(ax, epochs, names["epoch"])
