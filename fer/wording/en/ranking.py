"""Which of several shares is highest and which lowest."""

from collections.abc import Sequence

from fer.data.emotions import names
from fer.wording.en.prose import capitalised, listed, percent, plural

_NAMES = names("en")
_MEASURES = {
    "recall": "Recall",
    "precision": "Precision",
    "noise": "Among faces with a majority for one of the seven classes, the share of contradicted labels",
}
_TABLES = {"recall": "[@tab:recall]", "precision": "[@tab:recall]", "noise": "[@tab:label-noise]"}


def end(classes: Sequence[int], share: float) -> str:
    """The class at one end of the order; several of one value."""
    return f"{_listed(classes)}, {percent(share)}"


def one_known(measure: str, classes: str) -> str:
    return f"{_MEASURES[measure]} is known for one class only: {classes} ({_TABLES[measure]})."


def all_same(measure: str, classes: str) -> str:
    return f"{_MEASURES[measure]} is the same for {classes} ({_TABLES[measure]})."


def order(measure: str, highest: str, lowest: str) -> str:
    return f"{_MEASURES[measure]} is highest for {highest}, and lowest for {lowest} ({_TABLES[measure]})."


def order_open() -> str:
    return "The highest and the lowest do not differ significantly: the order may be chance."


def told_apart(higher: int, lower: int) -> str:
    return f"{capitalised(_NAMES[higher])} lies significantly above {_NAMES[lower]}."


def highest_open(classes: Sequence[int], others: Sequence[int]) -> str:
    return f"{capitalised(_listed(others))} may be just as high: {_from(classes, others)}."


def lowest_open(classes: Sequence[int], others: Sequence[int]) -> str:
    return f"{capitalised(_listed(others))} may be just as low: {_from(classes, others)}."


def _from(classes: Sequence[int], others: Sequence[int]) -> str:
    differences = plural(len(others), "the difference", "the differences")
    return f"{differences} from {_listed(classes)} {plural(len(others), 'is', 'are')} not statistically significant"


def _listed(classes: Sequence[int]) -> str:
    return listed([_NAMES[k] for k in classes])
