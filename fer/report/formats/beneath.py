"""What the page in a browser has below a figure: what can be opened there, its values and its code.

All is plain HTML that opens where no script runs.
"""

import json
from collections.abc import Mapping
from html import escape
from typing import Any

from pandocfilters import CodeBlock, RawBlock, attributes

from fer.report.document.outputs import BELOW, CODE, VALUES
from fer.report.document.tree import Node


def with_what_is_beneath(figure: Node, files: Mapping[str, bytes], words: Mapping[str, str]) -> list[Node]:
    """The figure, and below it what `files` have for it. `words` has values and code."""
    anchor = figure["c"][0][0]
    name = anchor.removeprefix("fig:")
    drawn, below, code = (files.get(f"{name}{ending}", b"").decode() for ending in (VALUES, BELOW, CODE))
    blocks: list[Node] = []
    if drawn:
        tables = "".join(map(_table, json.loads(drawn)))
        opening = f'<details class="values" data-of="{escape(anchor)}"><summary>{escape(words["values"])}</summary>'
        blocks.append(RawBlock("html", f"{opening}{tables}</details>"))
    if code.strip():
        shown = CodeBlock(attributes({"classes": ["python"]}), code)
        opening = RawBlock("html", f'<details class="code"><summary>{escape(words["code"])}</summary>')
        blocks += [opening, shown, RawBlock("html", "</details>")]
    if blocks:
        blocks = [RawBlock("html", '<div class="beneath">'), *blocks, RawBlock("html", "</div>")]
    return [figure, *blocks, *([RawBlock("html", below)] if below else [])]


def _table(panel: Mapping[str, Any]) -> str:
    """A panel's values, each cell with its place on the picture."""
    box, caption = " ".join(map(str, panel["box"])), f"<caption>{escape(panel['title'])}</caption>"
    heads = "".join(f'<th scope="col">{escape(head)}</th>' for head in panel["heads"])
    rows = "".join(
        f'<tr><th scope="row">{escape(name)}</th>{"".join(map(_cell, marks))}</tr>' for name, marks in panel["rows"]
    )
    table = f'<table data-box="{box}" data-along="{panel["along"]}">{caption if panel["title"] else ""}'
    return f'<div class="wide">{table}<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></div>'


def _cell(mark: Mapping[str, Any] | None) -> str:
    return f'<td data-at="{mark["x"]} {mark["y"]}">{escape(mark["text"])}</td>' if mark else "<td>–</td>"
