"""The letters that a page brings along."""

import base64
import io
import re

import pytest
from fontTools.ttLib import TTFont

from fer.report.formats.html import HERE
from fer.report.formats.web_fonts import chinese, drawn

STYLE = (HERE / "style.css").read_text()
FACE = re.compile(r'@font-face { font-family: "([^"]+)"; src: url\("data:font/woff;base64,([^"]+)"\); }')


def test_the_fonts_hold_what_is_shown_in_chinese_and_little_else():
    css = chinese("準確率 68.3%（95% 信賴區間）：準")
    fonts = {family: TTFont(io.BytesIO(base64.b64decode(content))) for family, content in FACE.findall(css)}
    assert set(fonts) == {"Chinese Serif", "Chinese Sans"}
    for family, font in fonts.items():
        assert f': "{family}", ' in STYLE  # before the fonts of the reader's machine
        assert {chr(code) for code in font.getBestCmap()} == set("準確率信賴區間（）：")
    assert len(css) < 40_000


def test_a_page_without_chinese_needs_none():
    assert chinese("Recall of each class – 95 % CI “68.3”") == ""


def test_a_font_that_does_not_come_along_is_an_error():
    with pytest.raises(KeyError, match="no font ComicSans"):
        drawn({"ComicSans": {"a"}})


def test_charts_have_each_font_cut_to_what_they_show_of_it_and_to_their_ligatures():
    css = drawn({"DejaVuSans": {"f", "i"}, "NotoSansTC-Regular": {"準"}})
    fonts = {family: TTFont(io.BytesIO(base64.b64decode(content))) for family, content in FACE.findall(css)}
    shown = {family: {chr(code) for code in font.getBestCmap()} for family, font in fonts.items()}
    assert shown == {"DejaVuSans": {"f", "i"}, "NotoSansTC-Regular": {"準"}}
    assert {"GPOS", "GSUB"} <= set(fonts["DejaVuSans"].keys())
    assert len(css) < 8_000
