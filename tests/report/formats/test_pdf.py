"""The PDF is whole, and read aloud it leaves nothing out."""

import io
from dataclasses import replace

import pypdf
import pytest
from pandocfilters import stringify
from report_notebooks import code, markdown, shown, shown_figure
from report_reading import document, pages_of, squeezed, text_of

from fer.report.document.chapters import AssemblyError
from fer.report.formats.pdf import to_pdf


def test_a_name_in_any_script_comes_out(tmp_path, capsys):
    text = squeezed(text_of(to_pdf(document(tmp_path, markdown("A 🙂 face.")))))
    assert "A □ face." in text
    assert "SLIGHTLY SMILING FACE" in capsys.readouterr().err


def test_figures_and_formulas_have_a_text_for_those_who_do_not_see_them(tmp_path):
    made = document(tmp_path, code("1", outputs=(shown_figure("a"),)), markdown("Let $x^2$ be\n\n$$y \\label{eq:y}$$"))
    tagged = pypdf.PdfReader(io.BytesIO(to_pdf(made)))
    assert {"A black box.", "x^2", "y", "Bars."} <= set(alternatives(tagged.trailer["/Root"]["/StructTreeRoot"]))


def test_the_same_document_gives_the_same_bytes(tmp_path):
    made = document(tmp_path, markdown("Let $x$ be."))
    assert to_pdf(made) == to_pdf(made)


def test_a_short_table_lets_the_text_go_on_and_a_long_one_begins_where_it_is_spoken_of(tmp_path):
    page = {rows: _pages(tmp_path / str(rows), rows=rows) for rows in (9, 30)}
    assert page[9]["After it"] < page[9]["row 0"] == page[9]["row 8"]
    assert page[30]["Before it"] == page[30]["row 0"] < page[30]["row 29"] == page[30]["After it"]


def test_what_the_evidence_shows_first_stands_below_its_heading(tmp_path):
    table = shown("table", {"text/markdown": "| A |\n| - |\n| row |\n", "text/html": ""}, name="t", caption="Rows.")
    made = document(tmp_path, markdown("Before it."), code("1", outputs=(table,)), markdown("After it."))
    text = squeezed(text_of(to_pdf(_with(made, _heading("part-evidence", "Evidence"), after="Before it."))))
    assert text.index("Before it.") < text.rindex("Evidence") < text.index("Rows.") < text.index("After it.")


def test_a_question_stands_on_the_page_of_its_heading(tmp_path):
    made = document(tmp_path, markdown("Lead."))
    asked = [
        block
        for at in range(30)  # each further down its page, the last below its foot
        for block in (
            _typst(f"#pagebreak()\n#v({at * 2 + 180}mm)"),
            _heading(f"heading-{at}", f"Heading-{at}.", level=2),
            _typst(f"#collaborators[Wen-{at}.]\n#question[Asked-{at}?]\n#answer[Yes.]"),
        )
    ]
    pdf = to_pdf(_with(made, *asked, after="Lead."))
    texts = pages_of(pdf)
    for at in range(30):
        (page,) = (text for text in texts if f"Wen-{at}." in text)
        assert f"Heading-{at}." in page and f"Asked-{at}?" in page


@pytest.mark.parametrize("gap", [46, 53])
def test_the_size_of_the_end_settles_where_its_heading_just_fits_a_page(tmp_path, capsys, gap):
    made = document(tmp_path, markdown("Lead."))
    fill = {"t": "Para", "c": [{"t": "Str", "c": "word " * 40}]}
    to_pdf(_with(made, _typst(f"#v({gap}mm)"), _heading("part-made-by", "Made by"), *[fill] * 9, after="Lead."))
    assert "settle" not in capsys.readouterr().err


@pytest.mark.parametrize(
    ("code", "says"),
    [("#nonesuch", "typst: unknown variable: nonesuch"), ('#text(font: "Nonesuch")[x]', "typst: unknown font family")],
)
def test_what_typst_complains_of_is_one_line(tmp_path, code, says):
    made = document(tmp_path, markdown("Lead."))
    with pytest.raises(AssemblyError, match=says) as caught:
        to_pdf(_with(made, _typst(code), after="Lead."))
    assert "\n" not in str(caught.value)


def test_pages_that_never_settle_are_told_and_set_nonetheless(tmp_path, capsys):
    made = document(tmp_path, markdown("Lead."))
    restless = _typst("#context for _ in range(counter(page).final().first()) { pagebreak() + [x] }")
    assert to_pdf(_with(made, restless, after="Lead.")).startswith(b"%PDF")
    assert "report.pdf: its pages did not settle" in capsys.readouterr().err


def _heading(name: str, text: str, level: int = 1) -> dict:
    return {"t": "Header", "c": [level, [name, [], []], [{"t": "Str", "c": text}]]}


def _typst(code: str) -> dict:
    return {"t": "RawBlock", "c": ["typst", code]}


def _with(made, *blocks: dict, after: str):
    """The document with more blocks, after the one that holds these words."""
    at = 1 + next(at for at, block in enumerate(made.tree["blocks"]) if after in stringify(block))
    return replace(made, tree={**made.tree, "blocks": [*made.tree["blocks"][:at], *blocks, *made.tree["blocks"][at:]]})


def _pages(folder, *, rows: int) -> dict[str, int]:
    """The pages of a table's rows, and of the lines before and after it, where a page is nearly full above it."""
    folder.mkdir()
    table = "| A | B |\n| - | - |\n" + "".join(f"| row {row} | x |\n" for row in range(rows))
    shown_table = shown("table", {"text/markdown": table, "text/html": ""}, name="t", caption="Rows.")
    text = "\n\n".join(f"Line {number}." for number in range(30))
    made = document(folder, markdown(f"{text}\n\nBefore it."), code("1", outputs=(shown_table,)), markdown("After it."))
    texts = [squeezed(page) for page in pages_of(to_pdf(made))]
    wanted = ("Before it", "After it", *(f"row {row}" for row in range(rows)))
    return {words: next(at for at, text in enumerate(texts) if words in text) for words in wanted}


def alternatives(node) -> list[str]:
    """All alternative texts below a node of the structure tree."""
    node = node.get_object() if hasattr(node, "get_object") else node
    if isinstance(node, list):
        return [text for child in node for text in alternatives(child)]
    if not isinstance(node, dict):
        return []
    return [*([str(node["/Alt"])] if "/Alt" in node else []), *(alternatives(node["/K"]) if "/K" in node else [])]
