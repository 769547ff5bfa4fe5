"""Settings in frozen dataclasses: bounds and meaning beside each field, values read from words, refusals in one line.

An annotation such as Annotated[int, Within(1), "passes over the faces"] holds all that is known of a setting.
"""

import dataclasses
import types
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Annotated, Any, Literal, NamedTuple, Union, get_args, get_origin, get_type_hints

from fer.errors import InputError

MOST_SEED = 2**32 - 1  # that scikit-learn's splits take


@dataclass(frozen=True)
class Within:
    """Bounds of a number, both included; it is finite in any case."""

    low: int | float
    high: int | float = float("inf")

    def hold(self, value: int | float) -> bool:
        return self.low <= value <= self.high and value < float("inf")

    def __str__(self) -> str:
        return f"{self.low:g} or more" if self.high == float("inf") else f"from {self.low:g} to {self.high:g}"


@dataclass(frozen=True)
class Above:
    """A bound that is itself excluded."""

    low: int | float

    def hold(self, value: int | float) -> bool:
        return self.low < value < float("inf")

    def __str__(self) -> str:
        return f"above {self.low:g}"


def check(settings: Any) -> None:
    """Raise InputError for a field of a dataclass that is out of its bounds or none of its choices."""
    for name, kind in kinds_of(settings).items():
        _check(name, getattr(settings, name), _Kind.of(kind))


_WORDS = {bool: "true or false", int: "a whole number", float: "a number", str: "text"}
MOST = 16  # values of a setting that takes several


def require(name: str, value: Any, annotation: Any) -> None:
    """Raise InputError for a value that is not of the annotation's type, or out of its bounds, at any depth."""
    kind = _Kind.of(annotation)
    if value is None and kind.optional:
        return
    if get_origin(kind.type) is tuple:
        if not isinstance(value, tuple | list) or not 1 <= len(value) <= MOST:
            raise InputError(f"{name}: give 1 to {MOST} values")
        for part in value:
            require(name, part, get_args(kind.type)[0])
        return
    wanted = {bool: bool, int: int, float: int | float, str: str}.get(kind.type)
    if wanted and (not isinstance(value, wanted) or (isinstance(value, bool) and kind.type is not bool)):
        raise InputError(f"{name}={str(value)[:40]}: give {_WORDS[kind.type]}")
    _check(name, value, kind)


def read(name: str, word: str, annotation: Any) -> Any:
    """The value that a word stands for: read("rate", "1e-3", float) is 0.001, and "48,96" a tuple of two numbers.

    The annotation is bool, int, float, str, a Literal, a tuple of one type of any length, or one of these and None.
    Raises InputError where the word is no such value, or one out of the annotation's bounds.
    """
    kind = _Kind.of(annotation)
    if kind.optional and word.lower() == "none":
        return None
    if get_origin(kind.type) is tuple:
        return tuple(read(name, part, get_args(kind.type)[0]) for part in word.split(","))
    value = _value(name, word, kind.type)
    _check(name, value, kind)
    return value


def kinds_of(settings: Any) -> dict[str, Any]:
    """The annotation of each field of a dataclass."""
    hints = get_type_hints(type(settings), include_extras=True)
    return {field.name: hints[field.name] for field in dataclasses.fields(settings)}


def meaning_of(annotation: Any) -> str:
    """What a setting with this annotation means, in a few words; "" where it does not say."""
    return _Kind.of(annotation).meaning


def range_of(annotation: Any) -> str:
    """What values a setting with this annotation takes, in a few words."""
    kind = _Kind.of(annotation)
    if get_origin(kind.type) is tuple:
        return f"{range_of(get_args(kind.type)[0])}, several with commas between"
    if get_origin(kind.type) is Literal:
        values = " or ".join(map(str, get_args(kind.type)))
    else:
        values = {bool: "true or false", int: "a whole number", float: "", str: "text"}[kind.type]
    bounds = "" if kind.bounds is None else str(kind.bounds)
    return ", ".join([part for part in (values, bounds) if part] + ["or none"] * kind.optional)


def instead(word: str, known: Iterable[str]) -> str:
    """What to write where `word` is none of the known names: the one that is meant, if one is near; else all."""
    known = list(known)
    near = get_close_matches(word, known, n=1, cutoff=0.7)
    return f"did you mean '{near[0]}'?" if near else f"choose one of {', '.join(known)}"


class _Kind(NamedTuple):
    """An annotation in its parts."""

    type: Any
    bounds: Within | Above | None = None
    optional: bool = False
    meaning: str = ""

    @classmethod
    def of(cls, annotation: Any) -> "_Kind":
        if get_origin(annotation) in (Union, types.UnionType):
            (inner,) = (one for one in get_args(annotation) if one is not types.NoneType)
            return cls.of(inner)._replace(optional=True)
        if get_origin(annotation) is Annotated:
            inner, *notes = get_args(annotation)
            kind = cls.of(inner)
            for note in notes:
                kind = kind._replace(meaning=note) if isinstance(note, str) else kind._replace(bounds=note)
            return kind
        return cls(annotation)


def _value(name: str, word: str, kind: Any) -> Any:
    if get_origin(kind) is Literal:
        return {str(choice): choice for choice in get_args(kind)}.get(word, word)
    try:
        return {"true": True, "false": False}[word.lower()] if kind is bool else kind(word)
    except (KeyError, ValueError):
        raise InputError(f"{name}={word}: give {_WORDS[kind]}") from None


def _check(name: str, value: Any, kind: _Kind) -> None:
    if value is None and kind.optional:
        return
    if get_origin(kind.type) is Literal and value not in get_args(kind.type):
        raise InputError(f"{name}={value}: choose one of {', '.join(map(str, get_args(kind.type)))}")
    if kind.bounds is not None and not kind.bounds.hold(value):
        raise InputError(f"{name}={value}: give a number {kind.bounds}")
