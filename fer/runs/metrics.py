"""How well a network does and what its training took: `metrics.json` of a run folder."""

from dataclasses import dataclass

from fer.statistics.classification import Scores


@dataclass(frozen=True, kw_only=True)
class Metrics:
    """The figures of a finished run."""

    splits: dict[str, Scores]  # by "train", "val", "test": those that have labelled faces and predictions
    best_epoch: int  # the epoch whose weights were kept, from 1; of an ensemble that of the members' mean curve
    epochs: int  # trained in all; of an ensemble those that every member has
    seconds: float  # of training; of an ensemble the sum over its members
    faces_per_second: float  # in training: the median over epochs, of an ensemble the median over its members
    parameters: int  # numbers that training sets
    views: int | None  # of each face, whose answers are averaged for a prediction; None where those of members differ
    members: int | None = None  # networks of an ensemble; None for a single one
    out_of_fold: bool = False  # were "train" and "val" judged by those members of an ensemble that held them out?
