"""The parameters that a notebook was given, held against the types that its cell declares.

papermill hands on whatever stands behind -p or -y, and an error far down would not say whose fault it is.
"""

from collections.abc import Mapping
from typing import Any

from fer.errors import InputError

_WANTED = {int: "a whole number", float: "a number", bool: "true or false", str: "text, names with commas between"}
_ALSO = {float: (int,), str: (int, float)}  # papermill reads 17 as a number where a row of that name is meant


def check_given(namespace: Mapping[str, Any]) -> None:
    """Raise InputError for a variable whose value is not of the plain type it is annotated with."""
    for name, kind in namespace.get("__annotations__", {}).items():
        if kind not in _WANTED or name not in namespace:
            continue
        value = namespace[name]
        fits = isinstance(value, (kind, *_ALSO.get(kind, ()))) and (kind is bool or not isinstance(value, bool))
        if not fits:
            raise InputError(f"parameter {name}={value!r}: give {_WANTED[kind]}")
