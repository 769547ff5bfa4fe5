"""Question 3: the answer."""

from fer.data.emotions import names
from fer.statistics.interval import Interval
from fer.wording.en.prose import count, percent, percent_interval

_NAMES = names("en")


def recognised(right: int, faces: int, accuracy: Interval, twins: str | None) -> str:
    among = "" if twins is None else f", {twins}"
    of = f"{count(right)} of {count(faces, 'held-out face')}"
    return f"The network recognises {of}, {percent_interval(*accuracy)}{among}."


def without_twins(accuracy: Interval) -> str:
    return (
        f"and {percent_interval(*accuracy)} of those without an exact twin in training, among which pictures nearly "
        "equal to training faces may remain and flatter every figure here"
    )


def all_twins() -> str:
    return "but every one of them has an exact twin in training"


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
