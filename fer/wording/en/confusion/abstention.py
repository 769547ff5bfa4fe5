"""Question 3, evidence: what it brings that the network may stay silent."""

from fer.statistics.interval import Interval
from fer.wording.en.prose import percent, percent_interval
from fer.wording.numbers import number

_APART = "Of the faces without exact or near twins"
_OPEN = "Whether it reaches this accuracy on new faces remains open."


def figure_words() -> dict[str, str]:
    """The words in the figure; "percent" is how a number of percents is written."""
    return {
        "coverage": "share of the faces answered, most confident first",
        "accuracy": "accuracy of the answers",
        "network": "by confidence",
        "ideal": "best possible order",
        "chance": "random order",
        "percent": "{:.0f}\N{NO-BREAK SPACE}%",
    }


def caption(goal: float) -> str:
    return (
        "Accuracy of the most confident answers against their share of the faces, beside the best possible and a "
        f"random order. Thin lines: the largest share answered with an accuracy of {_goal(goal)}."
    )


def alt(accuracy: float, reach: str) -> str:
    return f"A curve between a dashed horizontal line and an upper bound. It {reach} and ends at {percent(accuracy)}."


def alt_stays_above(goal: float) -> str:
    return f"is above {_goal(goal)} for all faces together"


def alt_stays_below(goal: float) -> str:
    return f"nowhere reaches {_goal(goal)}"


def alt_reaches(goal: float, share: float) -> str:
    return f"is at {_goal(goal)} where {percent(share)} of the faces are answered,"


def never_silent(goal: float) -> str:
    return f"Even if it answers every face, the network is right on more than {_goal(goal)} of them."


def never_reached(goal: float) -> str:
    return f"However few faces it answers, the network is right on fewer than {_goal(goal)} of them."


def coverage(goal: float, coverage: Interval) -> str:
    return _coverage(goal, coverage)


def coverage_unsure(goal: float, coverage: Interval) -> str:
    return f"{_coverage(goal, coverage)} {_OPEN}"


def apart_coverage_unsure(goal: float, coverage: Interval) -> str:
    return f"{apart_coverage(goal, coverage)} {_OPEN}"


def apart_coverage(goal: float, coverage: Interval) -> str:
    return f"{_APART}, it can answer {percent_interval(*coverage)} with an accuracy of at least {_goal(goal)}."


def apart_never_silent(goal: float) -> str:
    return f"{_APART}, it is right on more than {_goal(goal)} even if it answers every one."


def apart_never_reached(goal: float) -> str:
    return f"{_APART}, it is right on fewer than {_goal(goal)} however few it answers."


def all_right() -> str:
    return "All answers are right, so there is no order to judge."


def all_wrong() -> str:
    return "All answers are wrong, so there is no order to judge."


def area(area: Interval, chance: float, ideal: float) -> str:
    return (
        f"Averaged over all coverages the error is {percent_interval(*area)}. In random order it would be "
        f"{percent(chance)}, in the best possible order {percent(ideal)}."
    )


def better(gain: Interval) -> str:
    return f"Ordering by confidence achieves {_share(gain)} of the possible improvement ([@fig:coverage])."


def worse(gain: Interval) -> str:
    return (
        f"Ordering by confidence is significantly **worse** than a random order: it achieves {_share(gain)} of the "
        "possible improvement ([@fig:coverage])."
    )


def order_open(gain: Interval) -> str:
    return (
        f"Ordering by confidence does not differ significantly from a random order: it achieves {_share(gain)} of the "
        "possible improvement ([@fig:coverage])."
    )


def _share(gain: Interval) -> str:
    value, low, high = (number(100 * part, digits=1) for part in gain)
    return f"{value}\N{NO-BREAK SPACE}% (95\N{NO-BREAK SPACE}%\N{NO-BREAK SPACE}CI {low} to {high})"


def _coverage(goal: float, coverage: Interval) -> str:
    return (
        f"With an accuracy of at least {_goal(goal)} the network can answer {percent_interval(*coverage)} of the "
        "faces, those it is most confident of."
    )


def _goal(goal: float) -> str:
    return percent(goal, digits=0)
