"""Which sentences one look at a face allows."""

from collections.abc import Iterable

from fer.explore.facts import OWN, Covered, Facts, Neighbour
from fer.findings.said import Name, Said, say

_NOTICED = 0.05  # of the answer's probability: a smaller fall is not worth a name


def answer(facts: Facts) -> Said:
    """What the network says of the face, and whether that is its label."""
    values = {"answer": facts.answer, "share": facts.probabilities[facts.answer], "name": Name(facts.name)}
    if facts.label is None:
        return say("explore.answer_unlabelled", **values)
    if facts.label == facts.answer:
        return say("explore.answer_right", **values)
    return say("explore.answer_wrong", **values, label=facts.label, of_label=facts.probabilities[facts.label])


def heat(facts: Facts) -> Said:
    """What the map is of."""
    key = "explore.map_empty" if facts.empty else "explore.map_of"
    return say(key, method=facts.method, explained=facts.explained)


def covering(facts: Facts) -> list[Said]:
    """Which part the answer hangs on, and what a person's own rectangle does."""
    answered = facts.answer
    before = facts.probabilities[answered]
    parts = [of for of in facts.covered if of.part != OWN]
    deciding = [of for of in parts if of.answer != answered]
    most = min(deciding or parts, key=lambda of: of.probabilities[answered])
    values = {"answer": answered, "before": before}
    if not deciding and before - most.probabilities[answered] < _NOTICED:
        told = say("explore.no_part_needed", **values)
    else:
        key = "explore.part_decides" if deciding else "explore.part_needed"
        told = say(key, **values, part=most.part, after=most.probabilities[answered], instead=most.answer)
    return [told, *(_own(of, answered, before) for of in facts.covered if of.part == OWN)]


def covered_titles(facts: Facts) -> list[Said]:
    """What is hidden, above each covered face."""
    return [say("explore.covered_title", part=of.part) for of in facts.covered]


def covered_notes(facts: Facts) -> list[Said]:
    """The probability of the answer below each covered face, and the answer that it has become."""
    answered = facts.answer
    return [
        say("explore.still", answer=answered, share=of.probabilities[answered])
        if of.answer == answered
        else say("explore.now", answer=of.answer, share=of.probabilities[of.answer])
        for of in facts.covered
    ]


def neighbours(facts: Facts) -> list[Said]:
    """What the nearest training faces are labelled, and whether the face is one of them."""
    found = facts.neighbours
    if not found:
        return [say("explore.no_training_faces")]
    alike = sum(near.label == facts.answer for near in found)
    told = [say("explore.neighbours", number=len(found), searched=facts.searched, alike=alike, answer=facts.answer)]
    key = "met" if facts.training_known else "perhaps_met"
    return [*(say(f"explore.{key}", row=Name(near.row), label=near.label) for near in found if near.same)][:1] + told


def neighbour_titles(found: Iterable[Neighbour]) -> list[Said]:
    """Above each neighbour its label."""
    return [say("explore.class_name", label=near.label) for near in found]


def neighbour_notes(found: Iterable[Neighbour]) -> list[Said]:
    """Below each neighbour how near it is."""
    return [say("explore.nearness", cosine=near.cosine) for near in found]


def answer_alt(facts: Facts) -> Said:
    """The face, its map and its bars, for who does not see them."""
    return say("explore.answer_alt", name=Name(facts.name), probabilities=list(facts.probabilities))


def covering_alt(facts: Facts) -> Said:
    """The covered faces, likewise."""
    answered = facts.answer
    shares = [(of.part, of.probabilities[answered]) for of in facts.covered]
    return say("explore.covering_alt", answer=answered, shares=shares)


def neighbours_alt(facts: Facts) -> Said:
    """The nearest training faces, likewise."""
    return say("explore.neighbours_alt", labels=[near.label for near in facts.neighbours])


def _own(of: Covered, answered: int, before: float) -> Said:
    """What the rectangle does to the answer."""
    if not of.share:
        return say("explore.own_nothing")
    return say(
        "explore.own_moves" if of.answer == answered else "explore.own_decides",
        answer=answered,
        share=of.share,
        before=before,
        after=of.probabilities[answered],
        instead=of.answer,
    )
