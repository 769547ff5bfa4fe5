"""Do filters stand for classes?"""

from collections.abc import Sequence
from statistics import median

from fer.filters.ablation import Ablation
from fer.filters.selectivity import Selectivity
from fer.findings.said import Said, Table, say, tabulate

LEVEL = 0.05  # adjusted p below which a filter tells the classes apart
HALF = 0.5  # of the variance: a filter above it tells more of one class than of all else
LEAST_P = 0.001  # that so many shuffles can tell


def verdict(selectivity: Selectivity) -> list[Said]:
    """Do filters tell the classes apart, and does any stand for one?"""
    filters, selective = len(selectivity.p), sum(p < LEVEL for p in selectivity.p)
    values = {
        "filters": filters,
        "level": LEVEL,
        "eta_squared": median(selectivity.eta_squared),
        "chance": median(selectivity.chance),
    }
    if selective:
        lead = say("filters.selectivity.some_selective", selective=selective, **values)
    else:
        lead = say("filters.selectivity.none_selective", **values)
    pairs = zip(selectivity.p, selectivity.one_class, strict=True)
    strong, largest = sum(p < LEVEL and share > HALF for p, share in pairs), max(selectivity.one_class)
    if strong:
        return [lead, say("filters.selectivity.some_for_one_class", strong=strong, largest=largest)]
    return [lead, say("filters.selectivity.none_for_one_class", largest=largest)]


def table(shown: Sequence[int], selectivity: Selectivity, ablation: Ablation) -> Table:
    """One row a shown filter."""
    rows = []
    for filter_, changes in zip(shown, ablation.single, strict=True):
        prefers = selectivity.prefers[filter_]
        rows.append(
            {
                "filter": filter_,
                "prefers": prefers,
                "eta_squared": selectivity.eta_squared[filter_],
                "one_class": selectivity.one_class[filter_],
                "chance": selectivity.chance[filter_],
                "p": max(selectivity.p[filter_], LEAST_P),
                "change": changes[prefers].change,
            }
        )
    return tabulate("filters.selectivity.table", rows)
