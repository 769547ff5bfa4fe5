"""What one output of a cell becomes in the report: Markdown with fenced divs, a figure's file, or a fault."""

import base64
import io
import json
import re
from typing import Any, NamedTuple

from nbformat import NotebookNode
from PIL import Image

from fer.figures.style import TEXT_WIDTH
from fer.progress import remark

_SVG_WIDTH = re.compile(r'<svg[^>]*?\bwidth="([\d.]+)pt"', re.DOTALL)
_GLYPH = re.compile(r"Glyph .*? missing from font|no font has .*")  # matplotlib's words, and those of `figures.fonts`
_RICH = ("text/html", "text/markdown", "text/latex", "image/")
CAPTION = "[]{.caption}"  # begins a caption, so that "1. Loss" is no list and "# Loss" no heading
# what the page in a browser shows below a figure: each ends a file's name
VALUES = ".values.json"  # what its curves and bars are drawn from: `fer.figures.values.Panel`s
BELOW = ".below.html"
CODE = ".py"  # the cell that draws it
_SCREEN = 96  # pixels an inch, where a picture does not say how large it is


class Shown(NamedTuple):
    """A piece of code for the appendix."""

    title: str
    source: str


def markdown_of(
    output: NotebookNode,
    *,
    where: str,
    source: str,
    figures: dict[str, bytes],
    listings: list[Shown],
    faults: list[str],
) -> str:
    """One output in Markdown, "" where it is not for the report.

    A figure's picture, its values and the `source` of the cell are added to `figures`, code for the
    appendix to `listings`, and a line to `faults` where something is amiss. A picture that somebody shows in a way of
    their own, as matplotlib's `plt.show()`, becomes a figure with no caption but its number.
    """
    if found := _GLYPH.search(output.get("text", "")):
        remark(f"{where}: {found[0]}")
    data, about = output.get("data", {}), output.get("metadata", {}).get("fer")
    if about is None:
        return _own(output, where=where, source=source, figures=figures, faults=faults)
    kind = about["kind"]
    if kind == "figure":
        return _figure(about, data, output.metadata, figures=figures, where=where, source=source, faults=faults)
    if kind == "table":
        return table_of(about["name"], data["text/markdown"], caption=about["caption"])
    if kind == "answer":
        return f'::: {{.answer figure="{about["figure"]}"}}\n\n{about["text"]}\n\n:::'
    if kind in ("finding", "banner", "warning"):
        return f"::: {kind}\n\n{about['text']}\n\n:::"
    if kind == "below":
        figures[f"{about['figure']}{BELOW}"] = data["text/html"].encode()
    if kind == "listing":
        listings.append(Shown(about["title"], about["source"]))
    return about["text"] if kind == "say" else ""


def _own(output: NotebookNode, *, where: str, source: str, figures: dict[str, bytes], faults: list[str]) -> str:
    """An output that a person made: a picture or Markdown is taken in, any other rich one is a fault."""
    data = output.get("data", {})
    picture = next((mime for mime in ("image/svg+xml", "image/png") if mime in data), None)
    if picture:
        number = 1 + sum(not name.endswith((VALUES, BELOW, CODE)) for name in figures)
        about = {"name": f"own-{number}-{_slug(where)}", "caption": "", "alt": ""}
        return _figure(
            about, data, output.get("metadata", {}), figures=figures, where=where, source=source, faults=faults
        )
    if "text/markdown" in data:
        return data["text/markdown"]
    if rich := next((mime for mime in data if mime.startswith(_RICH)), None):
        faults.append(f"{where}: an output of type {rich} without a caption; show it by fer.report.display")
    return ""


def _slug(where: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", where.lower()).strip("-")


def _figure(
    about: dict[str, Any],
    data: dict[str, str],
    metadata: dict[str, Any],
    *,
    figures: dict[str, bytes],
    where: str,
    source: str,
    faults: list[str],
) -> str:
    if "image/svg+xml" in data:
        file, content = f"{about['name']}.svg", data["image/svg+xml"].encode()
        width = _SVG_WIDTH.search(data["image/svg+xml"])
        inches = float(width[1]) / 72 if width else TEXT_WIDTH
    else:
        file, content = f"{about['name']}.png", base64.b64decode(data["image/png"])
        stated = metadata.get("image/png", {}).get("width")  # in pixels of a screen
        inches = stated / _SCREEN if stated else inches_of(Image.open(io.BytesIO(content)))
    if file in figures:
        faults.append(f"{where}: a second figure named {about['name']!r}")
    figures[file] = content
    figures[f"{about['name']}{CODE}"] = source.encode()
    if "values" in about:
        figures[f"{about['name']}{VALUES}"] = json.dumps(about["values"]).encode()
    return figure_of(about["name"], file, width_of(inches), alt=about["alt"], caption=about["caption"])


def figure_of(name: str, file: str, width: str, *, alt: str, caption: str) -> str:
    """The div that becomes a figure: the picture in `file`, and its caption in Markdown."""
    attributes = f'#fig:{name} .figure file="{file}" width="{width}" alt="{_quoted(alt)}"'
    return f"::: {{{attributes}}}\n{CAPTION}{_line(caption)}\n:::"


def table_of(name: str, table: str, *, caption: str) -> str:
    """The div that becomes a table with a caption, both in Markdown."""
    return f"::: {{#tab:{name} .table}}\n{CAPTION}{_line(caption)}\n\n{table}\n:::"


def inches_of(picture: Image.Image) -> float:
    """How wide a picture of pixels is that does not say so."""
    return picture.width / _SCREEN


def width_of(inches: float) -> str:
    """A figure's width as its div states it: no wider than the text."""
    return f"{min(inches, TEXT_WIDTH):.3f}in"


def _quoted(text: str) -> str:
    """The text as the value of a div's attribute."""
    return _line(text).replace("\\", "\\\\").replace('"', '\\"')


def _line(text: str) -> str:
    return " ".join(text.split())
