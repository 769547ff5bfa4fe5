"""Does a network know how often it is right? Confidence against accuracy."""

from dataclasses import dataclass

import numpy as np
from jaxtyping import Bool, Float, Int
from scipy.special import softmax
from sklearn.metrics import brier_score_loss

from fer.confusion.temperature import cross_scaled
from fer.statistics import bootstrap, means
from fer.statistics.classification import confidence, correct, cross_entropy, losses
from fer.statistics.interval import LEVEL, Interval, together, wilson

BINS = 15
TOLD = together(2)  # the level of each of the two tests that tell a network from a calibrated one


@dataclass(frozen=True)
class Bin:
    """The faces whose confidence lies between two bounds, from 0 to 1."""

    low: float
    high: float
    faces: int
    confidence: float | None  # its mean; None without faces
    accuracy: Interval | None  # None without faces


@dataclass(frozen=True)
class Quality:
    """How good the probabilities are that a network gives the classes; of each measure, less is better."""

    loss: float  # mean cross-entropy, nats
    error: float  # expected calibration error, from 0 to 1
    brier: float  # from 0 to 2


@dataclass(frozen=True)
class Calibration:
    """Confidence against accuracy, before and after temperature scaling."""

    bins: tuple[Bin, ...]  # by rising confidence
    error: Interval  # expected calibration error, from 0 to 1
    by_chance: float  # what the same comes to on average where the confidences are true
    seldom: float  # what it then exceeds with a probability of 1 - TOLD
    overconfidence: Interval  # mean confidence minus accuracy, from -1 to 1; of the level TOLD
    overconfidence_apart: Interval | None  # the same of the faces without a twin in training; None where not asked
    temperatures: tuple[float, float]  # that the two halves of the faces ask for
    before: Quality  # as trained
    after: Quality  # each half scaled by the other's temperature
    gain: Interval | None  # how far the cross-entropy falls, nats; None of one face, which no other half scales


def measure(
    logits: Float[np.ndarray, "n k"],
    labels: Int[np.ndarray, " n"],
    groups: Int[np.ndarray, " n"],
    *,
    apart: Bool[np.ndarray, " n"] | None = None,
) -> Calibration:
    """The facts of n faces; those of one group stay in one half. n > 0.

    `apart` marks the faces, one or more, without a twin in training, where that is known.
    """
    scaled, temperatures = cross_scaled(logits, labels, groups)
    gains = losses(logits, labels) - losses(scaled, labels)
    by_chance, seldom = error_by_chance(logits)
    return Calibration(
        bins=reliability(logits, labels),
        error=error_interval(logits, labels),
        by_chance=by_chance,
        seldom=seldom,
        overconfidence=overconfidence(logits, labels),
        overconfidence_apart=None if apart is None else overconfidence(logits[apart], labels[apart]),
        temperatures=temperatures,
        before=quality(logits, labels),
        after=quality(scaled, labels),
        gain=means.mean_interval(gains) if len(gains) > 1 else None,
    )


def quality(logits: Float[np.ndarray, "n k"], labels: Int[np.ndarray, " n"]) -> Quality:
    """Cross-entropy, calibration error and Brier score; n > 0."""
    return Quality(
        loss=cross_entropy(logits, labels), error=calibration_error(logits, labels), brier=brier(logits, labels)
    )


def calibration_error(logits: Float[np.ndarray, "n k"], labels: Int[np.ndarray, " n"], *, bins: int = BINS) -> float:
    """The expected calibration error, from 0 to 1 (Guo et al. 2017, eq. 3): sum_b n_b/n |accuracy_b - confidence_b|.

    The bins b cut the confidence of the predicted class evenly from 0 to 1. 0 is perfect; n > 0.
    """
    sure, right = confidence(logits), correct(logits, labels)
    of = bin_of(sure, bins=bins)
    gaps = np.bincount(of, weights=right - sure, minlength=bins)
    return float(np.abs(gaps).sum() / len(labels))


def brier(logits: Float[np.ndarray, "n k"], labels: Int[np.ndarray, " n"]) -> float:
    """The mean squared distance of the probabilities from the label's one and zeros, 0 to 2 (Brier 1950)."""
    probabilities = softmax(logits.astype(np.float64), axis=1)
    return float(brier_score_loss(labels, probabilities, labels=range(logits.shape[1]), scale_by_half=False))


def bin_of(sure: Float[np.ndarray, " n"], *, bins: int = BINS) -> Int[np.ndarray, " n"]:
    """The bin of each confidence, 0 to bins - 1; 1 is in the last."""
    return np.minimum((sure * bins).astype(int), bins - 1)


def reliability(
    logits: Float[np.ndarray, "n k"], labels: Int[np.ndarray, " n"], *, bins: int = BINS
) -> tuple[Bin, ...]:
    """The bins of the reliability diagram, by rising confidence, with Wilson's interval of each accuracy."""
    sure, right = confidence(logits), correct(logits, labels)
    of = bin_of(sure, bins=bins)
    faces, hits = np.bincount(of, minlength=bins), np.bincount(of, weights=right, minlength=bins)
    total = np.bincount(of, weights=sure, minlength=bins)
    return tuple(
        Bin(b / bins, (b + 1) / bins, int(n), float(s / n) if n else None, wilson(int(h), int(n)))
        for b, (n, h, s) in enumerate(zip(faces, hits, total, strict=True))
    )


def error_interval(
    logits: Float[np.ndarray, "n k"], labels: Int[np.ndarray, " n"], *, bins: int = BINS, seed: int = 0
) -> Interval:
    """`calibration_error` with an interval for what it would be over all faces of the same confidences.

    By the triangle inequality it lies no farther from that than the mean distance of accuracy over bins from what is
    expected there. Below that reach are 95 in a hundred draws, each face right with the share of its bin, half a face
    added to either side, or with its confidence, whichever reaches farther. So the interval is rather too wide.
    """
    of, right = bin_of(confidence(logits), bins=bins), correct(logits, labels)
    faces, hits = np.bincount(of, minlength=bins), np.bincount(of, weights=right, minlength=bins)
    share = (hits + 0.5) / (faces + 1)
    drawn = np.random.default_rng(seed).binomial(faces, share, size=(bootstrap.RESAMPLES, bins))
    moved = np.quantile(np.abs(drawn - faces * share).sum(axis=1) / len(labels), LEVEL)
    reach = float(max(moved, np.quantile(_by_chance(logits, bins=bins, seed=seed), LEVEL)))
    error = calibration_error(logits, labels, bins=bins)
    return Interval(error, max(error - reach, 0.0), min(error + reach, 1.0))


def error_by_chance(logits: Float[np.ndarray, "n k"], *, bins: int = BINS, seed: int = 0) -> tuple[float, float]:
    """What `calibration_error` comes to by chance where the same confidences are true: its mean, and what it exceeds
    with a probability of 1 - TOLD."""
    draws = _by_chance(logits, bins=bins, seed=seed)
    return float(draws.mean()), float(np.quantile(draws, TOLD))


def _by_chance(logits: Float[np.ndarray, "n k"], *, bins: int, seed: int) -> Float[np.ndarray, " r"]:
    """Calibration errors of labels that are drawn so that the confidences are true."""
    sure = confidence(logits)
    right = np.random.default_rng(seed).random((bootstrap.RESAMPLES, len(sure))) < sure
    return np.abs((right - sure) @ np.eye(bins)[bin_of(sure, bins=bins)]).sum(axis=1) / len(sure)


def overconfidence(logits: Float[np.ndarray, "n k"], labels: Int[np.ndarray, " n"]) -> Interval:
    """Mean confidence minus accuracy, from -1 to 1; above 0 the network claims more than it holds.

    Student's t interval of level TOLD over the faces and two more of mean confidence, one right and one not (as Agresti
    and Coull 1998 have it for a share), so that it has a width where all answers are right.
    """
    sure = confidence(logits)
    gaps = sure - correct(logits, labels)
    _, low, high = means.mean_interval(np.append(gaps, [sure.mean() - 1, sure.mean()]), level=TOLD)
    return Interval(float(gaps.mean()), min(low, float(gaps.mean())), max(high, float(gaps.mean())))
