"""The parameters that a notebook was given, held against the types that its cell declares.

papermill hands on whatever stands behind -p or -y, and an error far down would not say whose fault it is.
"""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from typing import Any

from fer.errors import InputError
from fer.report.run.parameters import declared_by

_WANTED = {
    "int": "a whole number",
    "float": "a number",
    "bool": "true or false",
    "str": "text, names with commas between",
}
_TAKEN: dict[str, tuple[type, ...]] = {
    "int": (int,),
    "float": (float, int),
    "bool": (bool,),
    "str": (str, int, float),  # papermill reads 17 as a number where a row of that name is meant
}


def check_given(namespace: Mapping[str, Any]) -> None:
    """Raise InputError for a variable whose value is not of the plain type that a cell has annotated it with.

    The types are read from what the cells say, which IPython keeps as `In`: `__annotations__` is no longer among a
    module's variables from Python 3.14 on (PEP 649).
    """
    for name, kind in _annotated(namespace.get("In", ())).items():
        if kind not in _WANTED or name not in namespace:
            continue
        value = namespace[name]
        fits = isinstance(value, _TAKEN[kind]) and (kind == "bool" or not isinstance(value, bool))
        if not fits:
            raise InputError(f"parameter {name}={value!r}: give {_WANTED[kind]}")


def _annotated(cells: Iterable[str]) -> dict[str, str]:
    """The types of the variables that cells annotate, by name; the last cell that annotates one counts."""
    kinds: dict[str, str] = {}
    for source in cells:
        with suppress(SyntaxError):  # a cell that did not run
            kinds |= {name: kind for name, kind in declared_by(source).items() if kind != "None"}
    return kinds
