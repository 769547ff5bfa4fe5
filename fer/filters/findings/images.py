"""How strongly the images made for filters excite them, which faces do, and whether these share a class."""

from collections import Counter
from statistics import median

from fer.data.faces import SIDE
from fer.filters.facts import Facts, Reached, StrongestFaces
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


def reached(facts: Facts) -> list[Said]:
    """Is the image made for a filter a maximum, as far as faces can tell?"""
    made, face, start = (median(of) for of in (facts.reached.made, facts.reached.strongest, facts.reached.start))
    return [
        _above_faces(facts),
        say("filters.images.medians", made=made, face=face, start=start),
        say(f"filters.images.{'far_from_faces' if made > FAR * max(face, 0) else 'near_faces'}"),
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
    """Do a filter's strongest faces belong to one class more often than by chance?"""
    pairs = strongest.same_class.pairs
    if pairs is None:
        return say("filters.images.one_face")
    values = {"faces": _faces_a_filter(strongest), **pairs._asdict()}
    if pairs.p >= SMALL:
        return say("filters.images.classes_by_chance", **values)
    return say("filters.images.classes_beyond_chance", **values, whole=_of_one_class(strongest))


def finding(facts: Facts) -> Said:
    """The answer in one sentence."""
    pairs = facts.strongest.same_class.pairs
    return say(
        "filters.images.finding",
        above=_above(facts.reached),
        filters=len(facts.shown),
        faces=None if pairs is None else _tie(pairs),
    )


def _above(reached: Reached) -> int:
    """How many images excite their filter more than any face."""
    return sum(made > face for made, face in zip(reached.made, reached.strongest, strict=True))


def _above_faces(facts: Facts) -> Said:
    above, number = _above(facts.reached), len(facts.reached.made)
    if above == number:
        return say("filters.images.all_above_faces", faces=facts.faces)
    if above:
        return say("filters.images.some_above_faces", above=above, images=number)
    return say("filters.images.none_above_faces")


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


def _tie(pairs: Pairs) -> Said:
    key = "faces_share_class" if pairs.p < SMALL else "faces_share_no_class"
    return say(f"filters.images.{key}", alike=pairs.alike, expected=pairs.expected)


def _faces_a_filter(strongest: StrongestFaces) -> int:
    return len(strongest.labels[0])
