"""Chapters, cover and appendix as one document tree, the same for HTML and PDF."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd
from pandocfilters import CodeBlock, Div, Header, Str, attributes, stringify

from fer.findings.said import say
from fer.report.document.chapters import AssemblyError, Chapter
from fer.report.document.numbering import number, resolve
from fer.report.document.pandoc import Tree, parse
from fer.report.document.pipes import pipe_table
from fer.report.document.tree import Node, rewrite
from fer.wording.load import Language


@dataclass(frozen=True)
class Cover:
    """What the cover and the last page say. `banner` and `header` are empty for real faces."""

    subtitle: str
    banner: str  # Markdown
    header: str  # the banner in a few words, on every page
    key_figures: Sequence[tuple[str, str]]  # value, what it is
    hero: bytes  # SVG
    date: str
    made_by: pd.DataFrame  # a row a name and its value


@dataclass(frozen=True)
class Document:
    """A pandoc tree whose `meta` holds the cover, and the files that it shows, by name."""

    tree: Tree
    files: dict[str, bytes]


def build(chapters: Sequence[Chapter], cover: Cover, language: Language) -> Document:
    """One document of the chapters in their order.

    Raises AssemblyError for a chapter without exactly one title, a name used twice, a reference to nothing, or text
    that a format would drop in silence.
    """

    def label(kind: str, number: int) -> str:
        return language.text(say("document.label", kind=kind, number=number))

    tree = parse(_markdown(chapters, cover, language))
    _refuse_raw(tree["blocks"])
    numbered, numbers = number(tree["blocks"], label)
    parts = {div["c"][0][0]: div["c"][1] for div in resolve(numbered, numbers, label)}
    titles = {chapter.anchor: _entitle(parts[chapter.anchor], chapter) for chapter in chapters}
    meta = _meta(cover, language) | {
        "subtitle": _inlines(parts["subtitle"]),
        "findings": _gathered("finding", titles, parts),
        "warnings": _gathered("warning", titles, parts),
        **({"banner": _inlines(parts["banner"])} if cover.banner else {}),
    }
    body = [block for anchor in titles for block in parts[anchor]]
    code = [Header(1, attributes({"id": "code"}), [Str(_word(language, "code"))]), *parts["code"], *_code(chapters)]
    made_by = [Header(1, attributes({"id": "made-by"}), [Str(_word(language, "made_by"))]), *parts["made-by"]]
    return Document({**tree, "meta": meta, "blocks": [*body, *code, *made_by]}, _files(chapters, cover))


def _word(language: Language, name: str) -> str:
    """One of the document's own words, such as its title."""
    return language.text(say(f"document.{name}"))


def _markdown(chapters: Sequence[Chapter], cover: Cover, language: Language) -> str:
    """All that pandoc has to read, in one text: each part in a fenced div with its name."""
    parts = {
        "subtitle": cover.subtitle,
        "banner": cover.banner,
        **{chapter.anchor: chapter.markdown for chapter in chapters},
        "code": _word(language, "code_text"),
        "made-by": f"{_word(language, 'made_by_text')}\n\n{pipe_table(cover.made_by)}",
    }
    return "\n\n".join(f"::::::::: {{#{name}}}\n\n{text}\n\n:::::::::" for name, text in parts.items())


def _files(chapters: Sequence[Chapter], cover: Cover) -> dict[str, bytes]:
    files = {"cover.svg": cover.hero}
    for chapter in chapters:
        files |= chapter.figures  # names are unique: `number` refuses a second one
    return files


def _refuse_raw(blocks: list[Node]) -> None:
    """TeX, HTML and links to pictures, which one format would keep and the other drop."""

    def visit(node: Node) -> None:
        if node["t"] == "Image":
            raise AssemblyError(
                f"a picture by link, {node['c'][2][0]}; pictures are shown by fer.report.display.figure"
            )
        if node["t"] in ("RawBlock", "RawInline") and not node["c"][1].lstrip().startswith("<!--"):
            raise AssemblyError(f"raw {node['c'][0]} has no place in the report: {' '.join(node['c'][1].split())[:80]}")

    rewrite(blocks, visit)


def _entitle(blocks: list[Node], chapter: Chapter) -> Node:
    """The chapter's one heading of level 1, which gets the chapter's anchor."""
    titles = [block for block in blocks if block["t"] == "Header" and block["c"][0] == 1]
    if len(titles) != 1:
        raise AssemblyError(f"{chapter.name}: {len(titles)} headings of level 1 (#); a chapter has one, its title")
    titles[0]["c"][1][0] = chapter.anchor
    return titles[0]


def _gathered(kind: str, titles: Mapping[str, Node], parts: Mapping[str, list[Node]]) -> Node:
    """The cover's list of all divs of one class, "finding" or "warning", each with its chapter."""
    entries = [
        _map(text=_inlines(text), anchor=_string(anchor), chapter=_string(stringify(title["c"][2]).split(":")[0]))
        for anchor, title in titles.items()
        for text in _divs(kind, parts[anchor])
    ]
    return {"t": "MetaList", "c": entries}


def _divs(kind: str, blocks: list[Node]) -> list[list[Node]]:
    """What stands in each div of a class."""
    found = []

    def visit(node: Node) -> None:
        if node["t"] == "Div" and kind in node["c"][0][1]:
            found.append(node["c"][1])

    rewrite(blocks, visit)
    return found


def _code(chapters: Sequence[Chapter]) -> list[Node]:
    """A fenced div of class "code" for each notebook: its heading, then its cells."""
    divs = []
    for chapter in chapters:
        heading = Header(
            2, attributes({"id": f"code-{chapter.anchor}", "classes": ["unlisted"]}), [Str(f"{chapter.name}.ipynb")]
        )
        cells = [CodeBlock(attributes({"classes": ["python"]}), source) for source in chapter.code]
        divs.append(Div(attributes({"classes": ["code"]}), [heading, *cells]))
    return divs


def _meta(cover: Cover, language: Language) -> dict[str, Node]:
    """What the templates of both formats ask for, beside findings, warnings and banner."""
    figures = [_map(value=_string(value), label=_string(label)) for value, label in cover.key_figures]
    strings = {
        "title": _word(language, "title"),
        "lang": language.code,
        "date": cover.date,
        "header": cover.header,
        "contents-title": _word(language, "contents"),
        "findings-title": _word(language, "findings"),
        "hero-caption": _word(language, "recall_caption"),
        "page-word": _word(language, "page"),
    }
    return {name: _string(text) for name, text in strings.items()} | {"key-figures": {"t": "MetaList", "c": figures}}


def _map(**fields: Node) -> Node:
    return {"t": "MetaMap", "c": fields}


def _string(text: str) -> Node:
    return {"t": "MetaString", "c": text}


def _inlines(blocks: list[Node]) -> Node:
    """The inlines of the first block (paragraph or heading)."""
    content = blocks[0]["c"]
    return {"t": "MetaInlines", "c": content[2] if blocks[0]["t"] == "Header" else content}
