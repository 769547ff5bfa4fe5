"""How many faces a class has, and which action units."""

from fer.data.emotions import EMOTIONS
from fer.data.facts import Facts
from fer.findings.said import Said, Table, say, tabulate

EVEN = 1.2  # up to this ratio of the largest to the smallest class, classes are called even


def split_title(facts: Facts, split: str) -> Said:
    """What stands over the bars of a split."""
    return say("data.classes.split_title", split=split, faces=sum(facts.check.class_counts[split]))


def bar_labels(facts: Facts, split: str) -> list[Said]:
    """What stands beside the bar of each class."""
    counts = facts.check.class_counts[split]
    return [
        say("data.classes.bar_label", faces=faces, share=faces / sum(counts)) if faces else say("data.classes.no_faces")
        for faces in counts
    ]


def counts_caption(facts: Facts) -> Said:
    return say("data.classes.counts_caption", splits=list(facts.check.labelled()))


def counts_alt(facts: Facts) -> Said:
    return say("data.classes.counts_alt", counts=facts.check.labelled())


def absent(facts: Facts) -> list[Said]:
    """The classes of which the source has no face at all, and what follows; nothing where it has all seven."""
    of_splits = facts.check.labelled().values()
    missing = [k for k in range(len(EMOTIONS)) if not any(counts[k] for counts in of_splits)]
    return [say("data.classes.absent", classes=missing)] if missing else []


def balance(facts: Facts) -> Said:
    """Largest and smallest class of those with faces, and what always naming the largest would bring."""
    split = facts.described
    counts, held = facts.check.class_counts[split], facts.check.class_counts[facts.held_out]
    most, least = max(counts), min(filter(None, counts))
    if most == least:
        return say("data.classes.equal", split=split, each=most)
    extremes = {"largest": counts.index(most), "most": most, "smallest": counts.index(least), "least": least}
    if most / least <= EVEN:
        return say("data.classes.even", split=split, ratio=most / least, **extremes)
    return say(
        "data.classes.uneven",
        split=split,
        ratio=most / least,
        **extremes,
        share_of_largest=most / sum(counts),
        share_of_smallest=least / sum(counts),
        held_out=facts.held_out,
        right=held[counts.index(most)] / sum(held),
    )


def units_table() -> Table:
    """The action units of each emotion."""
    rows = [{"emotion": k, "units": emotion.action_units} for k, emotion in enumerate(EMOTIONS)]
    return tabulate("data.classes.units_table", rows)


def units_caption(facts: Facts) -> Said:
    return say("data.classes.units_drawn" if facts.check.origin.synthetic else "data.classes.units_caption")
