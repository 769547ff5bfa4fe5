"""Question 4, evidence: does the answer hang on the pixels that a map names?"""

from collections.abc import Sequence

from fer.statistics.interval import Interval
from fer.wording.en.prose import capitalised, count
from fer.wording.en.saliency.maps import method, methods
from fer.wording.numbers import bounded, number, with_sign

_BASELINES = {"centre": "centre", "edges": "edges", "random": "random order"}


def titles(orders: Sequence[str]) -> dict[str, str]:
    """The orders' names, by those in the code."""
    return {name: _order(name) for name in orders}


def labels() -> dict[str, str]:
    """The other words in the figure."""
    return {
        "deletion": "deletion",
        "insertion": "insertion",
        "removed": "share of the face blurred",
        "restored": "share of the face restored",
        "probability": "probability of the answer",
    }


def caption(faces: int) -> str:
    return (
        "Mean probability of the network's answer while blocks of the face are blurred (left) or restored (right), "
        f"strongest in the map first: {count(faces, 'held-out face')}. A good map falls fast and rises fast; grey: "
        "orders that do not use the network."
    )


def alt(falls: str, falls_area: float, rises: str, rises_area: float, random: Sequence[float]) -> str:
    """`random` are the areas of deletion and insertion in random order."""
    deletion, insertion = (number(area) for area in random)
    return (
        f"Two panels of curves. Deletion falls fastest by {_order(falls)} (area {number(falls_area)}; random order "
        f"{deletion}). Insertion rises fastest by {_order(rises)} (area {number(rises_area)}; random order "
        f"{insertion})."
    )


def table(name: str, deletion: str, deletion_lead: str, insertion: str, insertion_lead: str) -> dict[str, str]:
    """The space at the end of a title, which nobody sees, tells apart two columns of one name."""
    return {
        "Order": _order(name),
        "Deletion": deletion,
        "Lead": deletion_lead,
        "Insertion": insertion,
        "Lead ": insertion_lead,
    }


def area(value: float, interval: Interval | None) -> str:
    """The value alone where there is one face."""
    return number(value) if interval is None else bounded(interval)


def lead(difference: Interval, rival: str) -> str:
    shown, low, high = (with_sign(part) for part in difference)
    return f"{shown} ({low} to {high}), {_order(rival)}"


def no_lead() -> str:
    return "–"


def table_caption(least: float, comparisons: int) -> str:
    return (
        "Areas under the curves of [@fig:saliency-deletion] with 95\N{NO-BREAK SPACE}% intervals: low is good in "
        "deletion, high in insertion. The lead is over the hardest plain order, positive where the method is better; "
        f"its intervals hold for all {count(comparisons)} comparisons together. A lead counts beyond {least}."
    )


def every_method() -> str:
    return "**Every method beats every plain order** significantly, in both tests ([@fig:saliency-deletion])."


def no_method(least: float) -> str:
    return (
        f"**No method** beats every plain order significantly, by more than {least}, in both tests "
        "([@fig:saliency-deletion])."
    )


def some_methods(beating: Sequence[str], others: Sequence[str]) -> str:
    return (
        f"Every plain order is beaten significantly in both tests by {methods(beating)}, but **not** by "
        f"{methods(others)} ([@fig:saliency-deletion])."
    )


def partly(told: Sequence[str]) -> str:
    return f"{capitalised('; '.join(told))}."


def better(name: str, kind: str) -> str:
    return f"{method(name)} beats every plain order in {kind} only"


def worse(name: str, kind: str, rival: str) -> str:
    return f"{method(name)} is significantly **worse** in {kind} than {_BASELINES[rival]}"


def limit() -> str:
    """What the test cannot tell."""
    return (
        "The network has never seen a face with blurred blocks, so part of each fall may be surprise rather than "
        "missing information [@hooker2019]. The plain orders share that surprise, so compare leads, not areas. "
        "Training without these pixels would take the surprise away, but would judge another network."
    )


def _order(name: str) -> str:
    """A method's name, or that of an order that knows nothing of the network; as in the figure and the table."""
    return _BASELINES.get(name) or method(name)
