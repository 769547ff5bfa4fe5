"""The PDF is whole, and read aloud it leaves nothing out."""

import io

import pypdf
from report_notebooks import code, markdown, shown_figure
from report_reading import document, squeezed, text_of

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


def alternatives(node) -> list[str]:
    """All alternative texts below a node of the structure tree."""
    node = node.get_object() if hasattr(node, "get_object") else node
    if isinstance(node, list):
        return [text for child in node for text in alternatives(child)]
    if not isinstance(node, dict):
        return []
    return [*([str(node["/Alt"])] if "/Alt" in node else []), *(alternatives(node["/K"]) if "/K" in node else [])]
