"""Accuracy against coverage: a network that may stay silent where it is unsure."""

from dataclasses import dataclass

import numpy as np
from jaxtyping import Bool, Float, Int
from scipy.stats import rankdata

from fer.statistics import bootstrap
from fer.statistics.interval import Interval

GOAL = 0.9  # the accuracy whose coverage is asked for
_RESAMPLES = 500
_ROUNDING = 1e-9  # of sums over thousands of answers; what differs by less is equal


@dataclass(frozen=True)
class Abstention:
    """What staying silent brings; all from 0 to 1 but `gain`, which may be negative.

    Areas are means of the error over all coverages (Geifman & El-Yaniv 2017).
    """

    area: Interval  # in the network's own order
    ideal: float  # if every mistake came after every right answer
    chance: float  # in random order: the error over all faces
    gain: Interval | None  # share of the way from chance to ideal; None where there is no way between the two
    goal: float  # the accuracy asked for
    coverage: Interval  # the largest share of faces that can be answered with an accuracy of `goal`; 0 where none can


def measure(
    sure: Float[np.ndarray, " n"], right: Bool[np.ndarray, " n"], *, goal: float = GOAL, seed: int = 0
) -> Abstention:
    """`sure` orders the answers, surest first; n > 0. Intervals are bootstraps over faces."""
    n = len(right)
    draws = bootstrap.resamples(n, number=_RESAMPLES, seed=seed)[:, np.argsort(-sure, kind="stable")]
    answered = np.cumsum(draws, axis=1, dtype=np.float64)
    hits = np.cumsum(draws * _in_order(sure, right), axis=1)
    drawn = hits / answered.clip(1)
    accuracy = selective_accuracy(sure, right)
    area, areas = float(1 - accuracy.mean()), ((1 - drawn) * draws).sum(axis=1) / n
    reached = np.where(drawn >= goal - _ROUNDING, answered, 0).max(axis=1) / n
    covered = np.flatnonzero(accuracy >= goal - _ROUNDING)
    mistakes = n - hits[:, -1].round().astype(int)
    return Abstention(
        area=bootstrap.percentile(area, areas),
        ideal=_ideal(n, int((~right).sum())),
        chance=float(1 - right.mean()),
        gain=_gain(right, mistakes, area, areas),
        goal=goal,
        coverage=bootstrap.percentile(float(covered[-1] + 1) / n if len(covered) else 0.0, reached),
    )


def selective_accuracy(sure: Float[np.ndarray, " n"], right: Bool[np.ndarray, " n"]) -> Float[np.ndarray, " n"]:
    """The accuracy of the k surest answers for k = 1 to n; of equally sure ones, what a random order is expected to
    give."""
    return np.cumsum(_in_order(sure, right)) / np.arange(1, len(right) + 1)


def ideal_accuracy(right: Bool[np.ndarray, " n"]) -> Float[np.ndarray, " n"]:
    """`selective_accuracy` of an order with every right answer before every mistake."""
    return np.minimum(1, right.sum() / np.arange(1, len(right) + 1))


def _gain(
    right: Bool[np.ndarray, " n"], mistakes: Int[np.ndarray, " r"], area: float, areas: Float[np.ndarray, " r"]
) -> Interval | None:
    """The share of the way from chance to the best order, of the faces and of r resamples with so many `mistakes`."""
    n = len(right)
    ideal, chance = _ideal(n, int((~right).sum())), float(1 - right.mean())
    if chance <= ideal:
        return None
    ideals = np.array([_ideal(n, int(wrong)) for wrong in mistakes])
    with np.errstate(invalid="ignore", divide="ignore"):
        gains = _unless_rounded(mistakes / n - areas) / (mistakes / n - ideals)
    return bootstrap.percentile(float(_unless_rounded(np.array(chance - area))) / (chance - ideal), gains)


def _unless_rounded(difference: Float[np.ndarray, "*b"]) -> Float[np.ndarray, "*b"]:
    """0 for what is a difference by rounding alone."""
    return np.where(np.abs(difference) < _ROUNDING, 0, difference)


def _in_order(sure: Float[np.ndarray, " n"], right: Bool[np.ndarray, " n"]) -> Float[np.ndarray, " n"]:
    """Each answer's chance to be right, surest first: the mean of those that are equally sure."""
    order = np.argsort(-sure, kind="stable")
    tied = rankdata(-sure[order], method="dense") - 1
    return (np.bincount(tied, weights=right[order]) / np.bincount(tied))[tied]


def _ideal(n: int, wrong: int) -> float:
    """The area in the best order: no error up to the right answers' number, then j mistakes of k answered."""
    mistakes = np.arange(1, wrong + 1)
    return float((mistakes / (n - wrong + mistakes)).sum() / n)
