"""What may be said of a network that may stay silent."""

from fer.confusion.abstention import Abstention
from fer.findings.said import Said, say
from fer.statistics.interval import Interval

ALL = Interval(1.0, 1.0, 1.0)  # the coverage of a network that need not stay silent in any resample
NONE = Interval(0.0, 0.0, 0.0)  # of one that can answer no face with the accuracy asked for


def caption(abstention: Abstention) -> Said:
    return say("confusion.abstention.caption", goal=abstention.goal)


def coverage(abstention: Abstention) -> Said:
    """How many faces can be answered at the accuracy asked for."""
    goal, coverage = abstention.goal, abstention.coverage
    if coverage == ALL:
        return say("confusion.abstention.never_silent", goal=goal)
    if coverage == NONE:
        return say("confusion.abstention.never_reached", goal=goal)
    return say("confusion.abstention.coverage", goal=goal, coverage=coverage)


def order(abstention: Abstention) -> list[Said]:
    """Does confidence order the answers?"""
    gain = abstention.gain
    if gain is None:
        return [say("confusion.abstention.all_wrong" if abstention.chance else "confusion.abstention.all_right")]
    area = say("confusion.abstention.area", area=abstention.area, chance=abstention.chance, ideal=abstention.ideal)
    if gain.low > 0:
        return [area, say("confusion.abstention.better", gain=gain)]
    if gain.high < 0:
        return [area, say("confusion.abstention.worse")]
    return [area, say("confusion.abstention.order_open")]
