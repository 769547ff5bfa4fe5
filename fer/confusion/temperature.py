"""Temperature scaling (Guo et al. 2017, section 4.2): one number that makes logits less sure, or more."""

import numpy as np
from jaxtyping import Bool, Float, Int
from scipy.optimize import minimize_scalar
from scipy.special import softmax

from fer.statistics.classification import cross_entropy

BOUNDS = (0.05, 20.0)  # a network that is always right, or no better than chance, has no finite best


def fit_temperature(logits: Float[np.ndarray, "n k"], labels: Int[np.ndarray, " n"]) -> float:
    """The T within BOUNDS whose logits / T have the least cross-entropy; 1 without faces.

    Below 1 it sharpens. The cross-entropy is convex in 1/T, so there is one minimum. It is a bound itself where the
    cross-entropy still falls there: the search would only come near, or stop long before, where that is 0 already.
    """
    if not len(labels):
        return 1.0
    least, most = BOUNDS
    if _rise(logits, labels, least) <= 0:
        return least
    if _rise(logits, labels, most) >= 0:
        return most
    low, high = np.log(BOUNDS)
    found = minimize_scalar(lambda t: cross_entropy(logits / np.exp(t), labels), bounds=(low, high), method="bounded")
    return float(np.exp(found.x))


def _rise(logits: Float[np.ndarray, "n k"], labels: Int[np.ndarray, " n"], temperature: float) -> float:
    """How fast the cross-entropy of logits / T rises with 1/T; never above 0 where the label's logit is the largest."""
    logits = logits.astype(np.float64)
    above = logits - logits[np.arange(len(labels)), labels, None]
    return float((softmax(logits / temperature, axis=1) * above).sum(axis=1).mean())


def halves(groups: Int[np.ndarray, " n"], *, seed: int = 0) -> Bool[np.ndarray, " n"]:
    """A mask of half of the groups, drawn by seed; the faces of one group stay on one side."""
    distinct, inverse = np.unique(groups, return_inverse=True)
    chosen = np.zeros(len(distinct), dtype=bool)
    chosen[np.random.default_rng(seed).permutation(len(distinct))[: len(distinct) // 2]] = True
    return chosen[inverse]


def cross_scaled(
    logits: Float[np.ndarray, "n k"], labels: Int[np.ndarray, " n"], groups: Int[np.ndarray, " n"], *, seed: int = 0
) -> tuple[Float[np.ndarray, "n k"], tuple[float, float]]:
    """Each half's logits over the temperature that the other half asks for, and the two temperatures.

    So what is judged on the result is judged on faces that did not choose the temperature.
    """
    one = halves(groups, seed=seed)
    of_one, of_other = (fit_temperature(logits[mask], labels[mask]) for mask in (one, ~one))
    return logits / np.where(one, of_other, of_one)[:, None], (of_one, of_other)
