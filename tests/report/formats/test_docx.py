"""The Word file holds what the page holds, as Word's own headings, captions, formulas, tables and links."""

import dataclasses
import io
import zipfile
from xml.etree import ElementTree

import pytest
from PIL import Image
from report_notebooks import code, markdown, shown, shown_figure
from report_reading import COVER, document

from fer.report.author import Author
from fer.report.document.chapters import AssemblyError
from fer.report.formats.docx import to_docx

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
TABLE = "| a | b |\n|---|---|\n| 1 | 2 |"
CELLS = (
    code("1", outputs=(shown("answer", {"text/markdown": "?"}, text="It is *this*.", figure="box"),)),
    code("2", outputs=(shown_figure("box", "A box, see [@eq:sum]."),)),
    markdown("The sum $$s = \\frac{a}{b} \\label{eq:sum}$$ is **odd**."),
    code("3", outputs=(shown("finding", {"text/markdown": "?"}, text="It is so."),)),
    markdown("## Evidence on it\n\n### A part\n\nMore in @goodfellow2013.", "evidence"),
    code("4", "evidence", outputs=(shown("table", {"text/markdown": TABLE}, name="odd", caption="Odd cells."),)),
)


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    return document(tmp_path_factory.mktemp("docx"), *CELLS, question="What is it?", cover=cover())


def cover():
    author = Author("王小明", "B00000000", "資訊工程學系", "", "A friend")
    return dataclasses.replace(COVER, banner="**Drawn** faces.", author=author)


@pytest.fixture(scope="module")
def package(made):
    with zipfile.ZipFile(io.BytesIO(to_docx(made))) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.fixture(scope="module")
def body(package):
    return ElementTree.fromstring(package["word/document.xml"]).find(f"{W}body")


def text_of(node) -> str:
    return "".join(part.text or "" for part in node.iter() if part.tag in (f"{W}t", f"{M}t"))


def style_of(paragraph) -> str:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return "" if style is None else style.get(f"{W}val")


def styled(body, style: str) -> list[str]:
    return [text_of(paragraph) for paragraph in body.iter(f"{W}p") if style_of(paragraph) == style]


def test_headings_are_real_and_the_sheet_comes_before_the_parts(body):
    assert styled(body, "Heading1")[:3] == [
        "Six questions, six answers",
        "Part I: The answers",
        "Part II: The evidence",
    ]
    assert styled(body, "Heading2")[:2] == ["Question 3: A title", "Evidence on it"]
    assert styled(body, "Heading3") == ["A part"]


def test_the_first_page_is_the_cover(body):
    paragraphs = [(style_of(of), text_of(of)) for of in body.iter(f"{W}p")]
    before = dict(paragraphs[: [style for style, _ in paragraphs].index("Heading1")])
    assert before["Banner"] == "Drawn faces."
    assert before["Title"] == "Facial expressions, classified and explained"
    assert before["Subtitle"] == "A subtitle."
    assert before["Author"] == "B00000000 王小明"
    assert before["Key Figure".replace(" ", "")] == "93.4 % accuracy"
    assert before["Date"] == "2026-01-02"


def test_the_sheet_has_question_and_answer_with_links_to_both(body):
    sheet = [(style_of(of), text_of(of)) for of in body.iter(f"{W}p")]
    start = sheet.index(("SheetTitle", "Question 3: A title"))
    assert sheet[start + 1] == ("Question", "What is it?")
    assert sheet[start + 2] == ("Answer", "It is this. Figure\N{NO-BREAK SPACE}1")
    assert {"answer-03", "fig:box"} <= {link.get(f"{W}anchor") for link in body.iter(f"{W}hyperlink")}


def test_every_link_leads_to_a_bookmark(body):
    names = [mark.get(f"{W}name") for mark in body.iter(f"{W}bookmarkStart")]
    anchors = {link.get(f"{W}anchor") for link in body.iter(f"{W}hyperlink")} - {None}
    assert anchors <= set(names)
    assert len(names) == len(set(names))


def test_captions_are_captions(body):
    assert "Figure\N{NO-BREAK SPACE}1. A box, see equation\N{NO-BREAK SPACE}(1)." in styled(body, "ImageCaption")
    assert styled(body, "TableCaption") == ["Table\N{NO-BREAK SPACE}1. Odd cells."]


def test_boxes_have_styles_of_their_own(body, package):
    assert styled(body, "Finding") == ["It is so."]
    assert styled(body, "Answer")[-1] == "Answer. It is this."
    assert styled(body, "Collaborators") == ["Collaborators: A friend"] * 2
    known = ElementTree.fromstring(package["word/styles.xml"]).iter(f"{W}style")
    names = [style.get(f"{W}styleId") for style in known]
    assert {style_of(paragraph) for paragraph in body.iter(f"{W}p")} - {""} <= set(names)
    assert len(names) == len(set(names))


def test_a_formula_is_words_own_alone_in_its_paragraph_with_its_number(body):
    (formula,) = body.iter(f"{M}oMathPara")
    (paragraph,) = [of for of in body.iter(f"{W}p") if formula in list(of)]
    assert text_of(paragraph) == text_of(formula)
    assert text_of(formula).replace("\N{EM SPACE}", "").replace(" ", "").endswith("(1)")
    assert formula.find(f".//{M}f") is not None
    texts = [text_of(of) for of in body.iter(f"{W}p")]
    assert {"The sum", "is odd."} <= {text.strip() for text in texts}


def test_tables_are_tables(body):
    cells = [[text_of(cell) for cell in table.iter(f"{W}tc")] for table in body.iter(f"{W}tbl")]
    assert ["a", "b", "1", "2"] in cells


def test_pictures_are_pixels_with_a_text(body, package):
    described = [of.get("descr") for of in body.iter(f"{DRAWING}docPr")]
    assert described == ["Bars.", "A black box."]
    pictures = [content for name, content in package.items() if name.startswith("word/media/")]
    assert {Image.open(io.BytesIO(content)).format for content in pictures} == {"PNG"}
    assert (200, 100) in {Image.open(io.BytesIO(content)).size for content in pictures}, "an inch wide, 200 pixels"


def test_title_author_and_time_are_said(package):
    core = package["docProps/core.xml"].decode()
    assert "<dc:title>Facial expressions, classified and explained</dc:title>" in core
    assert "<dc:creator>王小明</dc:creator>" in core
    assert core.count("2026-01-02T00:00:00Z") == 2


def test_pages_are_counted_by_word(package):
    footer = package["word/footer.xml"].decode()
    assert footer.index("PAGE") < footer.index(" of ") < footer.index("NUMPAGES")
    assert b'Target="footer.xml"' in package["word/_rels/document.xml.rels"]


def test_the_same_document_gives_the_same_bytes(made):
    assert to_docx(made) == to_docx(made)


def test_a_picture_that_cannot_be_set_is_an_error(made):
    with pytest.raises(AssemblyError, match="typst"):
        to_docx(dataclasses.replace(made, files={**made.files, "box.svg": b"<svg"}))


def test_parentheses_are_whole_where_something_is_done_to_them(tmp_path):
    text = "Both $(a - b)^2$ and $$\\sum_i (c_i - (d)) + (e - f)^2, \\quad \\left(g\\right)^2$$ are."
    made = document(tmp_path, markdown(text))
    with zipfile.ZipFile(io.BytesIO(to_docx(made))) as archive:
        tree = ElementTree.fromstring(archive.read("word/document.xml"))
    powers, (summed,) = (
        ["".join(text_of(node.find(f"{M}e")).split()) for node in tree.iter(f"{M}{kind}")] for kind in ("sSup", "nary")
    )
    assert powers[:2] == ["(a−b)", "(e−f)"]
    assert "g" in powers[2]
    assert summed == "(ci−(d))"


def test_a_sum_is_over_what_follows_its_space(tmp_path):
    text = "$$\\sum_{c=0}^{C_{\\text{in}}-1} \\, \\sum_u^{k_1} \\, \\; \\sum_{v} \\quad x_v \\, y$$"
    with zipfile.ZipFile(io.BytesIO(to_docx(document(tmp_path, markdown(text))))) as archive:
        formula = next(ElementTree.fromstring(archive.read("word/document.xml")).iter(f"{M}oMath"))
    bases = [of.find(f"{M}e") for of in formula.iter(f"{M}nary")]
    assert [len(list(base.iter(f"{M}nary"))) for base in bases] == [2, 1, 0]
    assert text_of(bases[-1]) == "xv"


def test_a_warning_stands_on_the_first_page_and_leads_to_its_chapter(tmp_path):
    warned = shown("warning", {"text/markdown": "?"}, text="It is *no* good.")
    made = document(tmp_path, code("1", outputs=(warned,)))
    with zipfile.ZipFile(io.BytesIO(to_docx(made))) as archive:
        page = ElementTree.fromstring(archive.read("word/document.xml")).find(f"{W}body")
    warning = next(paragraph for paragraph in page.iter(f"{W}p") if style_of(paragraph) == "Warning")
    assert text_of(warning).startswith("It is no good. ")
    (link,) = warning.iter(f"{W}hyperlink")
    assert link.get(f"{W}anchor")
