"""Question 3, evidence: what it brings that the network may stay silent."""

from fer.statistics.interval import Interval
from fer.wording.en.prose import percent, percent_interval


def figure_words() -> dict[str, str]:
    """The words in the figure."""
    return {
        "coverage": "share of the faces answered, surest first",
        "accuracy": "accuracy of the answers",
        "network": "by confidence",
        "ideal": "right answers first",
        "chance": "random order",
    }


def caption(goal: float) -> str:
    return (
        "Accuracy of the surest answers against their share of the faces, between the best order there could be and a "
        f"random one. The thin lines mark the largest share answered with an accuracy of {_goal(goal)}."
    )


def never_silent(goal: float) -> str:
    return f"To be right on {_goal(goal)} of its answers the network need not stay silent at all."


def never_reached(goal: float) -> str:
    return f"However much it stays silent, the network is never right on {_goal(goal)} of its answers."


def coverage(goal: float, coverage: Interval) -> str:
    return (
        f"To be right on {_goal(goal)} of its answers the network may answer {percent_interval(*coverage)} of the "
        "faces, the surest."
    )


def all_right() -> str:
    return "All answers are right, so there is no order to judge."


def all_wrong() -> str:
    return "All answers are wrong, so there is no order to judge."


def area(area: Interval, chance: float, ideal: float) -> str:
    return (
        f"Averaged over all coverages the error is {percent_interval(*area)}; in random order it would be "
        f"{percent(chance)}, with all right answers first {percent(ideal)}."
    )


def better(gain: Interval) -> str:
    return f"Its confidence goes {percent_interval(*gain)} of that way ([@fig:coverage])."


def worse() -> str:
    return "Its confidence is **worse** than a random order ([@fig:coverage])."


def order_open() -> str:
    return "Its confidence cannot be told from a random order ([@fig:coverage])."


def _goal(goal: float) -> str:
    return percent(goal, digits=0)
