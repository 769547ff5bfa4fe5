"""Sentences on which of several shares is highest and which lowest."""

from collections.abc import Sequence

from fer.statistics.order import Interval, ends, rivals, separate
from fer.wording.en.prose import listed, percent_interval


def ranked(intervals: Sequence[Interval | None], names: Sequence[str], *, measure: str) -> list[str]:
    """The highest and the lowest, and what the intervals leave open; one interval at least is not None.

    No order is claimed where intervals overlap.
    """
    best, worst = ends(intervals)
    highest, lowest = (f"{listed([names[k] for k in end])}, {_value(intervals, end)}" for end in (best, worst))
    if sum(interval is not None for interval in intervals) == 1:
        return [f"{measure} is known of one class only: {highest}."]
    if best == worst:
        return [f"{measure} is the same for {highest}."]
    text = f"{measure} is highest for {highest}, and lowest for {lowest}."
    if not separate(intervals, best, worst):
        return [text, "These intervals overlap, so the order of the two is open."]
    near = [_open(intervals, names, end, rank) for end, rank in ((best, "highest"), (worst, "lowest"))]
    return [text, *filter(None, near)]


def _open(intervals: Sequence[Interval | None], names: Sequence[str], end: Sequence[int], rank: str) -> str:
    """Who else may be the highest, or the lowest; empty where nobody."""
    others = [names[k] for k in rivals(intervals, end)]
    if not others:
        return ""
    subject, verb = ("interval", "overlaps") if len(others) == 1 else ("intervals", "overlap")
    ours = listed([names[k] for k in end])
    return f"The {subject} of {listed(others)} {verb} that of {ours}, so which is {rank} remains open."


def _value(intervals: Sequence[Interval | None], end: Sequence[int]) -> str:
    """The value with its interval; where classes tie, with the widest bounds among them."""
    tied = [intervals[k] for k in end]
    text = percent_interval(tied[0][0], min(i[1] for i in tied), max(i[2] for i in tied))
    return text if len(tied) == 1 else f"{text[:-1]} at the widest)"
