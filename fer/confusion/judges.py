"""Three judges of the same faces: one annotator, FER2013's label and the network, each against the other annotators.

A vote is held against the majority of the other votes on its face, of which it is no part. The label and the network
answer to the same references as often as votes do, so the rows of their matrices weigh the same as people's.
"""

from dataclasses import dataclass

import numpy as np
from jaxtyping import Int, UInt8

from fer.confusion.votes import NO_CLASS, SPLIT, majority
from fer.statistics.classification import CLASSES
from fer.statistics.clusters import change, cluster_share
from fer.statistics.interval import Interval, together

Matrix = tuple[tuple[int, ...], ...]


@dataclass(frozen=True)
class MajorityAgreement:
    """Share of each judge's answers that are their reference, from 0 to 1; the votes on one face go together."""

    annotator: Interval
    label: Interval
    network: Interval
    over_annotator: Interval  # the network's share less the annotator's, on the same faces; holds at 95 % together with
    over_label: Interval  # the network's share less the label's, on the same faces


@dataclass(frozen=True)
class Judges:
    """Three judges held against the majority of the other annotators."""

    held: int  # votes that have a reference
    matrices: dict[str, Matrix]  # of "annotator", "label" and "network": 7 x 7 votes, rows the reference
    agreement: MajorityAgreement | None  # None where fewer than two faces have a vote with a reference


def measure(
    ballots: UInt8[np.ndarray, "n 8"], *, labels: Int[np.ndarray, " n"], answers: Int[np.ndarray, " n"]
) -> Judges:
    """The facts of n faces with their ballots, labels and the network's answers."""
    annotator = against_the_others(ballots)
    label, network = in_their_place(annotator, labels), in_their_place(annotator, answers)
    cells = {"annotator": annotator, "label": label, "network": network}
    return Judges(
        held=int(annotator.sum()),
        matrices={who: tuple(map(tuple, of.sum(axis=0).tolist())) for who, of in cells.items()},
        agreement=majority_agreement(annotator, label, network),
    )


def against_the_others(ballots: UInt8[np.ndarray, "n 8"]) -> Int[np.ndarray, "n 7 7"]:
    """Votes for a class (columns) of each face, by the majority of all other votes on it (rows).

    Left out are votes for none of the classes, and votes whose others have no majority, or one for none of the classes.
    """
    counts = ballots.astype(int)
    found = np.zeros((len(counts), CLASSES, CLASSES), dtype=int)
    for vote in range(CLASSES):
        cast = np.flatnonzero(counts[:, vote])
        others = counts[cast]
        others[:, vote] -= 1
        reference = majority(others)
        known = (reference != SPLIT) & (reference != NO_CLASS)
        found[cast[known], reference[known], vote] = counts[cast[known], vote]
    return found


def in_their_place(votes: Int[np.ndarray, "n 7 7"], answers: Int[np.ndarray, " n"]) -> Int[np.ndarray, "n 7 7"]:
    """The same votes' references, but with one answer a face in place of each vote."""
    found = np.zeros_like(votes)
    found[np.arange(len(votes)), :, answers] = votes.sum(axis=2)
    return found


def majority_agreement(
    annotator: Int[np.ndarray, "n 7 7"], label: Int[np.ndarray, "n 7 7"], network: Int[np.ndarray, "n 7 7"]
) -> MajorityAgreement | None:
    """How often each judge names its reference; None of fewer than two faces with any."""
    asked = annotator.any(axis=(1, 2))
    if asked.sum() < 2:
        return None
    cast = annotator[asked].sum(axis=(1, 2))
    people, labels, answers = (of[asked].diagonal(axis1=1, axis2=2).sum(axis=1) for of in (annotator, label, network))
    return MajorityAgreement(
        annotator=cluster_share(people, cast),
        label=cluster_share(labels, cast),
        network=cluster_share(answers, cast),
        over_annotator=change(answers - people, cast, level=together(2)),
        over_label=change(answers - labels, cast, level=together(2)),
    )
