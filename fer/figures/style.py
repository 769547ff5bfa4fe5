"""The house style: fonts, sizes and colours that all figures of the report share."""

from typing import Any

import matplotlib.pyplot as plt

TEXT_WIDTH = 6.3  # inches: the width of the report's text (16 cm), so a figure is printed in the size it was drawn
FONT = "DejaVu Sans"  # comes with matplotlib; another script brings its own
TRAIN = "#C0392B"  # red, as in the report that this one follows
VAL = "#2C5AA0"  # blue
INK = "#222222"
FAINT = "#8A8A8A"  # axes, ticks and whatever should step back

_SETTINGS: dict[Any, Any] = {  # matplotlib types each name for itself
    "figure.figsize": (TEXT_WIDTH, 3.4),
    "figure.dpi": 110,
    "figure.constrained_layout.use": True,
    "figure.titlesize": 10,
    "savefig.dpi": 200,
    "font.size": 9,
    "axes.titlesize": 9.5,
    "axes.titlelocation": "left",
    "axes.labelsize": 9,
    "xtick.labelsize": 8,
    "ytick.labelsize": 8,
    "legend.fontsize": 8,
    "legend.frameon": False,
    "text.color": INK,
    "axes.labelcolor": INK,
    "xtick.color": INK,
    "ytick.color": INK,
    "axes.edgecolor": FAINT,
    "axes.linewidth": 0.7,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "xtick.major.width": 0.7,
    "ytick.major.width": 0.7,
    "grid.color": "#E3E3E3",
    "grid.linewidth": 0.6,
    "axes.axisbelow": True,
    "lines.linewidth": 1.5,
    "svg.fonttype": "path",  # a reader's machine may lack the font
    "svg.hashsalt": "fer",  # the same figure gives the same bytes
}


def use(*, font: str = FONT) -> None:
    """Set the house style for all figures drawn from now on, in the given font."""
    plt.rcParams.update(_SETTINGS | {"font.family": [font, FONT]})
