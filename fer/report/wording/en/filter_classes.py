"""Question 5, evidence: do filters stand for classes, and does the answer hang on them?

`facts` has "shown", "selectivity" (the fields of fer.selectivity.Selectivity, over all filters), and "ablation":
"faces" (how many), "class_faces" (of each class), "single" and "single_sure" (a row a shown filter, a column a class),
"classes" (the classes that some filter prefers), "sizes" (how many filters each), "groups" and "groups_sure" (a row
each of these classes), "correlation" ("answers" and "recall": [value, low, high] or None) and "filters" (how many were
silenced one at a time). A cell is [change of recall with its interval or None, faces lost, faces won, p].
"""

from collections.abc import Mapping, Sequence
from statistics import median

import pandas as pd

from fer.labels import names
from fer.report.wording.en.numbers import count, interval_cell, listed, percent, points

_LEVEL = 0.05
_HALF = 0.5  # of the variance: a filter above it tells more of the class than of all else
_NAMES = names("en")


def words() -> dict[str, str]:
    """The axes of the heat maps."""
    return {"single": "filter left out", "groups": "filters left out", "columns": "recall of the class"}


def group_titles(facts: Mapping) -> list[str]:
    """The groups of filters by the class that they prefer."""
    found = facts["ablation"]
    return [f"prefer {_NAMES[k]} ({size})" for k, size in zip(found["classes"], found["sizes"], strict=True)]


def table(facts: Mapping) -> pd.DataFrame:
    """One row a shown filter."""
    found, rows = facts["selectivity"], []
    for filter_, losses in zip(facts["shown"], facts["ablation"]["single"], strict=True):
        prefers, p = found["prefers"][filter_], found["p"][filter_]
        rows.append(
            {
                "filter": filter_,
                "prefers": _NAMES[prefers],
                "$\\eta^2$": f"{found['eta_squared'][filter_]:.3f}",
                "by chance": f"{found['chance'][filter_]:.3f}",
                "adjusted $p$": f"{p:.3f}" if p >= 0.0015 else "0.001",
                "recall without it (points)": interval_cell(losses[prefers][0], between=" to "),
            }
        )
    return pd.DataFrame(rows)


def table_caption() -> str:
    return (
        "The shown filters: the class with the largest mean activation, the share of the activation's variance that "
        "lies between classes, its 95 % quantile over shuffled labels, the share of shuffles that reach it (adjusted "
        "for the number of filters; 0.001 is the least that can be told), and the change of the preferred class's "
        "recall when the filter is left out, with its 95 % interval."
    )


def selectivity(facts: Mapping) -> str:
    """Do filters tell the classes apart, and does any stand for one?"""
    found = facts["selectivity"]
    number = len(found["p"])
    selective = sum(p < _LEVEL for p in found["p"])
    strong = sum(eta > _HALF for eta in found["eta_squared"])
    eta, chance = median(found["eta_squared"]), median(found["chance"])
    figures = (
        f"(false discoveries held to {percent(_LEVEL, digits=0)}); the median share of variance between classes is "
        f"{percent(eta)}, where shuffled labels stay below {percent(chance)}"
    )
    if not selective:
        lead = f"**No** filter of {count(number)} tells the classes apart better than shuffled labels do {figures}."
    else:
        verb = "tells" if selective == 1 else "tell"
        lead = f"{selective} of {count(number, 'filter')} {verb} the classes apart better than chance {figures}."
    if not strong:
        return (
            f"{lead} Yet **none** stands for a class: in each, more of the variance lies within classes than between."
        )
    verb = "owes" if strong == 1 else "owe"
    return (
        f"{lead} {count(strong)} {verb} more than half of the variance to the class; only these may be named after one."
    )


def single_caption(facts: Mapping) -> str:
    return (
        "Change of each class's recall, in percentage points, when one filter's map is set to its mean; on "
        f"{count(facts['ablation']['faces'], 'held-out face')}. Framed: no chance (McNemar's exact test on the same "
        "faces with and without, Holm over the whole figure)."
    )


def groups_caption() -> str:
    return "The same when all filters that prefer one class are left out together; in brackets, how many they are."


def single(facts: Mapping) -> str:
    """Is any of the shown filters needed?"""
    found = facts["ablation"]
    cells = [
        (cell[0], filter_, k)
        for filter_, row in zip(facts["shown"], found["single"], strict=True)
        for k, cell in enumerate(row)
        if cell[0] is not None
    ]
    sure = sum(sum(row) for row in found["single_sure"])
    change, filter_, k = min(cells, key=lambda cell: cell[0][0])
    number = len(facts["shown"])
    if change[0] >= 0:
        return f"**No** class loses recall without one of these {count(number, 'filter')}: none is needed alone."
    largest = (
        f"The largest fall is that of {_NAMES[k]} without filter {filter_}: {_points(change)} of "
        f"{count(found['class_faces'][k], 'face')}; picked as the largest of {len(cells)}, it is too large by that, "
        "which its interval does not know"
    )
    if not sure:
        return (
            f"**No** change is beyond chance ([@fig:ablation]): none of these {count(number, 'filter')} is needed "
            f"alone. {largest}."
        )
    verb = "is" if sure == 1 else "are"
    return f"{count(sure)} of {len(cells)} changes {verb} beyond chance ([@fig:ablation]). {largest}."


def groups(facts: Mapping) -> str:
    """Does a class hang on the filters that prefer it, taken together?"""
    own, rows = _own_most(facts)
    if not own:
        return (
            "Left out together, the filters that prefer a class cost that class **no** more than the others, or not "
            "beyond chance ([@fig:ablation-classes]): nothing shows that what a filter is most active on is what it is "
            "used for."
        )
    worst, k = min(own)
    lead = (
        f"Left out together, the filters that prefer a class cost just that class most for {len(own)} of "
        f"{count(rows, 'class', plural='classes')} ([@fig:ablation-classes]); {_NAMES[k]} loses {points(worst)}."
    )
    if 2 * len(own) > rows:
        return f"{lead} So the answer does hang on them, as a crowd and not one by one."
    return f"{lead} For the others that is **not** so, or not beyond chance."


def correlation(facts: Mapping) -> str:
    """Does selectivity predict causal weight?"""
    found = facts["ablation"]["correlation"]
    told = [
        f"{text} {_rho(found[kind])}"
        for kind, text in (
            ("answers", "with the share of answers that change"),
            ("recall", "with the fall of mean recall"),
        )
        if found[kind] is not None
    ]
    if not told:
        return "Whether selectivity predicts causal weight cannot be told here: without single filters nothing changes."
    figures = (
        f"Over {count(facts['ablation']['filters'], 'filter')}, left out one at a time, the rank correlation of "
        f"$\\eta^2$ is {listed(told)}."
    )
    known = [interval for interval in found.values() if interval is not None]
    if all(low > 0 for _, low, _ in known):
        verdict = "So the more selective filters are worth more here, other than Morcos et al. (2018) found elsewhere."
    elif any(low > 0 for _, low, _ in known):
        verdict = "The two measures of worth do not agree, so **no** rule follows."
    else:
        verdict = "Nothing shows that selectivity predicts what a filter is worth, and Morcos et al. (2018) found "
        verdict += "elsewhere that it does **not**"
        verdict += (
            "; if anything, the more selective ones are worth less." if any(high < 0 for _, _, high in known) else "."
        )
    return f"{figures} {verdict} A filter whose part others can take over has no worth in this sense."


def finding(facts: Mapping) -> str:
    """What the answer hangs on, in one sentence for the cover."""
    found = facts["ablation"]
    sure = sum(sum(row) for row in found["single_sure"])
    alone = (
        f"None of the {count(len(facts['shown']), 'filter')} shown is needed alone"
        if not sure
        else f"Left out alone, the filters shown change {count(sure, 'recall')} beyond chance"
    )
    own, rows = _own_most(facts)
    return (
        f"{alone}; left out together, those that prefer a class cost just that class most for {len(own)} of "
        f"{count(rows, 'class', plural='classes')}."
    )


def _own_most(facts: Mapping) -> tuple[list[tuple[float, int]], int]:
    """The classes that lose most without the filters that prefer them, with the change, and how many could."""
    found = facts["ablation"]
    own, rows = [], 0
    for k, row, sure in zip(found["classes"], found["groups"], found["groups_sure"], strict=True):
        changes = {other: cell[0][0] for other, cell in enumerate(row) if cell[0] is not None}
        if k in changes:
            rows += 1
            if changes[k] == min(changes.values()) and changes[k] < 0 and sure[k]:
                own.append((changes[k], k))
    return own, rows


def _points(change: Sequence[float]) -> str:
    value, low, high = (f"{100 * part:.1f}".replace("-", "−") for part in change)
    return f"{value} percentage points (95\N{NO-BREAK SPACE}%\N{NO-BREAK SPACE}CI {low} to {high})"


def _rho(interval: Sequence[float]) -> str:
    value, low, high = (f"{part:.2f}".replace("-", "−") for part in interval)
    return f"{value} ({low} to {high})"
