"""Numbers in the order of the document."""

from report_notebooks import code, markdown, shown_figure
from report_reading import Page, document

from fer.report.formats.html import to_html


def test_numbers_follow_the_document_and_references_may_come_first(tmp_path):
    made = document(
        tmp_path,
        markdown("[@fig:b; @fig:a], [@eq:y]\n\n$$x$$\n\n\\begin{align}y &= 1 \\label{eq:y}\\end{align}"),
        code("1", outputs=(shown_figure("a"), shown_figure("b", "Like [@fig:a]."))),
    )
    text = Page(to_html(made)).text
    assert "Figure 2, Figure 1, equation (1)" in text
    assert "Figure 2. Like Figure 1." in text
    assert "(2)" not in text, "a formula without a label has no number"
