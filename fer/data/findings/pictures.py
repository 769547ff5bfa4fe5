"""The first faces of each class, and the mean ones."""

from fer.data.facts import Facts
from fer.findings.said import Said, say

CLEAR = 2.0  # from this many times chance on, a class's mean face is said to stand out


def gallery_caption(facts: Facts, examples: int) -> Said:
    return say("data.pictures.gallery_caption", split=facts.described, examples=examples)


def gallery_alt(facts: Facts, examples: int) -> Said:
    return say("data.pictures.gallery_alt", split=facts.described, examples=examples)


def means_caption(facts: Facts) -> Said:
    return say("data.pictures.means_caption", split=facts.described)


def means_alt(facts: Facts) -> Said:
    return say("data.pictures.means_alt", distance=facts.mean_faces.distance)


def means(facts: Facts) -> list[Said]:
    """Which class's mean face stands out, beside what chance would give."""
    distance, chance = facts.mean_faces.distance, facts.mean_faces.chance
    if min(chance) == 0:
        return [say("data.pictures.no_differences")]
    ratio = [far / expected for far, expected in zip(distance, chance, strict=True)]
    clearest = max(range(len(ratio)), key=lambda label: (ratio[label], distance[label]))
    unclear = [label for label in range(len(ratio)) if ratio[label] < CLEAR]
    first = say(
        "data.pictures.clearest_mean",
        emotion=clearest,
        clearly=ratio[clearest] >= CLEAR,
        distance=distance[clearest],
        chance=chance[clearest],
    )
    if len(unclear) == len(ratio):
        return [first, say("data.pictures.no_clear_mean")]
    some = [say("data.pictures.unclear_means", emotions=unclear)] if unclear else []
    return [first, *some, say("data.pictures.what_a_mean_shows")]
