"""Question 3, evidence: two networks on the same faces."""

from fer.statistics.interval import Interval
from fer.wording.en.prose import count, points_interval
from fer.wording.numbers import p_value


def heading() -> str:
    return "### Compared with another network"


def method(run: str) -> str:
    """`run`: the folder of the other run."""
    return (
        f"The network of {run} answered the same faces. The exact test of McNemar [@mcnemar1947] looks only at faces "
        "that one of the two recognises and the other does not. It asks whether these are split evenly "
        "([@tab:two-networks])."
    )


def table(right: bool, other_right: int, other_wrong: int) -> dict[str, str]:
    """A row for the faces on which this network is right, and one for the others."""
    return {
        "Faces": "this network right" if right else "this network wrong",
        "other right": count(other_right),
        "other wrong": count(other_wrong),
    }


def table_caption() -> str:
    return "The held-out faces, by which of the two networks recognises them."


def same_faces() -> str:
    return "Both recognise exactly the same faces."


def alone(this: int, other: int, difference: Interval, fine: bool, p: float) -> str:
    """Faces that this network alone recognises, or the other alone; accuracy of this one less that of the other, `fine`
    with a digit more, where one hides the side on which it lies."""
    return (
        f"This network alone recognises {count(this, 'face')}, the other alone {count(other)}. This network's accuracy "
        f"minus the other's is {points_interval(*difference, digits=2 if fine else 1)}, {p_value(p)}."
    )


def not_told_apart() -> str:
    return "The two do not differ significantly."


def this_is_better() -> str:
    return "This network is significantly better on these faces."


def other_is_better() -> str:
    return "The **other** network is significantly better on these faces."
