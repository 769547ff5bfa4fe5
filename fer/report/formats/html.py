"""The document as one HTML file that asks nothing of the network.

All of it can be read where no script runs. The scripts of `script` make it livelier, and its Content-Security-Policy
lets these alone run: none that a file's name or a person's text might bring.
"""

import base64
import hashlib
import re
from pathlib import Path
from xml.etree import ElementTree

from pandocfilters import Div, RawBlock, Span, Str

from fer.files import scratch
from fer.report.document import pandoc
from fer.report.document.build import Document
from fer.report.document.tree import Node, meta_string, rewrite
from fer.report.formats import web_fonts
from fer.report.formats.beneath import with_what_is_beneath
from fer.report.formats.chart import Charts

HERE = Path(__file__).parent
_PICTURE = re.compile(r'<img([^>]*?) src="([^":]+)"([^>]*?) ?/?>')
_WIDTH = re.compile(r'style="width:([^"]+)"')
_LINE = re.compile(r'<a href="(#cb\d+-\d+)"></a>')  # pandoc's, upon a number that the style sheet draws
_PART = 3  # levels of headings that begin a section and stand in the contents
_SCREEN = 1.2  # on a screen text is larger than on paper, and so are figures; none grows wider than the column
_TYPES = {
    "svg": "image/svg+xml", "png": "image/png", "gif": "image/gif", "jpg": "image/jpeg", "jpeg": "image/jpeg"
}  # fmt: skip


def to_html(document: Document) -> str:
    """The page: formulas as MathML; pictures, style, script and Chinese letters within."""
    meta = {**document.tree["meta"], **_author(document)}
    words = {name: meta[f"{name}-word"]["c"] for name in ("values", "code")}

    def beneath(node: Node) -> list[Node] | None:
        return with_what_is_beneath(node, document.files, words) if node["t"] == "Figure" else None

    blocks = rewrite(rewrite(document.tree["blocks"], _for_html), beneath)
    tree = {**document.tree, "meta": meta, "blocks": _in_sections(blocks)}
    script = "".join(path.read_text(encoding="utf-8") for path in sorted((HERE / "script").glob("*.js")))
    with scratch() as folder:
        style, behind = folder / "style.html", folder / "script.html"
        style.write_text(f"<style>\n{(HERE / 'style.css').read_text(encoding='utf-8')}</style>", encoding="utf-8")
        behind.write_text(f"<script>{script}</script>", encoding="utf-8")
        options = ("--standalone", "--template", str(HERE / "page.html"), "--include-in-header", str(style))
        own = ("--include-after-body", str(behind), "--variable", f"script-hash={_digest(script)}")
        formulas = ("--mathml", "--toc", f"--toc-depth={_PART}", "--email-obfuscation=none")
        page = pandoc.write(tree, "html", *options, *own, *formulas)

    page = _LINE.sub(r'<a href="\1" tabindex="-1" aria-hidden="true"></a>', page)
    chinese, charts = web_fonts.chinese(page), Charts()

    def embed(found: re.Match) -> str:
        file, told = found[2], found[1] + found[3]
        chart = charts.inlined(document.files[file], file.removesuffix(".svg")) if file.endswith(".svg") else None
        if chart is not None:
            return f"<svg{_as_picture(told)}{ElementTree.tostring(chart, encoding='unicode').removeprefix('<svg')}"
        content = base64.b64encode(document.files[file]).decode()
        return f'<img src="data:{_TYPES[file.rsplit(".")[-1]]};base64,{content}"{told} />'

    page = _PICTURE.sub(embed, page)
    return page.replace("<style>", f"<style>\n{chinese}{web_fonts.drawn(charts.characters)}", 1)


def _in_sections(blocks: list[Node]) -> list[Node]:
    """What stands below each heading in a section with it, side by side, for the style sheet: what is not near the
    window is neither laid out nor drawn. Pandoc's own would take the headings' names."""
    parts: list[list[Node]] = [[]]
    for block in blocks:
        if block["t"] == "Header" and block["c"][0] <= _PART:
            parts.append([])
        parts[-1].append(block)
    return [whole for part in parts if part for whole in (_opening(part), *part, RawBlock("html", "</section>"))]


def _opening(part: list[Node]) -> Node:
    """Of a section, which says whether cells of a matrix open in it, over the whole window."""
    opens = any(block["t"] == "RawBlock" and 'class="cells"' in block["c"][1] for block in part)
    return RawBlock("html", '<section class="with-cells">' if opens else "<section>")


def _as_picture(told: str) -> str:
    """The attributes of an `<img>` as they are of an `<svg>` that is one."""
    told = _WIDTH.sub(r'width="\1"', told).replace(' alt="', ' aria-label="')
    return ' class="chart" role="img"' + told


def _digest(script: str) -> str:
    """As a Content-Security-Policy names a script that may run (W3C CSP 3, section 2.3.1)."""
    return f"sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}"


def _author(document: Document) -> dict[str, Node]:
    """In the tree, as words of the command line are in the locale's encoding."""
    return {"author": meta_string(document.author.author)} if document.author.author else {}


def _for_html(node: Node) -> Node | None:
    if node["t"] == "Image":
        (name, classes, options), *rest = node["c"]
        width = _SCREEN * float(dict(options)["width"].removesuffix("in"))
        return {"t": "Image", "c": [[name, classes, [["width", f"{width:.3f}in"]]], *rest]}
    if node["t"] == "Table":
        return Div(["", ["wide"], []], [node])  # which scrolls, where the table is wider than the window
    if node["t"] == "Span" and "equation" in node["c"][0][1]:
        (name, _, options), formula = node["c"]
        number = dict(options).get("number")
        count = [Span(["", ["number"], []], [Str(f"({number})")])] if number else []
        return Span([name, ["equation"], []], [*formula, *count])
    return None
