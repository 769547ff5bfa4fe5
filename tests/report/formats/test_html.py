"""The page in HTML."""

from report_notebooks import code, markdown, shown_cells, shown_figure
from report_reading import document, text_of

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
