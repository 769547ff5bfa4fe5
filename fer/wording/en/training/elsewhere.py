"""Question 2 of a network that came without its history."""

from collections.abc import Sequence

from fer.statistics.interval import Interval
from fer.wording.en.prose import SPLITS, count, large, listed, percent, percent_interval, plural, points_interval


def names() -> dict[str, str]:
    """The words of the figure."""
    return {"accuracy": "accuracy, %", **SPLITS}


def warning(held_out: str) -> str:
    return (
        "This network was trained elsewhere, and it is not known on which faces. Were the "
        f"{SPLITS[held_out]} faces among them, its accuracy here would be too high. Where this report speaks of "
        "training faces, it means the train split of the faces it was judged on."
    )


def no_history() -> str:
    return (
        "The network was trained elsewhere, and there is **no history** of its training: how loss and accuracy changed "
        "from epoch to epoch cannot be told, and neither can whether it overfits by that course."
    )


def accuracies(splits: Sequence[str], accuracies: Sequence[Interval]) -> str:
    told = [
        f"{percent_interval(*of)} on the {SPLITS[split]} faces" for split, of in zip(splits, accuracies, strict=True)
    ]
    return f"As it came, it reaches an accuracy of {listed(told)} ([@fig:splits])."


def came(parameters: int, sha256: str) -> str:
    return (
        f"The {large(parameters)} parameters were read from a file whose SHA-256 is `{sha256}`. They were judged as "
        "they are: nothing of them was trained here."
    )


def caption(splits: Sequence[str], faces: Sequence[int]) -> str:
    told = [f"{count(number)} {SPLITS[split]}" for split, number in zip(splits, faces, strict=True)]
    return f"Accuracy on each part of the faces ({listed(told)} faces), with 95 % intervals."


def alt(splits: Sequence[str], accuracies: Sequence[float]) -> str:
    told = [f"{SPLITS[split]} {percent(of)}" for split, of in zip(splits, accuracies, strict=True)]
    return f"One mark a part of the faces, with its interval: {listed(told)}."


def better_on_train(gap: Interval, held_out: str) -> str:
    return (
        f"{_minus(gap, held_out)}: it does better on the train split. Had it been trained on that split, this would be "
        "a sign of overfitting; had it not, the two parts differ in difficulty."
    )


def worse_on_train(gap: Interval, held_out: str) -> str:
    return (
        f"{_minus(gap, held_out)}: it does **worse** on the train split. Either it was trained on the others, or the "
        "two parts differ in difficulty."
    )


def alike(gap: Interval, held_out: str) -> str:
    return (
        f"{_minus(gap, held_out)}: the two are **not** told apart, and there is no sign that it learnt either by heart."
    )


def leaked(faces: int, held_out: str) -> str:
    return (
        f"{count(faces)} of the {SPLITS[held_out]} faces {plural(faces, 'is', 'are')} equal in every pixel to a face "
        "of the train split."
    )


def _minus(gap: Interval, held_out: str) -> str:
    return f"Its accuracy on the train split minus that on the {SPLITS[held_out]} faces is {points_interval(*gap)}"
