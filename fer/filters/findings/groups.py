"""How many filters say the same, and how many nothing?"""

from fer.filters.groups import Groups
from fer.findings.said import Said, say

FEW = 8  # filters of a group that a sentence still names


def verdict(groups: Groups, *, unheard: tuple[int, ...], filters: int) -> list[Said]:
    """Of a layer's `filters` the near-equal ones and the dead: those silent, or `unheard` by any logit."""
    return [_near_equal(groups, filters), _dead(groups.silent, unheard)]


def _near_equal(groups: Groups, filters: int) -> Said:
    found = groups.near_equal
    if not found:
        return say("filters.groups.none_near_equal", filters=filters, alike=groups.alike)
    return say(
        "filters.groups.near_equal",
        near_equal=sum(map(len, found)),
        filters=filters,
        groups=len(found),
        alike=groups.alike,
        largest=found[0][:FEW],
        others=len(found[0]) > FEW,
    )


def _dead(silent: tuple[int, ...], unheard: tuple[int, ...]) -> Said:
    dead = {*silent, *unheard}
    if not dead:
        return say("filters.groups.none_dead")
    return say("filters.groups.dead", dead=len(dead), silent=len(silent), unheard=len(unheard))
