"""What may be said of ambiguous faces, and of mistakes that are the network's own."""

from fer.confusion.doubt import Doubt
from fer.findings.said import Said, say
from fer.statistics.interval import Interval, way


def shared(doubt: Doubt) -> list[Said]:
    """Are people undecided where the network is?"""
    if doubt.among_split is None:
        return [say("confusion.doubt.never_split")]
    if doubt.among_sure is None or doubt.difference is None:
        return [say("confusion.doubt.always_split", network=doubt.network, among_split=doubt.among_split)]
    return [
        say(
            "confusion.doubt.shared",
            network=doubt.network,
            among_split=doubt.among_split,
            among_sure=doubt.among_sure,
            difference=doubt.difference,
        ),
        _where(doubt.difference),
    ]


def _where(difference: Interval) -> Said:
    key = {"up": "where_people_do", "down": "where_people_are_surer", "open": "where_open"}[way(difference)]
    return say(f"confusion.doubt.{key}")


def caption(doubt: Doubt) -> Said:
    """What the rows of faces are; there is one row at least."""
    rows = [(doubt.own, "own_row"), (doubt.ambiguous, "ambiguous_row")]
    return say("confusion.doubt.caption", rows=[say(f"confusion.doubt.{key}") for faces, key in rows if faces])


def alt(doubt: Doubt) -> Said:
    return say("confusion.doubt.alt", own=len(doubt.own), ambiguous=len(doubt.ambiguous))
