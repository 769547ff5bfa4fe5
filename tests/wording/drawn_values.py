"""Values for a sentence, drawn by the types of its parameters."""

import ast
import inspect
import random
import types
import typing
from collections.abc import Callable, Iterator, Mapping, Sequence
from types import ModuleType
from typing import Any, NamedTuple

from fer.statistics.interval import Interval

TRIES = 4_000
_LENGTHS = (1, 2, 3, 7)  # of all sequences of a call; seven are the classes
_NOT_TAKEN = (KeyError, IndexError, ZeroDivisionError)  # a word or a number that a sentence has no name for, no faces


class _Draw(NamedTuple):
    """What the values of one call are drawn from."""

    chance: random.Random
    words: Sequence[str]
    length: int
    large: bool  # no count is small enough to be written as a word


def calls(
    functions: Sequence[Callable[..., Any]], *, seed: str, words: Sequence[str], number: int
) -> Iterator[dict[str, Any]]:
    """`number` sets of values that all the functions take, fewer where TRIES do not find them. Texts are of `words`;
    in every other set no count is a small one."""
    kinds = typing.get_type_hints(functions[0])
    del kinds["return"]
    chance, found = random.Random(seed), 0
    for tried in range(TRIES):
        draw = _Draw(chance, words, chance.choice(_LENGTHS), large=tried % 2 == 0)
        values = {name: _drawn(kind, draw) for name, kind in kinds.items()}
        if all(_takes(function, values) for function in functions):
            yield values
            found += 1
        if found == number:
            return


def words_of(modules: Sequence[ModuleType]) -> list[str]:
    """The texts by which modules look something up: keys of mappings, their own and imported ones."""
    found = {"a name"}
    for module in modules:
        for node in ast.walk(ast.parse(inspect.getsource(module))):
            keys = node.keys if isinstance(node, ast.Dict) else [node.slice] if isinstance(node, ast.Subscript) else []
            found |= {key.value for key in keys if isinstance(key, ast.Constant) and isinstance(key.value, str)}
        mappings = [value for name, value in vars(module).items() if isinstance(value, Mapping) and name[1:2] != "_"]
        found |= {key for mapping in mappings for key in mapping if isinstance(key, str)}
    return sorted(found)


def texts(said: Any) -> Iterator[str]:
    """What a function of the wording returns, text by text."""
    if isinstance(said, Mapping):
        said = list(said.values())
    if isinstance(said, list | tuple):
        for one in said:
            yield from texts(one)
    else:
        yield str(said)


def _takes(function: Callable[..., Any], values: Mapping[str, Any]) -> bool:
    try:
        function(**values)
    except _NOT_TAKEN:
        return False
    except ValueError as error:
        if "argument" not in str(error) and "unpack" not in str(
            error
        ):  # sequences of other lengths than the sentence's
            raise
        return False
    return True


def _drawn(kind: Any, draw: _Draw) -> Any:
    origin, of = typing.get_origin(kind), typing.get_args(kind)
    if origin in (types.UnionType, typing.Union):
        return _drawn(draw.chance.choice(of), draw)
    if origin is tuple:
        return tuple(_drawn(one, draw) for one in of)
    if origin is Sequence:
        return [_drawn(of[0], draw) for _ in range(draw.length)]
    if origin is Mapping and of[0] is str and draw.chance.random() < 0.5:
        return {word: _drawn(of[1], draw) for word in draw.words}
    if origin is Mapping:
        return {_drawn(of[0], draw): _drawn(of[1], draw) for _ in range(draw.length)}
    return _PLAIN[kind](draw)


def _interval(draw: _Draw) -> Interval:
    low, value, high = sorted(draw.chance.uniform(0.01, 0.99) for _ in range(3))
    return Interval(value, low, high)


_PLAIN: dict[Any, Callable[[_Draw], Any]] = {
    int: lambda draw: draw.chance.randint(*((20, 99_999) if draw.large or draw.chance.random() < 0.5 else (0, 6))),
    float: lambda draw: draw.chance.uniform(0.01, 0.99),
    bool: lambda draw: draw.chance.random() < 0.5,
    str: lambda draw: draw.chance.choice(draw.words),
    object: lambda draw: draw.chance.randint(20, 99_999),
    Interval: _interval,
    types.NoneType: lambda draw: None,
}
