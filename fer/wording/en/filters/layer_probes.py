"""Question 5, evidence: what do the layers know?"""

from fer.statistics.interval import Interval
from fer.wording.en.prose import count, percent, percent_interval, points_interval


def words() -> dict[str, str]:
    """The words in the figure."""
    return {
        "classes": "classes, held-out faces",
        "units": "action units, drawn people",
        "across": "filters and size of their maps",
        "share": "read rightly (%)",
        "trained": "this network",
        "random": "random weights",
        "chance": "commonest answer",
    }


def caption(faces: int, people: int) -> str:
    return (
        "What a linear probe reads off each layer, with 95 % intervals over faces or people. Left the class of "
        f"{count(faces, 'held-out face')}, right which action unit acts, if any, on "
        f"{count(people, 'drawn person', plural='drawn people')}; half of each fit the probe, the other half judge it."
    )


def too_few_faces(faces: int) -> str:
    return f"With {count(faces, 'face')}, or all of one class, **no** probe of classes can be fitted and judged."


def too_few_people(people: int) -> str:
    drawn = count(people, "drawn person", plural="drawn people")
    return f"With {drawn} **no** probe of action units can be fitted and judged."


def classes_chance_above(difference: Interval, right: Interval, chance: float, fitted: int, judged: int) -> str:
    return (
        f"The class **can** be read off the last layer: {_read(right, chance, fitted, judged, 'face')}, "
        f"{points_interval(*difference)} above it ([@fig:layers])."
    )


def classes_chance_below(difference: Interval, right: Interval, chance: float, fitted: int, judged: int) -> str:
    return (
        f"The class **cannot** be read off the last layer: {_read(right, chance, fitted, judged, 'face')}, and the "
        f"probe is worse ({points_interval(*difference)}; [@fig:layers])."
    )


def classes_chance_open(difference: Interval, right: Interval, chance: float, fitted: int, judged: int) -> str:
    return (
        "Whether the class can be read off the last layer **cannot** be told: "
        f"{_read(right, chance, fitted, judged, 'face')} ({points_interval(*difference)}; [@fig:layers])."
    )


def units_chance_above(difference: Interval, right: Interval, chance: float, fitted: int, judged: int) -> str:
    return (
        "Which action unit acts **can** be read off the last layer: "
        f"{_read(right, chance, fitted, judged, 'person')}, {points_interval(*difference)} above it."
    )


def units_chance_below(difference: Interval, right: Interval, chance: float, fitted: int, judged: int) -> str:
    return (
        "Which action unit acts **cannot** be read off the last layer: "
        f"{_read(right, chance, fitted, judged, 'person')}, and the probe is worse ({points_interval(*difference)})."
    )


def units_chance_open(difference: Interval, right: Interval, chance: float, fitted: int, judged: int) -> str:
    return (
        "Whether the unit that acts can be read off the last layer **cannot** be told: "
        f"{_read(right, chance, fitted, judged, 'person')} ({points_interval(*difference)})."
    )


def first_above(difference: Interval) -> str:
    return f"More than off the first layer: {points_interval(*difference)}."


def first_below(difference: Interval) -> str:
    return f"Less than off the first layer: {points_interval(*difference)}."


def first_open(difference: Interval) -> str:
    return f"Whether it is more than off the first layer cannot be told: {points_interval(*difference)}."


def random_above(difference: Interval) -> str:
    return f"More than with random weights: {points_interval(*difference)}."


def random_below(difference: Interval) -> str:
    return f"**Less** than with random weights: {points_interval(*difference)}."


def random_open(difference: Interval) -> str:
    return f"Whether it is more than with random weights **cannot** be told: {points_interval(*difference)}."


def own_above(difference: Interval, own: Interval) -> str:
    return f"The probe is right more often than the network's own answer, {_own(own)}: {points_interval(*difference)}."


def own_below(difference: Interval, own: Interval) -> str:
    return f"The probe is right less often than the network's own answer, {_own(own)}: {points_interval(*difference)}."


def own_open(difference: Interval, own: Interval) -> str:
    return (
        f"Which is right more often, the probe or the network's own answer, {_own(own)}, cannot be told: "
        f"{points_interval(*difference)}."
    )


def _read(right: Interval, chance: float, fitted: int, judged: int, noun: str) -> str:
    of = {"face": count(judged, "face"), "person": f"the pictures of {count(judged, 'person', plural='people')}"}[noun]
    return (
        f"a probe fitted on {count(fitted)} is right on {percent_interval(*right)} of {of}, where the commonest answer "
        f"is right on {percent(chance)}"
    )


def _own(own: Interval) -> str:
    return f"right on {percent_interval(*own)}"
