"""Does the answer move along the concept vectors of action units?"""

from collections.abc import Sequence

from fer.filters.concepts import Along, Concepts
from fer.findings.said import Said, say

LEVEL = 0.025  # of all gains along vectors together, and of all changes by drawing


def caption(concepts: Concepts) -> Said:
    return say(
        "filters.concepts.caption",
        people=concepts.people,
        strength=concepts.strength,
        most=max(concepts.faces),
        level=LEVEL,
    )


def alt(concepts: Concepts) -> Said:
    scores = [of.score for of in concepts.along]
    return say(
        "filters.concepts.alt",
        units=len({of.unit for of in concepts.along}),
        classes=len({of.emotion for of in concepts.along}),
        lowest=min(scores),
        highest=max(scores),
        framed=sum(moves(of) for of in concepts.along),
    )


def verdict(concepts: Concepts) -> list[Said]:
    """Do the classes gain along the units that FACS counts to them, and along others? And when they are drawn?"""
    expected = [of for of in concepts.along if of.expected]
    others = [of for of in concepts.along if not of.expected]
    if not expected:
        return [say("filters.concepts.nothing_expected")]
    return [_expected(expected), _others(others), _truth(concepts)]


def moves(of: Along) -> bool:
    """More than random concepts, up or down?"""
    return of.p <= LEVEL


def _expected(pairs: Sequence[Along]) -> Said:
    up, down = _told(pairs)
    key = "gain_as_expected" if up > down else "lose_where_expected" if down > up else "expected_both_ways"
    if not up + down:
        key = "expected_untold"
    return say(f"filters.concepts.{key}", up=up, down=down, pairs=len(pairs))


def _others(pairs: Sequence[Along]) -> Said:
    up, down = _told(pairs)
    return say("filters.concepts.others", up=up, down=down, pairs=len(pairs))


def _truth(concepts: Concepts) -> Said:
    """Of all directions that move a logit: does drawing the unit into other people move it the same way?"""
    told = [of for of in concepts.along if moves(of)]
    if not told:
        return say("filters.concepts.truth_untold")
    alike, turned = ([of for of in told if way * of.gain * of.drawn > 0] for way in (1, -1))
    key = "agrees" if len(alike) > len(turned) else "disagrees" if len(alike) < len(turned) else "both_ways"
    counts = say(
        "filters.concepts.truth_counts",
        told=len(told),
        alike=len(alike),
        alike_sure=_drawn_sure(alike),
        turned=len(turned),
        turned_sure=_drawn_sure(turned),
    )
    return say(f"filters.concepts.truth_{key}", people=concepts.others, counts=counts)


def _drawn_sure(pairs: Sequence[Along]) -> int:
    return sum(of.p_drawn <= LEVEL for of in pairs)


def _told(pairs: Sequence[Along]) -> tuple[int, int]:
    told = [of.gain for of in pairs if moves(of)]
    return sum(gain > 0 for gain in told), sum(gain < 0 for gain in told)
