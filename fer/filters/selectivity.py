"""How far a filter's activation tells the classes apart, and how far it would with the labels shuffled."""

from dataclasses import dataclass

import numpy as np
from jaxtyping import Float, Int
from scipy.stats import false_discovery_control

from fer.filters.groups import silent

SHUFFLES = 1000  # of the labels
ROUNDING = 1e-9  # by which eta squared may fall short of one that is equal


@dataclass(frozen=True)
class Selectivity:
    """One number a filter, over all filters of a layer."""

    eta_squared: tuple[float, ...]  # share of the variance of its activation that lies between the classes, 0 to 1
    prefers: tuple[int, ...]  # the class with the largest mean activation
    lead: tuple[float, ...]  # that mean, in standard deviations above the mean of all images
    one_class: tuple[float, ...]  # share of the variance that lies between this class and all others, 0 to 1
    chance: tuple[float, ...]  # the 95 % quantile of eta squared over shuffled labels
    p: tuple[float, ...]  # adjusted for the number of filters (Benjamini & Hochberg 1995)


def selectivity(
    found: Float[np.ndarray, "n c"], labels: Int[np.ndarray, " n"], *, shuffles: int = SHUFFLES, seed: int = 0
) -> Selectivity:
    """Of each column of activations, against `shuffles` permutations of the labels.

    Eta squared is the share of the variance over images that lies between the classes (Fisher 1925). The index of
    Morcos et al. (2018) compares means by their ratio, and needs activations that are never negative; before
    normalisation they are. A filter that never varies has eta squared 0 and p 1. Classes without images are left out.
    """
    values = found.astype(np.float64)
    values = values - values.mean(axis=0)
    deviation = values.std(axis=0)
    varies = ~silent(found)
    values = np.divide(values, deviation, out=np.zeros(values.shape), where=varies)
    sizes = np.bincount(labels)
    means = _class_means(values, labels[None], sizes)[0]
    eta = _eta_squared(means[None], sizes)[0]
    shuffled = _shuffled(values, labels, sizes, shuffles, seed)
    p = (1 + (shuffled >= eta - ROUNDING).sum(axis=0)) / (1 + shuffles)
    ranked = np.where(sizes[:, None] > 0, means, -np.inf)
    prefers, lead = ranked.argmax(axis=0), ranked.max(axis=0)
    others = len(labels) - sizes[prefers]
    one_class = np.where(others > 0, lead**2 * sizes[prefers] / np.maximum(others, 1), 0.0)
    return Selectivity(
        eta_squared=tuple(eta.tolist()),
        prefers=tuple(prefers.tolist()),
        lead=tuple(lead.tolist()),
        one_class=tuple(one_class.tolist()),
        chance=tuple(np.quantile(shuffled, 0.95, axis=0).tolist()),
        p=tuple(false_discovery_control(np.where(varies, p, 1.0)).tolist()),
    )


def _shuffled(
    values: Float[np.ndarray, "n c"],
    labels: Int[np.ndarray, " n"],
    sizes: Int[np.ndarray, " k"],
    number: int,
    seed: int,
) -> Float[np.ndarray, "r c"]:
    """Eta squared for each of `number` permutations, in parts that fit into memory."""
    rng = np.random.default_rng(seed)
    values, found = values.astype(np.float32), []
    for start in range(0, number, 50):
        orders = rng.permuted(np.tile(labels, (min(50, number - start), 1)), axis=1)
        found.append(_eta_squared(_class_means(values, orders, sizes), sizes))
    return np.concatenate(found)


def _class_means(
    values: Float[np.ndarray, "n c"], labels: Int[np.ndarray, "r n"], sizes: Int[np.ndarray, " k"]
) -> Float[np.ndarray, "r k c"]:
    """0 for a class without images."""
    member = (labels[:, None, :] == np.arange(len(sizes))[:, None]).astype(values.dtype)
    return member @ values / np.maximum(sizes, 1)[:, None]


def _eta_squared(means: Float[np.ndarray, "r k c"], sizes: Int[np.ndarray, " k"]) -> Float[np.ndarray, "r c"]:
    """Of values with mean 0 and variance 1."""
    return np.einsum("k,rkc->rc", sizes / sizes.sum(), means**2)
