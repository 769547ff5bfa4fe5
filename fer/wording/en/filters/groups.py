"""Question 5, evidence: filters that say the same, or nothing."""

from collections.abc import Sequence

from fer.wording.en.prose import count, listed, plural


def near_equal(near_equal: int, filters: int, groups: int, alike: float, largest: Sequence[int], others: bool) -> str:
    named = listed([str(number) for number in largest])
    return (
        f"{near_equal} of {count(filters, 'filter')} stand in {count(groups, 'group')} of near-equal ones (every pair "
        f"correlates by {alike} or more over the faces); the largest is that of {named}"
        f"{' and others' if others else ''}."
    )


def none_near_equal(filters: int, alike: float) -> str:
    return f"**No** two of {count(filters, 'filter')} are near-equal (a correlation of {alike} or more over the faces)."


def none_dead() -> str:
    return "**None** is dead: each varies from face to face, and without each some answer's logits move."


def dead(dead: int, silent: int, unheard: int) -> str:
    return (
        f"{count(dead)} {plural(dead, 'is', 'are')} dead: {silent} never vary from face to face, and without {unheard} "
        "no logit of any face moves."
    )
