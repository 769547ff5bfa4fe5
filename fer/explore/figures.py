"""A face with its map and its seven probabilities, and faces in a row."""

from collections.abc import Mapping, Sequence

import matplotlib.pyplot as plt
import numpy as np
from jaxtyping import Float, UInt8
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from fer.figures import mosaic
from fer.figures.style import FAINT, PALE, TEXT_WIDTH
from fer.saliency.figures.maps import UNIFORM, laid_over_faces, scale_each


def plot_answer(
    face: UInt8[np.ndarray, "48 48"],
    heat: Float[np.ndarray, "48 48"],
    probabilities: Sequence[float],
    *,
    names: Sequence[str],
    colours: Sequence[str],
    shares: Sequence[str],
    words: Mapping[str, str],
) -> Figure:
    """The face, its map, the map over the face, and a bar a class in label order; `shares` write the probabilities.

    `words` are the titles "face", "map", "over" and "probabilities".
    """
    fig = plt.figure(figsize=(TEXT_WIDTH, 1.75), layout="constrained")
    left, right = fig.subplots(1, 2, width_ratios=(3.1, 2))
    drawn = [
        mosaic.coloured(face[None] / 255, "gray"),
        mosaic.coloured(scale_each(heat[None]), UNIFORM),
        laid_over_faces(face[None], heat[None]),
    ]
    mosaic.draw(left, np.stack(drawn, axis=1))
    for k, title in enumerate(("face", "map", "over")):
        left.text(mosaic.centre(k), -3, words[title], ha="center", va="bottom", fontsize=8.5)
    plot_probabilities(probabilities, names, colours, shares, title=words["probabilities"], ax=right)
    return fig


def plot_probabilities(
    probabilities: Sequence[float],
    names: Sequence[str],
    colours: Sequence[str],
    shares: Sequence[str],
    *,
    title: str,
    ax: Axes | None = None,
) -> Axes:
    """A bar a class on a track from 0 to 1, the first class at the top; `shares` stand behind the bars."""
    ax = ax or plt.gca()
    places = list(range(len(names)))
    ax.barh(places, np.ones(len(names)), height=0.7, color=PALE)
    ax.barh(places, probabilities, height=0.7, color=colours)
    for place, share in zip(places, shares, strict=True):
        ax.text(1.03, place, share, va="center", fontsize=8)
    ax.set(xlim=(0, 1), xticks=[])
    ax.set_yticks(places, names)
    ax.invert_yaxis()
    ax.tick_params(axis="y", length=0)
    ax.spines[:].set_visible(False)
    ax.set_title(title, fontsize=8.5)
    return ax


def plot_row(
    images: UInt8[np.ndarray, "k 48 48"], above: Sequence[str], below: Sequence[str], *, columns: int
) -> Figure:
    """Faces side by side, a text above and one of up to two lines below each; no larger than `columns` of them are."""
    width = TEXT_WIDTH * len(images) / max(columns, len(images))
    fig = plt.figure(figsize=(width, TEXT_WIDTH / max(columns, len(images)) + 0.55), layout="constrained")
    ax = fig.subplots()
    mosaic.draw(ax, mosaic.coloured(images[None] / 255, "gray"))
    for k, (upper, lower) in enumerate(zip(above, below, strict=True)):
        ax.text(mosaic.centre(k), -3, upper, ha="center", va="bottom", fontsize=8.5)
        ax.text(mosaic.centre(k), mosaic.SIDE + 2, lower, ha="center", va="top", fontsize=8, color=FAINT)
    return fig
