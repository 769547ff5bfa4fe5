"""Attribution maps of single faces, and their mean over a class."""

from collections.abc import Mapping, Sequence

import matplotlib.pyplot as plt
import numpy as np
from jaxtyping import Float, UInt8
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.layout_engine import ConstrainedLayoutEngine
from scipy.ndimage import gaussian_filter

from fer.figures import mosaic
from fer.figures.style import TEXT_WIDTH
from fer.saliency.figures.row import row_of

UNIFORM = "inferno"  # perceptually uniform, and still ordered when printed in grey
_BLUR = 1.0  # pixels; strides leave a grid of single pixels in gradients, in which the eye sees nothing
_OPACITY = 0.45  # of the jet colours over the face


def plot_explanations(
    images: UInt8[np.ndarray, "n 48 48"],
    maps: Mapping[str, Float[np.ndarray, "n 48 48"]],
    names: Sequence[str],
    *,
    overlay: tuple[str, Float[np.ndarray, "n 48 48"]],
    ax: Axes | None = None,
) -> Axes:
    """A column a face: the face, below it the map by each method, and at the foot one map in jet over the face.

    `maps` has the methods' titles as keys, `names` stand above the faces; `overlay` is the last row's title and map.
    """
    rows = 2 + len(maps)
    ax = ax or plt.figure(figsize=(TEXT_WIDTH, 0.8 * rows + 0.5)).subplots()
    faces, (title, laid_over) = mosaic.coloured(images / 255, "gray"), overlay
    drawn = [mosaic.coloured(scale_each(of_method), UNIFORM) for of_method in maps.values()]
    mosaic.draw(ax, np.stack([faces, *drawn, laid_over_faces(images, laid_over)]))
    for k, name in enumerate(names):
        ax.text(mosaic.centre(k), -4, name, ha="center", va="bottom", fontsize=8)
    mosaic.name_rows(ax, ["", *maps, title])
    return ax


def laid_over_faces(
    images: UInt8[np.ndarray, "n 48 48"], maps: Float[np.ndarray, "n 48 48"]
) -> Float[np.ndarray, "n 48 48 3"]:
    """Maps in jet over their faces: colours from 0 to 1."""
    return (1 - _OPACITY) * mosaic.coloured(images / 255, "gray") + _OPACITY * mosaic.coloured(scale_each(maps), "jet")


def plot_mean_maps(
    faces: Mapping[str, Float[np.ndarray, "48 48"] | None],
    maps: Mapping[str, Sequence[Float[np.ndarray, "48 48"] | None]],
    *,
    words: Mapping[str, str],
) -> Figure:
    """A column a class: its mean face (0 to 255), below it the mean map by each method.

    `faces` has the classes' names as keys, `maps` the methods' titles; None leaves a cell empty. The maps of one
    method share their colours. `words` has "unit", what the bars at the right count, and "missing", in place of a face.
    """
    tight = ConstrainedLayoutEngine(h_pad=0.02, hspace=0.02, w_pad=0, wspace=0)
    fig = plt.figure(figsize=(TEXT_WIDTH, 0.84 * (1 + len(maps)) + 0.2), layout=tight)
    axes, bars = fig.subplots(1 + len(maps), 2, width_ratios=(80, 1)).T
    bars[0].axis("off")
    bars[0].text(0.5, 0, words["unit"], ha="center", va="bottom", rotation=90, fontsize=7.5)
    mosaic.draw(axes[0], row_of(list(faces.values())), cmap="gray", vmin=0, vmax=255)
    for k, (name, face) in enumerate(faces.items()):
        axes[0].text(mosaic.centre(k), -6, name, ha="center", fontsize=8.5)
        if face is None:
            axes[0].text(mosaic.centre(k), mosaic.centre(0), words["missing"], ha="center", va="center", fontsize=7.5)
    for ax, place, (title, of_method) in zip(axes[1:], bars[1:], maps.items(), strict=True):
        smooth = [None if mean is None else gaussian_filter(mean, _BLUR, mode="nearest") for mean in of_method]
        drawn = mosaic.draw(ax, row_of(smooth), cmap=UNIFORM, vmin=0)
        mosaic.name_rows(ax, [title])
        ax.tick_params(axis="y", labelsize=7, pad=2)
        bar = fig.colorbar(drawn, cax=place)
        bar.ax.tick_params(labelsize=7, length=1, pad=1)
        bar.outline.set_visible(False)
    return fig


def scale_each(maps: Float[np.ndarray, "n 48 48"]) -> Float[np.ndarray, "n 48 48"]:
    """Blurred magnitudes from 0 to 1, where 1 is the 99th percentile of the map itself; a map of zeros stays so."""
    size = gaussian_filter(np.abs(maps), (0, _BLUR, _BLUR), mode="nearest")
    top = np.percentile(size, 99, axis=(1, 2), keepdims=True)
    return np.clip(size / np.where(top > 0, top, 1), 0, 1)
