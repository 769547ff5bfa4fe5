"""Names of figures and tables that a notebook's code gives, read before it runs."""

import ast
from collections.abc import Iterator
from pathlib import Path

import nbformat
from IPython.core.inputtransformer2 import TransformerManager

from fer.report.document.names import NAME

_AT = {"figure": (1, "name"), "table": (1, "name"), "answer": (None, "figure")}  # where `Page`'s methods take a name


def faults_of_code(path: Path) -> list[str]:
    """A line for each cell that calls a figure or a table by a name nothing can refer to.

    Only names written out are seen; a cell that is no Python fails when it is executed.
    """
    return [
        f"{path.name}, cell {number}: the name {name!r}; letters, digits, _ and single marks -. only, as in 'mean-map'"
        for number, cell in enumerate(nbformat.read(path, as_version=4).cells, start=1)
        if cell.cell_type == "code"
        for name in _names(cell.source)
        if not NAME.fullmatch(name)
    ]


def _names(source: str) -> Iterator[str]:
    try:
        tree = ast.parse(TransformerManager().transform_cell(source))
    except SyntaxError:
        return
    for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
        if isinstance(call.func, ast.Attribute) and call.func.attr in _AT and _is_page(call.func.value):
            at, keyword = _AT[call.func.attr]
            given = [of.value for of in call.keywords if of.arg == keyword]
            given += [] if at is None else call.args[at : at + 1]
            yield from (of.value for of in given if isinstance(of, ast.Constant) and isinstance(of.value, str))


def _is_page(value: ast.expr) -> bool:
    """Is this what notebooks call the page? `plt.figure` and others have names of their own."""
    return isinstance(value, ast.Name) and value.id == "page"
