"""Does the answer hang on filters, alone or together?"""

from collections.abc import Sequence
from typing import NamedTuple

from fer.filters.ablation import Ablation, Changes, RecallChange
from fer.findings.said import Said, say
from fer.statistics.interval import LEVEL, Interval


class Fall(NamedTuple):
    """The change of one class's recall without one shown filter."""

    filter: int
    of_class: int
    change: Interval


class Own(NamedTuple):
    """What a class loses without the filters that prefer it."""

    of_class: int
    change: Interval  # of its recall
    beyond: Interval  # less the mean change of the other classes


def single_caption(ablation: Ablation) -> Said:
    most = max(ablation.class_faces)
    return say("filters.ablation.single_caption", faces=ablation.faces, most=most, level=1 - LEVEL)


def alt(changes: Changes) -> Said:
    """What a table of changes shows, without words on filters or classes."""
    cells = [cell for row in changes for cell in row if cell.change is not None]
    values = [cell.change.value for cell in cells if cell.change is not None]
    if not values:
        return say("filters.ablation.alt_empty", groups=len(changes))
    return say(
        "filters.ablation.alt",
        groups=len(changes),
        lowest=min(values),
        highest=max(values),
        framed=sum(cell.sure for cell in cells),
    )


def single(shown: Sequence[int], ablation: Ablation) -> list[Said]:
    """Is any of the shown filters needed?"""
    if not ablation.right:
        return [say("filters.ablation.nothing_right")]
    falls = [
        Fall(filter_, k, cell.change)
        for filter_, row in zip(shown, ablation.single, strict=True)
        for k, cell in enumerate(row)
        if cell.change is not None
    ]
    sure = {"sure_falls": _sure_falls(ablation), "sure_gains": _sure_gains(ablation)}
    told = [say(f"filters.ablation.{key}", changes=number) for key, number in sure.items() if number]
    if told:
        return [say("filters.ablation.some_change", told=told, of=len(falls)), _largest(falls, ablation)]
    lead = say("filters.ablation.none_changes", filters=len(shown))
    return [lead, _largest(falls, ablation), _room(ablation, falls)]


def groups(ablation: Ablation) -> list[Said]:
    """Does a class hang on the filters that prefer it, more than the other classes do?"""
    if not ablation.right:
        return [say("filters.ablation.nothing_right")]
    if not ablation.classes:
        return [say("filters.ablation.none_prefers")]
    own = _own(ablation)
    if not own:
        return [say("filters.ablation.one_class")]
    hang, spared = _hanging(ablation), [of for of in own if of.beyond.low > 0]
    rest = [of for of in own if of not in hang and of not in spared]
    told = []
    if not hang:
        told.append(say("filters.ablation.no_class_hangs", classes=len(own)))
    else:
        most = min(hang, key=lambda of: of.beyond.value)
        told += [
            say("filters.ablation.classes_hang", own=len(hang), classes=len(own), by_chance=_by_chance(ablation)),
            say("filters.ablation.hangs_most", **most._asdict()),
        ]
    if spared:
        told.append(say("filters.ablation.spared", classes=[of.of_class for of in spared]))
    if rest and len(rest) < len(own):
        told.append(say("filters.ablation.rest_open", classes=[of.of_class for of in rest]))
    return told


def correlation(ablation: Ablation) -> list[Said]:
    """Does selectivity predict causal weight?"""
    found = {"answers": ablation.correlations.answers, "recall": ablation.correlations.recall}
    known = {kind: interval for kind, interval in found.items() if interval is not None}
    if not known:
        return [say("filters.ablation.no_correlation")]
    told = [say(f"filters.ablation.with_{kind}", correlation=interval) for kind, interval in known.items()]
    above, below = ([kind for kind, of in known.items() if end(of)] for end in (_above, _below))
    if above and below:
        key = "measures_disagree"
    elif above:
        key = "selective_worth_more"
    elif below:
        key = "selective_worth_less"
    else:
        key = "worth_not_told"
    return [
        say("filters.ablation.correlation", filters=ablation.correlations.filters, told=told),
        say(f"filters.ablation.{key}"),
        say("filters.ablation.worth_caveat"),
    ]


def finding(shown: Sequence[int], ablation: Ablation) -> Said:
    """What the answer depends on, in one sentence."""
    own = _own(ablation)
    if not ablation.right:
        return say("filters.ablation.nothing_right")
    falls, of = _sure_falls(ablation), sum(cell.change is not None for row in ablation.single for cell in row)
    alone = say("filters.ablation.some_alone", recalls=falls, of=of) if falls else None
    return say(
        "filters.ablation.finding",
        alone=alone or say("filters.ablation.none_alone", filters=len(shown)),
        together=say("filters.ablation.own_for", own=len(_hanging(ablation)), classes=len(own)) if own else None,
    )


def _sure_falls(ablation: Ablation) -> int:
    """How many recalls fall beyond chance without a shown filter."""
    return sum(_falls(cell) for row in ablation.single for cell in row)


def _sure_gains(ablation: Ablation) -> int:
    return sum(cell.sure and not _falls(cell) for row in ablation.single for cell in row)


def _falls(cell: RecallChange) -> bool:
    return cell.sure and cell.change is not None and _below(cell.change)


def _above(interval: Interval) -> bool:
    return interval.low > 0


def _below(interval: Interval) -> bool:
    return interval.high < 0


def _largest(falls: Sequence[Fall], ablation: Ablation) -> Said:
    largest = min(falls, key=lambda fall: fall.change.value)
    if largest.change.value >= 0:
        return say("filters.ablation.none_falls", filters=len(ablation.single))
    return say(
        "filters.ablation.largest_fall",
        of_class=largest.of_class,
        filter=largest.filter,
        change=largest.change,
        faces=ablation.class_faces[largest.of_class],
        of=len(falls),
        as_large=sum(fall.change.value == largest.change.value for fall in falls) - 1 or None,
    )


def _room(ablation: Ablation, falls: Sequence[Fall]) -> Said:
    """What the intervals leave open, in the class with the most faces and in that with the fewest."""
    classes = sorted({fall.of_class for fall in falls}, key=lambda k: (ablation.class_faces[k], k))
    lowest = {k: min(fall.change.low for fall in falls if fall.of_class == k) for k in classes}
    fewest, most = classes[0], classes[-1]
    if fewest == most:
        return say("filters.ablation.room_in_one_class", of_class=most, fall=lowest[most])
    return say("filters.ablation.room", most=most, most_fall=lowest[most], fewest=fewest, fewest_fall=lowest[fewest])


def _own(ablation: Ablation) -> list[Own]:
    """The classes that filters prefer, as far as they can be held against others."""
    rows = zip(ablation.classes, ablation.groups, ablation.beyond, strict=True)
    cells = [(k, changes[k].change, beyond[k]) for k, changes, beyond in rows]
    return [Own(k, change, beyond) for k, change, beyond in cells if change is not None and beyond is not None]


def _hanging(ablation: Ablation) -> list[Own]:
    """Those whose recall falls, and falls more than that of the others, both beyond chance."""
    return [of for of in _own(ablation) if _below(of.change) and _below(of.beyond)]


def _by_chance(ablation: Ablation) -> float:
    """For how many classes it would be so if the groups were dealt to these classes at random."""
    pairs = [
        (changes[k], beyond[k])
        for changes, beyond in zip(ablation.groups, ablation.beyond, strict=True)
        for k in ablation.classes
    ]
    both = [_falls(cell) and more is not None and _below(more) for cell, more in pairs]
    return sum(both) / len(ablation.classes)
