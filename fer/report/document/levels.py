"""Levels of headings: a person's own take their place below ours, and none is left out."""

from collections.abc import Sequence

from fer.report.document.tree import Node, rewrite


def deeper(blocks: Sequence[Node], *, by: int = 1) -> list[Node]:
    """Headings so many levels deeper."""

    def visit(node: Node) -> Node | None:
        if node["t"] != "Header":
            return None
        level, *rest = node["c"]
        return {"t": "Header", "c": [level + by, *rest]}

    return rewrite(list(blocks), visit)


def without_gaps(blocks: Sequence[Node]) -> list[Node]:
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


def below_title(blocks: Sequence[Node]) -> list[Node]:
    """A person's own headings, of whatever levels, below that of the chapter, which is of level 2."""
    return deeper(without_gaps(blocks), by=2)
