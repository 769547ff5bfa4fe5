"""Does a network know how often it is right? Confidence against accuracy, in one number."""

import numpy as np
from jaxtyping import Float, Int
from scipy.special import softmax
from sklearn.metrics import brier_score_loss

from fer.evaluation import confidence, correct

BINS = 15


def calibration_error(logits: Float[np.ndarray, "n k"], labels: Int[np.ndarray, " n"], *, bins: int = BINS) -> float:
    """The expected calibration error, from 0 to 1 (Guo et al. 2017, eq. 3): sum_b n_b/n |accuracy_b - confidence_b|.

    The bins b cut the confidence of the predicted class evenly from 0 to 1. 0 is perfect; n > 0.
    """
    sure, right = confidence(logits), correct(logits, labels)
    of = np.minimum((sure * bins).astype(int), bins - 1)
    gaps = np.bincount(of, weights=right - sure, minlength=bins)
    return float(np.abs(gaps).sum() / len(labels))


def brier(logits: Float[np.ndarray, "n k"], labels: Int[np.ndarray, " n"]) -> float:
    """The mean squared distance of the probabilities from the label's one and zeros, 0 to 2 (Brier 1950)."""
    probabilities = softmax(logits.astype(np.float64), axis=1)
    return float(brier_score_loss(labels, probabilities, labels=range(logits.shape[1]), scale_by_half=False))
