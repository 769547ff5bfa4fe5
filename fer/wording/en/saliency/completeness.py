"""Question 4, evidence: do integrated gradients add up?"""

from collections.abc import Mapping, Sequence

from fer.statistics.interval import Interval
from fer.wording.en.prose import bounded, count, interval_cell, listed, number, percent, percent_interval


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
        "What is missing between the sum of integrated gradients and the change of the logit, as a share of this "
        f"change, by the number of steps: {count(faces, 'face')}, with 95 % intervals that hold for all of them "
        "together."
    )


def nothing_to_share_out() -> str:
    return "Integrated gradients have nothing to share out: the logit of every face is that of the grey square."


def one_face() -> str:
    return "Whether integrated gradients add up **cannot be told** from one face."


def is_open(enough: float, steps: int, missing: Interval) -> str:
    return (
        f"Whether integrated gradients add up to the change of the logit, but for {percent(enough, digits=0)}, is "
        f"**open**: with {count(steps, 'step')} {percent_interval(*missing)} of it is missing."
    )


def do_not_add_up(steps: int, missing: Interval) -> str:
    return (
        f"Integrated gradients do **not** add up to the change of the logit: even with {count(steps, 'step')} "
        f"{percent_interval(*missing)} of it is missing."
    )


def add_up(enough: float, least: int, most: int, missing: Interval) -> str:
    return (
        f"Integrated gradients add up to the change of the logit, but for {percent(enough, digits=0)} at most, from "
        f"{count(least, 'step')} on; with {count(most)}, {percent_interval(*missing)} is missing."
    )


def copies_alike(faces: int, told: Sequence[str]) -> str:
    return (
        f"How far the averages behind these maps have settled, measured on {count(faces, 'face')}: two SmoothGrad maps "
        f"of one face, each with noise of its own, have a rank correlation of {listed(told)}, where 1 would mean that "
        "none of the noise is left."
    )


def alike(copies: int, value: float | None, interval: Interval | None) -> str:
    return f"{_number(value, interval)} with {count(copies, 'noisy copy', plural='noisy copies')}"


def steps_miss(told: Sequence[str]) -> str:
    return (
        f"Of the change of the logit that integrated gradients should share out they miss {listed(told)}; the "
        "intervals of each kind hold together."
    )


def steps_missing(steps: int, value: float | None, interval: Interval | None) -> str:
    return f"{_share(value, interval)} with {count(steps, 'step')}"


def _share(value: float | None, interval: Interval | None) -> str:
    if value is None:
        return "no share that is defined"
    return percent(value) if interval is None else percent_interval(*interval)


def _number(value: float | None, interval: Interval | None) -> str:
    if value is None:
        return "no value"
    return number(value) if interval is None else bounded(interval, between=" to ")
