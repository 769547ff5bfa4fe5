"""How strongly the images made for filters activate them, which faces do, and whether these share a class."""

from collections import Counter
from statistics import median
from typing import NamedTuple

from fer.data.faces import SIDE
from fer.filters.facts import Facts, Fineness, Reached, StrongestFaces
from fer.filters.maximise import SETTLED, WINDOW
from fer.filters.responses import SHUFFLES, Pairs
from fer.findings.said import Said, say

SMALL = 0.01  # probability below which agreement is more than chance
FAR = 2  # times what the strongest face reaches: from there on an image lies far outside what faces do


class Height(NamedTuple):
    """Standard deviations above a filter's mean over the faces."""

    made: float
    face: float
    start: float


def answer(facts: Facts) -> list[Said]:
    """What activates the filters more than any face, and whether the strongest faces tell of classes."""
    pairs, heights = facts.strongest.same_class.pairs, _heights(facts.reached)
    if not heights:
        return [say("filters.images.no_yardstick", filters=len(facts.shown))]
    above, fine = _above(heights), _finer(facts.fineness) == len(facts.fineness.made)
    made, face, _ = _medians(heights)
    values = {"filters": len(heights), "faces": facts.faces, "held_out": facts.held_out, "made": made, "face": face}
    pattern = say("filters.images.fine_pattern" if fine else "filters.images.some_pattern")
    if above == len(heights) > 1:
        lead = say("filters.images.answer_all", pattern=pattern, **values)
    elif above:
        lead = say("filters.images.answer_above", pattern=pattern, above=above, **values)
    else:
        lead = say("filters.images.answer_none", pattern=pattern, **values)
    tie = [] if pairs is None else [say(f"filters.images.faces_{_beyond_chance(pairs)}", **pairs._asdict())]
    return [lead, *tie]


def copies(facts: Facts) -> list[Said]:
    """How many faces are left without copies; nothing where there is none."""
    if facts.faces == facts.labelled:
        return []
    return [say("filters.images.copies", labelled=facts.labelled, faces=facts.faces)]


def maximisers_caption(facts: Facts) -> Said:
    return say("filters.images.maximisers_caption", shown=len(facts.shown), filters=facts.filters)


def maximisers_alt(facts: Facts) -> Said:
    reached = facts.reached
    return say(
        "filters.images.maximisers_alt",
        shown=len(facts.shown),
        cycles=median(facts.fineness.made),
        made=(min(reached.made), max(reached.made)),
        strongest=(min(reached.strongest), max(reached.strongest)),
    )


def strongest_caption(facts: Facts) -> Said:
    return say("filters.images.strongest_caption", faces=_faces_a_filter(facts.strongest), held_out=facts.held_out)


def gallery_caption() -> Said:
    return say("filters.images.gallery_caption")


def strongest_alt(facts: Facts) -> Said:
    labels = facts.strongest.labels
    return say(
        "filters.images.strongest_alt",
        filters=len(labels),
        faces=_faces_a_filter(facts.strongest),
        classes=Counter(label for row in labels for label in row).most_common(),
    )


def converged(*, steps: int, gain: float | None) -> Said:
    """Did ascent end because it gained no more? `gain` is that of the last window of steps."""
    values = {"steps": steps, "gain": gain, "window": WINDOW, "settled": SETTLED}
    return say(f"filters.images.{'settled' if gain is not None and gain < SETTLED else 'not_settled'}", **values)


def start(facts: Facts) -> list[Said]:
    """Where ascent began; nothing where no filter varies over the faces."""
    heights = _heights(facts.reached)
    return [say("filters.images.start", start=_medians(heights).start)] if heights else []


def beyond(facts: Facts) -> list[Said]:
    """How far the images made lie above what faces do; nothing where no filter varies over the faces."""
    heights = _heights(facts.reached)
    if not heights:
        return []
    made, face, _ = _medians(heights)
    times = made / face if face > 0 else None
    if made <= face:
        told = say("filters.images.within_faces")
    elif made > FAR * max(face, 0):
        told = say("filters.images.far_from_faces", times=times)
    else:
        told = say("filters.images.near_faces", times=times)
    below = len(heights) - _above(heights)
    return [told, *([say("filters.images.some_below_faces", below=below, images=len(heights))] if below else [])]


def fineness(facts: Facts) -> Said:
    """Are the images made finer than faces?"""
    found = facts.fineness
    finer, images = _finer(found), len(found.made)
    values = {"images": images, "made": median(found.made), "faces": found.faces}
    if 0 < finer < images:
        return say("filters.images.some_finer", finer=finer, **values)
    return say("filters.images.all_finer" if finer else "filters.images.none_finer", **values)


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


def same_class(strongest: StrongestFaces) -> list[Said]:
    """What stands behind the shares of pairs of one class: whole filters of one class, or how little is ruled out."""
    pairs = strongest.same_class.pairs
    if pairs is None:
        return [say("filters.images.one_face")]
    way = _beyond_chance(pairs)
    told = {"more": [_of_one_class(strongest)], "open": [say("filters.images.few_faces")], "less": []}[way]
    return [*told, say("filters.images.shuffled", shuffles=SHUFFLES)]


def _heights(reached: Reached) -> list[Height]:
    """Of the filters that vary over the faces: all else is 0 by definition."""
    rows = map(Height, reached.made, reached.strongest, reached.start)
    return [row for row in rows if any(row)]


def _medians(heights: list[Height]) -> Height:
    return Height(*map(median, zip(*heights, strict=True)))


def _above(heights: list[Height]) -> int:
    """How many images activate their filter more than any face."""
    return sum(row.made > row.face for row in heights)


def _finer(found: Fineness) -> int:
    """How many images are finer than the median face."""
    return sum(cycles > found.faces for cycles in found.made)


def _beyond_chance(pairs: Pairs) -> str:
    if pairs.p >= SMALL:
        return "open"
    return "more" if pairs.alike > pairs.expected else "less"


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
