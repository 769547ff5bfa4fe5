"""How much of the accuracy is memory of faces that stand in training too."""

import numpy as np
from jaxtyping import Int

from fer.confusion.memory import KINDS, Disputed, Memory
from fer.findings.said import Said, Table, say, tabulate
from fer.statistics.interval import Interval, share, way
from fer.twins.altered_copies import FACES, FOUND
from fer.twins.leaks import Twins

FEW = 15  # near twins from which the share of mirrored ones tells anything
CERTAIN = 0.05


def premise(*, known: bool) -> list[Said]:
    """On what the section rests where it is not `known` on which faces the network was trained."""
    return [] if known else [say("confusion.memory.training_unknown")]


def search(memory: Memory) -> list[Said]:
    """What was looked for beyond exact twins, what was found, and how far that can be trusted."""
    _, near, exact = memory.faces
    if memory.search != "done":
        return [say(f"confusion.memory.search_{memory.search}")]
    if memory.mirrored_share is None:
        return [say("confusion.memory.no_near_twin", alike=memory.alike), _missed()]
    return [
        say("confusion.memory.near_twins", faces=near, more=exact > 0, mirrored=memory.mirrored),
        say("confusion.memory.mirrored", share=memory.mirrored_share, chance=_chance(near, memory.mirrored_share)),
        _missed(),
    ]


def copies_table() -> Table:
    """A row a kind of altered copy: how many of such copies the search finds."""
    rows = [{"kind": kind, "found": share(found, FACES)} for kind, found in FOUND.items()]
    return tabulate("confusion.memory.copies_table", rows)


def copies_caption() -> Said:
    return say("confusion.memory.copies_caption", faces=FACES)


def table(memory: Memory, *, accuracy: Interval) -> Table:
    """A row a kind of twin, and all faces together with the `accuracy` on them; none for near twins where they were
    not looked for."""
    total, sought = sum(memory.faces), memory.search == "done"
    kinds = zip((*KINDS, "all"), (*memory.faces, total), (*memory.accuracy, accuracy), strict=True)
    return tabulate(
        "confusion.memory.table",
        [
            {"kind": kind, "sought": sought, "faces": faces, "share": faces / total, "accuracy": found}
            for kind, faces, found in kinds
            if sought or kind != "near"
        ],
    )


def table_caption(memory: Memory) -> Said:
    return say("confusion.memory.table_caption" if memory.search == "done" else "confusion.memory.table_caption_exact")


def verdict(memory: Memory) -> list[Said]:
    """Whether the headline is higher with twins."""
    without, sought = memory.faces[0], memory.search == "done"
    if not memory.twins:
        if memory.search == "drawn":
            return [say("confusion.memory.none_drawn")]
        return [say("confusion.memory.none_found" if sought else "confusion.memory.lift_unknown")]
    if memory.without is None:
        return [say("confusion.memory.twins_alone", sought=sought)]
    return [say("confusion.memory.without", faces=without, accuracy=memory.without, sought=sought), _lift(memory.lift)]


def remembered(memory: Memory) -> list[Said]:
    """Whether twins are recognised better class by class, and whether that is memory; there are twins."""
    beside = [] if memory.excess is None else [_excess(memory.excess)]
    disputed = memory.disputed
    if not disputed.faces:
        unknown = memory.search != "done"
        return [*beside, say("confusion.memory.labels_unknown" if unknown else "confusion.memory.nothing_disputed")]
    answered = say(
        "confusion.memory.disputed",
        faces=disputed.faces,
        own=disputed.own,
        training=disputed.training,
        p=disputed.p,
    )
    return [*beside, answered, _whose(disputed)]


def figure_caption(memory: Memory) -> Said:
    """What the histogram shows."""
    return say("confusion.memory.figure_caption", alike=memory.alike)


def figure_alt(memory: Memory) -> Said:
    without, near, _ = memory.faces
    return say("confusion.memory.figure_alt", below=without, above=near, alike=memory.alike)


def pairs_alt(met: Twins, edge: tuple[Int[np.ndarray, " a"], Int[np.ndarray, " b"]]) -> Said:
    """Which pairs are shown: the likeness of those just above the limit and of those just below it."""
    above, below = (met.likeness[at].tolist() for at in edge)
    return say("confusion.memory.pairs_alt", above=above, below=below)


def finding(memory: Memory) -> Said:
    """What the section comes to where near twins were found: the accuracy without twins, of the faces that are left and
    with the classes that all faces have."""
    part = memory.twins / sum(memory.faces)
    if memory.without is None:
        return say("confusion.memory.finding_twins_alone", share=part)
    return say("confusion.memory.finding", share=part, accuracy=memory.without, standard=memory.standard)


def _missed() -> Said:
    """What the search overlooks: the best and the worst found kinds of copies."""
    worst = min(FOUND.values())
    return say("confusion.memory.missed", worst=share(worst, FACES))


def _chance(near: int, mirrored: Interval) -> Said:
    """How many of the near twins may be so by mere likeness, which mirrors half of its matches."""
    if near < FEW:
        return say("confusion.memory.chance_too_few")
    if round(mirrored.low, 3) > 0.5:
        return say("confusion.memory.more_than_chance")
    most = 2 * mirrored.high
    return say("confusion.memory.chance_all") if most >= 1 else say("confusion.memory.chance_at_most", share=most)


def _lift(lift: Interval | None) -> Said:
    if lift is None:
        return say("confusion.memory.lift_of_too_few")
    return say(f"confusion.memory.lift_{way(lift)}", lift=lift)


def _excess(excess: Interval) -> Said:
    """Twins beside other faces of their class."""
    return say(f"confusion.memory.excess_{way(excess)}", excess=excess)


def _whose(disputed: Disputed) -> Said:
    """Whether the network gives its own labels or those of the twins."""
    if not disputed.own + disputed.training:
        return say("confusion.memory.neither_answered")
    if disputed.p >= CERTAIN:
        return say("confusion.memory.memory_open")
    return say("confusion.memory.remembers" if disputed.training > disputed.own else "confusion.memory.not_memory")
