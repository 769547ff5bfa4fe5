"""Faces that occur more than once, or show nothing."""

from collections.abc import Iterator

import numpy as np
from jaxtyping import Int

from fer.data.emotions import UNLABELLED
from fer.data.facts import Facts
from fer.findings.said import Said, Table, say, tabulate


def leak(facts: Facts) -> Said:
    """The exact twins in training of the faces that the report judges by, or that there are none."""
    leak, split = facts.leak, facts.held_out
    if not leak.leaked:
        return say("data.twins.no_leak", split=split, faces=leak.faces, training_faces=leak.training)
    share = say("data.twins.share", leaked=leak.leaked, faces=leak.faces, split=split)
    return say("data.twins.leak_of_all" if leak.leaked == leak.faces else "data.twins.leak_of_some", share=share)


def none(facts: Facts) -> bool:
    """No picture occurs twice, and none is blank, so that all counts of the table are zero."""
    return not any(number for _, number in _counts(facts))


def table(facts: Facts) -> Table:
    """All counts of faces that occur more than once, or show nothing."""
    return tabulate("data.twins.table", [{"what": what, "number": number} for what, number in _counts(facts)])


def twins(facts: Facts) -> list[Said]:
    """What follows of pictures that occur more than once, or show nothing."""
    check = facts.check
    if none(facts):
        return [say("data.twins.no_twins")]
    said = []
    if check.disputed > 0:
        said.append(say("data.twins.disputed", sets=check.disputed))
    elif check.comparable > 0:
        said.append(say("data.twins.undisputed", sets=check.comparable))
    if check.blank > 0:
        said.append(say("data.twins.blank", faces=check.blank))
    return said


def labels_of(labels: Int[np.ndarray, " n"]) -> Said:
    """The labels under which one picture is filed, in label order, each with how often."""
    return say("data.twins.labels_of", counts=_labels(labels))


def disputed_caption(facts: Facts, shown: int) -> Said:
    """Of a figure with `shown` of the pictures that occur under different labels."""
    sets = facts.check.disputed
    if sets == 1:
        return say("data.twins.disputed_one")
    if sets == shown:
        return say("data.twins.disputed_all")
    return say("data.twins.disputed_first", shown=shown, sets=sets)


def disputed_alt(shown: int, first: Int[np.ndarray, " n"]) -> Said:
    """Of the same figure, with the labels of its first picture."""
    return say("data.twins.disputed_alt", shown=shown, first=_labels(first))


def _labels(labels: Int[np.ndarray, " n"]) -> dict[int, int]:
    found = np.unique(labels[labels != UNLABELLED], return_counts=True)
    return dict(zip(*(part.tolist() for part in found), strict=True))


def _counts(facts: Facts) -> Iterator[tuple[Said, int]]:
    check = facts.check
    for split, copies in check.copies_within.items():
        yield say("data.twins.copies_within", split=split), copies
    for across in check.twins_across:
        yield say("data.twins.across", split=across.split, earlier=across.earlier), across.faces
    if facts.ready_made is not None:
        yield say("data.twins.in_training", split=facts.held_out), facts.ready_made.leaked
    yield say("data.twins.copies_in_all"), check.redundant
    yield say("data.twins.disputed_sets"), check.disputed
    yield say("data.twins.blank_faces"), check.blank
