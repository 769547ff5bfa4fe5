"""Do filters stand for classes?"""

from collections.abc import Sequence
from statistics import median

from fer.filters.selectivity import CHANCE, Apart, Selectivity
from fer.findings.said import Said, Table, say, tabulate
from fer.statistics.interval import LEVEL

HALF = 0.5  # of the variance: a filter above it tells more of one class than of all else
ERRORS = 1 - LEVEL  # false discoveries among the filters said to tell the classes apart


def verdict(selectivity: Selectivity) -> list[Said]:
    """Do filters tell the classes apart, and does any stand for one?"""
    filters, selective = len(selectivity.p), sum(p < ERRORS for p in selectivity.p)
    values = {
        "filters": filters,
        "level": ERRORS,
        "eta_squared": median(selectivity.eta_squared),
        "chance": median(selectivity.chance),
        "quantile": CHANCE,
        "shuffles": selectivity.shuffles,
    }
    if not selective:
        return [say("filters.selectivity.none_selective", **values)]
    apart = [of for of, p in zip(selectivity.apart, selectivity.p, strict=True) if of is not None and p < ERRORS]
    lead = say("filters.selectivity.some_selective", selective=selective, **values)
    return [lead, *(_for_one_class(apart) if apart else [])]


def _for_one_class(apart: Sequence[Apart]) -> list[Said]:
    """Of the filters that tell the classes apart: does one tell more of one class than of all else?"""
    strong = [of for of in apart if of.share.low > HALF]
    open_ = [of for of in apart if of.share.low <= HALF < of.share.high]
    key, counts = "none_for_one_class", dict[str, int]()
    if strong:
        key, counts = "some_for_one_class", {"strong": len(strong)}
    elif open_:
        key, counts = "open_for_one_class", {"may_be": len(open_)}
    largest = max(strong or apart, key=lambda of: of.share.value)
    falling = sum(not of.rises for of in apart)
    return [
        say(f"filters.selectivity.{key}", **counts, **largest._asdict()),
        say("filters.selectivity.by_falling", falling=falling, filters=len(apart)),
    ]


def table_caption() -> Said:
    return say("filters.selectivity.table_caption", level=LEVEL)


def table(shown: Sequence[int], selectivity: Selectivity) -> Table:
    """One row a shown filter."""
    rows = [
        {
            "filter": filter_,
            "prefers": selectivity.prefers[filter_],
            "eta_squared": selectivity.eta_squared[filter_],
            "apart": selectivity.apart[filter_],
        }
        for filter_ in shown
    ]
    return tabulate("filters.selectivity.table", rows)
