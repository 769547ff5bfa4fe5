"""The document as a Word file, for those who want to edit it."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import typst
from pandocfilters import Div, Header, Image, Link, Para, Plain, Space, Span, Str, Strong, attributes

from fer.files import scratch
from fer.report.document import pandoc
from fer.report.document.build import Document
from fer.report.document.chapters import AssemblyError
from fer.report.document.names import COVER
from fer.report.document.tree import Node, meta_string, rewrite
from fer.report.formats.docx_package import finished
from fer.report.formats.fonts import FOLDERS

_BOXES = ("question", "answer", "remarks", "collaborators", "finding", "banner", "warning")  # have styles of their own
_PIXELS = 200  # an inch, of a picture that was drawn in vectors
_COVER = "16cm"  # the width of its figure, that of the text
TEMPLATE = Path(__file__).parent / "docx_page.xml"
_GROUP = r"\{(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*\}"
_LIMITS = rf"(?:\s*[_^]\s*(?:{_GROUP}|\\[A-Za-z]+|[^\s\\{{}}]))*"
_SUM_AND_SPACE = re.compile(rf"(\\(?:sum|prod|int)(?![A-Za-z]){_LIMITS})(?:\s*\\(?:[,;:!> ]|q?quad(?![A-Za-z])))+")


def to_docx(document: Document) -> bytes:
    """The Word file: A4, headings, captions and formulas as Word has them; the same document gives the same bytes.

    Word does not show SVG everywhere, so pictures in it become PNG.
    """
    meta = document.tree["meta"]
    blocks = rewrite([*_cover(meta), *_sheet(meta), *document.tree["blocks"]], _for_word)
    about = {"title": meta["title"], "lang": meta["lang"], "author": meta_string(document.author.author)}
    tree = {**document.tree, "meta": about, "blocks": blocks}
    with scratch() as folder:
        for name, content in _as_pixels(document.files).items():
            (folder / name).write_bytes(content)
        out, reference = folder / "report.docx", folder / "reference.docx"
        with ZipFile(reference, "w") as archive:  # pandoc takes the width of the text from its page
            archive.write(TEMPLATE, "word/document.xml")
        options = ("--template", str(TEMPLATE), "--reference-doc", str(reference), "--resource-path", str(folder))
        pandoc.write(tree, "docx", *options, "--output", str(out))
        return finished(out.read_bytes(), pages=meta["pages-word"]["c"], date=meta["date"]["c"])


def _cover(meta: Mapping[str, Node]) -> list[Node]:
    """The first page."""
    hero = Image(["", [], [["width", _COVER]]], [Str(meta["hero-alt"]["c"])], [COVER, ""])
    figures = [
        Para([Strong([Str(_of(figure, "value"))]), Space(), Str(_of(figure, "label"))])
        for figure in _list(meta, "key-figures")
    ]
    return [
        *([_styled("Banner", Para(meta["banner"]["c"]))] if "banner" in meta else []),
        *(_warning(warning) for warning in _list(meta, "warnings")),
        _styled("Title", Para([Str(meta["title"]["c"])])),
        _styled("Subtitle", Para(meta["subtitle"]["c"])),
        *(_styled("Author", Para([Str(line["c"])])) for line in _list(meta, "about")),
        *([_styled("Collaborators", Para([Str(meta["collaborators"]["c"])]))] if "collaborators" in meta else []),
        {"t": "Figure", "c": [["", [], []], [None, [Plain([Str(meta["hero-caption"]["c"])])]], [Plain([hero])]]},
        _styled("Key Figure", *figures),
        _styled("Date", Para([Str(meta["date"]["c"])])),
    ]


def _warning(of: Node) -> Node:
    link = Link(attributes({}), [Str(_of(of, "chapter"))], [f"#{_of(of, 'anchor')}", ""])
    return _styled("Warning", Para([*_of(of, "text"), Space(), link]))


def _sheet(meta: Mapping[str, Node]) -> list[Node]:
    """The page with all answers; nothing where there are none."""
    answers = _list(meta, "answers")
    if not answers:
        return []
    blocks = [Header(1, attributes({"id": "sheet"}), [Str(meta["sheet-title"]["c"])])]
    for answer in answers:
        title = Link(attributes({}), _of(answer, "title"), [f"#{_of(answer, 'anchor')}", ""])
        figure = Link(attributes({}), [Str(_of(answer, "figure"))], [f"#{_of(answer, 'place')}", ""])
        blocks += [
            _styled("Sheet Title", Para([title])),
            _styled("Question", Para(_of(answer, "question"))),
            _styled("Answer", Para([*_of(answer, "text"), Space(), figure])),
        ]
    return blocks


def _for_word(node: Node) -> Node | list[Node] | None:
    if node["t"] == "Image":
        (name, classes, options), alternative, (file, title) = node["c"]
        return {"t": "Image", "c": [[name, classes, options], alternative, [_pixel_name(file), title]]}
    if node["t"] == "Div" and (names := [name for name in _BOXES if name in node["c"][0][1]]):
        (name, _, _), content = node["c"]
        return Div([name, [], [["custom-style", names[0].capitalize()]]], content)
    if _is_equation(node):
        (name, _, options), (formula,) = node["c"]
        number = dict(options).get("number")
        kind, tex = formula["c"]
        tex = _with_bases(tex)
        return Span([name, ["equation"], []], [{"t": "Math", "c": [kind, _numbered(tex, number) if number else tex]}])
    if node["t"] == "Math":
        kind, tex = node["c"]
        return {"t": "Math", "c": [kind, _with_bases(tex)]}
    if node["t"] in ("Para", "Plain"):
        return _apart(node)
    return None


def _numbered(tex: str, number: str) -> str:
    return rf"{tex} \qquad \text{{({number})}}"


def _with_bases(tex: str) -> str:
    """Parentheses as groups: else the closing one alone is the base of a power, the opening one all that a sum is over,
    and LibreOffice, which reads them as unmatched, sets question marks. A space after a sum goes: else it is all that
    the sum is over, and LibreOffice shows an empty box."""
    tex = _SUM_AND_SPACE.sub(r"\1 ", tex)
    opened, marks = [], list(tex)
    for at, mark in enumerate(tex):
        if mark == "(":
            opened.append(at)
        elif mark == ")" and opened:
            begin = opened.pop()
            if not tex[:begin].endswith(r"\left"):
                marks[begin], marks[at] = "{(", ")}"
    return "".join(marks)


def _apart(paragraph: Node) -> list[Node] | None:
    """Formulas that stand for themselves in paragraphs of their own: Word sets those in the middle of a text small."""
    if not any(map(_is_equation, paragraph["c"])):
        return None
    parts: list[list[Node]] = [[]]
    for inline in paragraph["c"]:
        if _is_equation(inline):
            parts += [[inline], []]
        elif parts[-1] or inline["t"] not in ("Space", "SoftBreak"):
            parts[-1].append(inline)
    return [{"t": paragraph["t"], "c": part} for part in parts if part]


def _is_equation(node: Node) -> bool:
    return node["t"] == "Span" and "equation" in node["c"][0][1]


def _as_pixels(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files with each SVG as a PNG, all set by one call of typst, a page each; the cover's is always there."""
    drawn = [name for name in files if name.endswith(".svg")]
    source = "#pagebreak()\n".join(f'#image("{name}")\n' for name in drawn)
    with scratch() as folder:
        for name in drawn:
            (folder / name).write_bytes(files[name])
        main = folder / "pictures.typ"
        main.write_text(f"#set page(width: auto, height: auto, margin: 0pt)\n{source}", encoding="utf-8")
        try:
            pages: Any = typst.compile(  # a list where there are several
                str(main),
                root=str(folder),
                format="png",
                ppi=_PIXELS,
                font_paths=[str(path) for path in FOLDERS],
                ignore_system_fonts=True,
            )
        except typst.TypstError as error:
            raise AssemblyError(f"typst: {error.message}: {' '.join(error.diagnostic.split())[:300]}") from error
    rendered = pages if isinstance(pages, list) else [pages]
    kept = {name: content for name, content in files.items() if name not in drawn}
    return kept | dict(zip(map(_pixel_name, drawn), rendered, strict=True))


def _pixel_name(file: str) -> str:
    return f"{file.removesuffix('.svg')}-svg.png" if file.endswith(".svg") else file


def _styled(style: str, *blocks: Node) -> Node:
    return Div(["", [], [["custom-style", style]]], list(blocks))


def _list(meta: Mapping[str, Node], name: str) -> list[Node]:
    return meta[name]["c"] if name in meta else []


def _of(entry: Node, name: str) -> Any:
    """A field of a map in the meta: a text, or inlines."""
    return entry["c"][name]["c"]
