"""The page in HTML."""

import pytest
from report_notebooks import code, markdown, shown_cells, shown_figure
from report_reading import Page, document, text_of

from fer.report.formats.html import to_html
from fer.report.formats.pdf import to_pdf


def test_figure_is_a_fifth_larger_on_the_screen_than_on_paper(tmp_path):
    html = to_html(document(tmp_path, code("1", outputs=(shown_figure("a"),))))
    assert '<svg class="chart" role="img" width="1.2in" aria-label="A black box." viewBox="0 0 72 36"' in html


def test_cells_stand_below_their_figure_on_the_page_alone(tmp_path):
    made = document(tmp_path, code("1", outputs=(shown_figure("a"), shown_cells("a"), shown_figure("b"))))
    html = to_html(made)
    assert html.index('id="fig:a"') < html.index("Behind.") < html.index('id="fig:b"')
    assert "Behind." not in text_of(to_pdf(made))


def test_a_persons_drawing_is_spoken_of_by_its_number_at_least(tmp_path):
    drawing = '<svg xmlns="http://www.w3.org/2000/svg" width="72pt" height="36pt" viewBox="0 0 72 36"/>'
    (tmp_path / "line.svg").write_text(drawing)
    html = to_html(document(tmp_path, markdown("Text.\n\n![](line.svg)"), code("1")))
    assert 'aria-label="Figure\N{NO-BREAK SPACE}1. " viewBox="0 0 72 36"' in html


@pytest.mark.parametrize(
    ("element", "loads"),
    [
        ('<img src="https://a.b/c.png">', ["https://a.b/c.png"]),
        ('<svg><image href="https://a.b/c.png"/></svg>', ["https://a.b/c.png"]),
        ('<svg><use xlink:href="https://a.b/c.svg#d"/><use xlink:href="#e"/></svg>', ["https://a.b/c.svg#d"]),
        ('<svg><path fill="url(https://a.b/c.svg#d)" mask="url(#e)"/></svg>', ["https://a.b/c.svg#d"]),
        ("<p style=\"background: url('//a.b/c.png')\">", ["//a.b/c.png"]),
        ('<meta http-equiv="refresh" content="0; url=c.html">', ["0; url=c.html"]),
        ('<form action="c.html"><button formaction="d.html">', ["c.html", "d.html"]),
        ('<body background="c.png">', ["c.png"]),
        ('<a href="https://a.b" ping="https://c.d">', ["https://c.d"]),
        ('<p itemtype="//a.b">', ["//a.b"]),
        ('<a href="https://a.b" title="at https://a.b">', []),
        ('<svg xmlns="http://www.w3.org/2000/svg"><use href="#e"/></svg>', []),
    ],
)
def test_what_a_page_would_load_is_seen(element, loads):
    assert Page(element).loads == loads
