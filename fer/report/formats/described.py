"""Formulas in typst with a text for readers who do not see them: their TeX, as it was written."""

from pandocfilters import Para, RawInline

from fer.report.document import pandoc
from fer.report.document.pandoc import Tree
from fer.report.document.tree import Node, rewrite

_UNBROKEN = 40  # characters of TeX up to which an inline formula is not broken at a line's end
_BETWEEN = "\n\n"  # paragraphs, each of one formula


def described(tree: Tree) -> Tree:
    """The tree with every formula as typst's `math.equation`, whose `alt` is the formula's TeX."""
    found: list[Node] = []
    rewrite([tree["meta"], tree["blocks"]], lambda node: found.append(node) if node["t"] == "Math" else None)
    if not found:
        return tree
    typeset = iter(_typeset({**tree, "meta": {}}, found))

    def visit(node: Node) -> Node | None:
        if node["t"] != "Math":
            return None
        kind, tex = node["c"]
        block = "true" if kind["t"] == "DisplayMath" else "false"
        equation = f"math.equation(block: {block}, alt: {string(' '.join(tex.split()))}, {next(typeset)})"
        whole = kind["t"] == "InlineMath" and len(tex) <= _UNBROKEN
        return RawInline("typst", f"#box({equation})" if whole else f"#{equation}")

    return {**tree, **rewrite({"meta": tree["meta"], "blocks": tree["blocks"]}, visit)}


def string(text: str) -> str:
    """The text as typst writes a string."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _typeset(tree: Tree, formulas: list[Node]) -> list[str]:
    """Each formula as typst has it, between its dollar signs."""
    paragraphs = [Para([formula]) for formula in formulas]
    written = pandoc.write({**tree, "blocks": paragraphs}, "typst").strip().split(_BETWEEN)
    assert len(written) == len(formulas), "typst has a paragraph for each formula"
    return written
