"""Which of several shares of the classes is highest and which lowest, as far as their intervals allow."""

from collections.abc import Sequence
from typing import Literal

from fer.findings.said import Said, say
from fer.statistics.interval import Interval
from fer.statistics.order import ends, rivals, separate

Measure = Literal["recall", "precision", "noise"]  # what the shares are


def ranked(intervals: Sequence[Interval | None], *, measure: Measure) -> list[Said]:
    """The highest and the lowest of a share for each class, and what the intervals leave open.

    None is left out; one interval at least is not None. No order is claimed where intervals overlap.
    """
    best, worst = ends(intervals)
    highest, lowest = _end(intervals, best), _end(intervals, worst)
    if sum(interval is not None for interval in intervals) == 1:
        return [say("ranking.one_known", measure=measure, classes=highest)]
    if best == worst:
        return [say("ranking.all_same", measure=measure, classes=highest)]
    order = say("ranking.order", measure=measure, highest=highest, lowest=lowest)
    if not separate(intervals, best, worst):
        return [order, say("ranking.order_open")]
    return [order, *_open(intervals, best, "highest_open"), *_open(intervals, worst, "lowest_open")]


def _open(intervals: Sequence[Interval | None], classes: list[int], key: str) -> list[Said]:
    """Who else may be at an end of the order; nothing where nobody."""
    others = rivals(intervals, classes)
    return [say(f"ranking.{key}", classes=classes, others=others)] if others else []


def _end(intervals: Sequence[Interval | None], classes: list[int]) -> Said:
    """The value at an end with its interval; where classes tie, with the widest bounds among them."""
    tied = [interval for k in classes if (interval := intervals[k]) is not None]
    widest = Interval(tied[0].value, min(of.low for of in tied), max(of.high for of in tied))
    return say("ranking.tied_end" if len(tied) > 1 else "ranking.end", classes=classes, interval=widest)
