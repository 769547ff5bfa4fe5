"""A walk over pandoc's document tree, from the leaves up."""

import unicodedata
from collections.abc import Callable
from typing import Any

from pandocfilters import Space, Str, Strong

Node = dict[str, Any]  # {"t": type, "c": content}
Visit = Callable[[Node], "Node | list[Node] | None"]


def rewrite(tree: Any, visit: Visit) -> Any:
    """The tree with each node replaced by what `visit` gives for it, children before parents, in reading order.

    `visit` gives a node, a list of nodes (spliced in; empty removes), or None to leave the node as it is.
    """
    if isinstance(tree, dict):
        return {key: rewrite(value, visit) for key, value in tree.items()}
    if not isinstance(tree, list):
        return tree
    result = []
    for item in tree:
        new = rewrite(item, visit)
        replacement = visit(new) if isinstance(new, dict) and "t" in new else None
        if replacement is None:
            result.append(new)
        else:
            result.extend(replacement if isinstance(replacement, list) else [replacement])
    return result


def meta_map(**fields: Node) -> Node:
    """Named values for a template."""
    return {"t": "MetaMap", "c": fields}


def meta_string(text: str) -> Node:
    """A text for a template, escaped there as its format asks."""
    return {"t": "MetaString", "c": text}


def inlines(blocks: list[Node]) -> Node:
    """The inlines of the first block, a paragraph or a heading, for a template."""
    content = blocks[0]["c"]
    return {"t": "MetaInlines", "c": content[2] if blocks[0]["t"] == "Header" else content}


def led(word: str, inlines: list[Node]) -> list[Node]:
    """Inlines after a word in bold; full-width punctuation brings its own space."""
    wide = unicodedata.east_asian_width(word[-1]) in "WF"
    return [Strong([Str(word)]), *([] if wide else [Space()]), *inlines]
