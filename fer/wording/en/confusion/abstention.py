"""Question 3, evidence: what it brings that the network may stay silent."""

from fer.statistics.interval import Interval
from fer.wording.en.prose import number, percent, percent_interval


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
    return f"The network is right on more than {_goal(goal)} of its answers without staying silent at all."


def never_reached(goal: float) -> str:
    return f"However few faces it answers, the surest, the network is right on fewer than {_goal(goal)} of its answers."


def coverage(goal: float, coverage: Interval) -> str:
    return _coverage(goal, coverage)


def coverage_unsure(goal: float, coverage: Interval) -> str:
    return f"{_coverage(goal, coverage)} Whether it reaches that on any share of new faces cannot be said."


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
    return f"Its confidence goes {_way(gain)} ([@fig:coverage])."


def worse(gain: Interval) -> str:
    return f"Its confidence is **worse** than a random order: it goes {_way(gain)} ([@fig:coverage])."


def order_open(gain: Interval) -> str:
    return f"Its confidence cannot be told from a random order: it goes {_way(gain)} ([@fig:coverage])."


def _way(gain: Interval) -> str:
    value, low, high = (number(100 * part, digits=1) for part in gain)
    return f"{value} % (95 % CI {low} to {high}) of that way"


def _coverage(goal: float, coverage: Interval) -> str:
    return (
        f"With an accuracy of {_goal(goal)} or more the network answers the surest {percent_interval(*coverage)} of "
        "the faces. The share is chosen on the faces that it is judged by; the interval allows for that."
    )


def _goal(goal: float) -> str:
    return percent(goal, digits=0)
