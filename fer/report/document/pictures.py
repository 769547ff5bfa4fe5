"""What a document may hold: text that every format keeps, and pictures that are at hand."""

import io
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote
from xml.etree import ElementTree

from pandocfilters import Div, Para, Span, attributes
from PIL import Image

from fer.data.layouts.images import MOST_PIXELS, unwarned
from fer.figures.style import TEXT_WIDTH
from fer.report.document.chapters import AssemblyError
from fer.report.document.names import NAME
from fer.report.document.numbering import TEX_LABEL
from fer.report.document.outputs import inches_of, width_of
from fer.report.document.tree import Node, rewrite

_ATTACHED = "attachment:"
_TYPES = {".png", ".jpg", ".jpeg", ".gif", ".svg"}
_ENDINGS = {"PNG": ".png", "JPEG": ".jpg", "MPO": ".jpg", "GIF": ".gif"}  # by Pillow's names; a telephone's JPEG is MPO


@dataclass(frozen=True)
class Place:
    """Where a text comes from, and where its pictures lie."""

    name: str  # for a complaint: "03_confusion.ipynb, cell 4"
    folder: Path
    attachments: Mapping[str, bytes] = field(default_factory=dict)  # by the name in "attachment:name"
    chapter: str = ""  # "03"; empty of what belongs to none
    anchor: str = ""  # by which the report knows the title that stands there
    title_levels: int = 0  # headings up to this level are that title; 0 where none is


def take_in(blocks: list[Node], places: Mapping[str, Place]) -> tuple[list[Node], dict[str, bytes]]:
    """The document's parts with each linked picture as a figure of its own, and the pictures' content by file name.

    `blocks` are divs whose names `places` knows. A picture's alternative text becomes its caption. Raises AssemblyError
    with a line for each fault: TeX or HTML that one format would keep and the other drop; a formula that is empty or
    has a label nothing can link to; a div of a class that is the report's own; and a picture that is not at hand, of a
    type that not every format shows, or in the middle of a text.
    """
    files: dict[str, bytes] = {}
    faults: list[str] = []
    parts = []
    for part in blocks:
        place = places[part["c"][0][0]]
        parts.append({**part, "c": [part["c"][0], _one(part["c"][1], place, files, faults)]})
    if faults:
        raise AssemblyError("\n".join(faults))
    return parts, files


def _one(blocks: list[Node], place: Place, files: dict[str, bytes], faults: list[str]) -> list[Node]:
    def visit(node: Node) -> Node | list[Node] | None:
        if node["t"] in ("RawBlock", "RawInline") and not node["c"][1].lstrip().startswith("<!--"):
            text = " ".join(node["c"][1].split())[:80]
            faults.append(f"{place.name}: raw {node['c'][0]} has no place in the report: {text}")
        if node["t"] == "Math":
            faults.extend(f"{place.name}: {fault}" for fault in _of_formula(node))
        if node["t"] == "Div" and _is_foreign(node):
            faults.append(f"{place.name}: a div of class {node['c'][0][1][0]} is the report's own; choose another name")
        if node["t"] in ("Para", "Plain") and [inline["t"] for inline in node["c"]] == ["Image"]:
            return _figure(node["c"][0], place, files, faults)
        return None

    def left(node: Node) -> None:
        if node["t"] == "Image":
            faults.append(f"{place.name}: the picture {node['c'][2][0]} stands within a text; give it a paragraph")

    done = rewrite(blocks, visit)
    rewrite(done, left)
    return done


def _of_formula(formula: Node) -> list[str]:
    """What is amiss with a formula, whatever its TeX."""
    tex = formula["c"][1]
    empty = [] if TEX_LABEL.sub("", tex).strip() else ["an empty formula between dollar signs"]
    return empty + [
        f"the label {name!r} of a formula; letters, digits, _ and single marks -. only, as in eq:loss"
        for name in TEX_LABEL.findall(tex)
        if not NAME.fullmatch(name.removeprefix("eq:"))
    ]


def _is_foreign(div: Node) -> bool:
    """Does it look like what an output of `fer.report.display` becomes, and is none?"""
    (_, classes, options), content = div["c"]
    if "answer" in classes:
        return "figure" not in dict(options)
    first = content[0]["c"][:1] if content and content[0]["t"] in ("Para", "Plain") else []
    captioned = any(inline["t"] == "Span" and "caption" in inline["c"][0][1] for inline in first)
    return bool({"figure", "table"} & set(classes)) and not captioned


def _figure(image: Node, place: Place, files: dict[str, bytes], faults: list[str]) -> list[Node]:
    """The fenced figure that a picture by link becomes; nothing, and a fault, where it cannot be had."""
    _, alternative, (target, _) = image["c"]
    suffix, shown = Path(target).suffix.lower(), target if len(target) <= 80 else f"{target[:80]}…"
    there = _is_there(target, place)
    if not there or suffix not in _TYPES:
        why = f"not a picture of the types {', '.join(sorted(_TYPES))}" if there else "not there"
        faults.append(f"{place.name}: the picture {shown} is {why}; pictures lie beside the text, as files")
        return []
    try:
        content = _content(target, place)
        ending, inches = _read(content, suffix)
    except Image.DecompressionBombError:
        faults.append(f"{place.name}: {shown} has more than {MOST_PIXELS:,} pixels; make it smaller")
        return []
    except (OSError, SyntaxError, ValueError, KeyError):  # what Pillow and ElementTree raise, and a type of no ending
        faults.append(f"{place.name}: {shown} is no picture that can be read")
        return []
    name = f"own-{len(files) + 1}"
    files[f"{name}{ending}"] = content
    options = [["file", f"{name}{ending}"], ["width", width_of(inches)], ["alt", ""]]
    return [
        Div(
            [f"fig:{name}", ["figure"], options], [Para([Span(attributes({"classes": ["caption"]}), []), *alternative])]
        )
    ]


def _read(content: bytes, suffix: str) -> tuple[str, float]:
    """The ending that a picture should have, which a file's own name may get wrong, and how wide it is."""
    if suffix == ".svg":
        ElementTree.fromstring(content)
        return suffix, TEXT_WIDTH
    with unwarned():
        picture = Image.open(io.BytesIO(content))
        if picture.width * picture.height > MOST_PIXELS:
            raise Image.DecompressionBombError  # as Pillow itself of twice as many
        picture.load()  # raises for half a picture
    return _ENDINGS[str(picture.format)], inches_of(picture)


def _is_there(target: str, place: Place) -> bool:
    """Does a link lead to an attachment of the notebook, or to a file? No pipe or device is one, which may not end."""
    if target.startswith(_ATTACHED):
        return target.removeprefix(_ATTACHED) in place.attachments
    try:
        return (place.folder / unquote(target)).is_file()
    except (OSError, ValueError):  # of a name that no file can have
        return False


def _content(target: str, place: Place) -> bytes:
    """What a link leads to that leads somewhere."""
    if target.startswith(_ATTACHED):
        return place.attachments[target.removeprefix(_ATTACHED)]
    return (place.folder / unquote(target)).read_bytes()
