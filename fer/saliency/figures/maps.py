"""Figures of question 4: attribution maps of single faces, their mean over a class, and the parts of the face."""

from collections.abc import Mapping, Sequence

import matplotlib.pyplot as plt
import numpy as np
from jaxtyping import Bool, Float, UInt8
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.ticker import MaxNLocator
from scipy.ndimage import gaussian_filter

from fer.figures import mosaic
from fer.figures.style import FAINT, TEXT_WIDTH

UNIFORM = "inferno"  # perceptually uniform, and still ordered when printed in grey
_BLUR = 1.0  # pixels; strides leave a grid of single pixels in gradients, in which the eye sees nothing
_OPACITY = 0.45  # of the jet colours over the face
_MARKS = (("o", "#332288"), ("s", "#44AA99"), ("D", "#999933"), ("^", "#882255"))  # Paul Tol's "muted"
_OUTLINES = ("#EE7733", "#33BBEE", "#EE3377", "#BBCC33")  # bright enough on any grey


def plot_explanations(
    images: UInt8[np.ndarray, "n 48 48"],
    maps: Mapping[str, Float[np.ndarray, "n 48 48"]],
    names: Sequence[str],
    *,
    ax: Axes | None = None,
) -> Axes:
    """A row a face: the face, then for every method jet over the face and the map by itself.

    `maps` has the methods' titles as keys, `names` stand at the left of the rows.
    """
    ax = ax or plt.figure(figsize=(TEXT_WIDTH, 0.5 * len(images) + 0.3)).subplots()
    faces = mosaic.coloured(images / 255, "gray")
    columns = [faces]
    for of_method in maps.values():
        scaled = scale_each(of_method)
        columns.append((1 - _OPACITY) * faces + _OPACITY * mosaic.coloured(scaled, "jet"))
        columns.append(mosaic.coloured(scaled, UNIFORM))
    mosaic.draw(ax, np.stack(columns, axis=1))
    for k, title in enumerate(maps):
        ax.text(mosaic.edge(2 + 2 * k), -6, title.replace(" ", "\n"), ha="center", fontsize=8)
    mosaic.name_rows(ax, names)
    return ax


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
    fig = plt.figure(figsize=(TEXT_WIDTH, 0.76 * (1 + len(maps)) + 0.2), layout="constrained")
    axes, bars = fig.subplots(1 + len(maps), 2, width_ratios=(50, 1)).T
    bars[0].axis("off")
    mosaic.draw(axes[0], _row(list(faces.values())), cmap="gray", vmin=0, vmax=255)
    for k, (name, face) in enumerate(faces.items()):
        axes[0].text(mosaic.centre(k), -6, name, ha="center", fontsize=8.5)
        if face is None:
            axes[0].text(mosaic.centre(k), mosaic.centre(0), words["missing"], ha="center", va="center", fontsize=7.5)
    for ax, place, (title, of_method) in zip(axes[1:], bars[1:], maps.items(), strict=True):
        smooth = [None if mean is None else gaussian_filter(mean, _BLUR, mode="nearest") for mean in of_method]
        drawn = mosaic.draw(ax, _row(smooth), cmap=UNIFORM, vmin=0)
        mosaic.name_rows(ax, [title.replace(" ", "\n")])
        bar = fig.colorbar(drawn, cax=place)
        bar.set_label(words["unit"], fontsize=7.5)
        bar.ax.tick_params(labelsize=7.5)
        bar.outline.set_visible(False)
    fig.get_layout_engine().set(h_pad=0.02, hspace=0.02, w_pad=0.02, wspace=0.01)
    return fig


def plot_panels(
    panels: Mapping[str, Mapping[str, Sequence[Mapping[str, float | None]]]], names: Sequence[str]
) -> Figure:
    """`plot_densities` of each part side by side; `panels` has the titles of the parts as keys."""
    fig, axes = plt.subplots(1, len(panels), sharey=True, figsize=(TEXT_WIDTH, 3.6))
    for ax, (title, densities) in zip(axes, panels.items(), strict=True):
        plot_densities(densities, names, title=title, ax=ax)
    handles, labels = axes[0].get_legend_handles_labels()
    fig.legend(handles, labels, loc="outside lower center", ncols=len(labels))
    return fig


def plot_densities(
    densities: Mapping[str, Sequence[Mapping[str, float | None]]],
    names: Sequence[str],
    *,
    title: str,
    ax: Axes | None = None,
) -> Axes:
    """The mean density of attribution in one part of the face, a row a name and a mark a method, with intervals.

    `densities` has the methods' titles as keys and for each row value, low and high (None: not drawn). A dashed line
    marks 1, attribution spread evenly.
    """
    ax = ax or plt.gca()
    offsets = np.linspace(-0.27, 0.27, len(densities))
    for (label, of_method), offset, (marker, colour) in zip(densities.items(), offsets, _MARKS, strict=False):
        drawn = [(k + offset, mean) for k, mean in enumerate(of_method) if mean["value"] is not None]
        places, values = [place for place, _ in drawn], [mean["value"] for _, mean in drawn]
        ax.plot(values, places, marker, color=colour, markersize=3.5, label=label)
        bounded = [(place, mean["low"], mean["high"]) for place, mean in drawn if mean["low"] is not None]
        ax.hlines(*(np.array(bounded).T if bounded else ([], [], [])), color=colour, linewidth=1)
    ax.axvline(1, color=FAINT, linewidth=1, linestyle=(0, (4, 3)), zorder=0)
    ax.set_yticks(range(len(names)), names)
    ax.set(ylim=(len(names) - 0.5, -0.5))
    ax.set_title(title)
    ax.xaxis.set_major_locator(MaxNLocator(4, steps=[1, 2, 5, 10]))
    ax.grid(axis="x")
    ax.tick_params(axis="y", length=0)
    ax.spines["left"].set_visible(False)
    return ax


def plot_parts(
    pictures: Mapping[str, Float[np.ndarray, "48 48"] | None],
    parts: Mapping[str, Bool[np.ndarray, "c 48 48"]],
    *,
    ax: Axes | None = None,
) -> Axes:
    """A row of grey pictures (0 to 255; None is left empty), named above, with the outlines of the parts in each.

    `parts` has the names of the parts as keys, and for each a mask a picture.
    """
    ax = ax or plt.figure(figsize=(TEXT_WIDTH, 1.35)).subplots()
    mosaic.draw(ax, _row(list(pictures.values())), cmap="gray", vmin=0, vmax=255)
    for k, (name, picture) in enumerate(pictures.items()):
        ax.text(mosaic.centre(k), -6, name, ha="center", fontsize=8.5)
        columns = np.arange(mosaic.SIDE) + mosaic.edge(k) + 0.5
        for colour, masks in zip(_OUTLINES, parts.values(), strict=False):
            if picture is not None and masks[k].any():
                ax.contour(columns, np.arange(mosaic.SIDE), masks[k], levels=[0.5], colors=colour, linewidths=0.9)
    ax.legend(
        handles=[Line2D([], [], color=colour, label=name) for colour, name in zip(_OUTLINES, parts, strict=False)],
        loc="upper center", bbox_to_anchor=(0.5, -0.02), ncols=len(parts), borderpad=0.2,
    )  # fmt: skip
    return ax


def scale_each(maps: Float[np.ndarray, "n 48 48"]) -> Float[np.ndarray, "n 48 48"]:
    """Blurred magnitudes from 0 to 1, where 1 is the 99th percentile of the map itself; a map of zeros stays so."""
    size = gaussian_filter(np.abs(maps), (0, _BLUR, _BLUR), mode="nearest")
    top = np.percentile(size, 99, axis=(1, 2), keepdims=True)
    return np.clip(size / np.where(top > 0, top, 1), 0, 1)


def _row(pictures: Sequence[np.ndarray | None]) -> Float[np.ndarray, "1 c 48 48"]:
    """One row of pictures, nan where there is none."""
    empty = np.full((mosaic.SIDE, mosaic.SIDE), np.nan)
    return np.stack([empty if picture is None else picture for picture in pictures])[None]
