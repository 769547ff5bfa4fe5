"""Figures of question 5: images made for filters, the faces that activate them most, and the first layer's kernels."""

from collections.abc import Mapping, Sequence

import matplotlib.pyplot as plt
import numpy as np
from jaxtyping import Float, Int, Real
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Patch, Rectangle

from fer.data.emotions import colours
from fer.figures.mosaic import GAP, SIDE, STEP, centre, draw, edge, name_rows
from fer.figures.style import INK, TEXT_WIDTH

_ACROSS = 8  # maximisers in a row
_LINES = 20  # pixels for two lines of text below an image
_CORNER = 3  # pixels from the corner of a face to its letters
_MARKS = (
    ("D", "#332288"),
    ("o", "#44AA99"),
    ("_", "#882255"),
    ("x", "#DDAA33"),
)  # Paul Tol's "muted", and "high contrast"


def plot_maximisers(images: Float[np.ndarray, "f 48 48"], titles: Sequence[str], *, ax: Axes | None = None) -> Axes:
    """One image a filter, grey from 0 to 1, eight in a row, each with its title of up to two lines below."""
    rows = -(-len(images) // _ACROSS)
    ax = ax or plt.figure(figsize=(TEXT_WIDTH, 1.12 * rows)).subplots()
    tall = np.full((rows * _ACROSS, SIDE + _LINES, SIDE), np.nan)
    tall[: len(images), :SIDE] = images
    draw(ax, tall.reshape(rows, _ACROSS, *tall.shape[1:]), cmap="gray", vmin=0, vmax=1)
    for k, title in enumerate(titles):
        row, column = divmod(k, _ACROSS)
        ax.text(centre(column), row * (SIDE + _LINES + GAP) + SIDE + 1, title, ha="center", va="top", fontsize=8)
    return ax


def plot_strongest(
    maximisers: Float[np.ndarray, "f 48 48"],
    faces: Real[np.ndarray, "f k 48 48"],
    labels: Int[np.ndarray, "f k"],
    peaks: Int[np.ndarray, "f k 2"] | None,
    titles: Sequence[str],
    *,
    names: Sequence[str],
    initials: Sequence[str],
) -> Figure:
    """Beside each filter's image its k strongest faces, filters in two columns.

    Frames have the classes' colours, and their `initials` in the upper left corner. Faces are 0 to 255, nan is left
    empty. A cross marks the row and column of `peaks`, where they are given. `names` are the seven classes, for the
    legend.
    """
    rows = -(-len(faces) // 2)
    fig = plt.figure(figsize=(TEXT_WIDTH, 3.0 * rows / (1 + faces.shape[1]) + 0.35))
    for ax, start in zip(fig.subplots(1, 2), (0, rows), strict=True):
        part = slice(start, start + rows)
        _strongest_column(ax, maximisers[part], faces[part], labels[part], initials)
        if peaks is not None:
            _crosses(ax, peaks[part])
        name_rows(ax, titles[part])
        ax.set_ylim(edge(rows), -2)
    keys = [Patch(color=colour, label=name) for colour, name in zip(colours(), names, strict=True)]
    fig.legend(handles=keys, loc="outside lower center", ncols=len(keys), handlelength=1, columnspacing=1.2)
    return fig


def _strongest_column(
    ax: Axes, maximisers: np.ndarray, faces: np.ndarray, labels: np.ndarray, initials: Sequence[str]
) -> None:
    if not len(faces):
        ax.axis("off")
        return
    draw(ax, np.concatenate([maximisers[:, None], faces / 255], axis=1), cmap="gray", vmin=0, vmax=1)
    for row, column in np.ndindex(labels.shape):
        corner = edge(1 + column), edge(row)
        colour = colours()[labels[row, column]]
        ax.add_patch(Rectangle(corner, SIDE, SIDE, fill=False, edgecolor=colour, linewidth=1.6))
        letters = ax.text(
            corner[0] + _CORNER,
            corner[1] + _CORNER,
            initials[int(labels[row, column])],
            ha="left",
            va="top",
            fontsize=6,
            color=INK,
            bbox={"facecolor": "white", "edgecolor": "none", "alpha": 0.8, "pad": 0.8},
        )
        letters.set_in_layout(False)


def _crosses(ax: Axes, peaks: Int[np.ndarray, "f k 2"]) -> None:
    y, x = np.moveaxis(peaks + 0.0, -1, 0)
    y, x = y + np.arange(len(peaks))[:, None] * STEP, x + (1 + np.arange(peaks.shape[1])) * STEP
    ax.plot(x.ravel(), y.ravel(), "+", color="white", markersize=7, markeredgewidth=2.4)
    ax.plot(x.ravel(), y.ravel(), "+", color=INK, markersize=6, markeredgewidth=1)


def enlarged(crops: Real[np.ndarray, "*n s s"]) -> Real[np.ndarray, "*n 48 48"]:
    """Squares of any side, drawn with 48 pixels."""
    nearest = np.arange(SIDE) * crops.shape[-1] // SIDE
    return crops[..., nearest[:, None], nearest]


def plot_reached(
    activations: Mapping[str, Float[np.ndarray, " f"]], titles: Sequence[str], *, label: str, ax: Axes | None = None
) -> Axes:
    """For each filter one mark a kind of image, at its activation; the keys of `activations` name the kinds."""
    ax = ax or plt.gca()
    places = np.arange(len(titles))
    ends = np.stack(list(activations.values()))
    ax.vlines(places, ends.min(axis=0), ends.max(axis=0), color="#CCCCCC", linewidth=1, zorder=0)
    for (name, values), (marker, colour) in zip(activations.items(), _MARKS, strict=False):
        ax.plot(places, values, marker, color=colour, markersize=4.5, label=name)
    ax.axhline(0, color=INK, linewidth=0.7)
    ax.set_xticks(places, titles)
    ax.set_ylabel(label)
    ax.tick_params(axis="x", length=0)
    ax.legend(loc="lower center", bbox_to_anchor=(0.5, 1.0), ncols=len(activations))
    ax.grid(axis="y")
    return ax


def plot_kernels(kernels: Float[np.ndarray, "f h w"], *, ax: Axes | None = None) -> Axes:
    """All kernels as they are, on one scale: black is the most negative weight, mid-grey 0, white the most positive."""
    across = min(16, len(kernels))
    rows = -(-len(kernels) // across)
    ax = ax or plt.figure(figsize=(TEXT_WIDTH, 0.42 * rows)).subplots()
    enlarged = kernels.repeat(SIDE // kernels.shape[1], axis=1).repeat(SIDE // kernels.shape[2], axis=2)
    sheet = np.full((rows * across, *enlarged.shape[1:]), np.nan)
    sheet[: len(kernels)] = enlarged
    reach = float(np.abs(kernels).max()) or 1.0
    draw(ax, sheet.reshape(rows, across, *enlarged.shape[1:]), cmap="gray", vmin=-reach, vmax=reach)
    return ax
