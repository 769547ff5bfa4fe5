"""Question 3, evidence: how far twins differ by class."""

from collections.abc import Sequence

from fer.data.emotions import names
from fer.statistics.interval import Interval
from fer.wording.en.confusion.memory import AS_IN_THE_SPLIT
from fer.wording.en.prose import count, in_words, listed, percent, percent_interval, points_interval
from fer.wording.numbers import interval_cell

_NAMES = names("en")


def standard_up(accuracy: Interval, lift: Interval) -> str:
    return f"{_standard(accuracy)}, and the {_difference(lift)}: it is significantly higher with the twins."


def standard_down(accuracy: Interval, lift: Interval) -> str:
    return f"{_standard(accuracy)}, and the {_difference(lift)}: it is significantly **lower** with the twins."


def standard_open(accuracy: Interval, lift: Interval) -> str:
    return f"{_standard(accuracy)}, and the {_difference(lift)}: no significant difference."


def standard_alone(accuracy: Interval) -> str:
    return f"{_standard(accuracy)}."


def standard_unknown(classes: Sequence[int]) -> str:
    return (
        f"No face of {listed([_NAMES[k] for k in classes], last='or')} is left without a twin, so the accuracy without "
        f"twins cannot be given {AS_IN_THE_SPLIT}."
    )


def table(
    label: int, sought: bool, faces: int, share: float, recall: Interval, without: Interval | None
) -> dict[str, str]:
    """A row a class; `sought`: near twins were."""
    return {
        "Class": _NAMES[label],
        "Faces": count(faces),
        f"With {_twin(sought)}": percent(share),
        "Recall of all, % (95 % CI)": interval_cell(recall),
        "Recall without a twin, % (95 % CI)": "no face left" if without is None else interval_cell(without),
    }


def caption(sought: bool) -> str:
    return f"Share of the faces of each class with {_twin(sought)} in training, and recall with and without them."


def recall_lower(classes: Sequence[int], number: int) -> str:
    return f"{_recall(classes)} significantly lower without a twin than with one{_corrected(number)}."


def recall_higher(classes: Sequence[int], number: int) -> str:
    return f"{_recall(classes)} significantly **higher** without a twin than with one{_corrected(number)}."


def recall_open(number: int) -> str:
    return f"No class has a significantly different recall without a twin than with one{_corrected(number)}."


def recall_apart() -> str:
    return "No class has faces both with and without a twin, so none can be compared ([@tab:twins-by-class])."


def _standard(accuracy: Interval) -> str:
    return f"The accuracy without twins is {percent_interval(*accuracy)} {AS_IN_THE_SPLIT}"


def _recall(classes: Sequence[int]) -> str:
    return f"The recall of {listed([_NAMES[k] for k in classes])} is"


def _corrected(number: int) -> str:
    return f", with intervals corrected for {in_words(number)} classes ([@tab:twins-by-class])"


def _twin(sought: bool) -> str:
    return "an exact or near twin" if sought else "an exact twin"


def _difference(lift: Interval) -> str:
    return f"accuracy on all faces minus this one is {points_interval(*lift)}"
