"""The page in HTML."""

from report_notebooks import code, shown_figure
from report_reading import document

from fer.report.formats.html import to_html


def test_figure_is_a_fifth_larger_on_the_screen_than_on_paper(tmp_path):
    html = to_html(document(tmp_path, code("1", outputs=(shown_figure("a"),))))
    assert 'style="width:1.2in"' in html
