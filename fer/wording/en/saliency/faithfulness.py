"""Question 4, evidence: does the answer hang on the pixels that a map names?"""

from collections.abc import Sequence

from fer.statistics.interval import Interval
from fer.wording.en.prose import bounded, count, number, plural, with_sign
from fer.wording.en.saliency.maps import method, methods

_BASELINES = {"centre": "centre", "edges": "edges", "random": "random order"}
_SIDES = {"better": "better", "worse": "worse", "open": "not clearly different"}


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


def table(name: str, deletion: str, deletion_gain: str, insertion: str, insertion_gain: str) -> dict[str, str]:
    """The space at the end of a title, which nobody sees, tells apart two columns of one name."""
    return {
        "Order": _order(name),
        "Deletion": deletion,
        "Gain on random": deletion_gain,
        "Insertion": insertion,
        "Gain on random ": insertion_gain,
    }


def area(value: float, interval: Interval | None) -> str:
    """The value alone where there is one face."""
    return number(value) if interval is None else bounded(interval)


def gain(value: float, interval: Interval | None) -> str:
    if interval is None:
        return with_sign(value)
    shown, low, high = (with_sign(part) for part in interval)
    return f"{shown} ({low} to {high})"


def no_gain() -> str:
    return "–"


def table_caption(least: float) -> str:
    return (
        "Areas under the curves of [@fig:saliency-deletion]; low is good for deletion, high for insertion. The gain is "
        "the mean difference from random orders on the same faces, signed so that more is better in both. 95 % "
        f"intervals over faces, each by itself; to count, one must lie beyond {least}. *Centre* takes blocks by their "
        "nearness to the middle, *edges* by the strength of edges (Sobel)."
    )


def every_method() -> str:
    return (
        "**Every method beats random order** in both tests: the answer hangs on what the maps name "
        "([@fig:saliency-deletion])."
    )


def no_method() -> str:
    return (
        "**No method beats random order** in both tests: that the answer hangs on what the maps name is not shown "
        "([@fig:saliency-deletion])."
    )


def some_methods(beating: Sequence[str], others: Sequence[str]) -> str:
    return (
        f"Random order is beaten in both tests by {methods(beating)}, and **not** by {methods(others)} "
        "([@fig:saliency-deletion])."
    )


def partly(name: str, deletion: str, insertion: str) -> str:
    return f"By {method(name)} deletion is {_SIDES[deletion]} and insertion is {_SIDES[insertion]}."


def worse_than_random(names: Sequence[str]) -> str:
    return f"**Worse** than random in both: {methods(names)}."


def blob_beats_random() -> str:
    return "A blob in the middle of the picture, which knows nothing of the network, beats random order"


def blob_beats_random_too() -> str:
    return "A blob in the middle of the picture, which knows nothing of the network, beats random order too"


def blob_does_not() -> str:
    return (
        "A blob in the middle of the picture, which knows nothing of the network, does not beat random order in both "
        "tests"
    )


def every_method_beats_the_blob(blob: str) -> str:
    return f"{blob}; every method beats that blob in both."


def no_method_beats_the_blob(blob: str) -> str:
    return f"{blob}, and **no** method beats that blob in both: they may tell no more than where a face is."


def some_beat_the_blob(blob: str, names: Sequence[str]) -> str:
    return f"{blob}; only {methods(names)} {plural(len(names), 'beats', 'beat')} that blob in both."


def limit() -> str:
    """What the test cannot tell."""
    return (
        "A face with blurred blocks is none that the network has seen, so that part of every fall may be its surprise "
        "and not a loss of what it needs (Hooker et al., 2019). The random order shares that surprise, which is why "
        "gains count here and areas do not; only a network trained anew without these pixels could settle it."
    )


def _order(name: str) -> str:
    """A method's name, or that of an order that knows nothing of the network; as in the figure and the table."""
    return _BASELINES.get(name) or method(name)
