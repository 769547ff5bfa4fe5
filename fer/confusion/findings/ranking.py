"""Which of several shares of the classes is highest and which lowest, as far as chance allows to tell."""

from collections.abc import Sequence
from typing import Literal

from fer.findings.said import Said, say
from fer.statistics.interval import Interval
from fer.statistics.order import Order

Measure = Literal["recall", "precision", "noise"]  # what the shares are


def ranked(shares: Sequence[Interval | None], order: Order | None, *, measure: Measure) -> list[Said]:
    """The highest and the lowest of a share for each class, and what is open of them.

    A share that is None is left out; one at least is not. `order` is that of the others; None where it is one alone.
    """
    known = {k: share.value for k, share in enumerate(shares) if share is not None}
    if order is None:
        return [_alike("one_known", measure, known)]
    high, low = known[order.highest[0]], known[order.lowest[0]]
    if _printed(high) == _printed(low):
        return [_alike("all_same", measure, known)]
    ends = say("ranking.order", measure=measure, highest=_end(order.highest, high), lowest=_end(order.lowest, low))
    if order.apart is None:
        return [ends, say("ranking.order_open")]
    return [
        ends,
        *_told_apart(order, order.apart),
        *_open("highest_open", order.highest, order.may_be_highest),
        *_open("lowest_open", order.lowest, order.may_be_lowest),
    ]


def _alike(key: str, measure: Measure, known: dict[int, float]) -> Said:
    """What is the same of all classes of which it is known."""
    return say(f"ranking.{key}", measure=measure, classes=_end(tuple(known), max(known.values())))


def _told_apart(order: Order, apart: tuple[int, int]) -> list[Said]:
    """The two told apart most surely, where the ends of the order are not: one of few faces may stand at an end."""
    if order.spread.low > 0:
        return []
    return [say("ranking.told_apart", higher=apart[0], lower=apart[1])]


def _open(key: str, classes: tuple[int, ...], may_be: tuple[int, ...]) -> list[Said]:
    """Who else may be at an end of the order; nothing where nobody."""
    others = [k for k in may_be if k not in classes]
    return [say(f"ranking.{key}", classes=classes, others=others)] if others else []


def _end(classes: tuple[int, ...], share: float) -> Said:
    return say("ranking.end", classes=classes, share=share)


def _printed(share: float) -> float:
    """As a sentence prints it, in tenths of a percent."""
    return round(100 * share, 1)
