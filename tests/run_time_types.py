"""The checker of annotations at run time, for the tests.

An int may stand where a float is asked for, as for every type checker. Within a test the first CALLS calls of a
function are checked: where one is called ten thousand times, checks would take most of the time.
"""

import functools
import sys
from collections import Counter
from collections.abc import Callable
from typing import Any

from beartype import BeartypeConf, beartype

CALLS = 200  # more than Hypothesis has examples
_UNCHECKED = "__no_type_check__"  # on a function, by which jaxtyping leaves it alone

_strict = beartype(conf=BeartypeConf(is_pep484_tower=True))
_calls: Counter[Callable[..., Any]] = Counter()  # of each signature, in this test
_left_alone: list[Callable[..., Any]] = []


def checked(signature: Callable[..., Any]) -> Callable[..., Any]:
    """`signature`, with a check: a function of jaxtyping's that does nothing and has the annotations of one of ours."""
    check: Callable[..., Any] | None = (
        None  # made when it is first asked for: most are not, in one process of the tests
    )

    @functools.wraps(signature)
    def counted(*args: Any, **kwargs: Any) -> Any:
        nonlocal check
        _calls[signature] += 1
        if _calls[signature] > CALLS:
            return _leave_alone(signature)
        check = check or _strict(signature)
        return check(*args, **kwargs)

    return counted


def begin() -> None:
    """From here on all functions are checked again."""
    _calls.clear()
    while _left_alone:
        delattr(_left_alone.pop(), _UNCHECKED)


def _leave_alone(signature: Callable[..., Any]) -> None:
    """Spare our function the preparation of a check, too, where it can be found by its name."""
    found: Any = sys.modules[signature.__module__]
    for part in signature.__qualname__.split("."):
        found = vars(found).get(part)
        if found is None:
            return
    if callable(found) and not isinstance(found, type) and not hasattr(found, _UNCHECKED):
        setattr(found, _UNCHECKED, True)
        _left_alone.append(found)
