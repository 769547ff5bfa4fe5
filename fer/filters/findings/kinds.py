"""What images made for filters show, whether it is the filter's or the start's, and whether noise shows it as well."""

from statistics import median

from fer.filters.counted import Alike, Kinds, Share
from fer.filters.maximise import SETTLED
from fer.findings.said import Said, Table, say, tabulate
from fer.statistics.interval import LEVEL


def alike_table(kinds: Kinds) -> Table:
    """One row a trait."""
    rows = [{"trait": trait, **_cells(found)} for trait, found in kinds.alike.items()]
    return tabulate("filters.kinds.alike_table", rows)


def alike_caption(kinds: Kinds) -> Said:
    return say("filters.kinds.alike_caption", counted=_counted(kinds), level=LEVEL)


def converged(kinds: Kinds) -> Said:
    """Did the ascents end because they gained no more?"""
    unsettled = sum(gain is None or gain >= SETTLED for gain in kinds.gains)
    if unsettled:
        return say("filters.kinds.not_settled", steps=list(kinds.steps), unsettled=unsettled)
    return say("filters.kinds.settled", steps=list(kinds.steps))


def replicates(kinds: Kinds) -> list[Said]:
    """What of a picture is the filter's, and what may be the start's?"""
    if kinds.filters < 2:
        return [say("filters.kinds.one_filter")]
    found, rest = _replicating(kinds), _open(kinds)
    told = []
    if found:
        told.append(say("filters.kinds.replicate", traits=found))
    if rest:
        told.append(say("filters.kinds.do_not_replicate" if found else "filters.kinds.none_replicates", traits=rest))
    if "frequency" in found:
        told.append(say("filters.kinds.frequency", cycles=median(kinds.frequency)))
    return told


def table(kinds: Kinds) -> Table:
    """One row a kind that images or noise show."""
    rows = [
        {"kind": kind, "images": found.images, "share": found.share, "chance": found.chance, "excess": found.excess}
        for kind, found in kinds.shares.items()
        if kind not in _absent(kinds)
    ]
    return tabulate("filters.kinds.table", rows)


def table_caption(kinds: Kinds) -> Said:
    absent = say("filters.kinds.absent", kinds=_absent(kinds)) if _absent(kinds) else None
    values = {"counted": _counted(kinds), "side": kinds.side, "level": LEVEL}
    return say("filters.kinds.table_caption", **values, absent=absent)


def verdict(kinds: Kinds) -> list[Said]:
    """Is any kind more, or less, frequent than in noise? Each is judged by itself."""
    more, fewer = (
        [kind for kind, found in kinds.shares.items() if _beyond_noise(found) == way] for way in ("more", "fewer")
    )
    if not more and not fewer:
        told = [say("filters.kinds.as_in_noise", kinds=len(kinds.shares))]
    else:
        told = [say(f"filters.kinds.{key}", kinds=of) for key, of in (("more", more), ("fewer", fewer)) if of]
    whose = "of_the_filter" if "kind" in _replicating(kinds) else "of_the_start"
    return [*told, say(f"filters.kinds.{whose}")]


def finding(kinds: Kinds) -> Said:
    """What of the images is the filters', in one sentence."""
    if kinds.filters < 2:
        return say("filters.kinds.one_filter")
    kind, traits = kinds.alike["kind"], [trait for trait in _replicating(kinds) if trait != "kind"]
    key = "finding_filters" if "kind" in _replicating(kinds) else "finding_start"
    return say(
        f"filters.kinds.{key}",
        same=kind.same,
        other=kind.other,
        beyond=kind.beyond,
        traits=say("filters.kinds.finding_traits", traits=traits) if traits else None,
    )


def _replicating(kinds: Kinds) -> list[str]:
    """The traits in which two images of one filter are nearer than two of different filters, beyond chance."""
    return [trait for trait, of in kinds.alike.items() if of.beyond is not None and of.beyond.low > 0]


def _open(kinds: Kinds) -> list[str]:
    return [trait for trait in kinds.alike if trait not in _replicating(kinds)]


def _cells(found: Alike) -> dict[str, object]:
    return {"same": found.same, "other": found.other, "beyond": found.beyond}


def _absent(kinds: Kinds) -> list[str]:
    """The kinds that neither images nor noise show."""
    return [kind for kind, found in kinds.shares.items() if not found.images and not found.chance]


def _beyond_noise(share: Share) -> str:
    """Are there more of a kind than in noise, fewer, or is that open?"""
    if share.excess.low > 0:
        return "more"
    return "fewer" if share.excess.high < 0 else "open"


def _counted(kinds: Kinds) -> Said:
    values = {"filters": kinds.filters, "starts": len(kinds.steps)}
    if kinds.filters == kinds.of:
        return say("filters.kinds.all_filters", **values)
    return say("filters.kinds.some_filters", of=kinds.of, **values)
