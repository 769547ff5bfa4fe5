"""Question 4, evidence: does the answer hang on the pixels that a map names?"""

from collections.abc import Sequence

from fer.statistics.interval import Interval
from fer.wording.en.prose import bounded, count, listed, number, with_sign
from fer.wording.en.saliency.maps import method, methods

_BASELINES = {"centre": "centre", "edges": "edges", "random": "random order"}


def titles(orders: Sequence[str]) -> dict[str, str]:
    """The orders' names, by those in the code."""
    return {name: _order(name) for name in orders}


def labels() -> dict[str, str]:
    """The other words in the figure."""
    return {
        "deletion": "deletion",
        "insertion": "insertion",
        "removed": "share of the face blurred away",
        "restored": "share of the face restored",
        "probability": "probability of the answer",
    }


def caption(faces: int) -> str:
    return (
        "The probability of the network's answer while blocks of the face are blurred away in the order of a map, "
        "strongest first, and while they are put back into the blurred face: mean over "
        f"{count(faces, 'held-out face')}. A map that names what the answer hangs on falls fast "
        "and rises fast. Grey: orders that know nothing of the network."
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
        "Areas under the curves of [@fig:saliency-deletion], with 95 % intervals over faces; low is good for deletion, "
        "high for insertion. The lead is the mean difference, on the same faces, from the plain order named, the one "
        "that the method is least surely better than; it is signed so that more is better in both, and the intervals "
        f"hold for all {count(comparisons)} comparisons together; to count, one must lie beyond {least}. *Centre* "
        "takes blocks by their nearness to the middle, *edges* by the strength of edges (Sobel)."
    )


def every_method() -> str:
    return (
        "**Every method beats every plain order** in both tests: the answer hangs on what the maps name more than on "
        "the middle of the picture, on its edges, or on blocks at random ([@fig:saliency-deletion])."
    )


def no_method() -> str:
    return (
        "That the answer hangs on what a map names more than on the middle of the picture, on its edges, or on blocks "
        "at random is **shown for no method** in both tests ([@fig:saliency-deletion])."
    )


def some_methods(beating: Sequence[str], others: Sequence[str]) -> str:
    return (
        "The answer hangs on what a map names more than on the middle of the picture, on its edges, or on blocks at "
        f"random by {methods(beating)}, in both tests; **not** shown by {methods(others)} ([@fig:saliency-deletion])."
    )


def partly(name: str, told: Sequence[str]) -> str:
    return f"By {method(name)} {listed(told)}."


def better(kind: str, rival: str | None) -> str:
    return f"{kind} is better than by every plain order"


def worse(kind: str, rival: str) -> str:
    return f"{kind} is **worse** than by {_BASELINES[rival]}"


def undecided(kind: str, rival: str | None) -> str:
    return f"{kind} is not surely better than by every plain order"


def limit() -> str:
    """What the test cannot tell."""
    return (
        "A face with blurred blocks is none that the network has seen, so that part of every fall may be its surprise "
        "and not a loss of what it needs (Hooker et al., 2019). Plain orders share that surprise, which is why "
        "leads count here and areas do not; only a network trained anew without these pixels could settle it."
    )


def _order(name: str) -> str:
    """A method's name, or that of an order that knows nothing of the network; as in the figure and the table."""
    return _BASELINES.get(name) or method(name)
