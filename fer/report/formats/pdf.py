"""The document as a PDF, set by typst."""

from pathlib import Path
from tempfile import TemporaryDirectory

import typst
from pandocfilters import RawBlock, RawInline

from fer.report.document import pandoc
from fer.report.document.build import Document
from fer.report.document.chapters import AssemblyError
from fer.report.document.tree import Node, rewrite
from fer.report.formats.fonts import FOLDERS, check_glyphs

TEMPLATE = Path(__file__).parent / "template.typ"


def to_pdf(document: Document) -> bytes:
    """The PDF: A4, tagged, with bookmarks. Raises AssemblyError for a character that no font has."""
    tree = {**document.tree, "blocks": rewrite(document.tree["blocks"], _for_typst)}
    source = pandoc.write(tree, "typst", "--standalone", "--template", str(TEMPLATE))
    check_glyphs(source)
    with TemporaryDirectory() as folder:
        for name, content in document.files.items():
            (Path(folder) / name).write_bytes(content)
        main = Path(folder) / "report.typ"
        main.write_text(source, encoding="utf-8")
        try:
            pdf, complaints = typst.compile_with_warnings(
                str(main), root=folder, font_paths=[str(path) for path in FOLDERS], ignore_system_fonts=True
            )
        except typst.TypstError as error:
            raise AssemblyError(f"typst: {error.message}: {' '.join(error.diagnostic.split())[:300]}") from error
    if complaints:
        raise AssemblyError(f"typst: {complaints[0].message}")
    return pdf


def _for_typst(node: Node) -> Node | list[Node] | None:
    if node["t"] == "Span" and "equation" in node["c"][0][1]:
        return [*node["c"][1], RawInline("typst", f"<{node['c'][0][0]}>")]
    if node["t"] == "Div":
        for name in ("finding", "banner", "warning", "code"):
            if name in node["c"][0][1]:
                return [RawBlock("typst", f"#{name}["), *node["c"][1], RawBlock("typst", "]")]
    return None
