"""Which of several shares is highest and which lowest."""

from collections.abc import Sequence

from fer.data.emotions import names
from fer.statistics.interval import Interval
from fer.wording.en.prose import listed, percent_interval, plural

_NAMES = names("en")
_MEASURES = {
    "recall": "Recall",
    "precision": "Precision",
    "noise": "The share of labels that people's majority contradicts",
}


def end(classes: Sequence[int], interval: Interval) -> str:
    """The class at one end of the order."""
    return f"{_listed(classes)}, {percent_interval(*interval)}"


def tied_end(classes: Sequence[int], interval: Interval) -> str:
    """Several classes of one value, with the widest bounds among them."""
    return f"{_listed(classes)}, {percent_interval(*interval, note=' at the widest')}"


def one_known(measure: str, classes: str) -> str:
    return f"{_MEASURES[measure]} is known of one class only: {classes}."


def all_same(measure: str, classes: str) -> str:
    return f"{_MEASURES[measure]} is the same for {classes}."


def order(measure: str, highest: str, lowest: str) -> str:
    return f"{_MEASURES[measure]} is highest for {highest}, and lowest for {lowest}."


def order_open() -> str:
    return "These intervals overlap, so the order of the two is open."


def highest_open(classes: Sequence[int], others: Sequence[int]) -> str:
    return f"{_overlap(classes, others)}, so which is highest remains open."


def lowest_open(classes: Sequence[int], others: Sequence[int]) -> str:
    return f"{_overlap(classes, others)}, so which is lowest remains open."


def _overlap(classes: Sequence[int], others: Sequence[int]) -> str:
    subject = plural(len(others), f"interval of {_listed(others)} overlaps", f"intervals of {_listed(others)} overlap")
    return f"The {subject} that of {_listed(classes)}"


def _listed(classes: Sequence[int]) -> str:
    return listed([_NAMES[k] for k in classes])
