"""What 03_confusion states of a network's answers to the held-out faces, and how it is measured."""

from dataclasses import dataclass

from fer.confusion import memory, soundness
from fer.confusion.abstention import Abstention
from fer.confusion.calibration import Calibration
from fer.confusion.doubt import Doubt
from fer.confusion.memory import Memory
from fer.confusion.pairs import Pair, lead, most_confused_pairs
from fer.confusion.people import People
from fer.confusion.rival import Rival
from fer.confusion.soundness import Soundness
from fer.data.faces import Faces
from fer.runs.run import Run
from fer.statistics.classification import (
    Scores,
    answered,
    confusion,
    correct,
    majority_baseline,
    precision_intervals,
    recall_intervals,
)
from fer.statistics.interval import Interval
from fer.statistics.order import Order, order
from fer.statistics.tests import mcnemar
from fer.twins import leaks
from fer.twins.leaks import Twins


@dataclass(frozen=True)
class Majority:
    """A guess that sees no face: always the commonest class in training."""

    label: int
    accuracy: Interval  # of that guess on the held-out faces, from 0 to 1
    over: Interval  # the network's accuracy less the guess's, on the same faces


@dataclass(frozen=True)
class Facts:
    """The confusion matrix and what follows from it; classes by their index."""

    split: str  # "val" or "test": the held-out faces
    keep: str  # which epoch's weights were kept: "best" or "last"; "best" where any member of an ensemble chose one
    views: int | None  # of each face, averaged for its prediction; None where those of an ensemble's members differ
    members: int | None  # networks of an ensemble; None for a single one
    out_of_fold: bool  # each validation face was judged by networks trained on the other folds
    training: tuple[int, ...]  # faces of each class that the network was trained on; else of the train split
    training_known: bool  # is it known on which faces it was trained? Not of one that came as a file of weights
    faces_known: bool  # are these all? Not where its training began from a file of weights
    scores: Scores
    majority: Majority
    counts: tuple[tuple[int, ...], ...]  # 7 x 7 faces, a row a true class, a column a predicted one
    recall: tuple[Interval | None, ...]  # of each class; None for one without faces
    precision: tuple[Interval | None, ...]  # of each class; None for one without faces or answers
    recall_order: Order | None  # None where fewer than two classes have faces
    precision_order: Order | None  # None where fewer than two classes are answered
    pairs: tuple[Pair, ...]  # the most confused ones, by falling share of the true class
    lead: Interval | None  # the share of the commonest confusion less that of the next; None where there is no mistake
    soundness: Soundness
    memory: Memory  # of faces whose photograph was trained on
    people: People | None = None  # None also where the faces come without people's votes
    doubt: Doubt | None = None  # the same
    calibration: Calibration | None = None
    abstention: Abstention | None = None
    rival: Rival | None = None  # None also where no second run is named


def met_in_training(run: Run, faces: Faces) -> Twins:
    """The held-out faces whose photograph the network was trained on; `faces` are all of the run's."""
    return leaks.find(faces, run.held_out(), out_of_fold=run.metrics().out_of_fold, seen=run.seen())


def measure(run: Run, faces: Faces, met: Twins, *, pairs: int) -> Facts:
    """The facts of the answer; sections of the evidence are added by their own modules.

    `faces` are all of the run's, `met` those of the held-out ones with a twin in training; `pairs` is how many of the
    most confused pairs there are at most. Raises InputError for fewer than one.
    """
    split, metrics = run.held_out(), run.metrics()
    logits, labels, _ = run.predictions(split)
    answers = logits.argmax(axis=1)
    counts = confusion(labels, answers)
    training = run.training().classes
    majority, by_majority = majority_baseline(labels, training)
    return Facts(
        split=split,
        keep="best" if any(recipe.keep == "best" for recipe in run.recipes()) else "last",
        views=metrics.views,
        members=metrics.members,
        out_of_fold=metrics.out_of_fold,
        training=training,
        training_known=run.config.has_history,
        faces_known=run.config.faces_known,
        scores=metrics.splits[split],
        majority=Majority(majority, by_majority, mcnemar(correct(logits, labels), labels == majority).difference),
        counts=tuple(tuple(row) for row in counts.tolist()),
        recall=tuple(recall_intervals(counts)),
        precision=tuple(precision_intervals(counts)),
        recall_order=order(counts.diagonal(), counts.sum(axis=1)),
        precision_order=order(counts.diagonal(), answered(counts)),
        pairs=tuple(most_confused_pairs(counts, pairs)),
        lead=lead(counts),
        soundness=soundness.measure(run, faces),
        memory=memory.measure(met, labels=labels, answers=answers),
    )
