"""Question 5, evidence: what do the layers know?"""

from collections.abc import Sequence

from fer.statistics.interval import Interval
from fer.wording.en.prose import count, percent, percent_interval, points_interval


def words() -> dict[str, str]:
    """The words in the figure."""
    return {
        "classes": "classes, held-out faces",
        "units": "action units, drawn people",
        "across": "filters and size of their maps",
        "share": "right answers (%)",
        "trained": "this network",
        "random": "random weights",
        "chance": "commonest answer",
    }


def caption(faces: int | None, people: int | None) -> str:
    """None where no probe can be fitted and tested."""
    left = "empty" if faces is None else f"the class of {count(faces, 'held-out face')}"
    drawn = None if people is None else count(people, "drawn person", plural="drawn people")
    right = "empty" if drawn is None else f"the action unit of {drawn}"
    return (
        f"What a linear probe reads from each layer, with 95 % intervals. Left: {left}. Right: {right}. Half of them "
        "fit the probe, the other half test it."
    )


def alt(panels: Sequence[str]) -> str:
    """`panels` are sentences."""
    return f"Two panels with curves over the layers. {' '.join(panels)}"


def alt_classes(first: Interval, last: Interval, random: Interval, chance: float) -> str:
    return f"Classes: {_curves(first, last, random, chance)}"


def alt_units(first: Interval, last: Interval, random: Interval, chance: float) -> str:
    return f"Action units: {_curves(first, last, random, chance)}"


def alt_empty() -> str:
    return "Two empty panels."


def too_few_faces(faces: int) -> str:
    return f"With {count(faces, 'face')}, or all of one class, **no** probe of classes can be fitted and tested."


def too_few_people(people: int) -> str:
    drawn = count(people, "drawn person", plural="drawn people")
    return f"With {drawn} **no** probe of action units can be fitted and tested."


def classes_chance_above(difference: Interval, right: Interval, chance: float, fitted: int, judged: int) -> str:
    return (
        "The class **can** be read from the last layer ([@fig:layers]): "
        f"{_read(right, chance, fitted, judged, 'face')}, a difference of {points_interval(*difference)}."
    )


def classes_chance_below(difference: Interval, right: Interval, chance: float, fitted: int, judged: int) -> str:
    return (
        "The class **cannot** be read from the last layer ([@fig:layers]): "
        f"{_read(right, chance, fitted, judged, 'face')}, a difference of {points_interval(*difference)}."
    )


def classes_chance_open(difference: Interval, right: Interval, chance: float, fitted: int, judged: int) -> str:
    return (
        "Whether the class can be read from the last layer remains **open** ([@fig:layers]): "
        f"{_read(right, chance, fitted, judged, 'face')}, a difference of {points_interval(*difference)}."
    )


def units_chance_above(difference: Interval, right: Interval, chance: float, fitted: int, judged: int) -> str:
    return (
        "The action unit **can** be read from the last layer: "
        f"{_read(right, chance, fitted, judged, 'person')}, a difference of {points_interval(*difference)}."
    )


def units_chance_below(difference: Interval, right: Interval, chance: float, fitted: int, judged: int) -> str:
    return (
        "The action unit **cannot** be read from the last layer: "
        f"{_read(right, chance, fitted, judged, 'person')}, a difference of {points_interval(*difference)}."
    )


def units_chance_open(difference: Interval, right: Interval, chance: float, fitted: int, judged: int) -> str:
    return (
        "Whether the action unit can be read from the last layer remains **open**: "
        f"{_read(right, chance, fitted, judged, 'person')}, a difference of {points_interval(*difference)}."
    )


def first_above(difference: Interval) -> str:
    return f"The last layer beats the first by {points_interval(*difference)}."


def first_below(difference: Interval) -> str:
    return f"The last layer is **worse** than the first: {points_interval(*difference)}."


def first_open(difference: Interval) -> str:
    return f"The difference between the last layer and the first is not significant: {points_interval(*difference)}."


def random_above(difference: Interval) -> str:
    return f"It beats the same layer with random weights by {points_interval(*difference)}."


def random_below(difference: Interval) -> str:
    return f"It is **worse** than the same layer with random weights: {points_interval(*difference)}."


def random_open(difference: Interval) -> str:
    return (
        "Its difference from the same layer with random weights is **not** significant: "
        f"{points_interval(*difference)}."
    )


def own_above(difference: Interval, own: Interval) -> str:
    return f"{_own(own)}; the probe is better by {points_interval(*difference)}."


def own_below(difference: Interval, own: Interval) -> str:
    return f"{_own(own)}; the probe is worse: {points_interval(*difference)}."


def own_open(difference: Interval, own: Interval) -> str:
    return f"{_own(own)}; the difference is not significant: {points_interval(*difference)}."


def _curves(first: Interval, last: Interval, random: Interval, chance: float) -> str:
    return (
        f"{percent(first.value)} right in the first layer, {percent(last.value)} in the last; with random weights "
        f"{percent(random.value)} in the last; commonest answer {percent(chance)}."
    )


def _read(right: Interval, chance: float, fitted: int, judged: int, noun: str) -> str:
    of = {"face": count(judged, "face"), "person": f"the pictures of {count(judged, 'person', plural='people')}"}[noun]
    return (
        f"a probe fitted on {count(fitted)} others gets {percent_interval(*right)} of {of} right, the commonest answer "
        f"{percent(chance)}"
    )


def _own(own: Interval) -> str:
    return f"The network's own answer is right in {percent_interval(*own)}"
