"""Mutants of a module: it with one operator, number, condition, filter, call or word of a call changed.

R. A. DeMillo, R. J. Lipton, F. G. Sayward. Hints on test data selection. Computer 11(4), 1978.
"""

import ast
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]

OPERATORS: dict[type, type] = {
    **{ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult, ast.FloorDiv: ast.Div},
    **{ast.Mod: ast.Mult, ast.Pow: ast.Mult, ast.BitAnd: ast.BitOr, ast.BitOr: ast.BitAnd, ast.BitXor: ast.BitOr},
    **{ast.And: ast.Or, ast.Or: ast.And},
}
AT_THE_EDGE: dict[type, type] = {ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt}
OPPOSITE: dict[type, type] = {
    **{ast.Lt: ast.GtE, ast.LtE: ast.Gt, ast.Gt: ast.LtE, ast.GtE: ast.Lt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq},
    **{ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is},
}
PAIRS = [
    *[("min", "max"), ("any", "all"), ("sum", "mean"), ("argmin", "argmax"), ("amin", "amax"), ("zeros", "ones")],
    *[("minimum", "maximum"), ("nansum", "nanmean"), ("sin", "cos"), ("std", "var")],
]
OTHER = dict(PAIRS) | {b: a for a, b in PAIRS}
UNDONE = {
    *["abs", "clamp", "clamp_min", "clip", "clone", "copy", "cumsum"],
    *["detach", "exp", "flip", "log", "relu", "sqrt", "square"],
}
LEFT_ALONE = ("annotation", "returns", "decorator_list")


@dataclass(frozen=True)
class Mutant:
    """A module with one thing changed: the `change`-th of those that are possible at the `place`-th place."""

    path: Path
    line: int
    what: str
    place: int
    change: int

    def __str__(self) -> str:
        return f"{self.path.relative_to(ROOT)}:{self.line} {self.what}"

    def tree(self) -> ast.Module:
        """The changed module."""
        tree = ast.parse(self.path.read_text())
        node = next(islice(_places(tree), self.place, None))
        _, change = next(islice(changes(node), self.change, None))
        new = change(node)
        if new is not node:
            _put(tree, node, new)
        return ast.fix_missing_locations(tree)


def mutants(path: Path) -> Iterator[Mutant]:
    """Every mutant of a module; annotations, decorators, texts and messages are left as they are."""
    for place, node in enumerate(_places(ast.parse(path.read_text()))):
        for number, (what, _) in enumerate(changes(node)):
            yield Mutant(path, node.lineno, what, place, number)


def changes(node: Any) -> Iterator[tuple[str, Callable]]:
    """What may be changed of one node, and a function that changes it or returns what stands in its place."""
    match node:
        case ast.BinOp() | ast.AugAssign() | ast.BoolOp() if type(node.op) in OPERATORS:
            other = OPERATORS[type(node.op)]
            yield f"{type(node.op).__name__} -> {other.__name__}", lambda at: _set(at, "op", other())
        case ast.Compare():
            for k, op in enumerate(node.ops):
                for table in (AT_THE_EDGE, OPPOSITE):
                    if type(op) in table:
                        turned = table[type(op)]
                        yield f"{type(op).__name__} -> {turned.__name__}", lambda at, k=k, t=turned: _op(at, k, t())
        case ast.UnaryOp():
            yield f"no {type(node.op).__name__}", lambda at: at.operand
        case ast.Constant(value=bool()):
            yield f"{node.value!r} -> {not node.value}", lambda at: ast.Constant(not at.value)
        case ast.Constant(value=int() | float() as number):
            for value in (number + 1, number / 2 if isinstance(number, float) else number - 1):
                yield f"{number} -> {value}", lambda at, value=value: ast.Constant(value)
        case ast.IfExp() | ast.If() | ast.While():
            yield "condition turned round", lambda at: _set(at, "test", ast.UnaryOp(ast.Not(), at.test))
        case ast.ListComp() | ast.GeneratorExp() | ast.SetComp() | ast.DictComp():
            for k, part in enumerate(node.generators):
                if part.ifs:
                    yield "no filter", lambda at, k=k: _set(at, "generators", _unfiltered(at.generators, k))
        case ast.Expr(value=ast.Call()):
            yield "statement left out", lambda at: ast.Pass()
        case ast.Call():
            if isinstance(node.func, ast.Attribute) and node.func.attr in UNDONE:
                function = isinstance(node.func.value, ast.Name) and node.func.value.id in ("np", "torch", "F", "math")
                yield f"no {node.func.attr}", (lambda at: at.args[0]) if function else (lambda at: at.func.value)
            for k, word in enumerate(node.keywords):
                if word.arg:
                    yield f"no {word.arg}=", lambda at, k=k: _set(at, "keywords", _without(at.keywords, k))
        case ast.Attribute() if node.attr in OTHER:
            yield f"{node.attr} -> {OTHER[node.attr]}", lambda at: _set(at, "attr", OTHER[at.attr])
        case ast.Name() if node.id in ("min", "max", "any", "all"):
            yield f"{node.id} -> {OTHER[node.id]}", lambda at: _set(at, "id", OTHER[at.id])


def _places(node: ast.AST) -> Iterator:
    """The expressions and statements of a tree that may be changed, in order."""
    if isinstance(node, ast.expr | ast.stmt):
        yield node
    if isinstance(node, ast.Raise | ast.Assert | ast.Import | ast.ImportFrom | ast.JoinedStr):
        return
    for field, value in ast.iter_fields(node):
        if field not in LEFT_ALONE:
            for child in value if isinstance(value, list) else [value]:
                if isinstance(child, ast.AST):
                    yield from _places(child)


def _put(tree: ast.AST, old: ast.AST, new: ast.AST) -> None:
    for parent in ast.walk(tree):
        for field, value in ast.iter_fields(parent):
            if value is old:
                setattr(parent, field, new)
            elif isinstance(value, list):
                value[:] = [new if child is old else child for child in value]


def _set(node: ast.AST, field: str, value: object) -> ast.AST:
    setattr(node, field, value)
    return node


def _op(node: ast.Compare, k: int, op: ast.cmpop) -> ast.AST:
    node.ops[k] = op
    return node


def _unfiltered(generators: list[ast.comprehension], k: int) -> list[ast.comprehension]:
    generators[k].ifs = []
    return generators


def _without(values: list, k: int) -> list:
    return [*values[:k], *values[k + 1 :]]
