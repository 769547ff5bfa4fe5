"""Question 5, evidence: filters that say the same, or nothing."""

from collections.abc import Sequence

from fer.wording.en.prose import count, listed, plural


def near_equal(near_equal: int, filters: int, groups: int, alike: float, largest: Sequence[int], others: bool) -> str:
    named = listed([str(number) for number in largest])
    return (
        f"{near_equal} of {count(filters, 'filter')} belong to {count(groups, 'group')} of near-equal ones, whose "
        f"pairs all correlate by {alike} or more. The largest group is {named}{' and others' if others else ''}."
    )


def none_near_equal(filters: int, alike: float) -> str:
    return f"**No** two of {count(filters, 'filter')} are near-equal, that is, correlate by {alike} or more."


def none_dead() -> str:
    return "**No** filter is dead: each varies from face to face, and without each some logit changes."


def dead(dead: int, silent: int, unheard: int) -> str:
    return (
        f"{count(dead, 'filter')} {plural(dead, 'is', 'are')} dead: {silent} never "
        f"{plural(silent, 'varies', 'vary')} from face to face, and without {unheard} no logit changes."
    )
