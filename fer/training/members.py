"""The networks of an ensemble: how far apart they lie, and what they reach together."""

from dataclasses import dataclass

import pandas as pd

from fer.runs.run import Run
from fer.statistics.interval import Interval


@dataclass(frozen=True)
class Member:
    """One network of an ensemble."""

    group: str  # the members that differ in fold and seed alone, by a name
    fold: str | None  # the part of the faces that it held out, "2/5"; None where all judge the source's own split
    seed: int
    accuracy: Interval  # on its validation faces


@dataclass(frozen=True)
class Together:
    """What the networks reach by their mean log-probability."""

    split: str  # "val" or "test": the held-out faces
    faces: int
    accuracy: Interval
    mean_of_members: float  # their own accuracies on that split, averaged


@dataclass(frozen=True)
class Members:
    """All networks of an ensemble; accuracies from 0 to 1, those of a member on its validation faces."""

    each: tuple[Member, ...]  # two at least
    mean: float
    sd: float  # over n - 1
    lowest: float
    highest: float
    train_faces: int  # of the member with the fewest
    out_of_fold: bool  # was each validation face judged by those members alone that held it out?
    together: Together


def measure(run: Run) -> Members | None:
    """The members of a run; None where it is a single network."""
    table = run.members()
    if table is None:
        return None
    metrics, split = run.metrics(), run.held_out()
    accuracy, scores = table["val_accuracy"], metrics.splits[split]
    return Members(
        each=tuple(_member(row) for _, row in table.iterrows()),
        mean=float(accuracy.mean()),
        sd=float(accuracy.std(ddof=1)),
        lowest=float(accuracy.min()),
        highest=float(accuracy.max()),
        train_faces=int(table["train_faces"].min()),
        out_of_fold=metrics.out_of_fold,
        together=Together(split, scores.faces, scores.accuracy, float(table[f"{split}_accuracy"].mean())),
    )


def _member(row: pd.Series) -> Member:
    accuracy = Interval(*(float(row[f"val_accuracy{end}"]) for end in ("", "_low", "_high")))
    return Member(str(row["group"]), str(row["fold"]) or None, int(row["seed"]), accuracy)
