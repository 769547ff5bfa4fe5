"""The report: one document of executed notebooks, in two formats."""

import dataclasses
import io
import re
from html.parser import HTMLParser

import matplotlib.pyplot as plt
import pypdf
import pytest
from nbformat.v4 import new_output
from report_notebooks import DISPLAY, code, fake_run, markdown, parameters, shown, shown_figure, write

from fer.errors import InputError
from fer.report.document.build import Cover, build
from fer.report.document.chapters import AssemblyError, displayed, read_chapter
from fer.report.formats.fonts import check_glyphs
from fer.report.formats.html import to_html
from fer.report.formats.pdf import to_pdf
from fer.report.make import make_report
from fer.wording import load as wording

WORDS = wording.load("en").module("document")
COVER = Cover(
    "A subtitle.",
    "",
    "",
    [("93.4 %", "accuracy")],
    b'<svg xmlns="http://www.w3.org/2000/svg"/>',
    "2026-01-02",
    [("Run", "r")],
)
AWKWARD = "p|q <b>&amp; _x_ * $5 [@no] `c`"


def document(tmp_path, *cells, cover=COVER):
    path = write(tmp_path / "03_chapter.ipynb", markdown("# Question 3: A title"), *cells)
    return build([read_chapter(path, language="en")], cover, WORDS, language="en")


def text_of(pdf: bytes) -> str:
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages)


def squeezed(text: str) -> str:
    return " ".join(text.split())


class Page(HTMLParser):
    """What an HTML page says, and what it would load."""

    def __init__(self, page: str):
        super().__init__()
        self.loads, self.tags, self.ids, self.links, self.words = [], [], [], [], []
        self.feed(page)
        self.text = squeezed("".join(self.words))

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        self.tags.append(tag)
        self.ids += [attrs["id"]] if "id" in attrs else []
        self.links += [attrs["href"]] if tag == "a" else []
        self.loads += [attrs[key] for key in ("src", "srcset", "data", "poster") if key in attrs]
        self.loads += [attrs["href"]] if tag == "link" else []

    def handle_data(self, data):
        self.words.append(data)


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A report on synthetic faces from two notebooks that are really executed."""
    folder = tmp_path_factory.mktemp("report")
    draw = "import matplotlib.pyplot as plt\nimport pandas as pd\nfig, ax = plt.subplots()\nax.plot([1, 2])"
    write(
        folder / "notebooks" / "00_data.ipynb",
        markdown("# The data\n\nSee [@fig:line], [@tab:odd] and [@eq:loss].", "en"),
        markdown("# 資料", "zh-TW"),
        parameters(),
        code(DISPLAY),
        code(f"{draw}\nfigure(fig, name='line', caption='A **rising** line.')"),
        code("finding('The line rises by 1.')"),
        code("print('progress 100 %')"),
    )
    write(
        folder / "notebooks" / "06_derivations.ipynb",
        markdown("# Question 6: Derivations\n\n$$L = -\\sum_i y_i \\log \\hat{y}_i \\label{eq:loss}$$", "en"),
        parameters(),
        code(DISPLAY),
        code(f"{draw}\nfigure(fig, name='pixels', caption='As pixels.', raster=True)"),
        code(f"table(pd.DataFrame({{'cell': [{AWKWARD!r}], 'n': ['1,200']}}), name='odd', caption='An odd cell.')"),
    )
    run = fake_run(folder / "run", synthetic=True)
    return make_report(run, out=folder / "out", notebooks=folder / "notebooks")


@pytest.fixture(scope="module")
def page(made):
    return Page(made[0].read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def pdf(made):
    return squeezed(text_of(made[1].read_bytes()))


def test_html_asks_nothing_of_the_network_and_runs_no_script(made, page):
    assert [load[:40] for load in page.loads if not load.startswith("data:")] == []
    assert {"script", "iframe", "object", "embed"}.isdisjoint(page.tags)
    style = "".join(re.findall(r"<style.*?</style>", made[0].read_text(encoding="utf-8"), re.DOTALL))
    assert "@import" not in style
    assert "url(" not in style


def test_html_shows_formulas_as_mathml(page):
    assert page.tags.count("math") == 1
    assert "(1)" in page.text


def test_every_link_of_the_html_leads_somewhere(page):
    assert {link.removeprefix("#") for link in page.links} <= set(page.ids)
    assert {"fig:line", "tab:odd", "eq:loss", "chapter-06"} <= set(page.ids)


@pytest.mark.parametrize(
    "words",
    [
        "The data",
        "Question 6: Derivations",
        "Figure 1. A rising line.",
        "Figure 2. As pixels.",
        "Table 1. An odd cell.",
        "See Figure 1, Table 1 and equation (1).",
        "Synthetic faces, drawn by the program.",
        "accuracy on 1,200 test faces (95 % CI 91.9–94.7)",
        "Appendix: the code",
        "What made this report",
        "ab" * 32,
    ],
)
def test_both_formats_hold(page, pdf, words):
    assert words in page.text
    assert words.replace(" ", "") in pdf.replace(" ", "").replace("\N{NO-BREAK SPACE}", "")


def test_cells_of_a_table_come_out_as_they_went_in(page, pdf):
    assert AWKWARD in page.text
    assert AWKWARD.replace(" ", "") in pdf.replace(" ", "")


def test_finding_stands_on_the_cover_and_in_its_chapter(page, pdf):
    assert page.text.count("The line rises by 1. The data") == 1
    assert page.text.count("The line rises by 1.") == 3, "the third is the code in the appendix"
    assert "The line rises by 1. page 3" in pdf


def test_code_is_in_the_appendix_with_the_declared_parameters(page, pdf):
    start = page.text.index("Appendix: the code", page.text.index("Question 6: Derivations"))
    assert "finding('The line rises by 1.')" in page.text[start:]
    assert "raster = True".replace(" ", "") in pdf.replace(" ", "")
    assert "# Parameters" not in page.text, "what papermill put in is no part of the notebook"


def test_prose_of_the_other_language_and_printed_text_stay_out(page, pdf):
    assert "資料" not in page.text + pdf
    assert page.text.count("progress 100 %") == 1, "in the appendix's code only"


def test_pdf_has_title_and_bookmarks_of_the_chapters(made):
    reader = pypdf.PdfReader(made[1])
    assert reader.metadata.title == WORDS.TITLE
    chapters = [entry.title for entry in reader.outline if not isinstance(entry, list)]
    assert [title for title in chapters if title != WORDS.CONTENTS] == [
        "The data",
        "Question 6: Derivations",
        WORDS.CODE,
        WORDS.MADE_BY,
    ]


def test_nothing_is_left_beside_the_report(made):
    assert sorted(path.name for path in made[0].parent.iterdir()) == ["notebooks", "report.html", "report.pdf"]
    assert plt.get_fignums() == []


def test_failed_report_leaves_the_older_one(tmp_path):
    write(tmp_path / "notebooks" / "00_data.ipynb", markdown("# T\n\nSee [@fig:nowhere]."), parameters())
    (tmp_path / "report.html").write_text("older")
    run = fake_run(tmp_path / "run", synthetic=False)
    with pytest.raises(AssemblyError, match=r"\[@fig:nowhere\] refers to nothing"):
        make_report(run, out=tmp_path, notebooks=tmp_path / "notebooks")
    assert (tmp_path / "report.html").read_text() == "older"
    assert not (tmp_path / "report.pdf").exists()


def test_no_notebooks_are_one_clear_line(tmp_path):
    with pytest.raises(InputError, match="no notebooks there"):
        make_report(fake_run(tmp_path, synthetic=True), out=tmp_path, notebooks=tmp_path)


def test_real_faces_carry_no_banner(tmp_path):
    made = document(tmp_path)
    assert "Synthetic" not in Page(to_html(made)).text + text_of(to_pdf(made))
    with_banner = document(tmp_path, cover=dataclasses.replace(COVER, banner="**Synthetic.**", header="Synthetic"))
    assert "Synthetic" in Page(to_html(with_banner)).text


def test_numbers_follow_the_document_and_references_may_come_first(tmp_path):
    made = document(
        tmp_path,
        markdown("[@fig:b; @fig:a], [@eq:y]\n\n$$x$$\n\n\\begin{align}y &= 1 \\label{eq:y}\\end{align}"),
        code("1", outputs=(shown_figure("a"), shown_figure("b", "Like [@fig:a]."))),
    )
    text = Page(to_html(made)).text
    assert "Figure 2, Figure 1, equation (2)" in text
    assert "Figure 2. Like Figure 1." in text


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


def test_formula_that_pandoc_cannot_read_is_an_error(tmp_path):
    with pytest.raises(AssemblyError, match="Could not convert TeX math"):
        to_html(document(tmp_path, markdown("$\\nosuchcommand{x$")))


def test_character_without_a_glyph_is_an_error(tmp_path):
    with pytest.raises(AssemblyError, match=r"no font has the character 🙂 \(U\+1F642, SLIGHTLY SMILING FACE\)"):
        to_pdf(document(tmp_path, markdown("A 🙂 face.")))


def test_fonts_hold_both_scripts_and_formulas():
    check_glyphs("Happy – “sad” ∂ℓ/∂x̂ ≤ ε → ŷ 快樂，憤怒")


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


def test_figure_is_a_fifth_larger_on_the_screen_than_on_paper(tmp_path):
    html = to_html(document(tmp_path, code("1", outputs=(shown_figure("a"),))))
    assert 'style="width:1.2in"' in html


def test_say_is_prose_and_its_caption_is_not_said_twice(tmp_path):
    outputs = (shown("say", {"text/markdown": "We see *this*."}), shown("caption", {"text/markdown": "Twice."}))
    text = Page(to_html(document(tmp_path, code("1", outputs=outputs)))).text
    assert "We see this." in text
    assert "Twice." not in text
