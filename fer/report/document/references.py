"""Citations and the works that they cite, from one bibliography; linked both ways."""

import json
from pathlib import Path

from pandocfilters import Link, Space, Span, Str, attributes

from fer.report.document.pandoc import Tree, filtered
from fer.report.document.tree import Node, rewrite

BIBLIOGRAPHY = Path(__file__).parent / "references.json"  # CSL-JSON, by key
_LIST = "refs"  # the div that citeproc fills


def known() -> set[str]:
    """The keys of the bibliography."""
    return {work["id"] for work in json.loads(BIBLIOGRAPHY.read_text(encoding="utf-8"))}


def cited(tree: Tree, *, language: str) -> tuple[Tree, list[Node]]:
    """The tree with its citations in words, and the list of the works cited, each with links back to its citations.

    Raises AssemblyError for a citation without an entry.
    """
    empty = {"t": "Div", "c": [[_LIST, [], []], []]}
    asked = {**tree, "blocks": [*tree["blocks"], empty], "meta": {}}
    options = ("--citeproc", "--bibliography", str(BIBLIOGRAPHY), "--metadata", "link-citations=true")
    done = filtered(asked, *options, "--metadata", f"lang={language}")
    places: dict[str, list[str]] = {}

    def mark(node: Node) -> Node | None:
        if node["t"] != "Cite":
            return None
        names = []
        for citation in node["c"][0]:
            of = places.setdefault(citation["citationId"], [])
            of.append(f"cite-{citation['citationId']}-{len(of) + 1}")
            names.append(of[-1])
        content = node["c"][1]
        for name in names:  # one around the other: each citation can be linked to
            content = [Span([name, ["citation"], []], content)]
        return content[0]

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
