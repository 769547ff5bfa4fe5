"""The fonts that figures are drawn in, and a box for what none of them has."""

import logging
import warnings
from functools import cache
from pathlib import Path

import matplotlib
import pylopdf_fonts_zh_tw
from matplotlib.axis import Axis
from matplotlib.figure import Figure
from matplotlib.font_manager import fontManager, get_font
from matplotlib.text import Text

LATIN = "DejaVu Sans"
CHINESE = "Noto Sans TC"
BOX = "□"
_FILES = {
    LATIN: Path(matplotlib.get_data_path()) / "fonts" / "ttf" / "DejaVuSans.ttf",
    CHINESE: Path(pylopdf_fonts_zh_tw.__file__).parent / "NotoSansTC-Regular.otf",
}


def families(language: str) -> list[str]:
    """The fonts for a language, the first one first: another serves where it lacks a character.

    In Chinese the Chinese font draws Latin letters and digits, too, so that a line has one look; and text beside a
    formula is drawn in the first font alone.
    """
    _register()
    return [CHINESE, LATIN] if language.startswith("zh") else [LATIN, CHINESE]


@cache
def _register() -> None:
    """Tell matplotlib of the Chinese font, before one of the same name that a machine may have."""
    fontManager.addfont(_FILES[CHINESE])
    # the Chinese font has one weight: bold text is drawn in it without a word on stderr, which a notebook would show
    logging.getLogger("matplotlib.font_manager").setLevel(logging.ERROR)
    fontManager.ttflist.insert(0, fontManager.ttflist.pop())


@cache
def _covered() -> frozenset[int]:
    return frozenset(code for path in _FILES.values() for code in get_font(path).get_charmap())


def drawable(text: str) -> str:
    """The text with a box in place of every character that no font has."""
    return "".join(letter if ord(letter) in _covered() or letter == "\n" else BOX for letter in text)


def replace_missing(figure: Figure) -> None:
    """Put boxes into a figure's texts for what no font has, and warn once of all of them.

    Names that a person gave may be in any script; a figure with boxes is better than none.
    """
    lacking: set[str] = set()

    def replaced(text: str) -> str:
        new = drawable(text)
        lacking.update(old for old, box in zip(text, new, strict=True) if old != box)
        return new

    for text in figure.findobj(Text):
        text.set_text(replaced(text.get_text()))
    for axis in figure.findobj(Axis):
        places = [float(place) for place in axis.get_ticklocs()]
        texts = axis.get_major_formatter().format_ticks(places)  # a tick's own text is written afresh by every drawing
        if any(text != drawable(text) for text in texts):
            axis.set_ticks(places, [replaced(text) for text in texts])
    if lacking:
        letters = " ".join(sorted(lacking)).encode("utf-8", "backslashreplace").decode()
        warnings.warn(f"no font has {letters}: drawn as {BOX}", stacklevel=2)
