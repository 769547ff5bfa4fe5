"""Two networks on the same faces."""

from fer.confusion.rival import Rival
from fer.findings.said import Name, Said, Table, say, tabulate
from fer.statistics.interval import way

CERTAIN = 0.05


def method(rival: Rival) -> Said:
    return say("confusion.rival.method", run=Name(rival.run))


def table(rival: Rival) -> Table:
    """Rows are this network, columns the other."""
    found = rival.paired
    return tabulate(
        "confusion.rival.table",
        [
            {"right": True, "other_right": found.both, "other_wrong": found.first},
            {"right": False, "other_right": found.second, "other_wrong": found.neither},
        ],
    )


def verdict(rival: Rival) -> list[Said]:
    """Which of the two is better, as far as the test goes."""
    found = rival.paired
    if not found.first + found.second:
        return [say("confusion.rival.same_faces")]
    if found.p >= CERTAIN:
        better = "not_told_apart"
    else:
        better = "this_is_better" if found.first > found.second else "other_is_better"
    alone = say(
        "confusion.rival.alone",
        this=found.first,
        other=found.second,
        difference=found.difference,
        fine=found.p < CERTAIN and way(found.difference) == "open",
        p=found.p,
    )
    return [alone, say(f"confusion.rival.{better}")]
