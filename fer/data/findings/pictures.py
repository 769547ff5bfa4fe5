"""The first faces of each class, and the mean ones."""

from collections.abc import Sequence

from fer.data.facts import Facts
from fer.findings.said import Said, say

CLEAR = 2.0  # from this many times chance on, a difference of mean faces is more than chance


def gallery_caption(facts: Facts, examples: int) -> Said:
    return say("data.pictures.gallery_caption", split=facts.described, examples=examples)


def gallery_alt(facts: Facts, examples: int) -> Said:
    return say("data.pictures.gallery_alt", split=facts.described, examples=examples, classes=_known(facts))


def means_caption(facts: Facts) -> Said:
    return say("data.pictures.means_caption", split=facts.described)


def means_alt(facts: Facts) -> Said:
    distance = facts.mean_faces.distance
    return say("data.pictures.means_alt", distance={k: distance[k] for k in _known(facts)})


def means(facts: Facts) -> list[Said]:
    """Which class's mean face differs most, whether another may by chance, and which differ no more than chance would.

    A mean face lies about its chance from where the mean of all such faces lies, and so a lead may be wrong by as much
    as both of its sides' chances; CLEAR times as much is asked for.
    """
    distance, chance = (_of_known(of) for of in (facts.mean_faces.distance, facts.mean_faces.chance))
    if min(chance.values()) == 0:
        return [say("data.pictures.no_differences")]
    first = max(distance, key=distance.__getitem__)
    close = [
        label
        for label in distance
        if label != first and distance[first] - distance[label] < CLEAR * (chance[first] + chance[label])
    ]
    unclear = [label for label in distance if distance[label] < CLEAR * chance[label]]
    lead = say("data.pictures.largest_mean", emotion=first, distance=distance[first], chance=chance[first])
    if len(unclear) == len(distance):
        return [lead, say("data.pictures.no_clear_mean")]
    doubt = [say("data.pictures.close_means", emotions=close)] if close else []
    some = [say("data.pictures.unclear_means", emotions=unclear)] if unclear else []
    return [lead, *doubt, *some, say("data.pictures.what_a_mean_shows")]


def _known(facts: Facts) -> list[int]:
    """The classes with faces in the split that is described."""
    return list(_of_known(facts.mean_faces.distance))


def _of_known(values: Sequence[float | None]) -> dict[int, float]:
    return {label: value for label, value in enumerate(values) if value is not None}
