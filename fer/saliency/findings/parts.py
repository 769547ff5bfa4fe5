"""Does the network look at eyes and mouth?"""

from collections.abc import Mapping
from typing import Any

from fer.data.emotions import EMOTIONS, PARTS
from fer.findings.said import Said, Table, say, tabulate
from fer.saliency.density import Densest, Densities, Density
from fer.saliency.findings.means import side, told
from fer.saliency.parts import DISJOINT, EYES_AND_MOUTH

EVEN = 1.0  # density of attribution that is spread evenly


def caption(found: Densities) -> Said:
    area = {name: found.area[name] for name in DISJOINT}
    return say("saliency.parts.caption", area=area, drawn=found.drawn)


def looks(found: Densities) -> list[Said]:
    """Does the network look at eyes and mouth, by which methods?"""
    sides = _sides(found)
    yardsticks = say(
        "saliency.parts.eyes_and_mouth",
        area=found.area[EYES_AND_MOUTH],
        densities=[
            (method, _value(of_area[EYES_AND_MOUTH]), _value(found.untrained[method][EYES_AND_MOUTH]))
            for method, of_area in found.methods.items()
        ],
    )
    alone = {1: "looks_there", -1: "looks_away", 0: "shown_by_none"}
    if len(set(sides.values())) == 1:
        return [say(f"saliency.parts.{alone[next(iter(sides.values()))]}"), yardsticks]
    by = {1: "there_by", -1: "away_by", 0: "neither_by"}
    methods = {which: [method for method in sides if sides[method] == which] for which in by}
    clauses = [say(f"saliency.parts.{by[which]}", by=methods[which]) for which in by if methods[which]]
    return [say("saliency.parts.depends", told=clauses), yardsticks]


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
    """The answer in one sentence."""
    sides = list(_sides(found).values())
    leads = {1: "at_eyes_and_mouth", -1: "away_from_them", 0: "not_borne_out"}
    lead = leads[sides[0]] if len(set(sides)) == 1 else "by_method"
    densities = [_value(of_area[EYES_AND_MOUTH]) for of_area in found.methods.values()]
    known = [value for value in densities if value is not None]
    yes = sides.count(1)
    if yes == len(sides):
        clearly = say("saliency.parts.by_all")
    else:
        clearly = say("saliency.parts.by_some", of=yes) if yes else say("saliency.parts.by_none")
    return say(
        "saliency.parts.finding",
        lead=say(f"saliency.parts.{lead}"),
        of=len(sides),
        span=say("saliency.parts.span", least=min(known), most=max(known)) if known else say("saliency.parts.nothing"),
        clearly=clearly,
        elsewhere=_elsewhere(found),
    )


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
                for area in DISJOINT
            },
        }
        for k, emotion in enumerate(EMOTIONS)
    ]
    for name, of_area in (("all_classes", found.mean), ("random_weights", found.untrained_mean)):
        cells = {area: say("saliency.parts.cell", **told(of_area[area].all), starred=False) for area in DISJOINT}
        rows.append({"row": say(f"saliency.parts.{name}"), "cells": cells})
    return tabulate("saliency.parts.table", rows)


def table_caption(found: Densities) -> Said:
    return say("saliency.parts.table_caption", of=len(found.methods))


def _sides(found: Densities) -> dict[str, int]:
    """By method: 1 where eyes and mouth get more than their area and than on random weights, -1 where less, else 0."""
    sides = {}
    for method, of_area in found.methods.items():
        even, gain = side(of_area[EYES_AND_MOUTH].all, EVEN), side(found.gain[method][EYES_AND_MOUTH], 0.0)
        sides[method] = even if even == gain else 0
    return sides


def _elsewhere(found: Densities) -> Said | None:
    """What the brows or the nose get, where it is surely more than every other part."""
    first = found.densest
    if first is None or not _surely(first) or first.part in ("eyes", "mouth"):
        return None
    return say("saliency.parts.elsewhere", part=first.part, density=_value(found.mean[first.part]))


def _open(label: int, first: Densest | None) -> Said:
    if first is None:
        return say("saliency.parts.class_name", label=label)
    return say("saliency.parts.open_between", label=label, part=first.part, rival=first.rival)


def _surely(first: Densest) -> bool:
    """Does the densest part lie above each other one, with its interval?"""
    return side(first.lead, 0.0) == 1


def _value(density: Density) -> float | None:
    """Over all faces."""
    return None if density.all is None else density.all.value
