"""What makes all figures of a run say less than they seem to: faulty faces, and a network that has not learnt.

Copies of training faces among the held-out ones, classes without faces and a guess as good as the network are known
from the headline's facts already.
"""

from dataclasses import dataclass

import numpy as np
from jaxtyping import Int
from scipy.stats import permutation_test

from fer.data.faces import Faces, blank
from fer.runs.run import Run
from fer.statistics.interval import Interval

SHUFFLES = 999


@dataclass(frozen=True)
class Soundness:
    """The held-out faces of a run and its answers to them, asked for what would make them worthless."""

    blank: int  # held-out faces that show nothing
    untaught: tuple[int, ...]  # classes without a training face
    training: Interval | None  # accuracy on the training faces; None where these have none of this run's answers
    p_of_link: float  # of as many right answers, or more, if the answers had been dealt to the faces at random


def measure(run: Run, faces: Faces) -> Soundness:
    """Ask the held-out faces of `run`; `faces` are all of its faces, of every split."""
    split = run.held_out()
    logits, labels, _ = run.predictions(split)
    train = run.metrics().splits.get("train")
    return Soundness(
        blank=int(blank(faces.split(split).labelled().images).sum()),
        untaught=tuple(np.flatnonzero(np.array(run.training().classes) == 0).tolist()),
        training=None if train is None else train.accuracy,
        p_of_link=p_of_link(labels, logits.argmax(axis=1)),
    )


def p_of_link(labels: Int[np.ndarray, " n"], answers: Int[np.ndarray, " n"]) -> float:
    """How probable as many right answers or more would be, had the answers been dealt to the faces at random: a
    permutation test (Fisher 1935). From 0.001 to 1, which is what one answer to every face has, and one face."""
    if len(labels) < 2:
        return 1.0

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
