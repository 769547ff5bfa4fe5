"""Question 2, evidence: accuracy against the number of training faces."""

from fer.statistics.interval import Interval
from fer.wording.en.prose import SPLITS, count, interval_cell, p_value, points_interval


def names(split: str) -> dict[str, str]:
    """The words in the figure."""
    return {"faces": "training faces", "accuracy": f"accuracy, {SPLITS[split]} faces"}


def heading() -> str:
    return "### More faces?"


def method(split: str) -> str:
    return (
        "The same recipe and seed on parts of the training faces, each part within the next larger one, every class "
        "with its share. All trainings take about the same number of optimiser steps, and so pass more often "
        "over fewer faces: with equal passes a small part would also be trained for a shorter time, and the curve "
        f"would mix the two. Judged on the same {SPLITS[split]} faces ([@fig:learning-curve], [@tab:learning-curve]). "
        "The intervals of slopes and steps are those of a mean over these faces, with two faces added to which every "
        "answer is right by an even chance (for two networks that of Agresti & Min, 2005)."
    )


def chosen_by_the_same() -> str:
    return (
        "The same faces chose the epoch of each network, among more epochs where the part is smaller: that flatters "
        "the small parts a little."
    )


def table(split: str, faces: int, epochs: int, accuracy: Interval) -> dict[str, str]:
    return {
        "Training faces": count(faces),
        "Epochs": count(epochs),
        f"Accuracy, {SPLITS[split]} (%)": interval_cell(accuracy),
    }


def table_caption() -> str:
    return "The same recipe on parts of the training faces, with 95\N{NO-BREAK SPACE}% intervals (Wilson, 1927)."


def caption() -> str:
    return (
        "Accuracy against the number of training faces, on a logarithmic axis, with its 95\N{NO-BREAK SPACE}% "
        "interval; dashed the straight line by least squares."
    )


def step_rises(faces: tuple[int, int], change: Interval, p: float) -> str:
    return (
        f"{_step(faces, change, p)}: it still **rises**, so faces are among what limits this recipe, as far as one "
        "training each can tell."
    )


def step_level(faces: tuple[int, int], change: Interval, p: float) -> str:
    return f"{_step(faces, change, p)}: that it still rises is **not shown**."


def step_falls(faces: tuple[int, int], change: Interval, p: float) -> str:
    return (
        f"{_step(faces, change, p)}: it **falls**, so more of these faces do not help this recipe, as far as one "
        "training each can tell."
    )


def through_both() -> str:
    return "both points"


def through_all(points: int) -> str:
    return f"all {points} points"


def line(through: str, slope: Interval) -> str:
    return f"By the straight line through {through} each doubling of the faces brings {points_interval(*slope)}"


def nothing_told(line: str, faces: int) -> str:
    return f"{line}: what {count(faces)} faces would bring cannot be told from nothing."


def no_gain(line: str, faces: int) -> str:
    return f"{line}: it promises no gain of {count(faces)} faces."


def promised(line: str, faces: int) -> str:
    return f"{line}: {count(faces)} faces would bring as much if it went on."


def no_bend_told() -> str:
    return "Whether it goes on straight, two points cannot show."


def flattens(step: Interval, bend: Interval) -> str:
    return f"{_last(step, bend)}: the curve **flattens**, so the line rather says too much of a further doubling."


def turns_down(step: Interval, bend: Interval) -> str:
    return f"{_last(step, bend)}: the curve **turns down**, so the line says too much of a further doubling."


def steepens(step: Interval, bend: Interval) -> str:
    return f"{_last(step, bend)}: the curve grows **steeper**, so the line may say too little of a further doubling."


def straight(step: Interval, bend: Interval) -> str:
    return f"{_last(step, bend)}: that the curve bends is not shown, nor that it goes on straight."


def limits() -> str:
    """What a learning curve cannot tell."""
    return (
        "This is one draw of the parts and one seed each; the intervals cover the choice of the faces judged, not "
        "these. A line drawn beyond its points is a guess, for faces of the same kind, labelled with the same care. "
        "Another recipe, a longer training or a larger network may have another curve."
    )


def finding_rises(faces: tuple[int, int], change: Interval) -> str:
    return f"Accuracy still rises {_from_to(faces)}: {_changes(change)}."


def finding_falls(faces: tuple[int, int], change: Interval) -> str:
    return f"Accuracy falls {_from_to(faces)}: {_changes(change)}."


def finding_level(faces: tuple[int, int], change: Interval) -> str:
    return f"That accuracy still rises {_from_to(faces)} is not shown: {_changes(change)}."


def _step(faces: tuple[int, int], change: Interval, p: float) -> str:
    before, last = faces
    return (
        f"From {count(before)} to {count(last)} training faces accuracy changes by {points_interval(*change)}, "
        f"{p_value(p)} (McNemar's test)"
    )


def _last(step: Interval, bend: Interval) -> str:
    return (
        f"The last step brings {points_interval(*step)} a doubling, which differs from the straight line through the "
        f"points before by {points_interval(*bend)}"
    )


def _from_to(faces: tuple[int, int]) -> str:
    before, last = faces
    return f"from {count(before)} to {count(last)} training faces"


def _changes(change: Interval) -> str:
    return f"it changes by {points_interval(*change)}"
