"""Figures of the data chapter: how many faces a class has, and what they look like."""

from collections.abc import Sequence

import matplotlib.pyplot as plt
import numpy as np
from jaxtyping import Float, Int, UInt8
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.layout_engine import ConstrainedLayoutEngine

from fer.data.emotions import colours
from fer.figures import mosaic
from fer.figures.style import INK, TEXT_WIDTH

_FACE = 0.75  # inches: the largest a face of a gallery is drawn
_NAMES = 0.75  # inches: room for the names beside a gallery
_LINE = 0.13  # inches: a line of text below a face


def plot_class_counts(
    counts: Int[np.ndarray, " 7"], names: Sequence[str], *, labels: Sequence[str], title: str, ax: Axes | None = None
) -> Axes:
    """One bar a class in label order and the class's colour, with its label beside it."""
    ax = ax or plt.gca()
    bars = ax.barh(names, counts, color=colours(), height=0.72)
    ax.bar_label(bars, labels, padding=3, fontsize=7.5)
    ax.set_ylim(len(names) - 0.5, -0.5)  # not inverted: axes that share it would turn it back
    ax.set_title(title)
    ax.set_xlim(0, 1.75 * max(1, counts.max()))  # room for the longest bar's label
    ax.xaxis.set_visible(False)
    ax.spines["bottom"].set_visible(False)
    ax.tick_params(axis="y", length=0)
    return ax


def plot_gallery(rows: Sequence[UInt8[np.ndarray, "_ 48 48"]], names: Sequence[str]) -> Figure:
    """One row of faces a name; a row with fewer faces than the longest ends early, and one without stays empty."""
    columns = max(map(len, rows))
    pictures = np.full((len(rows), columns, mosaic.SIDE, mosaic.SIDE), np.nan)
    for row, faces in enumerate(rows):
        pictures[row, : len(faces)] = faces
    side = min(_FACE, (TEXT_WIDTH - _NAMES) / columns)
    figure, ax = plt.subplots(figsize=(columns * side + _NAMES, len(rows) * side))
    mosaic.draw(ax, pictures, cmap="gray", vmin=0, vmax=255)
    mosaic.name_rows(ax, names)
    return figure


def plot_means(means: Float[np.ndarray, "c 48 48"], names: Sequence[str], *, unit: str, label: str) -> Figure:
    """Above the mean face of each class; below how it differs from the mean of these: blue darker, red brighter."""
    close = ConstrainedLayoutEngine(w_pad=0.01, h_pad=0.02, wspace=0.02, hspace=0.02)
    figure, axes = plt.subplots(2, len(names), figsize=(TEXT_WIDTH, 1.9), layout=close, squeeze=False)
    differences = means - means.mean(axis=0)
    reach = np.abs(differences).max() or 1.0  # of faces all alike: a colour bar needs a width
    for column, name in enumerate(names):
        axes[0, column].imshow(means[column], cmap="gray", vmin=0, vmax=255, interpolation="none")
        shown = axes[1, column].imshow(
            differences[column], cmap="RdBu_r", vmin=-reach, vmax=reach, interpolation="none"
        )
        axes[0, column].set_title(name, fontsize=8, loc="center")
    for ax in axes.flat:
        ax.set(xticks=[], yticks=[])
        ax.spines[:].set_visible(False)
    axes[0, 0].set_ylabel(label, fontsize=8)
    bar = figure.colorbar(shown, ax=axes[1, :], fraction=0.03, pad=0.01)
    bar.set_label(unit, fontsize=8)
    bar.outline.set_visible(False)
    return figure


def plot_over_texts(faces: UInt8[np.ndarray, "m 48 48"], texts: Sequence[str], *, columns: int = 8) -> Figure:
    """Faces with a text below each, `columns` in a line."""
    lines = -(-len(faces) // columns)
    size, below = TEXT_WIDTH / columns, _LINE * (1 + max(text.count("\n") + 1 for text in texts))
    figure, axes = plt.subplots(lines, columns, figsize=(TEXT_WIDTH, (size + below) * lines), squeeze=False)
    for ax in axes.flat:
        ax.set_axis_off()
    for ax, face, text in zip(axes.flat, faces, texts, strict=False):
        ax.imshow(face, cmap="gray", vmin=0, vmax=255, interpolation="none")
        ax.text(0.5, -0.05, text, transform=ax.transAxes, ha="center", va="top", fontsize=7.5, color=INK)
    return figure
