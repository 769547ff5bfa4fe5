"""Does a network know how often it is right? Confidence against accuracy."""

from dataclasses import dataclass

import numpy as np
from jaxtyping import Float, Int
from scipy.special import softmax
from sklearn.metrics import brier_score_loss

from fer.confusion.temperature import cross_scaled
from fer.statistics import bootstrap
from fer.statistics.classification import confidence, correct, cross_entropy, losses
from fer.statistics.interval import Interval, wilson

BINS = 15


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
    by_chance: Interval  # the same where the confidences are true
    overconfidence: Interval  # mean confidence minus accuracy, from -1 to 1
    temperatures: tuple[float, float]  # that the two halves of the faces ask for
    before: Quality  # as trained
    after: Quality  # each half scaled by the other's temperature
    gain: Interval  # how far the cross-entropy falls, nats


def measure(
    logits: Float[np.ndarray, "n k"], labels: Int[np.ndarray, " n"], groups: Int[np.ndarray, " n"]
) -> Calibration:
    """The facts of n faces; those of one group stay in one half. n > 0."""
    scaled, temperatures = cross_scaled(logits, labels, groups)
    return Calibration(
        bins=reliability(logits, labels),
        error=error_interval(logits, labels),
        by_chance=error_by_chance(logits),
        overconfidence=overconfidence(logits, labels),
        temperatures=temperatures,
        before=quality(logits, labels),
        after=quality(scaled, labels),
        gain=bootstrap.mean(losses(logits, labels) - losses(scaled, labels)),
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
    """`calibration_error` with its basic bootstrap interval over faces; it holds 0 where chance explains the error.

    Chance gaps count as error, so resamples lie above the estimate as it lies above the truth: that is taken off. Near
    0 that is not enough, so up to what `error_by_chance` seldom exceeds the interval starts at 0. Of labels drawn with
    a known error the intervals of 500 and of 3,500 faces held it 80 to 99 times in a hundred.
    """
    sure, right = confidence(logits), correct(logits, labels)
    gaps = np.eye(bins)[bin_of(sure, bins=bins)] * (right - sure)[:, None]
    draws = np.abs(bootstrap.resamples(len(labels), seed=seed) @ gaps).sum(axis=1) / len(labels)
    found = bootstrap.basic(calibration_error(logits, labels, bins=bins), draws, least=0)
    return found._replace(low=0.0) if found.value <= error_by_chance(logits, bins=bins, seed=seed).high else found


def error_by_chance(logits: Float[np.ndarray, "n k"], *, bins: int = BINS, seed: int = 0) -> Interval:
    """What `calibration_error` comes to by chance where the same confidences are true: its mean, and 95 % of it."""
    sure = confidence(logits)
    right = np.random.default_rng(seed).random((bootstrap.RESAMPLES, len(sure))) < sure
    draws = np.abs((right - sure) @ np.eye(bins)[bin_of(sure, bins=bins)]).sum(axis=1) / len(sure)
    return bootstrap.percentile(float(draws.mean()), draws)


def overconfidence(logits: Float[np.ndarray, "n k"], labels: Int[np.ndarray, " n"], *, seed: int = 0) -> Interval:
    """Mean confidence minus accuracy, from -1 to 1; above 0 the network claims more than it holds."""
    return bootstrap.mean(confidence(logits) - correct(logits, labels), seed=seed)
