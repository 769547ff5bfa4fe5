"""What do pictures of layers keep of them?"""

from fer.filters.embedding import FEWEST, NEIGHBOURS, Embedded, Kept
from fer.findings.said import Said, say


def caption(found: Embedded) -> Said:
    return say("filters.embedding.caption", faces=found.faces)


def alt(found: Embedded) -> Said:
    return say("filters.embedding.alt", faces=found.faces, layers=[(of.side, of.in_picture) for of in found.layers])


def verdict(found: Embedded | None, *, faces: int) -> list[Said]:
    """How far can each picture be trusted? None where `faces` are too few, or all alike."""
    if found is None:
        return [say("filters.embedding.not_drawn", faces=faces, fewest=FEWEST)]
    return [_picture(of, found.chance) for of in found.layers]


def _picture(of: Kept, chance: float) -> Said:
    way = "more" if of.difference.low > 0 else "less" if of.difference.high < 0 else "alike"
    return say(
        f"filters.embedding.classes_{way}",
        side=of.side,
        in_layer=of.in_layer,
        in_picture=of.in_picture,
        difference=of.difference,
        chance=chance,
        kept=of.neighbours,
        neighbours=NEIGHBOURS,
    )
