"""Question 5, evidence: does the answer move along the concept vectors of action units?"""

from fer.wording.en.prose import count, percent, plural


def axes() -> dict[str, str]:
    """The axes of the figure."""
    return {"rows": "action unit", "columns": "share of the class's faces whose logit grows (%)"}


def caption(people: int, strength: float, most: int, level: float) -> str:
    return (
        f"Share of a class's faces (at most {count(most)}) whose logit grows in the direction of an action unit, taken "
        f"from {count(people, 'person', plural='people')} drawn at rest and with {percent(strength, digits=0)} of the "
        f"unit. Framed: significantly different from random directions ({percent(level)} level, all cells together). "
        "Dot: FACS counts the unit to the class."
    )


def alt(units: int, classes: int, lowest: float, highest: float, framed: int) -> str:
    return (
        f"Table of {count(units, 'action unit')} by {count(classes, 'class', plural='classes')} with shares from "
        f"{percent(lowest, digits=0)} to {percent(highest, digits=0)}, blue below and red above one half; "
        f"{count(framed, 'cell')} {plural(framed, 'is', 'are')} framed."
    )


def nothing_expected() -> str:
    return "No class with action units has a face here, so nothing can be said about them."


def gain_as_expected(up: int, down: int, pairs: int) -> str:
    return (
        "In the direction of the units that FACS counts to a class, its logit **grows** more often than it falls: "
        f"{_counts(up, down, pairs)} ([@fig:concepts])."
    )


def lose_where_expected(up: int, down: int, pairs: int) -> str:
    return (
        "In the direction of the units that FACS counts to a class, its logit **falls** more often than it grows: "
        f"{_counts(up, down, pairs)} ([@fig:concepts])."
    )


def expected_both_ways(up: int, down: int, pairs: int) -> str:
    return (
        "In the direction of the units that FACS counts to a class, its logit grows as often as it falls: "
        f"{_counts(up, down, pairs)} ([@fig:concepts])."
    )


def expected_untold(up: int, down: int, pairs: int) -> str:
    return (
        f"For **none** of the {count(pairs, 'pair')} of a class and a unit that FACS counts to it is the change of the "
        "logit significant ([@fig:concepts])."
    )


def others(up: int, down: int, pairs: int) -> str:
    return f"For the other pairs: {_counts(up, down, pairs)}."


def truth_untold() -> str:
    return "As no direction is significant, there is none to compare with the drawn unit itself."


def truth_agrees(people: int, counts: str) -> str:
    return f"{_drawn_into(people)} mostly moves the logit along with its direction: {counts}."


def truth_disagrees(people: int, counts: str) -> str:
    return f"{_drawn_into(people)} mostly moves the logit **against** its direction: {counts}."


def truth_both_ways(people: int, counts: str) -> str:
    return f"{_drawn_into(people)} moves the logit against its direction as often as along with it: {counts}."


def truth_counts(told: int, alike: int, alike_sure: int, turned: int, turned_sure: int) -> str:
    return (
        f"of {count(told, 'significant direction')}, along with {alike} ({alike_sure} of them significantly) and "
        f"against {turned} ({turned_sure} of them significantly)"
    )


def _counts(up: int, down: int, pairs: int) -> str:
    left = pairs - up - down
    return (
        f"of {count(pairs, 'pair')}, {up} {plural(up, 'grows', 'grow')}, {down} {plural(down, 'falls', 'fall')} and "
        f"{left} {plural(left, 'is', 'are')} not significant"
    )


def _drawn_into(people: int) -> str:
    return (
        f"In {count(people, 'other person', plural='other people')}, drawn in the same style, drawing the unit itself"
    )
