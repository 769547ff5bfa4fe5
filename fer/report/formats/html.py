"""The document as one HTML file that asks nothing of the network.

All of it can be read where no script runs. The scripts of `script` make it livelier, and its Content-Security-Policy
lets these alone run: none that a file's name or a person's text might bring.
"""

import base64
import hashlib
import re
from pathlib import Path

from pandocfilters import Div, Span, Str

from fer.files import scratch
from fer.report.document import pandoc
from fer.report.document.build import Document
from fer.report.document.tree import Node, meta_string, rewrite
from fer.report.formats import web_fonts
from fer.report.formats.beneath import with_what_is_beneath

HERE = Path(__file__).parent
_SOURCE = re.compile(r'(?<=<img)([^>]*?) src="([^":]+)"')
_LINE = re.compile(r'<a href="(#cb\d+-\d+)"></a>')  # pandoc's, upon a number that the style sheet draws
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
    tree = {**document.tree, "meta": meta, "blocks": blocks}
    script = "".join(path.read_text(encoding="utf-8") for path in sorted((HERE / "script").glob("*.js")))
    with scratch() as folder:
        style, behind = folder / "style.html", folder / "script.html"
        style.write_text(f"<style>\n{(HERE / 'style.css').read_text(encoding='utf-8')}</style>", encoding="utf-8")
        behind.write_text(f"<script>{script}</script>", encoding="utf-8")
        options = ("--standalone", "--template", str(HERE / "page.html"), "--include-in-header", str(style))
        own = ("--include-after-body", str(behind), "--variable", f"script-hash={_digest(script)}")
        formulas = ("--mathml", "--toc", "--toc-depth=3", "--email-obfuscation=none")
        page = pandoc.write(tree, "html", *options, *own, *formulas)

    def embed(found: re.Match) -> str:
        content = base64.b64encode(document.files[found[2]]).decode()
        return f'{found[1]} src="data:{_TYPES[found[2].rsplit(".")[-1]]};base64,{content}"'

    page = _LINE.sub(r'<a href="\1" tabindex="-1" aria-hidden="true"></a>', page)
    page = page.replace("<style>", f"<style>\n{web_fonts.faces(page)}", 1)
    return _SOURCE.sub(embed, page)


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
