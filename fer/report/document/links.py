"""Links within the report: each leads to the heading, figure or formula that its writer meant."""

import re
from collections.abc import Callable, Mapping, Sequence
from urllib.parse import unquote

from pandocfilters import Link, Span, stringify

from fer.report.document.numbering import KIND, labels_of
from fer.report.document.pandoc import SCOPE
from fer.report.document.pictures import Place
from fer.report.document.tree import Node, rewrite

_UNSEEN = re.compile(r"[^\w-]")  # what GitHub leaves out of a heading's name, and JupyterLab keeps
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:")
_SAFE = ("http:", "https:", "mailto:")  # all that a reader may be led to outside the report
_NAMED = {"Header": 1, "Span": 0, "Div": 0, "Code": 0, "CodeBlock": 0, "Link": 0, "Table": 0, "Figure": 0}


class Spots:
    """What can be linked to, by chapter and by what a writer may call it; "" stands for any chapter."""

    def __init__(self) -> None:
        self._names: dict[tuple[str, str], str] = {}
        self.titled: set[str] = set()  # anchors whose title has been found
        self.taken: set[str] = set()  # names that a person gave

    def add(self, chapter: str, written: str, name: str) -> None:
        """One more way to write a name; what came first keeps its own."""
        for scope in (chapter, ""):
            for key in (written, _plain(written)):
                self._names.setdefault((scope, key), name)

    def find(self, chapter: str, written: str) -> str | None:
        """The name of a spot of the same chapter, else of any, in the same spelling rather than in another."""
        keys = [(scope, key) for scope in (chapter, "") for key in (written, _plain(written))]
        return next((self._names[key] for key in keys if key in self._names), None)


def landed(
    parts: Sequence[Node], places: Mapping[str, Place], *, made_later: Callable[[str], bool] = lambda name: False
) -> tuple[list[Node], list[str]]:
    """The document's parts with links that lead where they should, and a line for each that leads nowhere.

    `parts` are divs as `parse` gives them, whose names `places` knows. A heading is found by its words as JupyterLab
    and GitHub write them, whatever their capitals; first in the link's own chapter. A link that leads nowhere, but to
    what is `made_later`, and one by a scheme such as `javascript:`, becomes its words. A chapter's title gets its
    place's anchor for a name.
    """
    spots, told = Spots(), []
    named = [_with_names(part, places[part["c"][0][0]], spots) for part in parts]

    def find(place: Place, written: str) -> str | None:
        name = written if made_later(written) else spots.find(place.chapter, written)
        if name is None:
            told.append(f"{place.name}: the link to #{written} leads to no heading of the report")
        return name

    done = [_with_links(part, places[part["c"][0][0]], find, told) for part in named]
    return done, told


def _with_names(part: Node, place: Place, spots: Spots) -> Node:
    """The part with the names of figures, tables and titles as the report has them; `spots` gets all names."""
    scope = part["c"][0][0] + SCOPE

    def visit(node: Node) -> Node | None:
        if node["t"] == "Math":
            for label in labels_of(node):
                spots.add(place.chapter, label, label)
                spots.add(place.chapter, label.removeprefix("eq:"), label)
        if node["t"] == "Div" and "answer" in node["c"][0][1]:
            spots.add(place.chapter, f"answer-{place.chapter}", f"answer-{place.chapter}")
        at = _NAMED.get(node["t"])
        if at is None or not node["c"][at][0]:
            return None
        name, *about = node["c"][at]
        written = name.removeprefix(scope)
        if name in spots.taken:  # two of one name in a text: the first keeps it
            return {**node, "c": [*node["c"][:at], ["", *about], *node["c"][at + 1 :]]}
        spots.taken.add(name)
        if node["t"] == "Div" and KIND.match(written) and {"figure", "table"} & set(about[0]):
            name = written
        if node["t"] == "Header":
            if node["c"][0] <= place.title_levels and place.anchor not in spots.titled:
                name = place.anchor
                spots.titled.add(name)
                spots.add(place.chapter, name, name)
            spots.add(place.chapter, stringify(node["c"][2]).replace(" ", "-"), name)
        spots.add(place.chapter, written, name)
        return {**node, "c": [*node["c"][:at], [name, *about], *node["c"][at + 1 :]]}

    return {**part, "c": [part["c"][0], rewrite(part["c"][1], visit)]}


def _with_links(part: Node, place: Place, find: Callable[[Place, str], str | None], told: list[str]) -> Node:
    scope = f"#{part['c'][0][0]}{SCOPE}"

    def visit(node: Node) -> Node | None:
        if node["t"] != "Link":
            return None
        about, words, (target, title) = node["c"]
        if target.startswith(scope):
            name = find(place, unquote(target.removeprefix(scope)))
            return Span(about, words) if name is None else Link(about, words, [f"#{name}", title])
        scheme = _SCHEME.match("".join(target.split()).lower())
        if scheme and scheme[0] not in _SAFE:
            told.append(f"{place.name}: a link by {scheme[0]} has no place in the report; use {', '.join(_SAFE)}")
            return Span(about, words)
        return None

    return {**part, "c": [part["c"][0], rewrite(part["c"][1], visit)]}


def _plain(written: str) -> str:
    return _UNSEEN.sub("", written.casefold())
