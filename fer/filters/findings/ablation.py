"""Does the answer hang on filters, alone or together?"""

from collections.abc import Sequence
from typing import NamedTuple

from fer.filters.ablation import Ablation, RecallChange
from fer.findings.said import Said, say
from fer.statistics.interval import Interval


class Fall(NamedTuple):
    """The change of one class's recall without one shown filter."""

    filter: int
    of_class: int
    change: Interval


def single_caption(ablation: Ablation) -> Said:
    return say("filters.ablation.single_caption", faces=ablation.faces)


def single(shown: Sequence[int], ablation: Ablation) -> list[Said]:
    """Is any of the shown filters needed?"""
    falls = [
        Fall(filter_, k, cell.change)
        for filter_, row in zip(shown, ablation.single, strict=True)
        for k, cell in enumerate(row)
        if cell.change is not None
    ]
    filters, sure, of = len(shown), _sure(ablation), len(falls)
    largest = min(falls, key=lambda fall: fall.change.value)
    if largest.change.value >= 0:
        if sure:
            return [say("filters.ablation.none_loses_some_change", filters=filters, sure=sure, of=of)]
        return [say("filters.ablation.none_loses", filters=filters), _room(ablation, falls)]
    fall = say(
        "filters.ablation.largest_fall",
        of_class=largest.of_class,
        filter=largest.filter,
        change=largest.change,
        faces=ablation.class_faces[largest.of_class],
        of=of,
    )
    if sure:
        return [say("filters.ablation.some_change", sure=sure, of=of), fall]
    return [say("filters.ablation.none_changes", filters=filters), fall, _room(ablation, falls)]


def groups(ablation: Ablation) -> list[Said]:
    """Does a class hang on the filters that prefer it, taken together?"""
    own, classes = _own_most(ablation)
    if not own:
        return [say("filters.ablation.no_class_hangs")]
    (change, k), by_chance = min(own), _by_chance(ablation)
    if 2 * len(own) > classes and len(own) > by_chance:
        key = "together"
    elif classes == 1:
        key = "one_group"
    else:
        key = "others_do_not"
    return [
        say(
            "filters.ablation.classes_hang",
            own=len(own),
            classes=classes,
            by_chance=by_chance,
            of_class=k,
            change=change,
        ),
        say(f"filters.ablation.{key}"),
    ]


def correlation(ablation: Ablation) -> list[Said]:
    """Does selectivity predict causal weight?"""
    found = ablation.correlations._asdict()
    known = {kind: interval for kind, interval in found.items() if interval is not None}
    if not known:
        return [say("filters.ablation.no_correlation")]
    told = [say(f"filters.ablation.with_{kind}", correlation=interval) for kind, interval in known.items()]
    above = [interval.low > 0 for interval in known.values()]
    if all(above):
        key = "selective_worth_more"
    elif any(above):
        key = "measures_disagree"
    elif any(interval.high < 0 for interval in known.values()):
        key = "selective_worth_less"
    else:
        key = "worth_not_told"
    return [
        say("filters.ablation.correlation", filters=ablation.filters, told=told),
        say(f"filters.ablation.{key}"),
        say("filters.ablation.worth_caveat"),
    ]


def finding(shown: Sequence[int], ablation: Ablation) -> Said:
    """What the answer hangs on, in one sentence for the cover."""
    sure = _sure(ablation)
    if sure:
        alone = say("filters.ablation.some_alone", recalls=sure)
    else:
        alone = say("filters.ablation.none_alone", filters=len(shown))
    own, classes = _own_most(ablation)
    return say("filters.ablation.finding", alone=alone, own=len(own), classes=classes)


def _sure(ablation: Ablation) -> int:
    """How many changes without a shown filter are beyond chance."""
    return sum(cell.sure for row in ablation.single for cell in row)


def _room(ablation: Ablation, falls: Sequence[Fall]) -> Said:
    """What the intervals leave open, in the class with the most faces and in that with the fewest."""
    classes = sorted({fall.of_class for fall in falls}, key=lambda k: (ablation.class_faces[k], k))
    lowest = {k: min(fall.change.low for fall in falls if fall.of_class == k) for k in classes}
    fewest, most = classes[0], classes[-1]
    if fewest == most:
        return say("filters.ablation.room_in_one_class", of_class=most, fall=lowest[most])
    return say("filters.ablation.room", most=most, most_fall=lowest[most], fewest=fewest, fewest_fall=lowest[fewest])


def _changes(row: Sequence[RecallChange]) -> dict[int, float]:
    """The change of recall of each class that has faces."""
    return {k: cell.change.value for k, cell in enumerate(row) if cell.change is not None}


def _own_most(ablation: Ablation) -> tuple[list[tuple[float, int]], int]:
    """The classes that lose most without the filters that prefer them, with the change, and how many could."""
    own, classes = [], 0
    for k, row in zip(ablation.classes, ablation.groups, strict=True):
        changes = _changes(row)
        if k in changes:
            classes += 1
            if changes[k] == min(changes.values()) and changes[k] < 0 and row[k].sure:
                own.append((changes[k], k))
    return own, classes


def _by_chance(ablation: Ablation) -> float:
    """For how many classes a group dealt to them at random would cost just them most."""
    rows = [_changes(row) for row in ablation.groups]
    worst = [min(changes, key=changes.__getitem__) for changes in rows]
    return sum(k in ablation.classes for k in worst) / len(worst)
