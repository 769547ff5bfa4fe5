"""Chinese letters for a page that asks nothing of the network: the fonts of the PDF, cut to those that it shows."""

import base64
import io
import re
from functools import cache

from fontTools import subset

from fer.report.formats.fonts import FOLDERS

_FONTS = {"Chinese Serif": "NotoSerifTC-Regular.otf", "Chinese Sans": "NotoSansTC-Regular.otf"}  # first in style.css
_CHINESE = re.compile("[\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff]")


def faces(text: str) -> str:
    """CSS that brings the Chinese letters and marks of a text along, in a serif and a sans; empty where it has none."""
    shown = "".join(sorted(set(_CHINESE.findall(text))))
    if not shown:
        return ""
    return "\n".join(
        f'@font-face {{ font-family: "{family}"; src: url("data:font/woff;base64,{_cut(file, shown)}"); }}'
        for family, file in _FONTS.items()
    )


@cache
def _cut(file: str, shown: str) -> str:
    """The font with nothing but the characters shown, as WOFF in base64."""
    options = subset.Options(flavor="woff", hinting=False, layout_features=[], recalc_timestamp=False)
    font = subset.load_font(str(FOLDERS[1] / file), options)
    cutter = subset.Subsetter(options)
    cutter.populate(text=shown)
    cutter.subset(font)
    content = io.BytesIO()
    subset.save_font(font, content, options)
    return base64.b64encode(content.getvalue()).decode()
