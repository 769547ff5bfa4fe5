"""What intervals allow to be said of an order: overlapping ones, nothing."""

from collections.abc import Sequence

from fer.statistics.interval import Interval

Intervals = Sequence[Interval | None]  # None where there is no value: left out of every order


def overlap(a: Interval, b: Interval) -> bool:
    """Have the two intervals a point in common?"""
    return a.low <= b.high and b.low <= a.high


def ends(intervals: Intervals) -> tuple[list[int], list[int]]:
    """The places of the highest and of the lowest value, several where they tie; ValueError where all are None."""
    values = {place: interval.value for place, interval in enumerate(intervals) if interval is not None}
    high, low = max(values.values()), min(values.values())
    return [k for k, value in values.items() if value == high], [k for k, value in values.items() if value == low]


def separate(intervals: Intervals, best: Sequence[int], worst: Sequence[int]) -> bool:
    """Does every interval of `best` lie above every one of `worst`? Neither may be empty."""
    return min(of.low for of in _known(intervals, best)) > max(of.high for of in _known(intervals, worst))


def rivals(intervals: Intervals, end: Sequence[int]) -> list[int]:
    """The other places whose interval overlaps one of those in `end`."""
    at_end = _known(intervals, end)
    return [
        k
        for k, interval in enumerate(intervals)
        if interval is not None and k not in end and any(overlap(interval, other) for other in at_end)
    ]


def _known(intervals: Intervals, places: Sequence[int]) -> list[Interval]:
    return [interval for k in places if (interval := intervals[k]) is not None]
