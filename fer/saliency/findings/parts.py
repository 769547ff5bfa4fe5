"""Which parts of the face does the network look at, each judged by itself?"""

from collections.abc import Mapping, Sequence
from typing import Any

from fer.data.emotions import EMOTIONS, PARTS
from fer.findings.said import Said, Table, say, tabulate
from fer.saliency.density import YARDSTICKS, Against, Densest, Densities
from fer.saliency.findings.means import side, told
from fer.saliency.parts import AREAS
from fer.statistics.means import Mean

EVEN = 1.0  # density of attribution that is spread evenly
_SIDES = {1: "more", -1: "less", 0: "open"}


def answer(found: Densities) -> list[Said]:
    """Which part gets more than its area and than on random weights by the most methods, and by how many the others;
    what speaks against such a lead."""
    by = {part: _methods_above(found, part) for part in PARTS}
    of, best = len(found.against), max(by.values())
    if not best:
        return [say("saliency.parts.none", of=of), *_highest(found)]
    leading = _densest_first(found, [part for part in PARTS if by[part] == best])
    others = sorted((part for part in PARTS if by[part] < best), key=lambda part: -by[part])
    count = say("saliency.parts.by_all", of=of) if best == of else say("saliency.parts.by_some", by=best, of=of)
    densities = [say("saliency.parts.density", **told(found.mean[part].all)) for part in leading]
    if len(leading) > 1:
        lead = [say("saliency.parts.several_lead", parts=leading, count=count, densities=densities)]
    else:
        [part], first = leading, found.densest
        sure = first is not None and first.part == part and is_sure(first)
        most = say("saliency.parts.most") if sure else None
        lead = [
            say("saliency.parts.one_leads", part=part, count=count, density=densities[0], most=most),
            *(_class_by_class(found, part) if sure else []),
        ]
    middle = [say("saliency.parts.in_the_middle")] if "nose" in leading else []
    return [*lead, *_others(others, by), *middle]


def caption(found: Densities, *, faces: int) -> Said:
    comparisons = len(found.against) * len(PARTS) * YARDSTICKS
    return say("saliency.parts.caption", faces=faces, drawn=found.drawn, comparisons=comparisons, reach=found.reach)


def alt(found: Densities) -> Said:
    """What the figure of both yardsticks shows: of each part the densities by all methods, and how many count it."""
    parts = []
    for part in PARTS:
        means = [of[part].even for of in found.against.values()]
        values = [mean.value for mean in means if mean is not None]
        if values:
            low, high, by = min(values), max(values), _methods_above(found, part)
            parts.append(say("saliency.parts.alt_of_part", part=part, low=low, high=high, by=by))
    return say("saliency.parts.alt", of=len(found.against), parts=parts)


def looks(found: Densities) -> list[Said]:
    """For each part what every method says of it: more or less than its area, and than on random weights?"""
    sentences = []
    for part in PARTS:
        by: dict[tuple[int, int], list[str]] = {}
        for method, of_part in found.against.items():
            by.setdefault(_sides(of_part[part]), []).append(method)
        clauses = [
            say("saliency.parts.compared", even=_SIDES[even], random=_SIDES[random], by=by[even, random])
            for even, random in sorted(by, reverse=True)
        ]
        sentences.append(say("saliency.parts.part", part=part, told=clauses))
    return sentences


def classes(found: Densities) -> list[Said]:
    """For each class with faces the part that attribution surely covers most densely, over all methods."""
    leading: dict[str, list[Said]] = {}
    undecided, none = [], []
    known = _of_classes(found)
    for k, means in known.items():
        if (part := _leader(found, k, means)) is not None:
            density = say("saliency.parts.times", **told(means[part]))
            leading.setdefault(part, []).append(say("saliency.parts.of_class", label=k, density=density))
        elif _some_above(means):
            undecided.append(_open(k, found.densest_of_class[k]))
        else:
            none.append(k)
    if len(none) == len(known):
        return [say("saliency.parts.no_part_of_any_class")]
    parts = [say("saliency.parts.most_for", part=part, classes=leading[part]) for part in PARTS if part in leading]
    return [
        say("saliency.parts.densest", parts=parts) if parts else say("saliency.parts.no_part_surely"),
        *([say("saliency.parts.open_for", classes=undecided)] if undecided else []),
        *([say("saliency.parts.none_clearly", classes=none)] if none else []),
    ]


def classes_caption(found: Densities) -> Said:
    return say("saliency.parts.classes_caption", area=found.area, reach=found.reach)


def classes_alt(found: Densities) -> Said:
    """What the figure of the classes shows: of each area the density over all of them, and on random weights."""
    areas = [
        say("saliency.parts.alt_of_area", area=area, value=mean.value, random=random.value)
        for area in AREAS
        for mean, random in [(found.mean[area].all, found.untrained_mean[area].all)]
        if mean is not None and random is not None
    ]
    return say("saliency.parts.classes_alt", areas=areas)


def mean_alt(found: Densities) -> Said:
    """What the mean maps show: by each method the part that is brightest."""
    brightest = []
    for method, of_area in found.methods.items():
        values = {part: mean.value for part in PARTS if (mean := of_area[part].all) is not None}
        if values:
            part = max(values, key=values.__getitem__)
            brightest.append(say("saliency.parts.alt_of_method", name=method, part=part, value=values[part]))
    return say("saliency.parts.mean_alt", brightest=brightest)


def known(found: Densities) -> Said:
    """Where the parts come from."""
    return say("saliency.parts.known") if found.drawn else say("saliency.parts.placed", reach=found.reach)


def outlines_caption(found: Densities) -> Said:
    return say("saliency.parts.outlines_of_faces" if found.drawn else "saliency.parts.outlines_of_means")


def outlines_alt(found: Densities) -> Said:
    return say("saliency.parts.outlines_alt", area={part: found.area[part] for part in PARTS})


def table(found: Densities) -> Table:
    """Density by class and part, over the methods; a star where FACS expects the class to move the part."""
    rows: list[Mapping[str, Any]] = [
        {
            "row": say("saliency.parts.class_name", label=k),
            "cells": {
                area: say("saliency.parts.cell", **told(found.mean[area].classes[k]), starred=area in emotion.parts)
                for area in AREAS
            },
        }
        for k, emotion in enumerate(EMOTIONS)
    ]
    for name, of_area in (("all_classes", found.mean), ("random_weights", found.untrained_mean)):
        cells = {area: say("saliency.parts.cell", **told(of_area[area].all), starred=False) for area in AREAS}
        rows.append({"row": say(f"saliency.parts.{name}"), "cells": cells})
    return tabulate("saliency.parts.table", rows)


def table_caption(found: Densities) -> Said:
    return say("saliency.parts.table_caption", of=len(found.methods), reach=found.reach)


def is_sure(first: Densest | None) -> bool:
    """Does the densest part lie above each other one, with its interval?"""
    return first is not None and side(first.lead, 0.0) == 1


def _methods_above(found: Densities, part: str) -> int:
    """By how many methods a part gets more than an even spread and than on random weights."""
    return sum(_sides(of_part[part]) == (1, 1) for of_part in found.against.values())


def _densest_first(found: Densities, parts: Sequence[str]) -> list[str]:
    """Parts from the largest mean density over the methods; those without one last."""
    means = {part: found.mean[part].all for part in parts}
    return sorted(parts, key=lambda part: float("inf") if (mean := means[part]) is None else -mean.value)


def _sides(against: Against) -> tuple[int, int]:
    """On which side of an even spread, and of random weights: 1 above, -1 below, 0 where that is open."""
    return side(against.even, EVEN), side(against.gain, 0.0)


def _others(parts: Sequence[str], by: Mapping[str, int]) -> list[Said]:
    """By how many methods each of the other parts, which come with the most methods first, stands out."""
    if not any(by[part] for part in parts):
        return [say("saliency.parts.no_others", parts=parts)] if parts else []
    first, *rest = parts
    tally = [
        say("saliency.parts.others_first", part=first, by=by[first]),
        *(
            say("saliency.parts.others_by", part=part, by=by[part])
            if by[part]
            else say("saliency.parts.others_by_none", part=part)
            for part in rest
        ),
    ]
    return [say("saliency.parts.others", tally=tally)]


def _class_by_class(found: Densities, part: str) -> list[Said]:
    """In how many of several classes with faces the part surely leads too."""
    leaders = [_leader(found, k, means) for k, means in _of_classes(found).items()]
    if len(leaders) < 2:
        return []
    return [say("saliency.parts.class_by_class", part=part, sure=leaders.count(part), of=len(leaders))]


def _of_classes(found: Densities) -> dict[int, dict[str, Mean | None]]:
    """By class with faces the mean density of each part, over all methods."""
    means = [{part: found.mean[part].classes[k] for part in PARTS} for k in range(len(EMOTIONS))]
    return {k: of_class for k, of_class in enumerate(means) if any(mean is not None for mean in of_class.values())}


def _some_above(means: Mapping[str, Mean | None]) -> bool:
    """Does some part of a class surely get more than its area?"""
    return any(side(mean, EVEN) == 1 for mean in means.values())


def _leader(found: Densities, label: int, means: Mapping[str, Mean | None]) -> str | None:
    """The part of a class that surely gets more than each other one, where any surely gets more than its area."""
    first = found.densest_of_class[label]
    return first.part if first is not None and is_sure(first) and _some_above(means) else None


def _highest(found: Densities) -> list[Said]:
    """The part of the largest density, where no part stands out; nothing where there is no density."""
    means = {part: mean for part in PARTS if (mean := found.mean[part].all) is not None}
    if not means:
        return []
    part = max(means, key=lambda name: means[name].value)
    return [say("saliency.parts.highest", part=part, density=say("saliency.parts.density", **told(means[part])))]


def _open(label: int, first: Densest | None) -> Said:
    if first is None:
        return say("saliency.parts.class_name", label=label)
    return say("saliency.parts.open_between", label=label, part=first.part, rival=first.rival)
