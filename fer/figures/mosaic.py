"""Many small pictures of one size as a single image: drawn at once, and stored in their own pixels."""

from collections.abc import Sequence
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
from jaxtyping import Float
from matplotlib.axes import Axes
from matplotlib.image import AxesImage

SIDE = 48
GAP = 3  # pixels between neighbours
STEP = SIDE + GAP


def draw(ax: Axes, pictures: Float[np.ndarray, "r c h w *rgb"], **options: Any) -> AxesImage:
    """Draw a grid of pictures on bare axes: colours in [0, 1], or numbers coloured as `options` tell imshow.

    A nan stays empty. Data coordinates are pixels; `edge` and `centre` find pictures of 48 pixels among them.
    """
    rows, columns, height, width, *channels = pictures.shape
    sheet = np.full((rows, height + GAP, columns, width + GAP, *channels), 1.0 if channels else np.nan)
    sheet[:, :height, :, :width] = np.moveaxis(pictures, 1, 2)
    sheet = sheet.reshape(rows * (height + GAP), columns * (width + GAP), *channels)[:-GAP, :-GAP]
    ax.set(xticks=[], yticks=[])
    ax.spines[:].set_visible(False)
    return ax.imshow(sheet, interpolation="none", **options)


def edge(index: int) -> float:
    """The upper (or left) edge of the pictures in a row (or column)."""
    return index * STEP - 0.5


def centre(index: int) -> float:
    """The middle of the pictures in a row (or column)."""
    return edge(index) + SIDE / 2


def name_rows(ax: Axes, names: Sequence[str]) -> None:
    """Names at the left of the rows."""
    ax.set_yticks([centre(row) for row in range(len(names))], names)
    ax.tick_params(axis="y", length=0)


def coloured(values: Float[np.ndarray, "*n h w"], cmap: str) -> Float[np.ndarray, "*n h w 3"]:
    """Numbers from 0 to 1 as the colours of a colour map."""
    return np.asarray(plt.get_cmap(cmap)(values))[..., :3]
