"""What makes all figures of a run say less than they seem to: faulty faces, and a network that has not learnt.

Copies of training faces among the held-out ones, classes without faces and a guess as good as the network are known
from the headline's facts already.
"""

from dataclasses import dataclass

import numpy as np
from jaxtyping import Float, Int
from scipy.stats import random_table

from fer.data.faces import Faces, blank
from fer.runs.run import Run
from fer.statistics.classification import confusion
from fer.statistics.interval import Interval, together

SHUFFLES = 999
TOLD = together(2)  # the level of each of the two tests that tell answers from shuffled ones
_ROUNDING = 1e-9  # of a sum over cells, as a part of it


@dataclass(frozen=True)
class Shuffled:
    """What the same answers would come to if they had been dealt to the faces at random."""

    right: float  # the share of right answers to be expected, from 0 to 1
    p_of_right: float  # of as many right answers, or more
    p_of_link: float  # of answers that go with the labels as closely, or more so, whether right or not


@dataclass(frozen=True)
class Soundness:
    """The held-out faces of a run and its answers to them, asked for what would make them worthless."""

    blank: int  # held-out faces that show nothing
    untaught: tuple[int, ...]  # classes without a training face
    training: Interval | None  # accuracy on the training faces; None where these have none of this run's answers
    shuffled: Shuffled


def measure(run: Run, faces: Faces) -> Soundness:
    """Ask the held-out faces of `run`; `faces` are all of its faces, of every split."""
    split = run.held_out()
    logits, labels, _ = run.predictions(split)
    train = run.metrics().splits.get("train")
    return Soundness(
        blank=int(blank(faces.split(split).labelled().images).sum()),
        untaught=tuple(np.flatnonzero(np.array(run.training().classes) == 0).tolist()),
        training=None if train is None else train.accuracy,
        shuffled=shuffle(confusion(labels, logits.argmax(axis=1))),
    )


def shuffle(counts: Int[np.ndarray, "k k"]) -> Shuffled:
    """Deal the answers of a confusion matrix of n > 0 faces anew: two permutation tests (Fisher 1935).

    One counts the right answers. The other takes Pearson's chi-square, so it also finds answers that tell the classes
    apart under wrong names. Each p is from 0.001 to 1, which is what one answer to every face has, and one face.
    """
    shown, answered = counts.sum(axis=1), counts.sum(axis=0)
    expected = np.outer(shown, answered) / counts.sum()
    dealt = random_table(shown, answered).rvs(SHUFFLES, random_state=np.random.default_rng(0))
    rights, links = dealt.trace(axis1=1, axis2=2), _chi_square(dealt, expected)
    link = _chi_square(counts, expected)
    return Shuffled(
        right=float(expected.trace() / counts.sum()),
        p_of_right=float((1 + (rights >= counts.trace()).sum()) / (1 + SHUFFLES)),
        p_of_link=float((1 + (links >= (1 - _ROUNDING) * link).sum()) / (1 + SHUFFLES)),
    )


def _chi_square(counts: Int[np.ndarray, "*b k k"], expected: Float[np.ndarray, "k k"]) -> Float[np.ndarray, "*b"]:
    """Pearson's, with the faces' number added; a class that is not shown, or not answered, adds nothing."""
    return np.asarray((counts**2 / np.where(expected > 0, expected, 1)).sum(axis=(-2, -1)))
