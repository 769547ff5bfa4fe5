"""Names of figures and tables that a notebook's code gives, read before it runs."""

import ast
from collections.abc import Iterator, Sequence
from pathlib import Path

import nbformat
from IPython.core.inputtransformer2 import TransformerManager
from nbformat import NotebookNode

from fer.report.document.names import NAME

_PREFIX = {"figure": "fig", "table": "tab"}  # of the names by which prose refers to what a method shows
_AT = {"figure": (1, "name"), "table": (1, "name"), "answer": (None, "figure")}  # where `Page`'s methods take a name


def faults_of_code(path: Path) -> list[str]:
    """A line for each cell that calls a figure or a table by a name nothing can refer to.

    Only names written out are seen; a cell that is no Python fails when it is executed.
    """
    return [
        f"{path.name}, cell {number}: the name {name!r}; letters, digits, _ and single marks -. only, as in 'mean-map'"
        for number, cell in enumerate(nbformat.read(path, as_version=4).cells, start=1)
        if _is_code(cell)
        for name in _names(cell.source)
        if not NAME.fullmatch(name)
    ]


def labels_of_code(paths: Sequence[Path]) -> set[str] | None:
    """The names of figures and tables, "fig:curves", that notebooks' code may give, whether or not it comes to that.

    None where the sources do not tell: a name that is computed, `page` in the hands of other code, no Python.
    """
    labels: set[str] = set()
    for source in (cell.source for path in paths for cell in nbformat.read(path, as_version=4).cells if _is_code(cell)):
        tree = _parsed(source)
        if tree is None or _page_is_handed_on(tree):
            return None
        for call, method in _calls(tree):
            given = _given(call, method) if method in _PREFIX else []
            if _is_page(call.func) and None in given:
                return None
            labels |= {f"{_PREFIX[method]}:{name}" for name in given if name is not None}
    return labels


def _names(source: str) -> Iterator[str]:
    tree = _parsed(source)
    for call, method in _calls(tree) if tree else ():
        if _is_page(call.func):
            yield from (name for name in _given(call, method) if name is not None)


def _is_code(cell: NotebookNode) -> bool:
    return cell.cell_type == "code"


def _parsed(source: str) -> ast.Module | None:
    try:
        return ast.parse(TransformerManager().transform_cell(source))
    except SyntaxError:
        return None


def _calls(tree: ast.AST) -> Iterator[tuple[ast.Call, str]]:
    """The calls of methods that take a name, and which each is."""
    for call in ast.walk(tree):
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.func.attr in _AT:
            yield call, call.func.attr


def _given(call: ast.Call, method: str) -> list[str | None]:
    """The name in a call, if there is any; None for one that is not written out."""
    at, keyword = _AT[method]
    given = [of.value for of in call.keywords if of.arg == keyword]
    given += [] if at is None else call.args[at : at + 1]
    return [of.value if isinstance(of, ast.Constant) and isinstance(of.value, str) else None for of in given]


def _page_is_handed_on(tree: ast.AST) -> bool:
    """Does anything but its own methods get what notebooks call the page?"""
    owners = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    read = (node for node in ast.walk(tree) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load))
    return any(node.id == "page" and id(node) not in owners for node in read)


def _is_page(method: ast.expr) -> bool:
    """Is this a method of what notebooks call the page? `plt.figure` and others have names of their own."""
    return isinstance(method, ast.Attribute) and isinstance(method.value, ast.Name) and method.value.id == "page"
