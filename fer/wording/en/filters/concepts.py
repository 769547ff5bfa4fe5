"""Question 5, evidence: does the answer move along the concept vectors of action units?"""

from fer.wording.en.prose import count, percent, plural


def axes() -> dict[str, str]:
    """The axes of the figure."""
    return {"rows": "action unit", "columns": "share of the class's faces whose answer grows (%)"}


def caption(people: int, strength: float, most: int, level: float) -> str:
    return (
        f"Share of a class's held-out faces (at most {count(most)} a class) whose logit grows along the concept vector "
        f"of an action unit, taken from {count(people, 'person', plural='people')} drawn at rest and with "
        f"{percent(strength, digits=0)} of the unit. Framed and bold: the mean growth differs from that along random "
        f"concepts ({percent(level)} level, all cells together). A dot marks the units that FACS counts to the class."
    )


def nothing_expected() -> str:
    return "No class with action units has a face here, so nothing can be said of them."


def gain_as_expected(up: int, down: int, pairs: int) -> str:
    return (
        "Along the units that FACS counts to a class its answer more often **grows** than falls: "
        f"{_counts(up, down, pairs)} ([@fig:concepts])."
    )


def lose_where_expected(up: int, down: int, pairs: int) -> str:
    return (
        "Along the units that FACS counts to a class its answer more often **falls** than grows: "
        f"{_counts(up, down, pairs)} ([@fig:concepts])."
    )


def expected_both_ways(up: int, down: int, pairs: int) -> str:
    return (
        "Along the units that FACS counts to a class its answer grows as often as it falls: "
        f"{_counts(up, down, pairs)} ([@fig:concepts])."
    )


def expected_untold(up: int, down: int, pairs: int) -> str:
    return (
        f"Of the {count(pairs, 'pair')} of a class and a unit that FACS counts to it, **none** can be told from random "
        "concepts ([@fig:concepts])."
    )


def others(up: int, down: int, pairs: int) -> str:
    return f"Of the other pairs: {_counts(up, down, pairs)}."


def truth_untold() -> str:
    return (
        "Of no pair is it clear both along the vector and when the unit itself is drawn in, so the two cannot be "
        "compared."
    )


def truth_agrees(alike: int, told: int) -> str:
    return (
        f"What happens when the unit itself is drawn in can be seen: of the {count(told, 'pair')} in which both are "
        f"told from chance, the answer goes the way of the vector in {alike}."
    )


def truth_disagrees(alike: int, told: int) -> str:
    return (
        f"What happens when the unit itself is drawn in is **not** what the vectors say: of the {count(told, 'pair')} "
        f"in which both are told from chance, the answer goes the way of the vector in {alike}."
    )


def _counts(up: int, down: int, pairs: int) -> str:
    left = pairs - up - down
    return (
        f"of {count(pairs, 'pair')} {up} {plural(up, 'grows', 'grow')}, {down} {plural(down, 'falls', 'fall')}, and "
        f"{left} cannot be told from random concepts"
    )
