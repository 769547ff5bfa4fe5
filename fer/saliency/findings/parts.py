"""Which parts of the face does the network look at, each judged by itself?"""

from collections.abc import Mapping
from typing import Any

from fer.data.emotions import EMOTIONS, PARTS
from fer.findings.said import Said, Table, say, tabulate
from fer.saliency.density import YARDSTICKS, Against, Densest, Densities
from fer.saliency.findings.means import side, told
from fer.saliency.parts import AREAS

EVEN = 1.0  # density of attribution that is spread evenly
_SIDES = {1: "more", -1: "less", 0: "open"}


def caption(found: Densities) -> Said:
    return say("saliency.parts.caption", area=found.area, drawn=found.drawn, reach=found.reach)


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
    comparisons = len(found.against) * len(PARTS) * YARDSTICKS
    return [*sentences, say("saliency.parts.rule", comparisons=comparisons, reach=found.reach)]


def classes(found: Densities) -> list[Said]:
    """For each class the part that attribution surely covers most densely, over all methods."""
    leading: dict[str, list[Said]] = {}
    undecided, none = [], []
    for k in range(len(EMOTIONS)):
        means = {part: found.mean[part].classes[k] for part in PARTS}
        first = found.densest_of_class[k]
        if not any(side(mean, EVEN) == 1 for mean in means.values()):
            none.append(k)
        elif first is not None and _surely(first):
            density = say("saliency.parts.times", **told(means[first.part]))
            leading.setdefault(first.part, []).append(say("saliency.parts.of_class", label=k, density=density))
        else:
            undecided.append(_open(k, first))
    number = len(found.methods)
    if len(none) == len(EMOTIONS):
        return [say("saliency.parts.no_part_of_any_class", of=number)]
    parts = [say("saliency.parts.most_for", part=part, classes=leading[part]) for part in PARTS if part in leading]
    return [
        say("saliency.parts.densest", of=number, parts=parts)
        if parts
        else say("saliency.parts.no_part_surely", of=number),
        *([say("saliency.parts.open_for", classes=undecided)] if undecided else []),
        *([say("saliency.parts.none_clearly", classes=none)] if none else []),
    ]


def finding(found: Densities) -> Said:
    """The answer in one sentence: by how many methods each part gets more than by either yardstick."""
    sides = {part: [_sides(of_part[part]) for of_part in found.against.values()] for part in PARTS}
    more = {part: of_part.count((1, 1)) for part, of_part in sides.items()}
    below = {part: sum(random == -1 for _, random in of_part) for part, of_part in sides.items()}
    tally = [
        say("saliency.parts.tally", part=part, more=more[part], below=below[part])
        for part in sorted(PARTS, key=lambda part: (-more[part], below[part]))
    ]
    return say("saliency.parts.finding", of=len(found.against), tally=tally, most=_most(found))


def known(found: Densities) -> Said:
    """Where the parts come from."""
    return say("saliency.parts.known" if found.drawn else "saliency.parts.placed")


def outlines_caption(found: Densities) -> Said:
    return say("saliency.parts.outlines_of_faces" if found.drawn else "saliency.parts.outlines_of_means")


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


def _sides(against: Against) -> tuple[int, int]:
    """On which side of an even spread, and of random weights: 1 above, -1 below, 0 where that is open."""
    return side(against.even, EVEN), side(against.gain, 0.0)


def _most(found: Densities) -> Said | None:
    """What the densest part gets, where it surely gets more than every other."""
    first = found.densest
    if first is None or not _surely(first):
        return None
    return say("saliency.parts.gets_most", part=first.part, density=told(found.mean[first.part].all)["value"])


def _open(label: int, first: Densest | None) -> Said:
    if first is None:
        return say("saliency.parts.class_name", label=label)
    return say("saliency.parts.open_between", label=label, part=first.part, rival=first.rival)


def _surely(first: Densest) -> bool:
    """Does the densest part lie above each other one, with its interval?"""
    return side(first.lead, 0.0) == 1
