"""Figures behind question 5: filters on parts, classes along action units, what layers know, and layers as pictures."""

from collections.abc import Mapping, Sequence

import matplotlib.pyplot as plt
import numpy as np
from jaxtyping import Bool, Float, Int, UInt8
from matplotlib.axes import Axes
from matplotlib.colors import to_rgb
from matplotlib.figure import Figure
from scipy.ndimage import binary_dilation, zoom

from fer.figures import mosaic
from fer.figures.style import FAINT, INK, TEXT_WIDTH, TRAIN, VAL
from fer.filters.figures.cells import PALE, plot_cells

_SHAPES = ("o", "s", "D", "^", "v", "P", "X")  # of the classes
_ENLARGED = 4  # times, so that a frame is thinner than a pixel of the face
_TINT = 0.55  # of the colour on a strong value


def plot_parts(
    images: UInt8[np.ndarray, "n 48 48"],
    strong: Bool[np.ndarray, "f n 48 48"],
    parts: Bool[np.ndarray, "f n 48 48"],
    names: Sequence[str],
) -> Figure:
    """A row a filter over the same faces: its strong values tinted, its part framed."""
    rows, columns = strong.shape[:2]
    fig, ax = plt.subplots(figsize=(TEXT_WIDTH, TEXT_WIDTH * rows / (columns + 0.8)))
    pictures = np.stack(
        [[_marked(*of) for of in zip(images, *row, strict=True)] for row in zip(strong, parts, strict=True)]
    )
    mosaic.draw(ax, pictures)
    step = 48 * _ENLARGED + mosaic.GAP
    ax.set_yticks([row * step + 24 * _ENLARGED for row in range(rows)], names)
    ax.tick_params(axis="y", length=0)
    return fig


def plot_concepts(
    score: Float[np.ndarray, "u k"],
    sure: Bool[np.ndarray, "u k"],
    expected: Bool[np.ndarray, "u k"],
    rows: Sequence[str],
    names: Sequence[str],
    *,
    words: Mapping[str, str],
    ax: Axes | None = None,
) -> Axes:
    """A row a unit, a column a class: the share in percent; framed and bold if sure, or else pale.

    A dot where it is expected.
    """
    ax = ax or plt.figure(figsize=(TEXT_WIDTH, 0.6 + 0.24 * len(rows))).subplots()
    plot_cells(
        np.where(sure, score, 0.5 + PALE * (score - 0.5)),
        [[f"{100 * value:.0f}" for value in row] for row in score],
        sure,
        rows=rows,
        names=names,
        words=words,
        light=np.zeros(score.shape, dtype=bool),
        cmap="RdBu_r",
        limits=(-0.2, 1.2),
        ax=ax,
    )
    row, column = np.nonzero(expected)
    ax.plot(column + 0.15, row + 0.5, "o", color=INK, markersize=3.5)
    return ax


def plot_layers(
    trained: Float[np.ndarray, "l 3"],
    random: Float[np.ndarray, "l 3"],
    chance: float,
    layers: Sequence[tuple[int, int]],
    *,
    title: str,
    words: Mapping[str, str],
    ax: Axes | None = None,
) -> Axes:
    """Shares with their bounds (value, low, high), in percent, over layers (filters, side); chance is a broken line."""
    ax = ax or plt.gca()
    at = np.arange(len(layers))
    looks = ((trained, VAL, "o-", -0.06, "trained"), (random, FAINT, "s--", 0.06, "random"))
    for values, colour, look, move, name in looks:
        middle, low, high = 100 * values.T
        reach = [np.maximum(middle - low, 0), np.maximum(high - middle, 0)]
        ax.errorbar(at + move, middle, reach, color=colour, fmt=look, markersize=4, capsize=2, label=words[name])
    ax.axhline(100 * chance, color=INK, linestyle=":", linewidth=1, label=words["chance"])
    ax.set_xticks(at, [f"{channels}\n{side}×{side}" for channels, side in layers])
    ax.set(
        title=title,
        xlabel=words["across"],
        ylabel=words["share"],
        ylim=(0, 100),
        xlim=(-0.4, max(len(layers), 1) - 0.6),
    )
    ax.label_outer()
    return ax


def plot_embedding(
    places: Float[np.ndarray, "n 2"],
    labels: Int[np.ndarray, " n"],
    names: Sequence[str],
    colours: Sequence[str],
    *,
    title: str,
    ax: Axes | None = None,
) -> Axes:
    """A mark a face in the colour and the shape of its class; a class without faces is not named."""
    ax = ax or plt.gca()
    for k, (name, colour, shape) in enumerate(zip(names, colours, _SHAPES[: len(names)], strict=True)):
        if (labels == k).any():
            across, up = places[labels == k].T
            ax.scatter(across, up, s=11, color=colour, marker=shape, label=name, linewidth=0)
    ax.set(title=title, xticks=[], yticks=[], box_aspect=1)
    ax.set_aspect("equal", adjustable="datalim")
    ax.spines[:].set_visible(True)
    return ax


def _marked(
    image: UInt8[np.ndarray, "48 48"], strong: Bool[np.ndarray, "48 48"], part: Bool[np.ndarray, "48 48"]
) -> Float[np.ndarray, "h w 3"]:
    """The face in grey, enlarged; red where `strong`, a blue line round `part`."""
    grey, values, inside = (zoom(of, _ENLARGED, order=0) for of in (image / 255, strong, part))
    picture = np.repeat(grey[:, :, None], 3, axis=2)
    picture[values] = (1 - _TINT) * picture[values] + _TINT * np.array(to_rgb(TRAIN))
    picture[binary_dilation(inside, iterations=2) & ~inside] = to_rgb(VAL)
    return np.asarray(picture)
