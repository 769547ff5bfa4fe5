"""How far twins differ by class, and what the accuracy without them is with the classes that all faces have."""

from fer.confusion.memory import Memory
from fer.findings.said import Said, Table, say, tabulate
from fer.statistics.classification import CLASSES
from fer.statistics.interval import way


def standard(memory: Memory) -> list[Said]:
    """The accuracy without twins with the classes that all faces have, or that it cannot be given; nothing where there
    are no twins, or nothing else."""
    without, *twins = memory.faces
    if not without or not any(twins):
        return []
    if memory.standard is None:
        gone = [k for k, of in enumerate(memory.classes) if of.faces and of.without is None]
        return [say("confusion.twins_by_class.standard_unknown", classes=gone)]
    if memory.standard_lift is None:
        return [say("confusion.twins_by_class.standard_alone", accuracy=memory.standard)]
    key = f"confusion.twins_by_class.standard_{way(memory.standard_lift)}"
    return [say(key, accuracy=memory.standard, lift=memory.standard_lift)]


def table(memory: Memory) -> Table:
    """A row a class that has faces: how many have a twin, and the recall of all and of those without."""
    return tabulate(
        "confusion.twins_by_class.table",
        [
            {
                "label": k,
                "sought": memory.search == "done",
                "faces": of.faces,
                "share": of.twins / of.faces,
                "recall": of.recall,
                "without": of.without,
            }
            for k, of in enumerate(memory.classes)
            if of.faces
        ],
    )


def caption(memory: Memory) -> Said:
    return say("confusion.twins_by_class.caption", sought=memory.search == "done")


def recall(memory: Memory) -> list[Said]:
    """Which classes are recognised less or more often without a twin; there are twins."""
    ways = {k: way(of.excess) for k, of in enumerate(memory.classes) if of.excess is not None}
    if not ways:
        return [say("confusion.twins_by_class.recall_apart")]
    lower, higher = ([k for k, of in ways.items() if of == side] for side in ("up", "down"))
    less = [say("confusion.twins_by_class.recall_lower", classes=lower, number=CLASSES)] if lower else []
    more = [say("confusion.twins_by_class.recall_higher", classes=higher, number=CLASSES)] if higher else []
    return [*less, *more] or [say("confusion.twins_by_class.recall_open", number=CLASSES)]
