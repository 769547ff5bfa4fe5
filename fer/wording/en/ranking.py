"""Which of several shares is highest and which lowest."""

from collections.abc import Sequence

from fer.data.emotions import names
from fer.wording.en.prose import capitalised, listed, percent

_NAMES = names("en")
_MEASURES = {
    "recall": "Recall",
    "precision": "Precision",
    "noise": "The share of labels that people's majority contradicts",
}
_TABLES = {"recall": "[@tab:recall]", "precision": "[@tab:recall]", "noise": "[@tab:label-noise]"}


def end(classes: Sequence[int], share: float) -> str:
    """The class at one end of the order; several of one value."""
    return f"{_listed(classes)}, {percent(share)}"


def one_known(measure: str, classes: str) -> str:
    return f"{_MEASURES[measure]} is known of one class only: {classes} ({_TABLES[measure]})."


def all_same(measure: str, classes: str) -> str:
    return f"{_MEASURES[measure]} is the same for {classes} ({_TABLES[measure]})."


def order(measure: str, highest: str, lowest: str) -> str:
    return f"{_MEASURES[measure]} is highest for {highest}, and lowest for {lowest} ({_TABLES[measure]})."


def order_open() -> str:
    return "These faces do not tell the highest from the lowest, so the order is open."


def highest_open(classes: Sequence[int], others: Sequence[int]) -> str:
    return f"{_not_told_apart(classes, others)}, so which is highest remains open."


def lowest_open(classes: Sequence[int], others: Sequence[int]) -> str:
    return f"{_not_told_apart(classes, others)}, so which is lowest remains open."


def _not_told_apart(classes: Sequence[int], others: Sequence[int]) -> str:
    return f"{capitalised(_listed(others))} cannot be told from {_listed(classes)}"


def _listed(classes: Sequence[int]) -> str:
    return listed([_NAMES[k] for k in classes])
