"""How densely maps cover the parts of the face, and where these parts lie."""

from collections.abc import Mapping, Sequence
from typing import Literal

import matplotlib.pyplot as plt
import numpy as np
from jaxtyping import Bool, Shaped
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.ticker import MaxNLocator

from fer.figures import mosaic
from fer.figures.style import FAINT, TEXT_WIDTH, series
from fer.saliency.figures.row import row_of
from fer.statistics.means import Mean

_Line = Literal["solid", "dashed", "dotted", "dashdot"]
# of brows, eyes, nose and mouth: bright enough on any grey, and each line of its own
_OUTLINES: tuple[tuple[str, _Line], ...] = (
    ("#EE7733", "solid"),
    ("#33BBEE", "dashed"),
    ("#EE3377", "dotted"),
    ("#BBCC33", "dashdot"),
)


def plot_panels(
    panels: Mapping[str, Mapping[str, Sequence[Mean | None]]],
    names: Sequence[str],
    *,
    titles: Mapping[str, str],
    lines: Sequence[float] | None = None,
) -> Figure:
    """`plot_densities` side by side: by panel and method the means that the rows show. `names` are those of the rows;
    `titles` has the names of panels and methods.

    `lines` are where each panel has its dashed line; without, all panels have the same scale, and theirs at 1.
    """
    size = TEXT_WIDTH, 0.9 + 0.33 * len(names)
    fig, axes = plt.subplots(1, len(panels), sharey=True, sharex=lines is None, figsize=size)
    for ax, (panel, densities), line in zip(axes, panels.items(), lines or [1.0] * len(panels), strict=True):
        named = {titles[method]: of_method for method, of_method in densities.items()}
        plot_densities(named, names, title=titles[panel], line=line, ax=ax)
    handles, labels = axes[0].get_legend_handles_labels()
    fig.legend(handles, labels, loc="outside lower center", ncols=len(labels))
    return fig


def plot_densities(
    densities: Mapping[str, Sequence[Mean | None]],
    names: Sequence[str],
    *,
    title: str,
    line: float = 1.0,
    ax: Axes | None = None,
) -> Axes:
    """The mean density of attribution in one part of the face, a row a name and a mark a method, with intervals.

    `densities` has the methods' titles as keys and for each row a mean, or None, which is not drawn. A dashed line
    marks `line`: at 1, attribution spread evenly.
    """
    ax = ax or plt.gca()
    offsets = np.linspace(-0.27, 0.27, len(densities))
    for (label, of_method), offset, look in zip(densities.items(), offsets, series(len(densities)), strict=True):
        drawn = [(row + offset, mean) for row, mean in enumerate(of_method) if mean is not None]
        ax.plot(
            [mean.value for _, mean in drawn],
            [place for place, _ in drawn],
            markersize=3.5,
            label=label,
            **look | {"linestyle": ""},
        )
        bounds = [(place, mean.interval.low, mean.interval.high) for place, mean in drawn if mean.interval is not None]
        ax.hlines(*np.array(bounds).reshape(-1, 3).T, color=look["color"], linewidth=1)
    ax.axvline(line, color=FAINT, linewidth=1, linestyle=(0, (4, 3)), zorder=0)
    ax.set_yticks(range(len(names)), names)
    ax.set(ylim=(len(names) - 0.5, -0.5))
    ax.set_title(title)
    ax.xaxis.set_major_locator(MaxNLocator(4, steps=[1, 2, 5, 10]))
    ax.grid(axis="x")
    ax.tick_params(axis="y", length=0)
    ax.spines["left"].set_visible(False)
    return ax


def plot_parts(
    pictures: Mapping[str, Shaped[np.ndarray, "48 48"] | None],
    parts: Mapping[str, Bool[np.ndarray, "c 48 48"]],
    *,
    ax: Axes | None = None,
) -> Axes:
    """A row of grey pictures (0 to 255; None is left empty), named above, with the outlines of the parts in each.

    `parts` has the names of the parts as keys, and for each a mask a picture. Raises ValueError for more than four.
    """
    looks = _OUTLINES[: len(parts)]
    ax = ax or plt.figure(figsize=(TEXT_WIDTH, 1.35)).subplots()
    mosaic.draw(ax, row_of(list(pictures.values())), cmap="gray", vmin=0, vmax=255)
    for k, (name, picture) in enumerate(pictures.items()):
        ax.text(mosaic.centre(k), -6, name, ha="center", fontsize=8.5)
        columns = np.arange(mosaic.SIDE) + mosaic.edge(k) + 0.5
        for (colour, line), masks in zip(looks, parts.values(), strict=True):
            if picture is not None and masks[k].any():
                rows = np.arange(mosaic.SIDE)
                ax.contour(columns, rows, masks[k], levels=[0.5], colors=colour, linestyles=line, linewidths=0.9)
    ax.legend(
        handles=[
            Line2D([], [], color=colour, linestyle=line, label=name)
            for (colour, line), name in zip(looks, parts, strict=True)
        ],
        loc="upper center", bbox_to_anchor=(0.5, -0.02), ncols=len(parts), borderpad=0.2,
    )  # fmt: skip
    return ax
