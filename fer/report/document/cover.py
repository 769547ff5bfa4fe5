"""What stands on the cover and the last page."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import pandas as pd

from fer.findings.said import say
from fer.report.author import Author
from fer.report.document.tree import Node, meta_map, meta_string
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


def cover_meta(cover: Cover, language: Language) -> dict[str, Node]:
    """What the templates ask for, beside answers, warnings and banner."""
    figures = [meta_map(value=meta_string(value), label=meta_string(label)) for value, label in cover.key_figures]
    author, on_page = cover.author, language.words("document.on_page")
    about = [author.course, author.department, f"{author.student_id} {author.author}".strip()]
    strings = {
        "title": word(language, "title"),
        "lang": language.code,
        "language": language.code.partition("-")[0],
        "region": language.code.partition("-")[2],
        "date": cover.date,
        "header": cover.header,
        "contents-title": word(language, "contents"),
        "sheet-title": word(language, "sheet"),
        "hero-caption": word(language, "recall_caption"),
        "hero-alt": cover.hero_alt,
        "page-word": word(language, "page"),
        "pages-word": word(language, "pages"),
        "skip-word": word(language, "skip"),
        "values-word": word(language, "values"),
        "code-word": word(language, "code_of_figure"),
    }
    lists = {
        "on-page": [meta_map(name=meta_string(name), word=meta_string(said)) for name, said in on_page.items()],
        "about": [meta_string(line) for line in about if line],
        "key-figures": figures,
    }
    if author.collaborators:
        strings["collaborators"] = f"{word(language, 'collaborators')} {author.collaborators}"
    return {name: meta_string(text) for name, text in strings.items() if text} | {
        name: {"t": "MetaList", "c": items} for name, items in lists.items()
    }


def word(language: Language, name: str) -> str:
    """One of the document's own words, such as its title."""
    return language.text(say(f"document.{name}"))
