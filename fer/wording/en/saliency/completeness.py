"""Question 4, evidence: have the averages behind the maps settled, and do integrated gradients add up?"""

from collections.abc import Mapping, Sequence

from fer.statistics.interval import Interval
from fer.wording.en.prose import count, listed, number_interval, percent, percent_interval
from fer.wording.en.saliency.maps import method
from fer.wording.numbers import interval_cell, number


def table(cells: Mapping[int, str]) -> dict[str, str]:
    """A column a number of steps."""
    return {"Steps": "Missing, %", **{str(steps): cell for steps, cell in cells.items()}}


def missing(value: float | None, interval: Interval | None) -> str:
    """In percent; the value alone where there is one face, a dash where the logit never changes."""
    if value is None:
        return "–"
    return f"{100 * value:.1f}" if interval is None else interval_cell(interval)


def caption(faces: int) -> str:
    return (
        "Difference between the sum of integrated gradients and the change of the logit, as a share of that change, by "
        f"the number of steps: {count(faces, 'face')}; the 95\N{NO-BREAK SPACE}% intervals hold together."
    )


def nothing_to_share_out() -> str:
    return "The logit of every face equals that of the grey square, so integrated gradients have nothing to add up to."


def one_face() -> str:
    return "Whether integrated gradients add up **cannot be told** from one face."


def is_open(enough: float, steps: int, missing: Interval) -> str:
    return (
        f"Whether integrated gradients add up, with an error of at most {percent(enough, digits=0)}, is **open**: with "
        f"{count(steps, 'step')} the error is {percent_interval(*missing)}."
    )


def do_not_add_up(steps: int, missing: Interval) -> str:
    return (
        f"Integrated gradients do **not** add up: even with {count(steps, 'step')} the error is "
        f"{percent_interval(*missing)}."
    )


def add_up(enough: float, least: int, most: int, missing: Interval) -> str:
    return (
        f"Integrated gradients add up, with an error of at most {percent(enough, digits=0)}, from "
        f"{count(least, 'step')} on; with {count(most)} the error is {percent_interval(*missing)}."
    )


def copies_alike(told: Sequence[str]) -> str:
    return (
        "Two SmoothGrad maps of one face, each with its own noise, have a mean rank correlation of "
        f"{listed(told)}. A value of 1 would mean that no noise is left."
    )


def alike(copies: int, value: float | None, interval: Interval | None) -> str:
    return f"{_number(value, interval)} with {count(copies, 'noisy copy', plural='noisy copies')}"


def averaged_alike(copies: int, value: float, ceiling: Interval) -> str:
    """How alike two SmoothGrad maps are with the copies of the maps that are averaged, and how alike such a map and one
    without noise can be: the square root of that."""
    copied = count(copies, "noisy copy", plural="noisy copies")
    return (
        f"The averaged maps have {copied}, and two such SmoothGrad maps correlate by {number(value)}; with a map "
        f"without noise, each can correlate by at most the square root of that, {number_interval(*ceiling, digits=2)}."
    )


def other(name: str, value: float) -> str:
    """A method, and how alike its maps and SmoothGrad's are."""
    return f"{method(name)} ({number(value)})"


def as_alike(others: Sequence[str]) -> str:
    """Of methods that may be as like SmoothGrad as its noise allows."""
    return (
        f"The likeness of SmoothGrad to {listed(others)} is not significantly lower, so by itself it shows **no** "
        "difference between these methods: noise may hide how alike they are."
    )


def less_alike(others: Sequence[str]) -> str:
    """Of methods that are surely less like SmoothGrad than its noise allows."""
    return f"The likeness of SmoothGrad to {listed(others)} is significantly lower: noise alone does not explain that."


def _number(value: float | None, interval: Interval | None) -> str:
    if value is None:
        return "no value"
    return number(value) if interval is None else number_interval(*interval, digits=2)
