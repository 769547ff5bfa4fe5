"""The parameters of notebooks: which there are, and a value for each that keeps the type its cell declares."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import papermill

from fer.errors import InputError

Declared = dict[str, dict[str, str]]  # a parameter's name to papermill's account of it

_TRUTH = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}


def parse(words: Sequence[str]) -> dict[str, str]:
    """{"examples": "6"} for ["examples=6"]. Raises InputError for a word without "="."""
    for word in words:
        if "=" not in word:
            raise InputError(f"parameter {word!r}: write it as NAME=VALUE, such as examples=6")
    return dict(word.split("=", 1) for word in words)


def share_out(notebooks: Sequence[Path], given: Mapping[str, Any]) -> list[dict[str, Any]]:
    """For each notebook, those of the given parameters that it declares, in the type it declares.

    Raises InputError for a parameter that no notebook declares: papermill would only warn, and run without it.
    """
    declared = [papermill.inspect_notebook(str(path)) for path in notebooks]
    known = sorted(set().union(*declared))
    for name in given:
        if name not in known:
            have = f"they have {', '.join(known)}" if known else "they have none"
            raise InputError(f"parameter {name!r}: no notebook has it; {have}")
    return [
        {
            name: typed(name, value, of_one[name]["inferred_type_name"])
            for name, value in given.items()
            if name in of_one
        }
        for of_one in declared
    ]


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
