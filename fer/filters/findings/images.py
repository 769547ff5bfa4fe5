"""How strongly the images made for filters excite them, which faces do, and whether these share a class."""

from collections import Counter
from statistics import median
from typing import NamedTuple

from fer.data.faces import SIDE
from fer.filters.facts import Facts, Reached, StrongestFaces
from fer.filters.maximise import SETTLED, WINDOW
from fer.filters.responses import Pairs
from fer.findings.said import Said, say

SMALL = 0.01  # probability below which agreement is more than chance
FAR = 2  # times what the strongest face reaches: from there on an image lies far outside what faces do


def maximisers_caption(facts: Facts) -> Said:
    return say(
        "filters.images.maximisers_caption",
        shown=len(facts.shown),
        filters=facts.filters,
        held_out=facts.held_out,
        steps=facts.steps,
    )


def strongest_caption(facts: Facts) -> Said:
    return say("filters.images.strongest_caption", faces=_faces_a_filter(facts.strongest), held_out=facts.held_out)


def converged(*, steps: int, gain: float | None) -> Said:
    """Did ascent end because it gained no more? `gain` is that of the last window of steps."""
    values = {"steps": steps, "gain": gain, "window": WINDOW, "settled": SETTLED}
    return say(f"filters.images.{'settled' if gain is not None and gain < SETTLED else 'not_settled'}", **values)


class Height(NamedTuple):
    """Standard deviations above a filter's mean over the faces."""

    made: float
    face: float
    start: float


def reached(facts: Facts) -> list[Said]:
    """Is the image made for a filter a maximum, as far as faces can tell?"""
    heights = _heights(facts.reached)
    if not heights:
        return [say("filters.images.no_yardstick", filters=len(facts.shown))]
    made, face, start = map(median, zip(*heights, strict=True))
    beyond = "far_from_faces" if made > FAR * max(face, 0) else "near_faces"
    key = beyond if made > face else "within_faces"
    return [
        _above_faces(heights, facts.faces),
        say("filters.images.medians", made=made, face=face, start=start),
        say(f"filters.images.{key}", times=FAR),
    ]


def field(facts: Facts) -> Said:
    """How much of the face one value of the last maps depends on."""
    side = facts.receptive_field
    if side > SIDE:
        key = "field_larger_than_face"
    elif side == SIDE:
        key = "field_as_large_as_face"
    else:
        key = "field_smaller_than_face"
    return say(f"filters.images.{key}", side=side)


def same_class(strongest: StrongestFaces) -> Said:
    """Do a filter's strongest faces belong to one class more often, or less, than by chance?"""
    pairs = strongest.same_class.pairs
    if pairs is None:
        return say("filters.images.one_face")
    values = {"faces": _faces_a_filter(strongest), **pairs._asdict()}
    way = _beyond_chance(pairs)
    if way == "more":
        return say("filters.images.classes_more", **values, whole=_of_one_class(strongest))
    return say("filters.images.classes_less" if way == "less" else "filters.images.classes_open", **values)


def finding(facts: Facts) -> Said:
    """The answer in one sentence."""
    pairs, heights = facts.strongest.same_class.pairs, _heights(facts.reached)
    tie = None if pairs is None else say(f"filters.images.faces_{_beyond_chance(pairs)}", **_shares(pairs))
    if not heights:
        return say("filters.images.no_yardstick", filters=len(facts.shown))
    return say("filters.images.finding", above=_above(heights), filters=len(heights), faces=tie)


def _heights(reached: Reached) -> list[Height]:
    """Of the filters that vary over the faces: all else is 0 by definition."""
    rows = map(Height, reached.made, reached.strongest, reached.start)
    return [row for row in rows if any(row)]


def _above(heights: list[Height]) -> int:
    """How many images excite their filter more than any face."""
    return sum(row.made > row.face for row in heights)


def _above_faces(heights: list[Height], faces: int) -> Said:
    above, number = _above(heights), len(heights)
    if above == number:
        return say("filters.images.all_above_faces", faces=faces)
    if above:
        return say("filters.images.some_above_faces", above=above, images=number)
    return say("filters.images.none_above_faces")


def _beyond_chance(pairs: Pairs) -> str:
    if pairs.p >= SMALL:
        return "open"
    return "more" if pairs.alike > pairs.expected else "less"


def _shares(pairs: Pairs) -> dict[str, float]:
    return {"alike": pairs.alike, "expected": pairs.expected}


def _of_one_class(strongest: StrongestFaces) -> Said:
    """The filters whose faces all carry one label, by this label."""
    faces = _faces_a_filter(strongest)
    alone = [labels[0] for labels in strongest.labels if len(set(labels)) == 1]
    if not alone:
        return say("filters.images.no_filter_of_one_class", faces=faces)
    return say(
        "filters.images.filters_of_one_class",
        faces=faces,
        alone=len(alone),
        filters=len(strongest.labels),
        classes=Counter(alone).most_common(),
    )


def _faces_a_filter(strongest: StrongestFaces) -> int:
    return len(strongest.labels[0])
