"""An executed notebook read as a chapter."""

from report_notebooks import code, markdown, shown, write
from report_reading import Page, document

from fer.report.document.chapters import displayed, read_chapter
from fer.report.formats.html import to_html


def test_language_keeps_untagged_prose_and_its_own(tmp_path):
    cells = (markdown("both"), markdown("english", "en"), markdown("漢語", "zh-TW"))
    path = write(tmp_path / "00_x.ipynb", *cells)
    for language, kept in (("en", ["both", "english"]), ("zh-TW", ["both", "漢語"])):
        assert read_chapter(path, language=language).markdown.split() == kept


def test_brief_report_leaves_the_evidence_out(tmp_path):
    cells = (markdown("answer"), markdown("proof", "en", "evidence"), code("figure(1)", "evidence"), code("figure(2)"))
    path = write(tmp_path / "00_x.ipynb", *cells)
    whole, brief = (read_chapter(path, language="en", brief=choice) for choice in (False, True))
    assert (whole.markdown.split(), whole.code) == (["answer", "proof"], ("figure(1)", "figure(2)"))
    assert (brief.markdown.split(), brief.code) == (["answer"], ("figure(2)",))


def test_environments_that_jupyter_knows_become_formulas():
    text = "$$a$$\n\n\\begin{align*}b\\end{align*}\n\n$$\\begin{align}c\\end{align}$$ `$$\\begin{align}` $$d$$"
    assert displayed(text) == (
        "$$a$$\n\n$$\\begin{aligned}b\\end{aligned}$$\n\n$$\\begin{aligned}c\\end{aligned}$$ `$$\\begin{align}` $$d$$"
    )
    assert displayed("\\begin{equation} e \\label{eq:e} \\end{equation}") == "$$e \\label{eq:e}$$"


def test_say_is_prose_and_its_caption_is_not_said_twice(tmp_path):
    outputs = (shown("say", {"text/markdown": "We see *this*."}), shown("caption", {"text/markdown": "Twice."}))
    text = Page(to_html(document(tmp_path, code("1", outputs=outputs)))).text
    assert "We see this." in text
    assert "Twice." not in text
