"""Figures of question 2 that back the answer up: rate and gradient, several trainings, the number of faces."""

from collections.abc import Mapping, Sequence

import matplotlib.pyplot as plt
import numpy as np
from jaxtyping import Float, Int
from matplotlib.axes import Axes
from matplotlib.ticker import FuncFormatter, MaxNLocator, NullFormatter

from fer.figures.style import FAINT, INK, VAL, series
from fer.training.figures.curves import DOTTED, dots, epoch_axis, percent_axis


def plot_rate(
    epochs: Int[np.ndarray, " n"], rates: Float[np.ndarray, " n"], *, names: Mapping[str, str], ax: Axes | None = None
) -> Axes:
    """The learning rate against the epoch. `names` has the words for epoch and rate (the title)."""
    ax = ax or plt.gca()
    ax.plot(epochs, rates, label=names["rate"], color=INK, **dots(len(epochs)))
    ax.set_title(names["rate"])
    epoch_axis(ax, epochs, names["epoch"])
    return ax


def plot_norm(
    epochs: Int[np.ndarray, " n"],
    norms: Float[np.ndarray, " n"],
    *,
    limit: float,
    late: int,
    names: Mapping[str, str],
    ax: Axes | None = None,
) -> Axes:
    """The gradient norm against the epoch on a logarithmic axis: its peak circled, the epochs from `late` on shaded. A
    norm of 0 is drawn at the smallest above it; where none is, the axis is even.

    The limit is drawn where it is less than twice the highest norm. `names` has the words for epoch, norm (the title)
    and limit.
    """
    ax = ax or plt.gca()
    ax.axvspan(late, epochs[-1], color=FAINT, alpha=0.12, linewidth=0)
    some = norms[norms > 0]
    norms = np.maximum(norms, some.min()) if len(some) else norms
    ax.plot(epochs, norms, label=names["norm"], color=INK, **dots(len(epochs)))
    peak = int(norms.argmax())
    ax.plot(epochs[peak], norms[peak], "o", markersize=8, markerfacecolor="none", markeredgecolor=INK, clip_on=False)
    top = norms.max()
    if limit < 2 * top:
        ax.axhline(limit, color=FAINT, linewidth=0.8, linestyle=":")
        ax.text(1.02, limit, names["limit"], transform=ax.get_yaxis_transform(), va="center", fontsize=8)
        top = max(top, limit)
    if len(some):
        _logarithmic(ax, norms.min(), top)
    ax.set_title(names["norm"])
    epoch_axis(ax, epochs, names["epoch"])
    return ax


def _logarithmic(ax: Axes, low: float, top: float) -> None:
    """The upright axis, from a little below `low` to a little above `top`; both above 0."""
    ax.set_yscale("log")
    ax.set_ylim(low / (top / low) ** 0.1 / 1.05, top * (top / low) ** 0.1 * 1.05)
    ax.yaxis.set_minor_formatter(NullFormatter())
    ax.set_yticks(_ticks(*ax.get_ylim()))
    ax.yaxis.set_major_formatter(FuncFormatter(_plain))


def plot_trainings(
    epochs: Sequence[Int[np.ndarray, " _"]],
    curves: Mapping[str, Sequence[Float[np.ndarray, " _"]]],
    labels: Sequence[str],
    *,
    names: Mapping[str, str],
    axes: Sequence[Axes],
) -> None:
    """Loss (left) and accuracy (right) of several trainings: a colour and marker each, training dotted.

    `curves` has one curve a training for each of train_loss, val_loss, train_accuracy and val_accuracy. `names` has the
    words for epoch, loss and accuracy. The first training is drawn on top; at most eight.
    """
    looks = [look | {"zorder": 9 - k} for k, look in enumerate(series(len(labels)))]  # the first on top
    for ax, what in zip(axes, ("loss", "accuracy"), strict=True):
        for k, (at, label, look) in enumerate(zip(epochs, labels, looks, strict=True)):
            marked = {"linestyle": "-", "markersize": 4, "markevery": max(1, len(at) // 8)}
            ax.plot(at, curves[f"train_{what}"][k], **look | {"linestyle": DOTTED, "marker": ""})
            ax.plot(at, curves[f"val_{what}"][k], label=label, **look | marked)
        ax.set_title(names[what])
        epoch_axis(ax, max(epochs, key=len), names["epoch"])
    axes[1].yaxis.set_major_formatter(percent_axis())
    axes[0].figure.legend(
        *axes[0].get_legend_handles_labels(), loc="outside lower center", ncols=min(3, len(labels)), fontsize=8
    )


def plot_learning_curve(
    faces: Sequence[int],
    accuracy: Float[np.ndarray, "n 3"],
    *,
    slope: float,
    intercept: float,
    names: Mapping[str, str],
    ax: Axes | None = None,
) -> Axes:
    """Accuracy (value, low, high) against the number of training faces on a logarithmic axis, and the fitted line.

    The line is `intercept` + `slope` log2(faces). `names` has the words for faces and accuracy (the axes).
    """
    ax = ax or plt.gca()
    value, low, high = accuracy.T
    ends = np.array([faces[0], faces[-1]])
    ax.plot(ends, intercept + slope * np.log2(ends), color=FAINT, linestyle=(0, (4, 3)), linewidth=1)
    ax.errorbar(
        faces, value, yerr=[value - low, high - value], fmt="o", color=VAL, markersize=5, linewidth=1, capsize=3,
        label=names["accuracy"],
    )  # fmt: skip
    ax.set_xscale("log")
    ax.set_xticks(faces, [f"{n:,}" for n in faces])
    ax.xaxis.set_minor_formatter(NullFormatter())
    ax.minorticks_off()
    ax.yaxis.set_major_formatter(percent_axis())
    ax.set_xlabel(names["faces"])
    ax.set_ylabel(names["accuracy"])
    ax.grid(axis="y")
    return ax


def _ticks(low: float, high: float) -> list[float]:
    """Round numbers within a logarithmic axis: even steps within a decade, else 1, 2 and 5 or powers of ten."""
    if high < 10 * low:
        found = list(MaxNLocator(nbins=5).tick_values(low, high))
    else:
        steps = (1, 2, 5) if high < 1000 * low else (1,)
        powers = np.arange(np.floor(np.log10(low)), np.ceil(np.log10(high)) + 1)
        found = np.outer(10.0**powers, steps).ravel().tolist()
    return [float(tick) for tick in found if low <= tick <= high]


def _plain(value: float, _: int) -> str:
    return f"{value:g}"


def plot_splits(
    accuracies: Float[np.ndarray, "n 3"], labels: Sequence[str], *, axis: str, ax: Axes | None = None
) -> Axes:
    """The accuracy of one network on several parts of the faces, shares: value, low, high; a row each from the top."""
    ax = ax or plt.gca()
    rows, (value, low, high) = np.arange(len(labels)), accuracies.T
    ax.errorbar(
        value, rows, xerr=[value - low, high - value], fmt="o", color=VAL, markersize=5, linewidth=1, label=axis
    )
    ax.set_yticks(rows, labels)
    ax.set_ylim(len(rows) - 0.5, -0.5)
    ax.set_xlabel(axis)
    ax.xaxis.set_major_formatter(percent_axis())
    ax.grid(axis="x")
    return ax
