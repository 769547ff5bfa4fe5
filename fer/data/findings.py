"""What the facts of the data chapter allow to be said of the faces."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np
from jaxtyping import Int

from fer.data.emotions import EMOTIONS, UNLABELLED
from fer.data.facts import Facts
from fer.findings.said import Said, Table, say, tabulate

EVEN = 1.2  # up to this ratio of the largest to the smallest class, classes are called even
CLEAR = 2.0  # from this many times chance on, a class's mean face is said to stand out


def source(facts: Facts) -> list[Said]:
    """What was opened: layout, number of faces, and who made the splits."""
    check = facts.check
    origin, unlabelled = check.origin, sum(check.unlabelled.values())
    sizes = {split: check.total(split) for split in check.class_counts}
    if origin.synthetic:
        said = [say("data.drawn", sizes=sizes)]
    else:
        said = [say("data.opened", source=Path(origin.source).name, layout=origin.layout, sizes=sizes)]
    if facts.limit is not None:
        said.append(say("data.limited", faces=facts.limit))
    if origin.split_seed is not None:
        said.append(say("data.validation_drawn", seed=origin.split_seed))
    if origin.by_role and facts.ready_made is not None:
        said.append(say("data.by_role", data=facts.ready_made.data, faces=facts.ready_made.faces))
    if unlabelled > 0:
        said.append(say("data.unlabelled", faces=unlabelled))
    if check.voted > 0:
        said.append(say("data.voted", faces=check.voted))
    return said


def counts_table(facts: Facts) -> Table:
    """Faces of each class in each split, and of all classes."""
    splits = facts.check.labelled()
    rows = [_counts_row(k, {split: counts[k] for split, counts in splits.items()}) for k in range(len(EMOTIONS))]
    rows.append(_counts_row(None, {split: sum(counts) for split, counts in splits.items()}))
    return tabulate("data.counts_table", rows)


def counts_caption(facts: Facts) -> Said:
    return say("data.counts_caption", splits=list(facts.check.labelled()))


def units_table() -> Table:
    """The action units of each emotion."""
    rows = [{"emotion": k, "units": emotion.action_units} for k, emotion in enumerate(EMOTIONS)]
    return tabulate("data.units_table", rows)


def units_caption(facts: Facts) -> Said:
    return say("data.units_caption", synthetic=facts.check.origin.synthetic)


def split_title(facts: Facts, split: str) -> Said:
    """What stands over the bars of a split."""
    return say("data.split_title", split=split, faces=sum(facts.check.class_counts[split]))


def balance_caption(facts: Facts) -> Said:
    return say("data.balance_caption", splits=list(facts.check.labelled()))


def balance(facts: Facts) -> Said:
    """Largest and smallest class, and what always naming the largest would bring."""
    split = facts.described
    counts, held = facts.check.class_counts[split], facts.check.class_counts[facts.held_out]
    most, least = max(counts), min(counts)
    if most == least:
        return say("data.classes_equal", split=split, each=most)
    extremes = {"largest": counts.index(most), "most": most, "smallest": counts.index(least), "least": least}
    if most / least <= EVEN:
        return say("data.classes_even", split=split, ratio=most / least, **extremes)
    return say(
        "data.classes_uneven",
        split=split,
        ratio=most / least,
        **extremes,
        share_of_largest=most / sum(counts),
        share_of_smallest=least / sum(counts),
        held_out=facts.held_out,
        right=held[counts.index(most)] / sum(held),
    )


def gallery_caption(facts: Facts, examples: int) -> Said:
    return say("data.gallery_caption", split=facts.described, examples=examples)


def means_caption(facts: Facts) -> Said:
    return say("data.means_caption", split=facts.described)


def means(facts: Facts) -> list[Said]:
    """Which class's mean face stands out, beside what chance would give."""
    distance, chance = facts.mean_faces.distance, facts.mean_faces.chance
    if min(chance) == 0:
        return [say("data.no_differences")]
    ratio = [far / expected for far, expected in zip(distance, chance, strict=True)]
    clearest = max(range(len(ratio)), key=lambda label: (ratio[label], distance[label]))
    unclear = [label for label in range(len(ratio)) if ratio[label] < CLEAR]
    first = say(
        "data.clearest_mean",
        emotion=clearest,
        clearly=ratio[clearest] >= CLEAR,
        distance=distance[clearest],
        chance=chance[clearest],
    )
    if len(unclear) == len(ratio):
        return [first, say("data.no_clear_mean")]
    some = [say("data.unclear_means", emotions=unclear)] if unclear else []
    return [first, *some, say("data.what_a_mean_shows")]


def twins_table(facts: Facts) -> Table:
    """All counts of faces that occur more than once, or show nothing."""
    return tabulate("data.twins_table", [{"what": what, "number": number} for what, number in _twin_counts(facts)])


def twins(facts: Facts) -> list[Said]:
    """What twins mean for the figures of this report."""
    check, leak, held_out = facts.check, facts.leak, facts.held_out
    if leak.leaked > 0:
        all_of_them = leak.leaked == leak.faces
        said = [say(f"data.{'all_learnt' if all_of_them else 'learnt_by_heart'}", leak=_leak(facts), split=held_out)]
    elif check.redundant > 0:
        said = [say("data.copies_elsewhere", split=held_out)]
    else:
        said = [say("data.no_twins")]
    if check.disputed > 0:
        said.append(say("data.disputed", sets=check.disputed))
    elif check.comparable > 0:
        said.append(say("data.undisputed", sets=check.comparable))
    if check.blank > 0:
        said.append(say("data.blank", faces=check.blank))
    return said


def disputed_labels(labels: Int[np.ndarray, " n"]) -> Said:
    """The labels under which one picture is filed, in label order, each with how often."""
    found = np.unique(labels[labels != UNLABELLED], return_counts=True)
    return say("data.disputed_labels", counts=dict(zip(*(part.tolist() for part in found), strict=True)))


def disputed_caption(facts: Facts, shown: int) -> Said:
    """Of a figure with `shown` of the pictures that occur under different labels."""
    sets = facts.check.disputed
    if sets == 1:
        return say("data.disputed_one")
    if sets == shown:
        return say("data.disputed_all")
    return say("data.disputed_first", shown=shown, sets=sets)


def finding(facts: Facts) -> Said:
    """The exact twins in training of the faces that the report judges by, or that there are none."""
    leak = facts.leak
    if not leak.leaked:
        return say("data.no_leak_found", split=facts.held_out, faces=leak.faces, training_faces=leak.training)
    if leak.leaked == leak.faces:
        return say("data.leak_of_all", leak=_leak(facts))
    return say("data.leak_found", leak=_leak(facts))


def _counts_row(emotion: int | None, counts: Mapping[str, int]) -> dict[str, Any]:
    return {"emotion": emotion, "counts": counts, "total": sum(counts.values())}


def _twin_counts(facts: Facts) -> Iterator[tuple[Said, int]]:
    check = facts.check
    for split, copies in check.copies_within.items():
        yield say("data.copies_within", split=split), copies
    for across in check.twins_across:
        yield say("data.twins_across", split=across.split, earlier=across.earlier), across.faces
    if facts.ready_made is not None:
        yield say("data.twins_in_training", split=facts.held_out), facts.ready_made.leaked
    yield say("data.copies_in_all"), check.redundant
    yield say("data.disputed_sets"), check.disputed
    yield say("data.blank_faces"), check.blank


def _leak(facts: Facts) -> Said:
    return say("data.leak", leaked=facts.leak.leaked, faces=facts.leak.faces, split=facts.held_out)
