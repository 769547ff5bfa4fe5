"""Question 5, evidence: do filters stand for classes, and does the answer hang on them?

`facts` has "shown", "selectivity" (the fields of fer.selectivity.Selectivity, over all filters) and "ablation":
"faces" (how many), "class_faces" (of each class), "single" and "single_sure" (a row a shown filter, a column a class),
"classes" (the classes that some filter prefers), "sizes" (how many filters each), "groups" and "groups_sure" (a row
each of these classes), "correlation" ("answers" and "recall": [value, low, high] or None) and "filters" (how many were
silenced one at a time). A cell is [change of recall with its interval or None, faces lost, faces won, p].
"""

from collections.abc import Mapping, Sequence
from statistics import median

import pandas as pd

from fer.data.emotions import names
from fer.wording.en.prose import count, interval_cell, listed, number_interval, percent, points, points_interval

_LEVEL = 0.05
_HALF = 0.5  # of the variance: a filter above it tells more of one class than of all else
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
                "one class": f"{found['one_class'][filter_]:.3f}",
                "by chance": f"{found['chance'][filter_]:.3f}",
                "adjusted $p$": f"{p:.3f}" if p >= 0.0015 else "0.001",
                "recall without it (points)": interval_cell(losses[prefers][0], between=" to "),
            }
        )
    return pd.DataFrame(rows)


def table_caption() -> str:
    return (
        "The shown filters: the class with the largest mean activation, the share of the activation's variance that "
        "lies between classes, the part of it between the preferred class and all others, the 95 % quantile of "
        "$\\eta^2$ over shuffled labels, the share of shuffles that reach it (adjusted for the number of filters; "
        "0.001 is the least that can be told), and the change of the preferred class's recall when the filter is left "
        "out, with its 95 % interval (Agresti and Min, 2005)."
    )


def selectivity(facts: Mapping) -> str:
    """Do filters tell the classes apart, and does any stand for one?"""
    found = facts["selectivity"]
    number = len(found["p"])
    selective = sum(p < _LEVEL for p in found["p"])
    pairs = zip(found["p"], found["one_class"], strict=True)
    strong = sum(p < _LEVEL and share > _HALF for p, share in pairs)
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
    largest = percent(max(found["one_class"]))
    if not strong:
        return (
            f"{lead} Yet **none** stands for one class: at most {largest} of a filter's variance lies between the "
            "class that it prefers and all others, so most of what it says is something else."
        )
    verb = "owes" if strong == 1 else "owe"
    return (
        f"{lead} {count(strong)} {verb} more than half of the variance (at most {largest}) to one class against all "
        "others, and may be named after it; no other filter may."
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
        lead = f"**No** class loses recall without one of these {count(number, 'filter')}"
        return f"{lead} ([@fig:ablation]). {_room(found, cells)}" if not sure else f"{lead}; {_beyond(sure, cells)}."
    largest = (
        f"The largest fall is that of {_NAMES[k]} without filter {filter_}: {points_interval(*change)} of "
        f"{count(found['class_faces'][k], 'face')}; picked as the largest of {len(cells)}, it is too large by that, "
        "which its interval does not know"
    )
    if not sure:
        return (
            f"**No** change is beyond chance ([@fig:ablation]): nothing shows that one of these "
            f"{count(number, 'filter')} is needed alone. {largest}. {_room(found, cells)}"
        )
    return f"{_beyond(sure, cells)}. {largest}."


def _beyond(sure: int, cells: Sequence) -> str:
    return f"{count(sure)} of {len(cells)} changes {'is' if sure == 1 else 'are'} beyond chance ([@fig:ablation])"


def _room(found: Mapping, cells: Sequence[tuple[Sequence[float], int, int]]) -> str:
    """What the intervals leave open, in the class with the most faces and in that with the fewest."""
    lowest = {k: min(change[1] for change, _, of in cells if of == k) for k in {k for _, _, k in cells}}
    most, fewest = (of(lowest, key=lambda k: (found["class_faces"][k], k)) for of in (max, min))
    text = f"The intervals leave room for a fall of {points(lowest[most])} in {_NAMES[most]}"
    if fewest == most:
        return f"{text}."
    return f"{text}, with the most faces, and of {points(lowest[fewest])} in {_NAMES[fewest]}, with the fewest."


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
        f"{count(rows, 'class', plural='classes')} ([@fig:ablation-classes]), {_by_chance(facts):.1f} if the groups "
        f"were dealt to classes at random; {_NAMES[k]} loses {points(worst)}."
    )
    if 2 * len(own) > rows and len(own) > _by_chance(facts):
        return f"{lead} So the answer does hang on them, as a crowd and not one by one."
    if rows == 1:
        return f"{lead} With a single group, nothing can be compared."
    return f"{lead} For the others that is **not** so, or not beyond chance."


def correlation(facts: Mapping) -> str:
    """Does selectivity predict causal weight?"""
    found = facts["ablation"]["correlation"]
    told = [
        f"{text} {number_interval(*found[kind], digits=2)}"
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
    higher, lower = any(low > 0 for _, low, _ in known), any(high < 0 for _, _, high in known)
    if higher and all(low > 0 for _, low, _ in known):
        verdict = "So the more selective filters are worth more here, other than Morcos et al. (2018) found elsewhere."
    elif higher:
        verdict = "The two measures of worth do not agree, so **no** rule follows."
    elif lower:
        verdict = (
            "So the more selective filters are **not** worth more, if anything less; Morcos et al. (2018) found "
            "elsewhere that selectivity does not tell what a filter is worth."
        )
    else:
        verdict = (
            "Nothing shows that selectivity tells what a filter is worth, and Morcos et al. (2018) found elsewhere "
            "that it does **not**."
        )
    return (
        f"{figures} {verdict} A filter whose part others can take over has no worth in this sense; and the intervals "
        "take filters as unrelated, which near-equal ones are not."
    )


def finding(facts: Mapping) -> str:
    """What the answer hangs on, in one sentence for the cover."""
    found = facts["ablation"]
    sure = sum(sum(row) for row in found["single_sure"])
    alone = (
        f"Of the {count(len(facts['shown']), 'filter')} shown, **none** proves needed alone"
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


def _by_chance(facts: Mapping) -> float:
    """For how many classes a group dealt to them at random would cost just them most."""
    found = facts["ablation"]
    worst = []
    for row in found["groups"]:
        changes = {k: cell[0][0] for k, cell in enumerate(row) if cell[0] is not None}
        worst.append(min(changes, key=changes.get))
    return sum(k in found["classes"] for k in worst) / len(worst)
