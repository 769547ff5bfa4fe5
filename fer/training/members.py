"""The networks of an ensemble: how far apart they lie, and what they reach together."""

import math
from dataclasses import dataclass

import numpy as np
import pandas as pd
from jaxtyping import Float
from scipy.stats import chi2

from fer.runs.run import Run
from fer.statistics.classification import Scores
from fer.statistics.interval import LEVEL, Interval, difference, share


@dataclass(frozen=True)
class Member:
    """One network of an ensemble."""

    group: str  # the members that differ in fold and seed alone, by a name
    fold: str | None  # the part of the faces that it held out, "2/5"; None where all judge the source's own split
    seed: int
    accuracy: Interval  # on its validation faces
    epochs: int  # trained
    planned: int  # epochs of its recipe


@dataclass(frozen=True)
class Together:
    """What the networks reach by their mean log-probability."""

    split: str  # "val" or "test": the held-out faces
    faces: int
    accuracy: Interval
    mean_of_members: float  # their own accuracies on that split, averaged
    gain: Interval  # accuracy minus that mean: as if the two were of different faces, hence too wide


@dataclass(frozen=True)
class Members:
    """All networks of an ensemble; accuracies from 0 to 1, those of a member on its validation faces."""

    each: tuple[Member, ...]  # two at least
    mean: float
    sd: Interval  # over n - 1; as if they scattered normally
    lowest: float
    highest: float
    train_faces: int  # of the member with the fewest
    out_of_fold: bool  # was each validation face judged by those members alone that held it out?
    together: Together

    @property
    def epochs(self) -> tuple[int, int]:
        """Of the shortest and of the longest training."""
        epochs = [of.epochs for of in self.each]
        return min(epochs), max(epochs)

    @property
    def alike(self) -> bool:
        """Are all as long, so that the mean curves end where each network's training did?"""
        return len(set(self.epochs)) == 1


def measure(run: Run) -> Members | None:
    """The members of a run; None where it is a single network."""
    table = run.members()
    if table is None:
        return None
    metrics, split = run.metrics(), run.held_out()
    accuracy, scores = table["val_accuracy"], metrics.splits[split]
    return Members(
        each=tuple(_member(row, of.epochs) for (_, row), of in zip(table.iterrows(), run.recipes(), strict=True)),
        mean=float(accuracy.mean()),
        sd=spread(accuracy.to_numpy()),
        lowest=float(accuracy.min()),
        highest=float(accuracy.max()),
        train_faces=int(table["train_faces"].min()),
        out_of_fold=metrics.out_of_fold,
        together=as_one(split, scores, float(table[f"{split}_accuracy"].mean())),
    )


def spread(values: Float[np.ndarray, " n"]) -> Interval:
    """The standard deviation over n - 1 of two values or more with its interval, that of chi square."""
    sd, freedom = float(values.std(ddof=1)), len(values) - 1
    low, high = (sd * math.sqrt(freedom / chi2.ppf(q, freedom)) for q in ((1 + LEVEL) / 2, (1 - LEVEL) / 2))
    return Interval(sd, low, high)


def as_one(split: str, scores: Scores, mean_of_members: float) -> Together:
    """All networks as one beside the mean of each, judged on the same faces."""
    each = share(round(mean_of_members * scores.faces), scores.faces)
    gain = difference(scores.accuracy, each)._replace(value=scores.accuracy.value - mean_of_members)
    return Together(split, scores.faces, scores.accuracy, mean_of_members, gain)


def _member(row: pd.Series, planned: int) -> Member:
    accuracy = Interval(*(float(row[f"val_accuracy{end}"]) for end in ("", "_low", "_high")))
    named = str(row["group"]), str(row["fold"]) or None, int(row["seed"])
    return Member(*named, accuracy, int(row["epochs"]), planned)
