"""What may be said of a network that may stay silent."""

from typing import Any

from fer.confusion.abstention import Abstention
from fer.findings.said import Said, say
from fer.statistics.interval import Interval, way


def caption(abstention: Abstention) -> Said:
    return say("confusion.abstention.caption", goal=abstention.goal)


def alt(abstention: Abstention) -> Said:
    """Where the curve ends, and where it reaches the accuracy asked for."""
    goal, share = abstention.goal, abstention.coverage.value
    if share == 1:
        reach = say("confusion.abstention.alt_stays_above", goal=goal)
    elif share == 0:
        reach = say("confusion.abstention.alt_stays_below", goal=goal)
    else:
        reach = say("confusion.abstention.alt_reaches", goal=goal, share=share)
    return say("confusion.abstention.alt", accuracy=1 - abstention.chance, reach=reach)


def coverage(abstention: Abstention) -> Said:
    """How many faces can be answered at the accuracy asked for."""
    name, values = _answered(abstention.coverage, abstention.goal)
    return say(f"confusion.abstention.{name}", **values)


def apart(abstention: Abstention) -> list[Said]:
    """How many faces without a twin can be answered so; nothing where twins were not searched or there are none."""
    if abstention.coverage_apart is None:
        return []
    name, values = _answered(abstention.coverage_apart, abstention.goal)
    return [say(f"confusion.abstention.apart_{name}", **values)]


def order(abstention: Abstention) -> list[Said]:
    """Does confidence order the answers?"""
    gain = abstention.gain
    if gain is None:
        return [say("confusion.abstention.all_wrong" if abstention.chance else "confusion.abstention.all_right")]
    area = say("confusion.abstention.area", area=abstention.area, chance=abstention.chance, ideal=abstention.ideal)
    key = {"up": "better", "down": "worse", "open": "order_open"}[way(gain)]
    return [area, say(f"confusion.abstention.{key}", gain=gain)]


def _answered(coverage: Interval, goal: float) -> tuple[str, dict[str, Any]]:
    """All faces, none as the share is printed, or a share of them, which on new ones may be none: a sentence's name and
    its values."""
    if coverage.low == 1:
        return "never_silent", {"goal": goal}
    if round(coverage.high, 3) == 0:
        return "never_reached", {"goal": goal}
    return "coverage_unsure" if coverage.low == 0 else "coverage", {"goal": goal, "coverage": coverage}
