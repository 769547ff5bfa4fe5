"""Faces as the network saw them, its answers and their probabilities, on one picture."""

import unicodedata
from pathlib import Path
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from fer.data.emotions import Language, colours, names
from fer.figures import fonts, mosaic, style
from fer.files import replacing
from fer.progress import visible
from fer.runs.label import Labels

COLUMNS = 5
HEAD = 10  # of a cell's rows, in pixels of faces: the name, above the face
WIDTH = 124  # of a cell
BARS, LONG = mosaic.SIDE + 25, 32  # where bars begin in a cell, and how long that of 100 % is
INCH = 52  # pixels of faces
LETTERS = 40  # of a file's name


def write_sheet(found: Labels, out: Path, *, language: Language = "en") -> None:
    """Write the first faces to a png: `found.first`."""
    style.use(language)
    figure = sheet(found, language)
    fonts.replace_missing(figure)
    with replacing(out) as part:
        figure.savefig(part, format="png", dpi=160)
    plt.close(figure)


def sheet(found: Labels, language: Language = "en") -> Figure:
    """A cell a face: the file's name, the face, a bar for the probability of each class, and the answer's in words."""
    columns = min(COLUMNS, len(found.first))
    rows = -(-len(found.first) // columns)
    across, down = columns * (WIDTH + mosaic.GAP), rows * (HEAD + mosaic.SIDE + mosaic.GAP)
    figure, ax = plt.subplots(figsize=(across / INCH + 0.2, down / INCH + 0.2))
    for k in range(len(found.first)):
        left = k % columns * (WIDTH + mosaic.GAP)
        top = k // columns * (HEAD + mosaic.SIDE + mosaic.GAP)
        # each a picture of its own: all of them as one take a gigabyte to draw
        extent = (left, left + mosaic.SIDE, top + HEAD + mosaic.SIDE, top + HEAD)
        ax.imshow(found.first[k], cmap="gray", vmin=0, vmax=255, interpolation="none", extent=extent)
        _cell(ax, left, top, found.ids[k], found.probabilities[k], names(language))
    ax.set(xlim=(0, across - mosaic.GAP), ylim=(down - mosaic.GAP, 0))
    ax.axis("off")
    return figure


def _cell(ax: Axes, left: float, top: float, name: str, shares: np.ndarray, classes: list[str]) -> None:
    step = mosaic.SIDE / len(classes)
    places = top + HEAD + (np.arange(len(classes)) + 0.4) * step
    ax.text(left, top + HEAD - 2.5, _short(visible(name)), fontsize=7, va="bottom", parse_math=False)
    ax.barh(places, shares * LONG, left=left + BARS, height=step * 0.7, color=colours())
    for k, (place, share) in enumerate(zip(places, shares, strict=True)):
        answer = k == shares.argmax()
        look: dict[str, Any] = {"fontsize": 6.5, "va": "center", "color": style.INK if answer else style.FAINT}
        weight = "bold" if answer else "normal"
        ax.text(left + BARS - 2, place, classes[k], ha="right", fontweight=weight, **look)
        if answer:
            ax.text(left + BARS + share * LONG + 1.5, place, f"{share:.0%}", fontweight=weight, **look)


def _short(name: str) -> str:
    """The name; of a long one its begin and end. Chinese characters count twice, as they are twice as wide."""
    wide = [2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in name]
    if sum(wide) <= LETTERS:
        return name
    half = (LETTERS - 1) // 2
    begin = int(np.searchsorted(np.cumsum(wide), half, side="right"))
    end = int(np.searchsorted(np.cumsum(wide[::-1]), half, side="right"))
    return f"{name[:begin]}…{name[len(name) - end :]}"
