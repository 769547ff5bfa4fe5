"""What kinds of filters there are, and whether the usual reading of them is better founded than in noise."""

from statistics import median

from fer.filters.kinds import Kinds, Share
from fer.findings.said import Said, Table, say, tabulate


def table(kinds: Kinds) -> Table:
    """One row a kind."""
    rows = [
        {"kind": kind, "filters": found.filters, "share": found.share, "chance": found.chance}
        for kind, found in kinds.shares.items()
    ]
    return tabulate("filters.kinds.table", rows)


def table_caption(kinds: Kinds) -> Said:
    return say("filters.kinds.table_caption", counted=_counted(kinds), side=kinds.side)


def verdict(kinds: Kinds) -> list[Said]:
    """How often does the usual reading hold?"""
    usual, corners = kinds.usual, kinds.shares["dark_on_three_sides"]
    fits = {"fitting": usual.filters, "filters": kinds.filters, "share": usual.share, "chance": usual.chance}
    beyond = _beyond_noise(usual)
    if beyond == "open":
        return [
            say("filters.kinds.usual_reading"),
            say("filters.kinds.fits_about_as_noise", **fits, excess=usual.excess),
            say("filters.kinds.usual_open"),
        ]
    rest = kinds.filters - usual.filters
    return [
        say("filters.kinds.usual_reading"),
        say("filters.kinds.fits", **fits),
        say(
            f"filters.kinds.usual_{beyond}",
            corners=corners.filters,
            share=corners.share,
            chance=corners.chance,
            others=say("filters.kinds.others", rest=rest, filters=kinds.filters) if 2 * rest > kinds.filters else None,
        ),
    ]


def finding(kinds: Kinds) -> Said:
    """Whether the usual reading holds, in one sentence for the cover."""
    usual = kinds.usual
    return say(
        f"filters.kinds.finding_{_beyond_noise(usual)}",
        fitting=usual.filters,
        filters=kinds.filters,
        chance=usual.chance,
    )


def lines_caption(kinds: Kinds) -> Said:
    return say("filters.kinds.lines_caption", counted=_counted(kinds))


def lines(kinds: Kinds) -> list[Said]:
    """Have the images a direction, and how fine are they?"""
    key = "most_have_direction" if 2 * kinds.coherent > kinds.filters else "most_have_no_direction"
    return [
        say(f"filters.kinds.{key}", coherent=kinds.coherent, filters=kinds.filters),
        say("filters.kinds.frequency", cycles=median(kinds.frequency)),
    ]


def _beyond_noise(share: Share) -> str:
    """Are there more of a kind than in noise, fewer, or is that open?"""
    if share.excess.low > 0:
        return "more"
    return "fewer" if share.excess.high < 0 else "open"


def _counted(kinds: Kinds) -> Said:
    if kinds.filters == kinds.of:
        return say("filters.kinds.all_filters", filters=kinds.filters, steps=kinds.steps)
    return say("filters.kinds.some_filters", filters=kinds.filters, of=kinds.of, steps=kinds.steps)
