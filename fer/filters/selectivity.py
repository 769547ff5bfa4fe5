"""How far a filter's activation tells the classes apart, and how far it would with the labels shuffled."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from jaxtyping import Float, Int
from scipy.stats import false_discovery_control

from fer.filters.groups import silent
from fer.statistics.interval import Interval, normal_quantile, together

SHUFFLES = 1000  # of the labels
ROUNDING = 1e-9  # by which eta squared may fall short of one that is equal
CHANCE = 0.95  # the quantile of eta squared over shuffled labels that is told
FEWEST = 10  # faces of a class, and of the others, from which a filter may be said to set it apart


class Apart(NamedTuple):
    """The class that a filter sets apart most from all others, by answering to it more or less."""

    of_class: int
    rises: bool  # the filter is more active on it than on the others
    share: Interval  # of the variance of its activation that lies between this class and all others, 0 to 1


@dataclass(frozen=True)
class Selectivity:
    """One number a filter, over all filters of a layer."""

    eta_squared: tuple[float, ...]  # share of the variance of its activation that lies between the classes, 0 to 1
    prefers: tuple[int | None, ...]  # the class with the largest mean activation; None of a filter that never varies
    apart: tuple[Apart | None, ...]  # the intervals hold together at 95 %; None of one that never varies, and where no
    # class has FEWEST images
    chance: tuple[float, ...]  # the CHANCE quantile of eta squared over shuffled labels
    p: tuple[float, ...]  # adjusted for the number of filters (Benjamini & Hochberg 1995)
    shuffles: int


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
    return Selectivity(
        eta_squared=tuple(eta.tolist()),
        prefers=tuple(k if moves else None for k, moves in zip(ranked.argmax(axis=0).tolist(), varies, strict=True)),
        apart=tuple(of if moves else None for of, moves in zip(set_apart(values, labels), varies, strict=True)),
        chance=tuple(np.quantile(shuffled, CHANCE, axis=0).tolist()),
        p=tuple(false_discovery_control(np.where(varies, p, 1.0)).tolist()),
        shuffles=shuffles,
    )


def set_apart(values: Float[np.ndarray, "n c"], labels: Int[np.ndarray, " n"]) -> tuple[Apart | None, ...]:
    """The class that each column tells from all others best, by the squared correlation with being of it.

    `values` have mean 0, and variance 1 or 0. The interval is that of Fisher's z with the variance of the correlation's
    influence function, since a class is no normal variable; those of all columns and classes hold together at 95 %, so
    the largest may be picked.
    """
    sizes = np.bincount(labels)
    known = np.flatnonzero((sizes >= FEWEST) & (len(labels) - sizes >= FEWEST))
    if not len(known):
        return (None,) * values.shape[1]
    member = (labels[:, None] == known).astype(float)
    member = (member - member.mean(axis=0)) / member.std(axis=0)
    r = np.clip(member.T @ values / len(values), -1 + ROUNDING, 1 - ROUNDING)
    most = np.abs(r).argmax(axis=0)
    r, member = r[most, np.arange(len(most))], member[:, most]
    influence = member * values - r * (member**2 + values**2) / 2
    reach = influence.std(axis=0) / np.sqrt(len(values)) / (1 - r**2)
    reach = reach * normal_quantile(together(len(known) * values.shape[1]))
    z = np.abs(np.arctanh(r))
    shares = r**2, np.tanh(np.maximum(z - reach, 0)) ** 2, np.tanh(z + reach) ** 2
    found = zip(known[most].tolist(), (r > 0).tolist(), *(of.tolist() for of in shares), strict=True)
    return tuple(Apart(k, rises, Interval(*bounds)) for k, rises, *bounds in found)


def _shuffled(
    values: Float[np.ndarray, "n c"],
    labels: Int[np.ndarray, " n"],
    sizes: Int[np.ndarray, " k"],
    number: int,
    seed: int,
) -> Float[np.ndarray, "r c"]:
    """Eta squared for each of `number` permutations, in parts that fit into memory."""
    rng = np.random.default_rng(seed)
    found = []
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
