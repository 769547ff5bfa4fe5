"""Question 2, evidence: accuracy against the number of training faces."""

from fer.statistics.interval import Interval
from fer.wording.en.prose import SPLITS, count, in_words, percent_interval, points_interval
from fer.wording.numbers import interval_cell, p_value


def names(split: str) -> dict[str, str]:
    """The words in the figure."""
    return {"faces": "training faces", "accuracy": f"accuracy, {SPLITS[split]} faces (%)"}


def heading() -> str:
    return "### More faces?"


def method(split: str) -> str:
    return (
        "The same recipe and seed were trained on parts of the training faces. Each part lies within the next larger "
        "one, and every class keeps its share. All trainings take about the same number of optimiser steps, so smaller "
        "parts get more epochs: otherwise the curve would also show the effect of shorter training. All are judged on "
        f"the same {SPLITS[split]} faces ([@fig:learning-curve], [@tab:learning-curve]). Intervals of slopes and steps "
        "extend that of @agresti2005 to several networks."
    )


def chosen_by_the_same() -> str:
    return (
        "The same faces chose the epoch of each network, among more epochs where the part is smaller. This makes the "
        "accuracy of small parts slightly too high."
    )


def table(split: str, faces: int, epochs: int, accuracy: Interval) -> dict[str, str]:
    return {
        "Training faces": count(faces),
        "Epochs": count(epochs),
        f"Accuracy, {SPLITS[split]} (%)": interval_cell(accuracy),
    }


def table_caption() -> str:
    return "The same recipe on parts of the training faces, with 95\N{NO-BREAK SPACE}% intervals [@wilson1927]."


def caption() -> str:
    return (
        "Accuracy against the number of training faces, on a logarithmic axis, with 95\N{NO-BREAK SPACE}% intervals. "
        "Dashed: the least-squares line."
    )


def alt(points: int, faces: tuple[int, int], accuracies: tuple[Interval, Interval]) -> str:
    """The first and the last point."""
    first, last = (percent_interval(*accuracy) for accuracy in accuracies)
    return (
        f"{in_words(points).capitalize()} points with intervals and a dashed straight line. Accuracy is {first} with "
        f"{count(faces[0])} training faces and {last} with {count(faces[1])}."
    )


def finding_rises(faces: tuple[int, int], change: Interval, p: float) -> str:
    return (
        f"Accuracy still rises {_from_to(faces)}: {_changes(change, p)}. More faces helped this recipe, as far as "
        "one training each can show."
    )


def finding_falls(faces: tuple[int, int], change: Interval, p: float) -> str:
    return (
        f"Accuracy falls {_from_to(faces)}: {_changes(change, p)}. More of these faces did not help this recipe, as "
        "far as one training each can show."
    )


def finding_level(faces: tuple[int, int], change: Interval, p: float) -> str:
    return f"That accuracy still rises {_from_to(faces)} is not shown: {_changes(change, p)}."


def through_both() -> str:
    return "both points"


def through_all(points: int) -> str:
    return f"all {points} points"


def line(through: str, slope: Interval) -> str:
    return f"By a straight line through {through}, each doubling of the faces brings {points_interval(*slope)}"


def nothing_told(line: str, faces: int) -> str:
    return f"{line}. A gain from {count(faces)} faces is not shown."


def no_gain(line: str, faces: int) -> str:
    return f"{line}. This promises no gain from {count(faces)} faces."


def promised(line: str, faces: int) -> str:
    return f"{line}. If the line went on, {count(faces)} faces would bring as much again."


def no_bend_told() -> str:
    return "Two points cannot show whether it goes on straight."


def flattens(step: Interval, bend: Interval) -> str:
    return f"{_last(step, bend)} The curve **flattens**, so the line promises too much."


def turns_down(step: Interval, bend: Interval) -> str:
    return f"{_last(step, bend)} The curve **turns down**, so the line promises too much."


def steepens(step: Interval, bend: Interval) -> str:
    return f"{_last(step, bend)} The curve gets **steeper**, so the line may promise too little."


def straight(step: Interval, bend: Interval) -> str:
    return f"{_last(step, bend)} A bend is not shown, nor that the curve is straight."


def limits() -> str:
    """What a learning curve cannot tell."""
    return (
        "Each part was drawn once and trained with one seed; the intervals cover only the choice of the faces judged. "
        "A line drawn beyond its points is a guess, for faces of the same kind with labels of the same quality. "
        "Another recipe, a longer training or a larger network may have another curve."
    )


def _last(step: Interval, bend: Interval) -> str:
    return (
        f"The last step brings {points_interval(*step)} a doubling. The difference from the line through the points "
        f"before is {points_interval(*bend)}."
    )


def _from_to(faces: tuple[int, int]) -> str:
    before, last = faces
    return f"from {count(before)} to {count(last)} training faces"


def _changes(change: Interval, p: float) -> str:
    return f"it changes by {points_interval(*change)}, {p_value(p)} (McNemar's test)"
