"""Question 3: the answer."""

from fer.data.emotions import names
from fer.statistics.interval import Interval
from fer.wording.en.prose import count, percent, percent_interval

_NAMES = names("en")


def recognised(right: int, faces: int, accuracy: Interval, twins: str | None) -> str:
    among = "" if twins is None else f", {twins}"
    of = f"{count(right)} of {count(faces, 'held-out face')}"
    return f"The network recognises {of}, {percent_interval(*accuracy)}{among}."


def without_twins(faces: int, accuracy: Interval, among: str) -> str:
    return f"and, of the {count(faces)} whose photograph was not found {among}, {percent_interval(*accuracy)}"


def without_exact_twins(accuracy: Interval, among: str) -> str:
    return f"and {percent_interval(*accuracy)} of those without an exact twin {among}"


def in_training() -> str:
    return "in training"


def in_the_train_split() -> str:
    return "among the training faces of the source"


def near_twins_may_remain(without: str) -> str:
    return f"{without}, of which some may nearly equal a training face and flatter every figure here"


def all_twins(among: str) -> str:
    return f"but the photograph of every one of them was also found {among}"


def all_exact_twins(among: str) -> str:
    return f"but every one of them has an exact twin {among}"


def worse_than_guess(guess: float) -> str:
    return f"That is significantly **worse** than {_guessing(guess)}."


def like_guess(guess: float) -> str:
    return f"That is **not** significantly better than {_guessing(guess)}."


def like_guess_on_new(guess: float) -> str:
    return f"On faces without a twin it is **not** shown to be better than {_guessing(guess)}."


def highest(true: int, predicted: int, rate: Interval, faces: int) -> str:
    return f"The confusion with the highest rate is {_rate(true, predicted, rate, faces)}."


def one_of_the_highest(true: int, predicted: int, rate: Interval, faces: int) -> str:
    return (
        f"One of the confusions with the highest rates is {_rate(true, predicted, rate, faces)}; "
        "which rate is highest remains open."
    )


def no_mistake() -> str:
    return "It mistakes none of them."


def _guessing(accuracy: float) -> str:
    return f"guessing without seeing the face ({percent(accuracy)})"


def _rate(true: int, predicted: int, rate: Interval, faces: int) -> str:
    of = count(faces, f"{_NAMES[true]} face")
    return f"{_NAMES[true]} taken for {_NAMES[predicted]}: {percent_interval(*rate)} of the {of}"
