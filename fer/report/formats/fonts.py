"""The fonts of the PDF, and whether they hold every character: typst sets a blank box for a missing one, in silence."""

import unicodedata
from functools import cache
from pathlib import Path

import matplotlib
import pylopdf_fonts_zh_tw
from fontTools.ttLib import TTFont

from fer.report.document.chapters import AssemblyError

FOLDERS = (Path(matplotlib.get_data_path()) / "fonts" / "ttf", Path(pylopdf_fonts_zh_tw.__file__).parent)
_FALLBACKS = (FOLDERS[0] / "DejaVuSans.ttf", FOLDERS[1] / "NotoSerifTC-Regular.otf")


@cache
def _covered() -> frozenset[int]:
    return frozenset(code for path in _FALLBACKS for code in TTFont(path, lazy=True).getBestCmap())


def check_glyphs(text: str) -> None:
    """Raise AssemblyError for a printing character of `text` in none of the fonts that typst falls back to."""
    for character in sorted(set(text) - {"\n", "\t"}):
        if ord(character) not in _covered() and unicodedata.category(character) not in ("Cf", "Zl", "Zp"):
            place = text.index(character)
            about = " ".join(text[max(0, place - 30) : place + 30].split())
            name = unicodedata.name(character, "unnamed")
            raise AssemblyError(f"no font has the character {character} (U+{ord(character):04X}, {name}) in “{about}”")
