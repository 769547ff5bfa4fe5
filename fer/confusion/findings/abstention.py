"""What may be said of a network that may stay silent."""

from fer.confusion.abstention import Abstention
from fer.findings.said import Said, say


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
    goal, coverage = abstention.goal, abstention.coverage
    if coverage.low == 1:
        return say("confusion.abstention.never_silent", goal=goal)
    if coverage.high == 0:
        return say("confusion.abstention.never_reached", goal=goal)
    unsure = coverage.low == 0
    return say(f"confusion.abstention.{'coverage_unsure' if unsure else 'coverage'}", goal=goal, coverage=coverage)


def apart(abstention: Abstention) -> list[Said]:
    """How many faces without a twin can be answered so; nothing where twins were not searched or there are none."""
    goal, coverage = abstention.goal, abstention.coverage_apart
    if coverage is None:
        return []
    if coverage.low == 1:
        return [say("confusion.abstention.apart_never_silent", goal=goal)]
    if coverage.high == 0:
        return [say("confusion.abstention.apart_never_reached", goal=goal)]
    return [say("confusion.abstention.apart", goal=goal, coverage=coverage)]


def order(abstention: Abstention) -> list[Said]:
    """Does confidence order the answers?"""
    gain = abstention.gain
    if gain is None:
        return [say("confusion.abstention.all_wrong" if abstention.chance else "confusion.abstention.all_right")]
    area = say("confusion.abstention.area", area=abstention.area, chance=abstention.chance, ideal=abstention.ideal)
    if round(gain.low, 3) > 0:
        return [area, say("confusion.abstention.better", gain=gain)]
    if round(gain.high, 3) < 0:
        return [area, say("confusion.abstention.worse", gain=gain)]
    return [area, say("confusion.abstention.order_open", gain=gain)]
