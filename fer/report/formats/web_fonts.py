"""Letters for a page that asks nothing of the network: the fonts of the PDF, cut to those that it shows."""

import base64
import io
import re
from collections.abc import Mapping, Set
from functools import cache
from pathlib import Path

from fontTools import subset

from fer.report.formats.fonts import FOLDERS, file_of

_FONTS = {"Chinese Serif": "NotoSerifTC-Regular.otf", "Chinese Sans": "NotoSansTC-Regular.otf"}  # first in style.css
_CHINESE = re.compile("[\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff]")


_SHAPING = ["ccmp", "kern", "liga"]  # what matplotlib sets words with; without it they would have other widths


def chinese(text: str) -> str:
    """CSS that brings the Chinese letters and marks of a text along, in a serif and a sans; empty where it has none."""
    shown = "".join(sorted(set(_CHINESE.findall(text))))
    return "".join(_face(family, _cut(FOLDERS[1] / file, shown)) for family, file in _FONTS.items()) if shown else ""


def drawn(characters: Mapping[str, Set[str]]) -> str:
    """CSS that brings along the characters that charts show, by the PostScript names of their fonts."""
    faces = []
    for font, shown in sorted(characters.items()):
        if (path := file_of(font)) is None:
            raise KeyError(f"no font {font}")
        faces.append(_face(font, _cut(path, "".join(sorted(shown)), *_SHAPING)))
    return "".join(faces)


def _face(family: str, content: str) -> str:
    return f'@font-face {{ font-family: "{family}"; src: url("data:font/woff;base64,{content}"); }}\n'


@cache
def _cut(path: Path, shown: str, *features: str) -> str:
    """The font with nothing but the characters shown, as WOFF in base64."""
    options = subset.Options(flavor="woff", hinting=False, layout_features=list(features), recalc_timestamp=False)
    options.drop_tables += ["FFTM"]  # when the font was made; the subsetter says that it knows it not
    font = subset.load_font(str(path), options)
    cutter = subset.Subsetter(options)
    cutter.populate(text=shown)
    cutter.subset(font)
    content = io.BytesIO()
    subset.save_font(font, content, options)
    return base64.b64encode(content.getvalue()).decode()
