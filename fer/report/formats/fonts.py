"""The fonts of the PDF, and whether they hold every character: typst sets nothing for a missing one, in silence."""

import unicodedata
from collections import defaultdict
from functools import cache
from pathlib import Path

import matplotlib
import pylopdf_fonts_zh_tw
from fontTools.ttLib import TTFont

from fer.figures.fonts import BOX

FOLDERS = (Path(matplotlib.get_data_path()) / "fonts" / "ttf", Path(pylopdf_fonts_zh_tw.__file__).parent)
_LIGATURES = "\ufb00\ufb01\ufb02\ufb03\ufb04"  # ff, fi, fl, ffi and ffl
_FALLBACKS = (FOLDERS[0] / "DejaVuSans.ttf", FOLDERS[1] / "NotoSerifTC-Regular.otf")


@cache
def _covered() -> frozenset[int]:
    return frozenset(code for path in _FALLBACKS for code in _characters(path))


def _characters(path: Path) -> dict[int, str]:
    """The name of each character's glyph in a font."""
    with TTFont(path, lazy=True) as font:
        return font.getBestCmap()


def with_glyphs(text: str) -> tuple[str, list[str]]:
    """The text with each character that no font has replaced by a box, and a line on each such character.

    Names of files and people may hold any script; a report of them comes out all the same.
    """
    missing = sorted(character for character in set(text) if not has_glyph(character))
    lines = []
    for character in missing:
        place = text.index(character)
        about = " ".join(text[max(0, place - 30) : place + 30].split())
        name = unicodedata.name(character, "unnamed")
        lines.append(
            f"no font has the character {character} (U+{ord(character):04X}, {name}) in “{about}”; {BOX} is set for it"
        )
    return text.translate({ord(character): BOX for character in missing}), lines


def has_glyph(character: str) -> bool:
    """Has one of the fonts that typst falls back to this character, or is it none that is seen?"""
    unseen = character in "\n\t" or unicodedata.category(character) in ("Cf", "Zl", "Zp")
    return unseen or ord(character) in _covered()


def letters_of(font: str, index: int, said: str) -> str:
    """What a glyph of a font in `FOLDERS`, by its PostScript name, spells: one of `said` where it may be several.

    Empty where it is the glyph of no character by itself.
    """
    codes = _spelt(font).get(index)
    if not codes:
        return ""
    letter = chr(min(codes, key=lambda code: (chr(code) not in said, code)))
    return unicodedata.normalize("NFKC", letter) if letter in _LIGATURES else letter


def file_of(font: str) -> Path | None:
    """Where a font of `FOLDERS` lies, by its PostScript name."""
    return next((path for folder in FOLDERS for path in folder.glob(f"{font}.?tf")), None)


@cache
def _spelt(font: str) -> dict[int, list[int]]:
    """The characters that each glyph stands for, by its index; empty of a font that is not there."""
    path, spelt = file_of(font), defaultdict(list)
    if path:
        with TTFont(path, lazy=True) as opened:
            for code, name in opened.getBestCmap().items():
                spelt[opened.getGlyphID(name)].append(code)
    return spelt
