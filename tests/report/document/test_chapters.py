"""An executed notebook read as a chapter."""

import pytest
from nbformat.v4 import new_output
from report_notebooks import code, markdown, shown, shown_figure, write
from report_reading import Page, document

from fer.report.document.chapters import AssemblyError, read_chapter
from fer.report.document.formulas import displayed
from fer.report.formats.html import to_html


def test_evidence_is_read_apart_from_the_answer_and_left_out_where_it_is_not_wanted(tmp_path):
    cells = (markdown("answer"), markdown("proof", "evidence"), markdown("why"))
    path = write(tmp_path / "00_x.ipynb", *cells)
    whole, brief = (read_chapter(path, brief=choice) for choice in (False, True))
    assert (whole.answer, whole.evidence) == (("answer", "why"), ("proof",))
    assert (brief.answer, brief.evidence) == (("answer", "why"), ())


def test_figures_and_code_of_both_parts_are_gathered(tmp_path):
    listing = shown("listing", {"text/markdown": "?"}, title="A step", source="step()")
    cells = (code("1", outputs=(shown_figure("a"),)), code("2", "evidence", outputs=(shown_figure("b"), listing)))
    chapter = read_chapter(write(tmp_path / "00_x.ipynb", *cells))
    assert sorted(chapter.figures) == ["a.py", "a.svg", "b.py", "b.svg"]
    assert chapter.listings == (("A step", "step()"),)


def test_all_faults_are_told_together(tmp_path):
    table = new_output("display_data", {"text/html": "<table></table>"})
    path = write(tmp_path / "00_x.ipynb", code("1", outputs=(table,)), code("2", "evidence", outputs=(table,)))
    with pytest.raises(AssemblyError) as found:
        read_chapter(path)
    complaint = "00_x.ipynb, In [1]: an output of type text/html without a caption; show it by fer.report.display"
    assert str(found.value).splitlines() == [complaint, complaint]


def test_a_figure_without_a_glyph_is_remarked_on_and_comes_out(tmp_path, capsys):
    tofu = new_output("stream", text="UserWarning: Glyph 24868 (X) missing from font(s) A.\n")
    read_chapter(write(tmp_path / "00_x.ipynb", code("1", outputs=(tofu, shown_figure("a")))))
    assert "00_x.ipynb, In [2]: Glyph 24868 (X) missing from font" in capsys.readouterr().err


def test_environments_that_jupyter_knows_become_formulas():
    text = "$$a$$\n\n\\begin{align*}b\\end{align*}\n\n$$\\begin{align}c\\end{align}$$ `$$\\begin{align}` $$d$$"
    assert displayed(text) == (
        "$$a$$\n\n$$\\begin{aligned}b\\end{aligned}$$\n\n$$\\begin{aligned}c\\end{aligned}$$ `$$\\begin{align}` $$d$$"
    )
    assert displayed("\\begin{equation} e \\label{eq:e} \\end{equation}") == "$$e \\label{eq:e}$$"


def test_a_reference_in_words_becomes_the_reports_own():
    text = '<a id="@eq:a"></a>\n\nBy [equation (a)](#@eq:a) and [below](#@fig:b), [a link](#c): `[x](#@eq:a)`'
    assert displayed(text) == "By [@eq:a] and [@fig:b], [a link](#c): `[x](#@eq:a)`"
    assert displayed("$$x \\tag{a} \\label{eq:a}$$ $$y \\tag{b}$$") == "$$x \\label{eq:a}$$ $$y \\tag{b}$$"


def test_say_is_prose_and_its_caption_is_not_said_twice(tmp_path):
    outputs = (
        shown("say", {"text/markdown": "?"}, text="We see *this*."),
        shown("caption", {"text/markdown": "Twice."}),
    )
    text = Page(to_html(document(tmp_path, code("1", outputs=outputs)))).text
    assert "We see this." in text
    assert "Twice." not in text
