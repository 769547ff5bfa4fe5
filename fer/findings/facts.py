"""A chapter's facts, a frozen dataclass of numbers, intervals, names and tuples of these, to plain JSON and back."""

from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

T = TypeVar("T")


def to_json(facts: object) -> dict[str, Any]:
    """Dataclasses as objects by their fields' names, an interval as [value, low, high]."""
    content: dict[str, Any] = TypeAdapter(type(facts)).dump_python(facts, warnings="error")
    return content


def from_json(kind: type[T], content: object) -> T:
    """The facts that `to_json` made this content of. Raises ValueError, in one line, where they are of no such kind."""
    try:
        return TypeAdapter(kind).validate_python(content)
    except ValidationError as cause:
        first = cause.errors()[0]
        place = ".".join(map(str, first["loc"])) or "the whole"
        raise ValueError(f"{place}: {first['msg']}") from cause
