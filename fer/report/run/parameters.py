"""The parameters of notebooks: which there are, and a value for each that keeps the type its cell declares."""

import ast
import json
import numbers
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path, PurePath
from typing import Any

from fer.errors import InputError

_TRUTH = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}
_PLAIN: dict[type, Callable[[Any], Any]] = {
    str: str.__str__,
    PurePath: str,
    numbers.Integral: int,
    numbers.Real: float,
}  # what a value of each kind is written as, whatever a class of its own would say of itself


def parse(words: Sequence[str]) -> dict[str, str]:
    """{"examples": "6"} for ["examples=6"]. Raises InputError for a word without "="."""
    for word in words:
        if "=" not in word:
            raise InputError(f"parameter {word!r}: write it as NAME=VALUE, such as examples=6")
    return dict(word.split("=", 1) for word in words)


def share_out(notebooks: Sequence[Path], given: Mapping[str, Any]) -> list[dict[str, Any]]:
    """For each notebook, those of the given parameters that it declares, in the type it declares.

    Raises InputError for a parameter that no notebook declares: papermill would only warn, and run without it; and for
    a value that is no plain one.
    """
    declared = [declared_in(path) for path in notebooks]
    known = sorted(set().union(*declared))
    for name in given:
        if name not in known:
            have = f"they have {', '.join(known)}" if known else "they have none"
            raise InputError(f"parameter {name!r}: no notebook has it; {have}")
    values = {name: plain(name, value) for name, value in given.items()}
    return [
        {name: typed(name, value, of_one[name]) for name, value in values.items() if name in of_one}
        for of_one in declared
    ]


def declared_in(notebook: Path) -> dict[str, str]:
    """The parameters of a notebook, as papermill's `inspect_notebook` finds them, each with its type: "int", "float",
    "bool", "str"; "None" where it is not annotated. papermill takes seconds to import, and a slip in a word none.
    """
    cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
    cell = next((cell for cell in cells if "parameters" in cell["metadata"].get("tags", ())), {"source": ""})
    lines = "".join(cell["source"]).splitlines()
    source = "\n".join(line for line in lines if not line.lstrip().startswith(("%", "!")))  # IPython's own
    try:
        return declared_by(source)
    except SyntaxError as error:
        raise InputError(f"{notebook}: its parameters are no Python: {error.msg}, line {error.lineno}") from error


def declared_by(source: str) -> dict[str, str]:
    """The same of a cell's source. Raises SyntaxError where it is no Python."""
    declared: dict[str, str] = {}
    for node in ast.parse(source).body:
        if isinstance(node, ast.AnnAssign):
            declared[ast.unparse(node.target)] = ast.unparse(node.annotation)
        elif isinstance(node, ast.Assign):
            declared |= dict.fromkeys(map(ast.unparse, node.targets), "None")
    return declared


def plain(name: str, value: Any) -> Any:
    """The value in types whose every value is spelt as Python of that value alone: None, bool, int, float, str, and
    lists and dicts of these.

    papermill writes parameters into a cell, and of any other type the text that it gives of itself, in quotes that the
    text may end. Numbers and texts of other types (numpy's) and paths become what they stand for; raises InputError for
    anything else.
    """
    if value is None or isinstance(value, bool):
        return value
    for kind, one in _PLAIN.items():
        if isinstance(value, kind):
            return one(value)
    if isinstance(value, (list, tuple)):
        return [plain(name, one) for one in value]
    if isinstance(value, dict) and all(isinstance(key, str) for key in value):
        return {str.__str__(key): plain(name, one) for key, one in value.items()}
    raise InputError(
        f"parameter {name}: a {type(value).__name__}; give text, a number, true or false, or lists of these"
    )


def typed(name: str, value: Any, kind: str) -> Any:
    """`value` as `kind` ("int", "float", "bool", "str"; any other leaves it), read from text where it is text.

    typed("rate", "1e-3", "float") is the float 0.001. Raises InputError where the text is no such value.
    """
    if kind == "float" and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    if not isinstance(value, str) or kind not in ("int", "float", "bool"):
        return value
    try:
        return _TRUTH[value.lower()] if kind == "bool" else {"int": int, "float": float}[kind](value)
    except (KeyError, ValueError):
        raise InputError(f"parameter {name}={value}: not of type {kind}, as the notebook declares it") from None
