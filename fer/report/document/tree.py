"""A walk over pandoc's document tree, from the leaves up."""

from collections.abc import Callable
from typing import Any

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
