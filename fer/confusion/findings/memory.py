"""How much of the accuracy is memory of faces that stand in training too."""

from fer.confusion.memory import KINDS, Disputed, Memory
from fer.findings.said import Said, Table, say, tabulate
from fer.statistics.interval import Interval

DOUBT = 0.1  # the share of mirrored matches from which likeness alone may have made many of the others
FEW = 15  # near twins
CERTAIN = 0.05


def search(memory: Memory) -> list[Said]:
    """What was looked for beyond exact twins, what was found, and how far that can be trusted."""
    _, near, exact = memory.faces
    if memory.search != "done":
        return [say(f"confusion.memory.search_{memory.search}")]
    if memory.mirrored_share is None:
        return [say("confusion.memory.no_near_twin", alike=memory.alike)]
    return [
        say("confusion.memory.near_twins", faces=near, more=exact > 0, mirrored=memory.mirrored),
        say("confusion.memory.mirrored", share=memory.mirrored_share, chance=_chance(near, memory.mirrored_share)),
    ]


def table(memory: Memory, *, accuracy: Interval) -> Table:
    """A row a kind of twin, and all faces together with the `accuracy` on them."""
    total = sum(memory.faces)
    kinds = zip((*KINDS, "all"), (*memory.faces, total), (*memory.accuracy, accuracy), strict=True)
    return tabulate(
        "confusion.memory.table",
        [{"kind": kind, "faces": faces, "share": faces / total, "accuracy": found} for kind, faces, found in kinds],
    )


def verdict(memory: Memory) -> list[Said]:
    """Whether twins lift the headline."""
    without, near, exact = memory.faces
    none_missed = memory.search in ("done", "drawn")
    exact_only = memory.search != "done"
    if not near + exact:
        if not none_missed:
            return [say("confusion.memory.lift_unknown")]
        return [say("confusion.memory.no_twin", exact_only=exact_only)]
    found = memory.accuracy[0]
    if found is None:
        return [say("confusion.memory.twins_alone", exact_only=exact_only)]
    leak_free = "leak_free" if none_missed else "without_exact_twins"
    return [
        say(f"confusion.memory.{leak_free}", faces=without, accuracy=found, exact_only=exact_only),
        _lift(memory.lift),
    ]


def remembered(memory: Memory) -> list[Said]:
    """Whether twins are recognised better class by class, and whether that is memory; there are twins."""
    beside = [] if memory.excess is None else [_excess(memory.excess)]
    disputed = memory.disputed
    if not disputed.faces:
        return [*beside, say("confusion.memory.nothing_disputed")]
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


def finding(memory: Memory) -> Said:
    """The cover's sentence on leak-free accuracy, where near twins were found."""
    without, *twins = memory.faces
    share = sum(twins) / (without + sum(twins))
    if memory.accuracy[0] is None:
        return say("confusion.memory.finding_twins_alone", share=share)
    return say("confusion.memory.finding", share=share, accuracy=memory.accuracy[0])


def _chance(near: int, share: Interval) -> Said:
    """Whether mere likeness may have made the near twins, by the share of them that are mirrored."""
    if near >= FEW and share.high < DOUBT:
        return say("confusion.memory.few_by_chance")
    if near >= FEW and share.low > DOUBT:
        return say("confusion.memory.many_by_chance")
    return say("confusion.memory.chance_open")


def _lift(lift: Interval | None) -> Said:
    if lift is None:
        return say("confusion.memory.lift_of_too_few")
    if lift.low > 0:
        return say("confusion.memory.lift_up", lift=lift)
    return say("confusion.memory.lift_down" if lift.high < 0 else "confusion.memory.lift_open", lift=lift)


def _excess(excess: Interval) -> Said:
    """Twins beside other faces of their class."""
    if excess.low > 0:
        return say("confusion.memory.excess_up", excess=excess)
    return say("confusion.memory.excess_down" if excess.high < 0 else "confusion.memory.excess_open", excess=excess)


def _whose(disputed: Disputed) -> Said:
    """Whether the network gives its own labels or those of the twins."""
    if disputed.p >= CERTAIN:
        return say("confusion.memory.no_memory_shows")
    return say("confusion.memory.remembers" if disputed.training > disputed.own else "confusion.memory.not_memory")
