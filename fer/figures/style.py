"""The house style: fonts, sizes and colours that all figures of the report share.

Colour never says anything alone, for a reader who does not see it or prints in grey:

* several lines or kinds of mark: `series(n)`, a colour, a line style and a marker each
* the seven emotions: their `colours()` and, where no axis or row names them, their `letters(language)` on a frame or
  beside a mark; both in fer.data.emotions
* training and validation: TRAIN and VAL, far apart in grey, and a wide line beside a narrow one or a label at its end
* two states of one thing, as sure and by chance: filled and hollow marks, or a hatch

Whatever is drawn as a line or a mark stands out from white by 3:1, text by 4.5:1 (WCAG 2.2, 1.4.11 and 1.4.3). Colours
of one figure differ for deuteranopes, protanopes and tritanopes, too.
"""

from typing import Any

import matplotlib.pyplot as plt

from fer.figures.fonts import families

TEXT_WIDTH = 6.3  # inches: the width of the report's text (16 cm), so a figure is printed in the size it was drawn
TRAIN = "#CB3F2B"  # red, as in the report that this one follows
VAL = "#1D4489"  # blue
INK = "#222222"
FAINT = "#707070"  # axes, ticks and whatever should step back; text, too
PALE = "#E3E3E3"  # areas, hatches and grids behind what is shown; never a line or a mark that says something

_SERIES: tuple[tuple[str, Any, str], ...] = (  # colour, line style, marker
    (VAL, "-", "o"),
    (TRAIN, (0, (5, 1.5)), "s"),
    ("#D48001", (0, (1, 1)), "D"),
    ("#1C898D", (0, (5, 1.5, 1, 1.5)), "^"),
    ("#4B284E", (0, (3, 1, 1, 1, 1, 1)), "v"),
    ("#307159", (0, (8, 2)), "P"),
    ("#8A7EC6", (0, (2, 2)), "X"),
    ("#2A2A2A", (0, (8, 2, 2, 2)), "*"),
)

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
    "grid.color": PALE,
    "grid.linewidth": 0.6,
    "axes.axisbelow": True,
    "lines.linewidth": 1.5,
    "svg.fonttype": "path",  # a reader's machine may lack the font
    "svg.hashsalt": "fer",  # the same figure gives the same bytes
}


def use(language: str = "en") -> None:
    """Set the house style for all figures drawn from now on, in the fonts of a language."""
    plt.rcParams.update(_SETTINGS | {"font.family": families(language)})


DISTINCT = len(_SERIES)  # looks; what is more has to repeat one


def series(count: int) -> list[dict[str, Any]]:
    """Up to eight looks, each with a colour, a line style and a marker of its own: options of `plot`, as `**look`.

    Marks without a line are `look | {"linestyle": ""}`. ValueError for more.
    """
    if count > DISTINCT:
        raise ValueError(f"{count} series in one figure: at most {DISTINCT} can be told apart")
    return [{"color": colour, "linestyle": line, "marker": marker} for colour, line, marker in _SERIES[:count]]
