"""Citations and the works that they cite, from one bibliography; linked both ways."""

import itertools

from pandocfilters import Link, Space, Span, Str, attributes

from fer.report.document.pandoc import Tree, filtered
from fer.report.document.tree import Node, rewrite
from fer.report.document.works import BIBLIOGRAPHY

_LIST = "refs"  # the div that citeproc fills


def cited(tree: Tree) -> tuple[Tree, list[Node]]:
    """The tree with its citations in words, and the list of the works cited, each with links back to its citations.

    Works are cited as in English whatever the report's language is, as the works are. Raises AssemblyError for a
    citation without an entry.
    """
    empty = {"t": "Div", "c": [[_LIST, [], []], []]}
    asked = {**tree, "blocks": [*tree["blocks"], empty], "meta": {}}
    options = ("--citeproc", "--bibliography", str(BIBLIOGRAPHY), "--metadata", "link-citations=true")
    done = filtered(asked, *options, "--metadata", "lang=en")
    places: dict[str, list[str]] = {}  # names of the brackets that cite a work
    count = itertools.count(1)

    def mark(node: Node) -> Node | None:
        if node["t"] != "Cite":
            return None
        name = f"cite-{next(count)}"
        for citation in node["c"][0]:
            places.setdefault(citation["citationId"], []).append(name)
        return Span([name, ["citation"], []], node["c"][1])

    *blocks, found = rewrite(done["blocks"], mark)
    return {**done, "blocks": blocks, "meta": tree["meta"]}, [_with_links(entry, places) for entry in found["c"][1]]


def _with_links(entry: Node, places: dict[str, list[str]]) -> Node:
    """A work of the list, followed by a numbered link to each of its citations."""
    (name, classes, options), content = entry["c"]
    links: list[Node] = []
    for number, place in enumerate(places.get(name.removeprefix("ref-"), []), start=1):
        links += [Space(), Link(attributes({"classes": ["back"]}), [Str(f"↑{number}")], [f"#{place}", ""])]
    last = content[-1]
    return {"t": "Div", "c": [[name, classes, options], [*content[:-1], {**last, "c": [*last["c"], *links]}]]}
