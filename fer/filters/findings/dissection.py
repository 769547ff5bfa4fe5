"""Does a filter see a part of the face?"""

from collections.abc import Callable

from fer.data.emotions import PARTS
from fer.filters.dissection import ELSEWHERE, PLACES, Dissection, Overlap, PartsSeen
from fer.findings.said import Said, Table, say, tabulate
from fer.runs.config import Kind

LEVEL = 1 - ELSEWHERE  # of each of the two claims, that filters lie on parts and that some follow them
DRAWN: dict[Kind, str] = {"drawn": "on_own_kind", "photographs": "on_drawn_faces", "unknown": "on_unknown_kind"}


def told_of(seen: PartsSeen) -> Said:
    """On which faces, and what the network does on them."""
    better = say("filters.dissection.knows_them" if seen.accuracy.low > seen.luck else "filters.dissection.guesses")
    values = {"faces": seen.faces, "accuracy": seen.accuracy, "luck": seen.luck, "better": better}
    return say(f"filters.dissection.{DRAWN[seen.learnt_from]}", **values)


def table(seen: PartsSeen) -> Table:
    """A row a part: the filters that lie on it, and those of all that follow it."""
    return tabulate(
        "filters.dissection.table",
        [
            {
                "part": part,
                "on": _of(seen.trained, part, lying),
                "follow": _of(seen.trained, part, following),
                "random_on": _of(seen.random, part, lying),
                "random_follow": _of(seen.random, part, following),
            }
            for part in PARTS
        ],
    )


def table_caption(seen: PartsSeen) -> Said:
    return say(
        "filters.dissection.table_caption",
        dissected=_dissected(seen),
        filters=seen.of,
        top=seen.top,
        places=PLACES,
        level=LEVEL,
    )


def verdict(seen: PartsSeen) -> list[Said]:
    """Do filters lie on parts more than elsewhere, do they with random weights, and do those follow their part?"""
    return [_lying(seen), _beside(seen), _following(seen), *_position(seen)]


def photographs(seen: PartsSeen) -> list[Said]:
    """What holds of drawn faces need not hold of photographs: for every section that asks drawn faces."""
    if seen.learnt_from == "drawn":
        return []
    key = "photographs" if seen.learnt_from == "photographs" else "perhaps_photographs"
    return [say(f"filters.dissection.{key}", accuracy=seen.accuracy, luck=seen.luck)]


def figure_caption(shown: tuple[Overlap, ...]) -> Said:
    return say("filters.dissection.figure_caption", filters=_overlaps(shown))


def figure_alt(shown: tuple[Overlap, ...], *, faces: int) -> Said:
    return say("filters.dissection.figure_alt", filters=_overlaps(shown), faces=faces)


def lying(of: Overlap) -> bool:
    return of.places <= PLACES


def following(of: Overlap) -> bool:
    return of.p_follows <= LEVEL


def _lying(seen: PartsSeen) -> Said:
    key = "lie_on_parts" if seen.trained.p <= LEVEL else "lie_anywhere"
    found = seen.trained
    return say(
        f"filters.dissection.{key}",
        on_parts=found.on_parts,
        dissected=_dissected(seen),
        elsewhere=int(found.elsewhere),
        share=ELSEWHERE,
        p=found.p,
    )


def _beside(seen: PartsSeen) -> Said:
    key = "random_too" if seen.random.p <= LEVEL else "random_not"
    return say(
        f"filters.dissection.{key}",
        on_parts=seen.random.on_parts,
        elsewhere=int(seen.random.elsewhere),
        share=ELSEWHERE,
    )


def _following(seen: PartsSeen) -> Said:
    follow = [of.part for of in seen.trained.filters if following(of)]
    if not follow:
        return say("filters.dissection.none_follows")
    return say("filters.dissection.some_follow", follow=len(follow), parts=_by_part(follow))


def _position(seen: PartsSeen) -> list[Said]:
    """A filter may lie on a part because it answers to that place of the picture, whatever lies there."""
    lie = [of for of in seen.trained.filters if lying(of)]
    still = [of.part for of in lie if not following(of)]
    if not still:
        return []
    return [say("filters.dissection.position_alone", lie=len(lie), still=len(still), parts=_by_part(still))]


def _by_part(parts: list[str]) -> list[tuple[str, int]]:
    return [(part, parts.count(part)) for part in PARTS if part in parts]


def _overlaps(shown: tuple[Overlap, ...]) -> list[tuple[int, str, float]]:
    return [(of.filter, of.part, of.iou) for of in shown]


def _dissected(seen: PartsSeen) -> int:
    return len(seen.trained.filters) + seen.trained.silent


def _of(found: Dissection, part: str, holds: Callable[[Overlap], bool]) -> int:
    return sum(of.part == part and holds(of) for of in found.filters)
