"""What do the layers know of classes and action units?"""

from fer.filters.layer_probes import LayersKnow, Read
from fer.findings.said import Said, say
from fer.statistics.interval import Interval


def caption(know: LayersKnow) -> Said:
    return say(
        "filters.layer_probes.caption",
        faces=None if know.classes is None else know.faces,
        people=None if know.units is None else know.people,
    )


def alt(know: LayersKnow) -> Said:
    panels = [(know.classes, "classes"), (know.units, "units")]
    told = [
        say(
            f"filters.layer_probes.alt_{what}",
            first=read.layers[0].trained,
            last=read.layers[-1].trained,
            random=read.layers[-1].random,
            chance=read.chance,
        )
        for read, what in panels
        if read is not None
    ]
    return say("filters.layer_probes.alt", panels=told) if told else say("filters.layer_probes.alt_empty")


def classes(know: LayersKnow) -> list[Said]:
    """Can classes be read off the last layer, better than before it, and better than the network itself does?"""
    if know.classes is None or know.own is None:
        return [say("filters.layer_probes.too_few_faces", faces=know.faces)]
    over_own = know.classes.over_own
    beside = [] if over_own is None else [_by("own", over_own, own=know.own)]
    return [*_read(know.classes, "classes_chance"), *beside]


def units(know: LayersKnow) -> list[Said]:
    """Can the action unit that acts be read off the last layer?"""
    if know.units is None:
        return [say("filters.layer_probes.too_few_people", people=know.people)]
    return _read(know.units, "units_chance")


def _read(read: Read, lead: str) -> list[Said]:
    last = read.layers[-1].trained
    figures = {"right": last, "chance": read.chance, "fitted": read.fitted, "judged": read.judged}
    grown = [] if read.over_first is None else [_by("first", read.over_first)]
    return [_by(lead, read.over_chance, **figures), *grown, _by("random", read.over_random)]


def _by(name: str, difference: Interval, **values: object) -> Said:
    """The sentence of a difference: above nought, below it, or neither."""
    way = "above" if difference.low > 0 else "below" if difference.high < 0 else "open"
    return say(f"filters.layer_probes.{name}_{way}", difference=difference, **values)
