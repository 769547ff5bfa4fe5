"""What can be said of faces before a model sees them: counts, exact twins, blank images."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

import numpy as np
from jaxtyping import Int

from fer.data.emotions import EMOTIONS, UNLABELLED, names
from fer.data.faces import BLANK_RANGE, SIDE, Faces, Origin, blank
from fer.data.layouts.unused import REASONS
from fer.data.source import open_faces
from fer.data.splits import SPLITS
from fer.data.twins import leaked, twin_groups


class Across(NamedTuple):
    """Twins in two splits."""

    split: str
    earlier: str  # the other split, in the order of SPLITS
    faces: int  # of `split` that have an exact twin in it


@dataclass(frozen=True)
class DataCheck:
    """Counts of faces unless said otherwise. Splits without a face do not appear."""

    origin: Origin
    class_counts: dict[str, tuple[int, ...]]  # split to labelled faces of each class, in label order
    unlabelled: dict[str, int]  # split to faces without a label
    voted: int  # faces with FER+ votes
    copies_within: dict[str, int]  # split to faces beyond the first of each set of twins in it
    twins_across: tuple[Across, ...]  # every two splits
    redundant: int  # faces beyond the first of each set of twins, all splits together
    comparable: int  # sets of twins of which two or more have a label
    disputed: int  # those of them whose labels differ
    blank: int  # see fer.data.faces.blank

    def total(self, split: str) -> int:
        """Faces of a split, labelled or not."""
        return sum(self.class_counts[split]) + self.unlabelled[split]

    def labelled(self) -> dict[str, tuple[int, ...]]:
        """`class_counts` of those splits that have labels."""
        return {split: counts for split, counts in self.class_counts.items() if sum(counts)}


def check_data(source: str | Path, *, classes: str | None = None) -> DataCheck:
    """Open a source and count; InputError where it cannot be used. For `classes` see open_faces."""
    return check_faces(open_faces(source, classes=classes))


def check_faces(faces: Faces) -> DataCheck:
    """Count what is in faces that are open already."""
    groups = twin_groups(faces.images)
    splits = [split for split in SPLITS if (faces.usage == split).any()]
    labels = {split: faces.labels[faces.usage == split] for split in splits}
    return DataCheck(
        origin=faces.origin,
        class_counts={split: _class_counts(labels[split]) for split in splits},
        unlabelled={split: int((labels[split] == UNLABELLED).sum()) for split in splits},
        voted=0 if faces.votes is None else len(faces.votes),
        copies_within={split: _copies(groups[faces.usage == split]) for split in splits},
        twins_across=tuple(Across(a, b, int(leaked(faces, a, into=b).sum())) for b, a in combinations(splits, 2)),
        redundant=_copies(groups),
        comparable=_comparable(groups[faces.labels != UNLABELLED]),
        disputed=_disputed(groups, faces.labels),
        blank=int(blank(faces.images).sum()),
    )


def _class_counts(labels: Int[np.ndarray, " n"]) -> tuple[int, ...]:
    return tuple(np.bincount(labels[labels != UNLABELLED], minlength=len(EMOTIONS)).tolist())


def _copies(groups: Int[np.ndarray, " n"]) -> int:
    return len(groups) - len(np.unique(groups))


def _comparable(groups: Int[np.ndarray, " n"]) -> int:
    """Groups of two faces or more."""
    return int((np.unique(groups, return_counts=True)[1] > 1).sum())


def _disputed(groups: Int[np.ndarray, " n"], labels: Int[np.ndarray, " n"]) -> int:
    """Groups in which two different labels occur; faces without a label say nothing."""
    labelled = labels != UNLABELLED
    pairs = np.unique(np.stack([groups[labelled], labels[labelled]]), axis=1)
    _, labels_of_group = np.unique(pairs[0], return_counts=True)
    return int((labels_of_group > 1).sum())


def describe(check: DataCheck) -> str:
    """The check as plain text for a terminal, without a final line break."""
    return "\n".join([*_head(check), "", *_table(check), "", *_findings(check), *_left_out(check.origin)])


def _head(check: DataCheck) -> Iterator[str]:
    origin = check.origin
    yield f"source   {origin.source}"
    yield f"layout   {origin.layout}"
    yield "faces    " + ", ".join(f"{check.total(split):,} {split}" for split in check.class_counts)
    absent = [name for name, *counts in zip(names(), *check.labelled().values(), strict=True) if not any(counts)]
    if absent:
        yield f"classes  {len(EMOTIONS) - len(absent)} of {len(EMOTIONS)}; no faces of {', '.join(absent)}"
    if origin.unmet:
        yield f"classes  nothing is called {', '.join(origin.unmet)}, of which --classes speaks"
    yield f"sha256   {origin.sha256} (pixels and labels)"
    if origin.split_seed is not None:
        yield f"split    val was drawn from train with seed {origin.split_seed}, by class, exact twins on one side"
    if check.voted:
        yield f"votes    FER+ votes on {check.voted:,} faces"


def _table(check: DataCheck) -> Iterator[str]:
    yield f"{'':10}" + "".join(f"{split:>9}" for split in check.class_counts)
    rows = list(zip(names(), *check.class_counts.values(), strict=True))
    if any(check.unlabelled.values()):
        rows.append(("unlabelled", *check.unlabelled.values()))
    rows.append(("all", *(check.total(split) for split in check.class_counts)))
    for name, *counts in rows:
        shown = [f"{count:,}" for count in counts] if any(counts) else ["–"] * len(counts)
        yield f"{name:10}" + "".join(f"{count:>9}" for count in shown)


def _findings(check: DataCheck) -> Iterator[str]:
    yield "Exact twins (equal in every pixel):"
    for split, copies in check.copies_within.items():
        yield f"{copies:9,}  redundant copies within {split}"
    for across in check.twins_across:
        yield f"{across.faces:9,}  {across.split} faces with an exact twin in {across.earlier}"
    yield f"{check.redundant:9,}  redundant copies in all"
    yield f"{check.disputed:9,}  groups of twins whose labels differ"
    yield "(Copies that were mirrored, turned or brightened are no exact twins: question 3 of a report looks for them.)"
    yield "Faces that show nothing:"
    yield f"{check.blank:9,}  blank faces (all pixels within {BLANK_RANGE} grey levels)"


def _left_out(origin: Origin) -> Iterator[str]:
    if sizes := origin.sizes:
        yield "Image files:"
        yield f"{sizes.files:9,}  read"
        yield f"{sizes.cropped:9,}  cropped to the square in their middle"
        yield f"{sizes.shrunk:9,}  shrunk to {SIDE}x{SIDE}"
        yield f"{sizes.enlarged:9,}  enlarged to {SIDE}x{SIDE}"
    yield "Left out:"
    for reason, number, first in origin.left_out:
        yield f"{number:9,}  {REASONS[reason]}, such as {first}"
    if not origin.left_out:
        yield f"{0:9,}  of all that was seen"


def unmet_in_a_line(origin: Origin) -> str | None:
    """Names of which a person said the class, and which the source has not; None where there is none."""
    if not origin.unmet:
        return None
    return f"classes: nothing in {origin.source} is called {', '.join(origin.unmet)}, of which --classes speaks"


def left_out_in_a_line(origin: Origin) -> str | None:
    """What was seen in a source and not used, for those who wait; None where that is nothing but hidden files."""
    told = [f"{number:,} {REASONS[reason]}" for reason, number, _ in origin.left_out if reason != "hidden"]
    return f"left out of {origin.source}: {'; '.join(told)}" if told else None
