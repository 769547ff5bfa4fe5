"""A chapter in the two parts of the report, and what it gives to the cover and the answer sheet."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from pandocfilters import Div, Header, Para, Str, Strong, attributes, stringify

from fer.report.author import Author
from fer.report.document.chapters import AssemblyError, Chapter
from fer.report.document.cover import word
from fer.report.document.levels import below_title, deeper
from fer.report.document.numbering import Labels, Numbers
from fer.report.document.tree import Node, led, meta_map, meta_string, rewrite
from fer.wording.load import Language


@dataclass(frozen=True)
class Section:
    """One chapter of the first part."""

    anchor: str
    title: list[Node]
    question: list[Node]  # the first words of what is asked, for the sheet; empty where nothing is
    answer: list[Node]  # what stands in its div; empty where there is none
    figure: str  # the name of the figure that shows it
    blocks: list[Node]


def section_of(chapter: Chapter, parts: Mapping[str, list[Node]], language: Language, author: Author) -> Section:
    """Title, question, answer and remarks, then the rest, with headings a level deeper.

    The question is the paragraph below the title in the same cell, or a person's own. What a person says of a chapter
    without an answer stands below its title.
    """
    title, asked, rest = _opened([parts[name] for name in chapter.answer_parts], chapter)
    answers = [block for block in rest if _is(block, "answer")]
    if len(answers) > 1:
        raise AssemblyError(f"{chapter.name}: {len(answers)} answers; a chapter has one")
    given = parts.get(f"question-{chapter.number}", [])
    if not answers:
        rest, asked = [*([] if given else asked), *rest], []
    question, top = given or asked, [title, *(_helpers(author, language) if answers else [])]
    if question:
        top.append(Div(attributes({"classes": ["question"]}), below_title(question)))
    content, figure = [], ""
    if answers:
        (_, _, options), content = answers[0]["c"]
        figure = dict(options)["figure"]
        top.append(Div([f"answer-{chapter.number}", ["answer"], []], _led(content, word(language, "answer"))))
    if remarks := parts.get(f"remarks-{chapter.number}"):
        heading = Para([Strong([Str(word(language, "remarks"))])])
        top.append(Div(attributes({"classes": ["remarks"]}), [heading, *below_title(remarks)]))
    blocks = [*top, *deeper(_below((block for block in rest if not _is(block, "answer")), level=2))]
    return Section(chapter.anchor, title["c"][2], _first_words(_unnamed(question)), content, figure, blocks)


def _opened(texts: Sequence[list[Node]], chapter: Chapter) -> tuple[Node, list[Node], list[Node]]:
    """The chapter's title, of level 2 in the report; the paragraph below it in the same text; all else."""
    for at, blocks in enumerate(texts):
        titles = [block for block in blocks if block["t"] == "Header" and block["c"][1][0] == chapter.anchor]
        if titles:
            place = blocks.index(titles[0]) + 1
            asked = [block for block in blocks[place : place + 1] if block["t"] == "Para"]
            others = [*blocks[: place - 1], *blocks[place + len(asked) :]]
            around = [*chain(*texts[:at]), *others, *chain(*texts[at + 1 :])]
            return Header(2, attributes({"id": chapter.anchor}), titles[0]["c"][2]), asked, around
    raise AssemblyError(f"{chapter.name}: no heading of level 1 (#); a chapter has one, its title")


def evidence_of(chapter: Chapter, parts: Mapping[str, list[Node]]) -> list[Node]:
    """What backs up an answer, under its own heading of level 2."""
    blocks = list(chain(*(parts[name] for name in chapter.evidence_parts)))
    if not blocks:
        return []
    titles = [block for block in blocks if block["t"] == "Header" and block["c"][1][0] == f"evidence-{chapter.number}"]
    if not titles:
        raise AssemblyError(f"{chapter.name}: its evidence has no heading of level 2 (##)")
    _, about, words = titles[0]["c"]
    return [Header(2, about, words), *_below((block for block in blocks if block is not titles[0]), level=3)]


def _below(blocks: Iterable[Node], *, level: int) -> list[Node]:
    """Headings of a person's own that stand as high as a chapter's title, at a level below it."""

    def visit(node: Node) -> Node | None:
        if node["t"] != "Header":
            return None
        own, *rest = node["c"]
        return Header(max(own, level), *rest)

    return rewrite(list(blocks), visit)


def _first_words(blocks: list[Node]) -> list[Node]:
    """The inlines of the first paragraph, list item or heading; none where there is only code or a picture."""
    found: list[list[Node]] = []

    def visit(node: Node) -> None:
        if node["t"] in ("Para", "Plain", "Header"):
            found.append(node["c"][2] if node["t"] == "Header" else node["c"])

    rewrite([block for block in blocks if block["t"] not in ("Figure", "Table")], visit)
    return found[0] if found else []


def _led(blocks: list[Node], word: str) -> list[Node]:
    """Blocks after a word in bold, which stands in the first of them where that is a paragraph."""
    first, *others = blocks
    if first["t"] not in ("Para", "Plain"):
        return [Para(led(word, [])), *blocks]
    return [{**first, "c": led(word, first["c"])}, *others]


def _helpers(author: Author, language: Language) -> list[Node]:
    """The line that names who worked together, where anybody did."""
    if not author.collaborators:
        return []
    line = Para(led(word(language, "collaborators"), [Str(author.collaborators)]))
    return [Div(attributes({"classes": ["collaborators"]}), [line])]


def on_sheet(section: Section, numbers: Numbers, labels: Labels) -> Node:
    """A question with its answer, as the answer sheet has it."""
    name = f"fig:{section.figure}"
    if name not in numbers:
        raise AssemblyError(f"{section.anchor}: its answer names the figure {section.figure!r}, and there is none")
    return meta_map(
        anchor=meta_string(section.anchor.replace("chapter", "answer")),
        title={"t": "MetaInlines", "c": section.title},
        question={"t": "MetaInlines", "c": section.question},
        text={"t": "MetaInlines", "c": _first_words(_unnamed(section.answer))},
        figure=meta_string(labels.named(*numbers[name])),
        place=meta_string(name),
    )


def warnings(section: Section) -> list[Node]:
    """What makes the report's figures say less than they seem to, for the cover."""
    found: list[Node] = []

    def visit(node: Node) -> None:
        if _is(node, "warning"):
            chapter = stringify(section.title)
            found.append(
                meta_map(
                    text={"t": "MetaInlines", "c": _first_words(_unnamed(node["c"][1]))},
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
