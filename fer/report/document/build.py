"""Cover, answers, evidence and appendix as one document tree, the same for every format."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from pandocfilters import CodeBlock, Div, Header, Str, attributes

from fer.findings.said import say
from fer.progress import remark
from fer.report.author import Author
from fer.report.document.by_question import Own
from fer.report.document.chapters import Chapter
from fer.report.document.cover import Cover, cover_meta, word
from fer.report.document.formulas import displayed
from fer.report.document.levels import without_gaps
from fer.report.document.links import landed
from fer.report.document.names import COVER
from fer.report.document.numbering import Labels, number, resolve
from fer.report.document.pandoc import Tree, parse
from fer.report.document.pictures import Place, take_in
from fer.report.document.pipes import pipe_table
from fer.report.document.references import cited
from fer.report.document.sections import evidence_of, on_sheet, section_of, warnings
from fer.report.document.tree import Node, inlines
from fer.wording.load import Language


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
    own, labels = own or Own(), labels_of(language)
    tree = parse(_texts(chapters, cover, language, own))
    places = _places(chapters, own)
    blocks, nowhere = landed(tree["blocks"], places)
    for line in nowhere:
        remark(f"{line}; it is set as text")
    blocks, pictures = take_in(blocks, places)
    numbered, numbers = number(blocks, labels)
    tree, works = cited({**tree, "blocks": resolve(numbered, numbers, labels)})
    parts = {div["c"][0][0]: div["c"][1] for div in tree["blocks"]}
    sections = [section_of(chapter, parts, language, cover.author) for chapter in chapters]
    answers = [block for section in sections for block in section.blocks]
    evidence = [block for chapter in chapters for block in evidence_of(chapter, parts)]
    body = [
        *_part("answers", answers, language),
        *(_part("evidence", evidence, language) if evidence else []),
        *_listings(chapters, language),
        *(_part("references", [Div(attributes({"id": "refs"}), works)], language) if works else []),
        *_part("made_by", parts["made-by"], language),
    ]
    meta = cover_meta(cover, language) | {
        "subtitle": inlines(parts["subtitle"]),
        "answers": {"t": "MetaList", "c": [on_sheet(s, numbers, labels) for s in sections if s.answer]},
        "warnings": {"t": "MetaList", "c": [entry for s in sections for entry in warnings(s)]},
        **({"banner": inlines(parts["banner"])} if cover.banner else {}),
    }
    files = {COVER: cover.hero, **pictures}
    for chapter in chapters:
        files |= chapter.figures  # names are unique: `number` refuses a second one
    return Document({**tree, "meta": meta, "blocks": without_gaps(body)}, files, cover.author)


def part(name: str, blocks: Sequence[Node], title: str) -> list[Node]:
    """A heading of level 1, and what stands below it."""
    return [Header(1, attributes({"id": f"part-{name}"}), [Str(title)]), *blocks]


def _part(name: str, blocks: Sequence[Node], language: Language) -> list[Node]:
    """The same under the language's word for the part."""
    return part(name.replace("_", "-"), blocks, word(language, name))


def _listings(chapters: Sequence[Chapter], language: Language) -> list[Node]:
    """The code that readers want to see, each piece under its title."""
    blocks: list[Node] = []
    for at, listing in enumerate((listing for chapter in chapters for listing in chapter.listings), start=1):
        blocks += [
            Header(2, attributes({"id": f"code-{at}"}), [Str(listing.title)]),
            CodeBlock(attributes({"classes": ["python", "numberLines"]}), listing.source),
        ]
    return _part("code", blocks, language) if blocks else []


def labels_of(language: Language) -> Labels:
    """What the language calls numbered things."""

    def named(kind: str, number: int) -> str:
        return language.text(say("document.label", kind=kind, number=number))

    def before_caption(kind: str, number: int) -> str:
        return language.text(say("document.caption_label", kind=kind, number=number))

    return Labels(named, before_caption, word(language, "between_references"))


def _texts(chapters: Sequence[Chapter], cover: Cover, language: Language, own: Own) -> dict[str, str]:
    """All that pandoc has to read, by the names of the document's parts, in the report's order."""
    texts = {"subtitle": cover.subtitle, "banner": cover.banner}
    for chapter in chapters:
        for kind, said in (("question", own.questions), ("remarks", own.remarks)):
            if text := said.get(int(chapter.number)):
                texts[f"{kind}-{chapter.number}"] = displayed(text)
        texts |= chapter.answer_parts
    for chapter in chapters:
        texts |= chapter.evidence_parts
    texts["made-by"] = f"{word(language, 'made_by_text')}\n\n{pipe_table(cover.made_by)}"
    return texts


def _places(chapters: Sequence[Chapter], own: Own) -> dict[str, Place]:
    """Where each of `_texts` comes from, and where its pictures lie."""
    places = {name: Place(name, Path()) for name in ("subtitle", "banner", "made-by")}
    for chapter in chapters:
        of = Place(f"{chapter.name}.ipynb", chapter.folder, chapter.attachments, chapter.number, chapter.anchor, 1)
        places |= dict.fromkeys(chapter.answer_parts, of)
        of = replace(of, anchor=f"evidence-{chapter.number}", title_levels=2)
        places |= dict.fromkeys(chapter.evidence_parts, of)
        for kind in ("question", "remarks"):
            about = Place(f"{kind} {int(chapter.number)}", own.folder, chapter=chapter.number)
            places[f"{kind}-{chapter.number}"] = about
    return places
