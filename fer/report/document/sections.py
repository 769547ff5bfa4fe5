"""A chapter in the two parts of the report, and what it gives to the cover and the answer sheet."""

from collections.abc import Mapping
from dataclasses import dataclass

from pandocfilters import Div, Header, Para, Str, Strong, attributes, stringify

from fer.report.author import Author
from fer.report.document.chapters import AssemblyError, Chapter
from fer.report.document.cover import word
from fer.report.document.levels import below_title, deeper
from fer.report.document.numbering import Labels, Numbers
from fer.report.document.tree import Node, inlines, led, meta_map, meta_string, rewrite
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
    """Title, question, answer and remarks, then the rest, with headings a level deeper."""
    title, rest = _entitled(parts[chapter.anchor], chapter)
    answers = [block for block in rest if _is(block, "answer")]
    if not answers:
        return Section(chapter.anchor, title["c"][2], [], [], "", [title, *deeper(rest)])
    if len(answers) > 1 or rest[0]["t"] != "Para":
        raise AssemblyError(f"{chapter.name}: a chapter has its question below the title, and one answer")
    question = parts.get(f"question-{chapter.number}") or rest[:1]
    (_, _, options), content = answers[0]["c"]
    anchor = f"answer-{chapter.number}"
    box = Div([anchor, ["answer"], []], [_led(content[0], word(language, "answer")), *content[1:]])
    remarks = parts.get(f"remarks-{chapter.number}")
    top = [title, *_helpers(author, language), Div(attributes({"classes": ["question"]}), below_title(question)), box]
    if remarks:
        heading = Para([Strong([Str(word(language, "remarks"))])])
        top.append(Div(attributes({"classes": ["remarks"]}), [heading, *below_title(remarks)]))
    others = [block for block in rest[1:] if block is not answers[0]]
    blocks = [*top, *deeper(others)]
    return Section(
        chapter.anchor, title["c"][2], _first_words(_unnamed(question)), content, dict(options)["figure"], blocks
    )


def _entitled(blocks: list[Node], chapter: Chapter) -> tuple[Node, list[Node]]:
    """The chapter's one heading of level 1, a level deeper and with the chapter's anchor; what stands below it."""
    titles = [block for block in blocks if block["t"] == "Header" and block["c"][0] == 1]
    if len(titles) != 1:
        raise AssemblyError(f"{chapter.name}: {len(titles)} headings of level 1 (#); a chapter has one, its title")
    _, _, text = titles[0]["c"]
    return Header(2, attributes({"id": chapter.anchor}), text), [block for block in blocks if block is not titles[0]]


def evidence_of(chapter: Chapter, parts: Mapping[str, list[Node]]) -> list[Node]:
    """What backs up an answer, under its own heading of level 2."""
    blocks = parts.get(f"evidence-{chapter.number}", [])
    if not blocks:
        return []
    heads = [block for block in blocks if block["t"] == "Header" and block["c"][0] <= 2]
    if blocks[0] not in heads or len(heads) != 1:
        raise AssemblyError(f"{chapter.name}: its evidence begins with a heading of level 2 (##), and has one only")
    blocks[0]["c"][1][0] = f"evidence-{chapter.number}"
    return blocks


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
        text=inlines(_unnamed(section.answer)),
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
