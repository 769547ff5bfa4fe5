"""A chart as a part of the page: text in place of outlines, where they stood."""

import io
import re
import shutil
from xml.etree import ElementTree

import matplotlib.pyplot as plt
import pytest
from playwright.sync_api import sync_playwright

from fer.figures import style
from fer.report.formats.chart import Charts
from fer.report.formats.html import HERE
from fer.report.formats.web_fonts import drawn

BROWSER = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
WORDS = ("Confidence of AVATAR, To “W.” – 95 %", "sad: loss in ½ (µ ± 3)", "準確率 68.3%（驗證）準")
FORMULA = r"$\alpha_1 + 10^{-2}$ nats"


def chart(language: str = "en", **texts: str) -> bytes:
    """A line with a title and with names of its axes, the upright one's turned."""
    style.use(language)
    fig, ax = plt.subplots(figsize=(6, 3))
    ax.plot([1, 2, 3], [1, 3, 2], marker="o")
    ax.set(**texts)
    content = io.BytesIO()
    fig.savefig(content, format="svg", bbox_inches="tight", pad_inches=0.02)
    plt.close(fig)
    return content.getvalue()


def texts_of(svg) -> list[str]:
    return ["".join(text.itertext()) for text in svg.iter("text")]


def test_letters_are_text_and_no_outline_of_one_is_left():
    charts = Charts()
    svg = charts.inlined(chart(title=WORDS[0], ylabel=WORDS[1], xlabel=FORMULA), "fig:a")
    assert {WORDS[0], WORDS[1], "α1+10−2 nats", "1.00"} <= set(texts_of(svg))
    assert svg.get("font-family") == "DejaVuSans"
    assert not [path for path in svg.iter("path") if "scale" in path.get("transform", "")]
    assert charts.characters["DejaVuSans-Oblique"] == {"α"}
    assert set(WORDS[0]) <= charts.characters["DejaVuSans"]


def test_a_text_in_two_fonts_says_which_letter_is_of_which():
    charts = Charts()
    svg = charts.inlined(chart("zh-TW", title="準 σ̂"), "fig:a")
    assert "準 σ̂" in texts_of(svg)
    assert "準" in charts.characters["NotoSansTC-Regular"]


@pytest.mark.parametrize("group", ["<g/>", '<g transform="scale(0.1 -0.1)"/>', '<g><path d="M 0 0 L 1 1"/></g>'])
def test_a_remark_in_a_drawing_by_another_program_is_no_text(group):
    drawing = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><g><!-- a remark -->{group}</g></svg>'
    assert texts_of(Charts().inlined(drawing.encode(), "fig:a")) == []


def test_what_is_more_than_letters_stays_as_it_is_drawn():
    svg = Charts().inlined(chart(title=r"$\frac{1}{2}$"), "fig:a")
    assert "12" not in texts_of(svg)
    assert [use.get("href") for use in svg.iter("use") if use.get("transform")]


@pytest.mark.parametrize(("said", "texts"), [("ffi", ["ffi"]), ("$x$", []), ("x - - y", [])])
def test_an_outline_of_no_letter_stands_for_all_that_is_said_where_that_is_plain(said, texts):
    outline = '<g transform="scale(0.1 -0.1)"><use href="#DejaVuSans-0"/></g>'
    drawing = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><g><!-- {said} -->{outline}</g></svg>'
    assert texts_of(Charts().inlined(drawing.encode(), "fig:a")) == texts


def test_ids_are_of_one_chart_alone_and_lead_somewhere():
    charts = Charts()
    first, second = (charts.inlined(chart(title=r"$\frac{1}{2}$"), name) for name in ("fig:a", "fig:b"))
    ids = [{part.get("id") for part in svg.iter() if "id" in part.attrib} for svg in (first, second)]
    assert ids[0] and not ids[0] & ids[1]
    for svg, own in zip((first, second), ids, strict=True):
        written = ElementTree.tostring(svg, encoding="unicode")
        assert set(re.findall(r'(?:href="|url\()#([^)"]+)', written)) == own


def test_a_hatched_area_keeps_its_colours():
    style.use("en")
    fig, ax = plt.subplots(figsize=(3, 3))
    ax.bar([0], [1], color="#ffffff", edgecolor="#123456", hatch="//")
    content = io.BytesIO()
    fig.savefig(content, format="svg")
    plt.close(fig)
    svg = Charts().inlined(content.getvalue(), "fig:a")
    (pattern,) = svg.iter("pattern")
    fills = [part.get("fill") for part in pattern if part.get("fill")]
    assert "#ffffff" in fills and all(re.fullmatch("#[0-9a-f]{6}", fill) for fill in fills)
    assert f"url(#{pattern.get('id')})" in ElementTree.tostring(svg, encoding="unicode")


@pytest.mark.parametrize(
    "foreign",
    [
        "<script>alert(1)</script>",
        "<style>p { display: none }</style>",
        '<rect onclick="alert(1)"/>',
        '<rect style="fill: url(http://example.org/a)"/>',
        '<image href="http://example.org/a.png"/>',
        "<foreignObject/>",
        "<rect>",
    ],
)
def test_what_matplotlib_does_not_draw_is_no_part_of_the_page(foreign):
    drawing = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{foreign}</svg>'
    assert Charts().inlined(drawing.encode(), "fig:a") is None


@pytest.mark.skipif(BROWSER is None, reason="no Chromium here: apt install chromium")
@pytest.mark.parametrize("language", ["en", "zh-TW"])
def test_in_a_browser_each_letter_stands_where_it_was_drawn(language):
    drawing = chart(language, title=WORDS[0], ylabel=f"{WORDS[1]} {WORDS[2]}", xlabel=FORMULA)
    charts = Charts()
    svg = ElementTree.tostring(charts.inlined(drawing, "fig:a"), encoding="unicode").removeprefix("<svg")
    css = drawn(charts.characters) + (HERE / "style.css").read_text(encoding="utf-8")
    with sync_playwright() as started:
        browser = started.chromium.launch(executable_path=BROWSER, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page()
        page.set_content(f'<!DOCTYPE html><style>{css}</style><button><b><svg class="chart" {svg}</b></button>')
        page.evaluate("document.fonts.ready")
        found = page.evaluate(STARTS)
        browser.close()
    drawn_at = outlines_of(drawing)
    assert len(found) == len(drawn_at) > 10
    for starts, places in zip(found, drawn_at, strict=True):
        ligatures = len(starts) - len(places)  # one outline for two letters or three, which no text here ends with
        assert starts[-1] == pytest.approx(places[-1], abs=0.05)
        if not ligatures:
            assert starts == pytest.approx(places, abs=0.05)


# for each text where its letters start along its line, in points
STARTS = """[...document.querySelectorAll("text")].map((text) =>
    [...text.textContent].map((_, k) => text.getStartPositionOfChar(k).x))"""


def outlines_of(drawing: bytes) -> list[list[float]]:
    """The same of the outlines that matplotlib draws."""
    found = []
    for group in ElementTree.fromstring(drawing).iter("{http://www.w3.org/2000/svg}g"):
        if scale := re.search(r"scale\(([\d.]+) -", group.get("transform", "")):
            places = [use.get("transform", "") for use in group.findall("{http://www.w3.org/2000/svg}use")]
            found.append([float(scale[1]) * float((re.findall(r"translate\(([\d.]+)", at) or [0])[0]) for at in places])
    return found
