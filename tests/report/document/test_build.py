"""Chapters, cover and appendix joined; what a format would drop is an error."""

import dataclasses

import pytest
from nbformat.v4 import new_output
from report_notebooks import code, markdown, shown, shown_figure
from report_reading import COVER, Page, document, text_of

from fer.report.document.chapters import AssemblyError
from fer.report.formats.html import to_html
from fer.report.formats.pdf import to_pdf


def test_real_faces_carry_no_banner(tmp_path):
    made = document(tmp_path)
    assert "Synthetic" not in Page(to_html(made)).text + text_of(to_pdf(made))
    with_banner = document(tmp_path, cover=dataclasses.replace(COVER, banner="**Synthetic.**", header="Synthetic"))
    assert "Synthetic" in Page(to_html(with_banner)).text


def test_warnings_stand_on_the_cover_before_the_title_and_in_their_chapter(tmp_path):
    made = document(tmp_path, code("1", outputs=(shown("warning", {"text/markdown": "?"}, text="All is *blank*."),)))
    page = Page(to_html(made)).text
    assert page.count("All is blank.") == text_of(to_pdf(made)).count("All is blank.") == 2
    assert page.index("All is blank.") < page.rindex(COVER.subtitle)


@pytest.mark.parametrize(
    ("cells", "complaint"),
    [
        ([markdown("[@fig:x]")], r"\[@fig:x\] refers to nothing; there are no names"),
        ([code("1", outputs=(shown_figure("a"), shown_figure("a")))], r"03_chapter.ipynb, In \[2\]: a second figure"),
        ([markdown("$$x \\label{eq:x}$$\n\n$$y \\label{eq:x}$$")], "two are named eq:x"),
        ([markdown("# Another title")], "03_chapter: 2 headings of level 1"),
        ([markdown("a \\vskip 1em b")], "raw tex has no place in the report"),
        ([markdown("![a](face.png)")], "a picture by link, face.png"),
        ([markdown("a <sub>b</sub>")], "raw html has no place in the report: <sub>"),
        ([code("1", outputs=(new_output("display_data", {"image/png": ""}),))], "an output of type image/png without"),
        ([code("1", outputs=(new_output("stream", text="Glyph 24868 missing from font"),))], "a figure lacks a glyph"),
    ],
)  # fmt: skip
def test_what_would_be_dropped_or_wrong_is_an_error(tmp_path, cells, complaint):
    with pytest.raises(AssemblyError, match=complaint):
        document(tmp_path, *cells)
