"""The document as one HTML file that asks nothing of the network and runs no script."""

import base64
import re
from pathlib import Path
from tempfile import TemporaryDirectory

from pandocfilters import Span, Str

from fer.report.document import pandoc
from fer.report.document.build import Document
from fer.report.document.tree import Node, meta_string, rewrite
from fer.report.formats import web_fonts

HERE = Path(__file__).parent
_SOURCE = re.compile(r'(?<=<img)([^>]*?) src="([^":]+)"')
_SCREEN = 1.2  # on a screen text is larger than on paper, and so are figures; none grows wider than the column
_TYPES = {
    "svg": "image/svg+xml", "png": "image/png", "gif": "image/gif", "jpg": "image/jpeg", "jpeg": "image/jpeg"
}  # fmt: skip


def to_html(document: Document) -> str:
    """The page: formulas as MathML; pictures, style and Chinese letters within."""
    meta = {**document.tree["meta"], **_author(document)}
    tree = {**document.tree, "meta": meta, "blocks": rewrite(document.tree["blocks"], _for_html)}
    with TemporaryDirectory() as folder:
        style = Path(folder) / "style.html"
        rules = (HERE / "style.css").read_text(encoding="utf-8")
        style.write_text(f"<style>\n{rules}</style>", encoding="utf-8")
        options = ("--standalone", "--template", str(HERE / "page.html"), "--include-in-header", str(style))
        page = pandoc.write(tree, "html", *options, "--mathml", "--toc", "--toc-depth=3", "--email-obfuscation=none")

    def embed(found: re.Match) -> str:
        content = base64.b64encode(document.files[found[2]]).decode()
        return f'{found[1]} src="data:{_TYPES[found[2].rsplit(".")[-1]]};base64,{content}"'

    page = page.replace("<style>", f"<style>\n{web_fonts.faces(page)}", 1)
    return _SOURCE.sub(embed, page)


def _author(document: Document) -> dict[str, Node]:
    """In the tree, as words of the command line are in the locale's encoding."""
    return {"author": meta_string(document.author.author)} if document.author.author else {}


def _for_html(node: Node) -> Node | None:
    if node["t"] == "Image":
        (name, classes, options), *rest = node["c"]
        width = _SCREEN * float(dict(options)["width"].removesuffix("in"))
        return {"t": "Image", "c": [[name, classes, [["width", f"{width:.3f}in"]]], *rest]}
    if node["t"] == "Span" and "equation" in node["c"][0][1]:
        (name, _, options), formula = node["c"]
        number = dict(options).get("number")
        count = [Span(["", ["number"], []], [Str(f"({number})")])] if number else []
        return Span([name, ["equation"], []], [*formula, *count])
    return None
