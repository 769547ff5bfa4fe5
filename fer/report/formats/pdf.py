"""The document as a PDF, set by typst."""

from pathlib import Path
from typing import Literal

import typst
from pandocfilters import RawBlock, RawInline, stringify

from fer.files import scratch
from fer.progress import remark
from fer.report.document import pandoc
from fer.report.document.build import Document
from fer.report.document.chapters import AssemblyError
from fer.report.document.tree import Node, rewrite
from fer.report.formats.described import described, string
from fer.report.formats.fonts import FOLDERS, with_glyphs

_BOXES = ("question", "answer", "remarks", "collaborators", "finding", "banner", "warning")  # functions of the template
_EVIDENCE = "part-evidence"  # the heading that stands below the end of the part before
_LAST = ("part-references", "part-made-by")  # headings; the first that is there begins the document's end
STANDARD: Literal["ua-1"] = "ua-1"  # tagged for readers who listen; typst refuses a figure or a formula without a text
# what typst says of pages that each attempt moved: of all together, of a counter, and of a query
_UNSETTLED = ("did not converge within five attempts", "did not converge", "did not stabilize")
_UNBROKEN = 10  # rows of a table that stands on one page: with more it begins where it is spoken of, and goes on
TEMPLATE = Path(__file__).parent / "template.typ"


def to_pdf(document: Document) -> bytes:
    """The PDF: A4, tagged, with bookmarks. A character that no font has becomes a box, with a line on stderr."""
    tree = described(document.tree)
    tree = {
        **tree,
        "blocks": rewrite(_with_ending(_with_heading_first(_with_lead_ins(tree["blocks"]))), _for_typst),
        "meta": _unescaped(tree["meta"]),
    }
    source = pandoc.write(tree, "typst", "--standalone", "--template", str(TEMPLATE))
    source, missing = with_glyphs(source)
    for line in missing:
        remark(line)
    with scratch() as folder:
        for name, content in document.files.items():
            (folder / name).write_bytes(content)
        main = folder / "report.typ"
        main.write_text(source, encoding="utf-8")
        inputs = {"author": document.author.author}
        try:
            pdf, complaints = typst.compile_with_warnings(
                str(main),
                root=str(folder),
                font_paths=[str(path) for path in FOLDERS],
                ignore_system_fonts=True,
                sys_inputs=inputs,
                pdf_standards=STANDARD,
            )
        except typst.TypstError as error:
            raise AssemblyError(f"typst: {error.message}: {' '.join(error.diagnostic.split())[:300]}") from error
    others = [complaint.message for complaint in complaints if not complaint.message.endswith(_UNSETTLED)]
    if others:
        raise AssemblyError(f"typst: {others[0]}")
    if complaints:
        remark("report.pdf: its pages did not settle, so that page numbers may be off by one")
    return pdf


def _unescaped(meta: dict[str, Node]) -> dict[str, Node]:
    """The meta with the answers' figures by their names as they are: the template has them in strings of typst."""

    def visit(node: Node) -> Node | None:
        if node["t"] != "MetaMap" or "place" not in node["c"]:
            return None
        place = {"t": "MetaInlines", "c": [RawInline("typst", node["c"]["place"]["c"])]}
        return {**node, "c": {**node["c"], "place": place}}

    return {**meta, "answers": rewrite([meta["answers"]], visit)[0]}


def _with_lead_ins(blocks: list[Node]) -> list[Node]:
    """Paragraphs that an equation follows are kept on its page."""
    kept = []
    for block, following in zip(blocks, [*blocks[1:], None], strict=True):
        if block["t"] == "Para" and not _is_equation(block) and following is not None and _is_equation(following):
            kept += [RawBlock("typst", "#block(sticky: true)["), block, RawBlock("typst", "]")]
        else:
            kept.append(block)
    return kept


def _with_heading_first(blocks: list[Node]) -> list[Node]:
    """What the evidence shows first stands where it is spoken of: floating, it would stand above the part's heading."""
    begun = False
    for at, block in enumerate(blocks):
        begun = begun or (block["t"] == "Header" and block["c"][1][0] == _EVIDENCE)
        if begun and block["t"] in ("Figure", "Table"):
            return [*blocks[:at], *_in_flow(block), *blocks[at + 1 :]]
    return blocks


def _in_flow(block: Node) -> list[Node]:
    return [RawBlock("typst", "#in-flow["), block, RawBlock("typst", "]")]


def _with_ending(blocks: list[Node]) -> list[Node]:
    """The works cited and what made the report as one piece, whose size the template fits to its pages."""
    names = [block["c"][1][0] if block["t"] == "Header" else "" for block in blocks]
    at = next((names.index(name) for name in _LAST if name in names), len(blocks))
    return [*blocks[:at], RawBlock("typst", "#ending["), *blocks[at:], RawBlock("typst", "]")]


def _is_equation(block: Node) -> bool:
    """Is this a paragraph of one display formula?"""
    return block["t"] == "Para" and len(block["c"]) == 1 and _is_span(block["c"][0], "equation")


def _rows(table: Node) -> int:
    """How many rows a table has below its head."""
    return sum(len(body[3]) for body in table["c"][4])


def _is_span(inline: Node, name: str) -> bool:
    return inline["t"] == "Span" and name in inline["c"][0][1]


def _for_typst(node: Node) -> Node | list[Node] | None:
    if _is_span(node, "equation"):
        (name, _, _), formula = node["c"]
        if name:
            return [*formula, RawInline("typst", f"<{name}>")]
        return [RawInline("typst", "#[#set math.equation(numbering: none);"), *formula, RawInline("typst", "]")]
    if node["t"] == "Image":
        (_, _, options), alternative, (file, _) = node["c"]
        width, text = dict(options)["width"], string(stringify(alternative))
        return RawInline("typst", f'#image("{file}", width: {width}, alt: {text})')
    if node["t"] == "Table" and _rows(node) > _UNBROKEN:
        return _in_flow(node)
    if node["t"] == "Div":
        for name in _BOXES:
            if name in node["c"][0][1]:
                anchor = f" <{node['c'][0][0]}>" if node["c"][0][0] else ""
                return [RawBlock("typst", f"#{name}["), *node["c"][1], RawBlock("typst", f"]{anchor}")]
    return None
