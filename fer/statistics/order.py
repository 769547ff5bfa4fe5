"""What intervals allow to be said of an order: overlapping ones, nothing. The same in every language."""

from collections.abc import Sequence

Interval = Sequence[float]  # value, low, high


def overlap(a: Interval, b: Interval) -> bool:
    """Have the two intervals a point in common?"""
    return a[1] <= b[2] and b[1] <= a[2]


def ends(intervals: Sequence[Interval | None]) -> tuple[list[int], list[int]]:
    """The places of the highest and of the lowest value, several where they tie. None is left out; one must remain."""
    values = {place: interval[0] for place, interval in enumerate(intervals) if interval is not None}
    high, low = max(values.values()), min(values.values())
    return [k for k, value in values.items() if value == high], [k for k, value in values.items() if value == low]


def separate(intervals: Sequence[Interval | None], best: Sequence[int], worst: Sequence[int]) -> bool:
    """Does every interval of `best` lie above every one of `worst`?"""
    return min(intervals[k][1] for k in best) > max(intervals[k][2] for k in worst)


def rivals(intervals: Sequence[Interval | None], end: Sequence[int]) -> list[int]:
    """The other places whose interval overlaps one of those in `end`."""
    return [
        k
        for k, interval in enumerate(intervals)
        if interval is not None and k not in end and any(overlap(interval, intervals[e]) for e in end)
    ]
