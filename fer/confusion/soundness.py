"""What makes all figures of a run say less than they seem to: faulty faces, and a network that has not learnt."""

from dataclasses import dataclass

import numpy as np
from jaxtyping import Int
from scipy.stats import permutation_test

from fer.data.faces import Faces, blank
from fer.runs.run import Run
from fer.statistics.classification import correct, majority_baseline
from fer.statistics.interval import Interval
from fer.statistics.tests import Paired, mcnemar

SHUFFLES = 999
MOSTLY = 0.20  # from this share of the held-out faces on, copies of training faces or blank ones are a warning


@dataclass(frozen=True)
class Soundness:
    """The held-out faces of a run and its answers to them, asked for what would make them worthless."""

    split: str  # "val" or "test": the held-out faces
    faces: int  # held-out and labelled
    blank: int  # of them, that show nothing
    copied: int  # of them, that stand among the training faces in every pixel
    absent: tuple[int, ...]  # classes without a held-out face
    untaught: tuple[int, ...]  # classes without a training face
    answered: tuple[int, ...]  # classes that the network names at all
    accuracy: Interval
    training: Interval | None  # accuracy on the training faces; None where these have none of this run's answers
    commonest: int  # class with the most training faces
    beside_commonest: Paired  # the network and the answer `commonest` on every face
    p_of_link: float  # of as many right answers, or more, if the answers had been dealt to the faces at random


def measure(run: Run, faces: Faces) -> Soundness:
    """Ask the held-out faces of `run`; `faces` are all of its faces, of every split."""
    split = run.held_out()
    logits, labels, _ = run.predictions(split)
    right, held_out = correct(logits, labels), faces.split(split).labelled()
    classes = run.training().classes
    commonest, _ = majority_baseline(labels, classes)
    train = run.metrics().splits.get("train")
    return Soundness(
        split=split,
        faces=len(labels),
        blank=int(blank(held_out.images).sum()),
        copied=run.metrics().splits[split].leaked or 0,
        absent=_without(np.bincount(labels, minlength=len(classes))),
        untaught=_without(np.array(classes)),
        answered=tuple(np.unique(logits.argmax(axis=1)).tolist()),
        accuracy=run.metrics().splits[split].accuracy,
        training=None if train is None else train.accuracy,
        commonest=commonest,
        beside_commonest=mcnemar(right, labels == commonest),
        p_of_link=p_of_link(labels, logits.argmax(axis=1)),
    )


def p_of_link(labels: Int[np.ndarray, " n"], answers: Int[np.ndarray, " n"]) -> float:
    """How probable as many right answers or more would be, had the answers been dealt to the faces at random: a
    permutation test (Fisher 1935). From 0.001 to 1, which is what one answer to every face has."""

    def right(dealt: Int[np.ndarray, "*b n"], *, axis: int) -> np.ndarray:
        return np.asarray((dealt == answers).sum(axis=axis))

    found = permutation_test(
        (labels,),
        right,
        permutation_type="pairings",
        alternative="greater",
        n_resamples=SHUFFLES,
        vectorized=True,
        batch=100,
        rng=np.random.default_rng(0),
    )
    return float(found.pvalue)


def _without(counts: Int[np.ndarray, " k"]) -> tuple[int, ...]:
    """Classes that have no face."""
    return tuple(np.flatnonzero(counts == 0).tolist())
