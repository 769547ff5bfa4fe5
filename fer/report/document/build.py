"""Cover, answers, evidence and appendix as one document tree, the same for every format."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd
from pandocfilters import CodeBlock, Div, Header, Para, Str, Strong, attributes, stringify

from fer.findings.said import say
from fer.report.author import Author
from fer.report.document.chapters import AssemblyError, Chapter
from fer.report.document.formulas import displayed
from fer.report.document.numbering import Labels, Numbers, number, resolve
from fer.report.document.pandoc import Tree, fenced, parse
from fer.report.document.pictures import Place, take_in
from fer.report.document.pipes import pipe_table
from fer.report.document.references import cited
from fer.report.document.tree import Node, inlines, led, meta_map, meta_string, rewrite
from fer.wording.load import Language


@dataclass(frozen=True)
class Cover:
    """What the cover and the last page say. `banner` and `header` are empty for real faces."""

    subtitle: str
    banner: str  # Markdown
    header: str  # the banner in a few words, on every page
    key_figures: Sequence[tuple[str, str]]  # value, what it is
    hero: bytes  # SVG
    hero_alt: str
    date: str
    made_by: pd.DataFrame  # a row a name and its value
    author: Author = field(default_factory=Author)


@dataclass(frozen=True)
class Own:
    """A person's own texts in Markdown, by the number of the question."""

    questions: Mapping[int, str] = field(default_factory=dict)
    remarks: Mapping[int, str] = field(default_factory=dict)
    folder: Path = Path()  # where pictures lie that the remarks link to


@dataclass(frozen=True)
class Document:
    """A pandoc tree whose `meta` holds cover and answer sheet, and the files that it shows, by name."""

    tree: Tree
    files: dict[str, bytes]
    author: Author


def build(chapters: Sequence[Chapter], cover: Cover, language: Language, *, own: Own | None = None) -> Document:
    """One document of the chapters in their order: first all answers, then all evidence.

    Raises AssemblyError for a chapter without exactly one title, a question without its answer, a name used twice, a
    reference to nothing, or text that a format would drop in silence; all faults of a kind at once.
    """

    own, labels = own or Own(), _labels(language)
    tree = parse(_markdown(chapters, cover, language, own))
    blocks, pictures = take_in(tree["blocks"], _places(chapters, own))
    numbered, numbers = number(blocks, labels)
    tree, works = cited({**tree, "blocks": resolve(numbered, numbers, labels)})
    parts = {div["c"][0][0]: div["c"][1] for div in tree["blocks"]}
    sections = [_section(chapter, parts, language, cover.author) for chapter in chapters]
    answers = [block for section in sections for block in section.blocks]
    evidence = [block for chapter in chapters for block in _evidence(chapter, parts)]
    body = [
        *_part("answers", answers, language),
        *(_part("evidence", evidence, language) if evidence else []),
        *_listings(chapters, language),
        *(_part("references", [Div(attributes({"id": "refs"}), works)], language) if works else []),
        *_part("made_by", parts["made-by"], language),
    ]
    meta = _meta(cover, language) | {
        "subtitle": inlines(parts["subtitle"]),
        "answers": {"t": "MetaList", "c": [_on_sheet(s, numbers, labels) for s in sections if s.answer]},
        "warnings": {"t": "MetaList", "c": [entry for s in sections for entry in _warnings(s)]},
        **({"banner": inlines(parts["banner"])} if cover.banner else {}),
    }
    files = {"cover.svg": cover.hero, **pictures}
    for chapter in chapters:
        files |= chapter.figures  # names are unique: `number` refuses a second one
    return Document({**tree, "meta": meta, "blocks": _without_gaps(body)}, files, cover.author)


@dataclass(frozen=True)
class _Section:
    """One chapter of the first part."""

    anchor: str
    title: list[Node]
    question: list[Node]  # the first words of what is asked, for the sheet; empty where nothing is
    answer: list[Node]  # what stands in its div; empty where there is none
    figure: str  # the name of the figure that shows it
    blocks: list[Node]


def _section(chapter: Chapter, parts: Mapping[str, list[Node]], language: Language, author: Author) -> _Section:
    """Title, question, answer and remarks, then the rest, with headings a level deeper."""
    title, rest = _entitled(parts[chapter.anchor], chapter)
    answers = [block for block in rest if _is(block, "answer")]
    if not answers:
        return _Section(chapter.anchor, title["c"][2], [], [], "", [title, *_deeper(rest)])
    if len(answers) > 1 or rest[0]["t"] != "Para":
        raise AssemblyError(f"{chapter.name}: a chapter has its question below the title, and one answer")
    question = parts.get(f"question-{chapter.number}") or rest[:1]
    (_, _, options), content = answers[0]["c"]
    anchor = f"answer-{chapter.number}"
    box = Div([anchor, ["answer"], []], [_led(content[0], _word(language, "answer")), *content[1:]])
    remarks = parts.get(f"remarks-{chapter.number}")
    top = [title, *_helpers(author, language), Div(attributes({"classes": ["question"]}), _below_title(question)), box]
    if remarks:
        heading = Para([Strong([Str(_word(language, "remarks"))])])
        top.append(Div(attributes({"classes": ["remarks"]}), [heading, *_below_title(remarks)]))
    others = [block for block in rest[1:] if block is not answers[0]]
    blocks = [*top, *_deeper(others)]
    return _Section(
        chapter.anchor, title["c"][2], _first_words(_unnamed(question)), content, dict(options)["figure"], blocks
    )


def _entitled(blocks: list[Node], chapter: Chapter) -> tuple[Node, list[Node]]:
    """The chapter's one heading of level 1, a level deeper and with the chapter's anchor; what stands below it."""
    titles = [block for block in blocks if block["t"] == "Header" and block["c"][0] == 1]
    if len(titles) != 1:
        raise AssemblyError(f"{chapter.name}: {len(titles)} headings of level 1 (#); a chapter has one, its title")
    _, _, text = titles[0]["c"]
    return Header(2, attributes({"id": chapter.anchor}), text), [block for block in blocks if block is not titles[0]]


def _evidence(chapter: Chapter, parts: Mapping[str, list[Node]]) -> list[Node]:
    """What backs up an answer, under its own heading of level 2."""
    blocks = parts.get(f"evidence-{chapter.number}", [])
    if not blocks:
        return []
    heads = [block for block in blocks if block["t"] == "Header" and block["c"][0] <= 2]
    if blocks[0] not in heads or len(heads) != 1:
        raise AssemblyError(f"{chapter.name}: its evidence begins with a heading of level 2 (##), and has one only")
    blocks[0]["c"][1][0] = f"evidence-{chapter.number}"
    return blocks


def _part(name: str, blocks: Sequence[Node], language: Language) -> list[Node]:
    """A heading of level 1 in the language's word for the part, and what stands below it."""
    heading = Header(1, attributes({"id": f"part-{name.replace('_', '-')}"}), [Str(_word(language, name))])
    return [heading, *blocks]


def _listings(chapters: Sequence[Chapter], language: Language) -> list[Node]:
    """The code that readers want to see, each piece under its title."""
    blocks: list[Node] = []
    for at, listing in enumerate((listing for chapter in chapters for listing in chapter.listings), start=1):
        blocks += [
            Header(2, attributes({"id": f"code-{at}"}), [Str(listing.title)]),
            CodeBlock(attributes({"classes": ["python", "numberLines"]}), listing.source),
        ]
    return _part("code", blocks, language) if blocks else []


def _deeper(blocks: Sequence[Node], *, by: int = 1) -> list[Node]:
    """Headings so many levels deeper."""

    def visit(node: Node) -> Node | None:
        if node["t"] != "Header":
            return None
        level, *rest = node["c"]
        return {"t": "Header", "c": [level + by, *rest]}

    return rewrite(list(blocks), visit)


def _below_title(blocks: Sequence[Node]) -> list[Node]:
    """A person's own headings, of whatever levels, below that of the chapter, which is of level 2."""
    return _deeper(_without_gaps(blocks), by=2)


def _without_gaps(blocks: Sequence[Node]) -> list[Node]:
    """Headings one level below those that they stand under: PDF/UA refuses a level left out."""
    above: list[int] = []

    def visit(node: Node) -> Node | None:
        if node["t"] != "Header":
            return None
        level, *rest = node["c"]
        while above and above[-1] >= level:
            above.pop()
        above.append(level)
        return {"t": "Header", "c": [len(above), *rest]}

    return rewrite(list(blocks), visit)


def _first_words(blocks: list[Node]) -> list[Node]:
    """The inlines of the first paragraph, list item or heading; none where there is only code or a picture."""
    found: list[list[Node]] = []

    def visit(node: Node) -> None:
        if node["t"] in ("Para", "Plain", "Header"):
            found.append(node["c"][2] if node["t"] == "Header" else node["c"])

    rewrite([block for block in blocks if block["t"] not in ("Figure", "Table")], visit)
    return found[0] if found else []


def _led(block: Node, word: str) -> Node:
    """A paragraph after a word in bold."""
    return {**block, "c": led(word, block["c"])}


def _helpers(author: Author, language: Language) -> list[Node]:
    """The line that names who worked together, where anybody did."""
    if not author.collaborators:
        return []
    line = Para(led(_word(language, "collaborators"), [Str(author.collaborators)]))
    return [Div(attributes({"classes": ["collaborators"]}), [line])]


def _on_sheet(section: _Section, numbers: Numbers, labels: Labels) -> Node:
    """A question with its answer, as the answer sheet has it."""
    name = f"fig:{section.figure}"
    if name not in numbers:
        raise AssemblyError(f"{section.anchor}: its answer names the figure {section.figure!r}, and there is none")
    return meta_map(
        anchor=meta_string(section.anchor.replace("chapter", "answer")),
        title={"t": "MetaInlines", "c": section.title},
        question={"t": "MetaInlines", "c": section.question},
        text=inlines(_unnamed(section.answer)),
        figure=meta_string(labels.named(*numbers[name])),
        place=meta_string(name),
    )


def _warnings(section: _Section) -> list[Node]:
    """What makes the report's figures say less than they seem to, for the cover."""
    found: list[Node] = []

    def visit(node: Node) -> None:
        if _is(node, "warning"):
            chapter = stringify(section.title)
            found.append(
                meta_map(
                    text=inlines(_unnamed(node["c"][1])),
                    anchor=meta_string(section.anchor),
                    chapter=meta_string(chapter),
                )
            )

    rewrite(section.blocks, visit)
    return found


def _unnamed(nodes: list[Node]) -> list[Node]:
    """A second copy of what stands in the text: no footnotes, and what can be linked to there has no name here."""

    def visit(node: Node) -> Node | list[Node] | None:
        if node["t"] == "Note":
            return []
        if node["t"] in ("Span", "Link", "Code"):
            (_, *about), *content = node["c"]
            return {"t": node["t"], "c": [["", *about], *content]}
        return None

    return rewrite(nodes, visit)


def _is(block: Node, name: str) -> bool:
    return block["t"] == "Div" and name in block["c"][0][1]


def _labels(language: Language) -> Labels:
    """What the language calls numbered things."""

    def named(kind: str, number: int) -> str:
        return language.text(say("document.label", kind=kind, number=number))

    def before_caption(kind: str, number: int) -> str:
        return language.text(say("document.caption_label", kind=kind, number=number))

    return Labels(named, before_caption, _word(language, "between_references"))


def _word(language: Language, name: str) -> str:
    """One of the document's own words, such as its title."""
    return language.text(say(f"document.{name}"))


def _markdown(chapters: Sequence[Chapter], cover: Cover, language: Language, own: Own) -> str:
    """All that pandoc has to read, in one text: each part in a fenced div with its name, in the report's order."""
    parts = {"subtitle": cover.subtitle, "banner": cover.banner}
    for chapter in chapters:
        for kind, texts in (("question", own.questions), ("remarks", own.remarks)):
            if text := texts.get(int(chapter.number)):
                parts[f"{kind}-{chapter.number}"] = displayed(text)
        parts[chapter.anchor] = chapter.markdown
    parts |= {f"evidence-{chapter.number}": chapter.evidence for chapter in chapters if chapter.evidence.strip()}
    parts["made-by"] = f"{_word(language, 'made_by_text')}\n\n{pipe_table(cover.made_by)}"
    return "\n\n".join(fenced(name, text) for name, text in parts.items())


def _places(chapters: Sequence[Chapter], own: Own) -> dict[str, Place]:
    """Where each part of `_markdown` comes from, and where its pictures lie."""
    places = {name: Place(name, Path()) for name in ("subtitle", "banner", "made-by")}
    for chapter in chapters:
        of = Place(f"{chapter.name}.ipynb", chapter.folder, chapter.attachments)
        places |= {chapter.anchor: of, f"evidence-{chapter.number}": of}
        for kind in ("question", "remarks"):
            places[f"{kind}-{chapter.number}"] = Place(f"{kind} {int(chapter.number)}", own.folder)
    return places


def _meta(cover: Cover, language: Language) -> dict[str, Node]:
    """What the templates ask for, beside answers, warnings and banner."""
    figures = [meta_map(value=meta_string(value), label=meta_string(label)) for value, label in cover.key_figures]
    author = cover.author
    about = [author.course, author.department, f"{author.student_id} {author.author}".strip()]
    strings = {
        "title": _word(language, "title"),
        "lang": language.code,
        "language": language.code.partition("-")[0],
        "region": language.code.partition("-")[2],
        "date": cover.date,
        "header": cover.header,
        "contents-title": _word(language, "contents"),
        "sheet-title": _word(language, "sheet"),
        "hero-caption": _word(language, "recall_caption"),
        "hero-alt": cover.hero_alt,
        "page-word": _word(language, "page"),
        "pages-word": _word(language, "pages"),
    }
    lists = {
        "about": [meta_string(line) for line in about if line],
        "key-figures": figures,
    }
    if language.code == "zh-TW":
        strings["heavier"] = "yes"  # its font has no bold
    if author.collaborators:
        strings["collaborators"] = f"{_word(language, 'collaborators')} {author.collaborators}"
    return {name: meta_string(text) for name, text in strings.items() if text} | {
        name: {"t": "MetaList", "c": items} for name, items in lists.items()
    }
