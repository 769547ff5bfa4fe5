"""From predictions to numbers: accuracy, recall, precision, F1 and confusions, each with its 95 % interval.

Shares of counted faces have Wilson's score interval; macro-F1, which is no share, a percentile bootstrap over faces.
"""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

import numpy as np
from jaxtyping import Bool, Float, Int
from scipy.special import log_softmax, softmax
from scipy.stats import binomtest, norm
from sklearn.metrics import confusion_matrix

from fer.errors import InputError

CLASSES = 7
LEVEL = 0.95
FEWEST = 15  # faces of a sort below which a bootstrap of shares claims too much: where all agree it has no width


class Interval(NamedTuple):
    """An estimate between the bounds of its 95 % confidence interval."""

    value: float
    low: float
    high: float


class Pair(NamedTuple):
    """One ordered confusion: faces of class `true` that were taken for `predicted`."""

    true: int
    predicted: int
    count: int
    faces: int  # of class `true`
    share: Interval  # count / faces
    back_count: int  # the reverse: faces of `predicted` taken for `true`
    back_share: Interval | None  # of the faces of class `predicted`; None where there are none
    excess: Interval | None  # share - back_share


def metrics(
    logits: Float[np.ndarray, "n 7"], labels: Int[np.ndarray, " n"], *, leaked: Bool[np.ndarray, " n"] | None = None
) -> dict[str, Any]:
    """What is kept of one split, as plain JSON numbers; n > 0.

    `loss` is the mean cross-entropy in nats. A class without faces has recall None. `leaked` marks the faces with a
    twin in training; an accuracy over no faces is None. `_low` and `_high` bound the 95 % interval.
    """
    right = correct(logits, labels)
    counts = confusion(labels, logits.argmax(axis=1))
    figures = {
        "faces": len(labels),
        **_named("accuracy", wilson(int(right.sum()), len(right))),
        "loss": cross_entropy(logits, labels),
        **_named("macro_f1", bootstrap(counts, macro_f1)),
        "recall": [recall and recall.value for recall in recall_intervals(counts)],
    }
    if leaked is not None:
        figures["leaked"] = int(leaked.sum())
        for name, part in (("accuracy_leaked", right[leaked]), ("accuracy_leak_free", right[~leaked])):
            figures |= _named(name, wilson(int(part.sum()), len(part)))
    return figures


def correct(logits: Float[np.ndarray, "n k"], labels: Int[np.ndarray, " n"]) -> Bool[np.ndarray, " n"]:
    """Is the largest logit the label's?"""
    return logits.argmax(axis=1) == labels


def confidence(logits: Float[np.ndarray, "n k"]) -> Float[np.ndarray, " n"]:
    """The softmax probability of the predicted class, from 1/k to 1."""
    return softmax(logits.astype(np.float64), axis=1).max(axis=1)


def cross_entropy(logits: Float[np.ndarray, "n k"], labels: Int[np.ndarray, " n"]) -> float:
    """The mean of -log softmax(logits)[label], in nats."""
    return float(losses(logits, labels).mean())


def losses(logits: Float[np.ndarray, "n k"], labels: Int[np.ndarray, " n"]) -> Float[np.ndarray, " n"]:
    """-log softmax(logits)[label] of each face, in nats."""
    return -log_softmax(logits.astype(np.float64), axis=1)[np.arange(len(labels)), labels]


def confusion(labels: Int[np.ndarray, " n"], predicted: Int[np.ndarray, " n"]) -> Int[np.ndarray, "7 7"]:
    """Counts of faces; rows are true classes, columns predicted ones."""
    return confusion_matrix(labels, predicted, labels=range(CLASSES))


def macro_f1(counts: Int[np.ndarray, "*b k k"]) -> Float[np.ndarray, "*b"]:
    """The mean F1 of the classes that occur among labels or predictions, as scikit-learn's `f1_score` has it."""
    hits = counts.diagonal(axis1=-2, axis2=-1)
    total = counts.sum(axis=-1) + counts.sum(axis=-2)
    f1 = np.divide(2 * hits, total, out=np.zeros(hits.shape), where=total > 0)
    return f1.sum(axis=-1) / (total > 0).sum(axis=-1)


def wilson(hits: int, faces: int) -> Interval | None:
    """A share with its score interval (Wilson 1927), sound near 0 and 1 and for few faces; None of no faces."""
    if not faces:
        return None
    bounds = binomtest(hits, faces).proportion_ci(LEVEL, method="wilson")
    return Interval(hits / faces, float(bounds.low), float(bounds.high))


def recall_intervals(counts: Int[np.ndarray, "k k"]) -> list[Interval | None]:
    """For each class the share of its faces that are recognised; None for a class without faces."""
    return [wilson(int(hits), int(of)) for hits, of in zip(counts.diagonal(), counts.sum(axis=1), strict=True)]


def precision_intervals(counts: Int[np.ndarray, "k k"]) -> list[Interval | None]:
    """For each class the share of the predictions of it that are right; None for a class never predicted."""
    return [wilson(int(hits), int(of)) for hits, of in zip(counts.diagonal(), counts.sum(axis=0), strict=True)]


def bootstrap(
    counts: Int[np.ndarray, "*cells"],
    statistic: Callable[[Int[np.ndarray, "b *cells"]], Float[np.ndarray, " b"]],
    *,
    resamples: int = 2000,
    seed: int = 0,
) -> Interval:
    """A statistic of counted faces, such as a confusion matrix, with its percentile interval (Efron & Tibshirani 1993,
    section 13.3). To draw n faces with replacement is to draw the cells from a multinomial, so no face is touched.
    """
    faces = counts.sum()
    draws = np.random.default_rng(seed).multinomial(faces, counts.ravel() / faces, size=resamples)
    low, high = np.quantile(statistic(draws.reshape(-1, *counts.shape)), [(1 - LEVEL) / 2, (1 + LEVEL) / 2])
    return Interval(float(statistic(counts)), float(low), float(high))


def class_by_class(counts: Int[np.ndarray, "2 k 2"]) -> Interval | None:
    """How far a share among the second sort of faces lies above that among the first, class by class: the differences
    averaged over the second sort's faces of those classes that have both; None where those are fewer than FEWEST of
    either sort.

    counts[s, c, y] are faces of sort s and class c for which something holds (y = 1) or not. So sorts that differ in
    their classes alone do not differ. Of two sorts alike, 15 and 500 faces, 6 to 7 intervals in a hundred lie off 0.
    """
    faces = counts.sum(axis=2)
    compared = faces[:, faces.all(axis=0)].sum(axis=1)
    return bootstrap(counts, _class_by_class) if (compared >= FEWEST).all() else None


def _class_by_class(counts: Int[np.ndarray, "*b 2 k 2"]) -> Float[np.ndarray, "*b"]:
    faces = counts.sum(axis=-1)
    share = counts[..., 1] / np.maximum(faces, 1)
    weight = np.where(faces.all(axis=-2), faces[..., 1, :], 0)
    return ((share[..., 1, :] - share[..., 0, :]) * weight).sum(axis=-1) / np.maximum(weight.sum(axis=-1), 1)


def difference(a: Interval, b: Interval) -> Interval:
    """a - b for two Wilson shares of different faces (Newcombe 1998, method 10)."""
    below = np.hypot(a.value - a.low, b.high - b.value)
    above = np.hypot(a.high - a.value, b.value - b.low)
    d = a.value - b.value
    return Interval(d, float(d - below), float(d + above))


def paired_difference(gained: int, lost: int, n: int) -> Interval | None:
    """(gained - lost) / n, a change of a share of the same n faces, with its interval (Agresti & Min 2005).

    Half a face is added to each of the four cells of before by after, so that an interval of no change has a width: no
    face lost of 300 is not none of all. A bootstrap gives such a table no width. None of no faces.
    """
    if not n:
        return None
    centre = (gained - lost) / (n + 2)
    reach = norm.ppf((1 + LEVEL) / 2) * np.sqrt(((gained + lost + 1) / (n + 2) - centre**2) / (n + 2))
    return Interval((gained - lost) / n, float(max(centre - reach, -1)), float(min(centre + reach, 1)))


def most_confused_pairs(counts: Int[np.ndarray, "k k"], k: int) -> list[Pair]:
    """At most k ordered pairs true → predicted, by falling share of the true class; none that never happened.

    The share and not the count, or the largest class would lead whatever the network does. Ties go to the larger
    count, then to label order. Raises InputError for k < 1.
    """
    _require_some(k, "pairs")
    mistakes = [(t, p) for t, p in zip(*counts.nonzero(), strict=True) if t != p]
    pairs = [_pair(counts, int(t), int(p)) for t, p in mistakes]
    return sorted(pairs, key=lambda pair: (-pair.share.value, -pair.count))[:k]


def contested(counts: Int[np.ndarray, "k k"]) -> bool:
    """Does the interval of another confusion's share overlap that of the commonest, so that which leads is open?"""
    first, *others = most_confused_pairs(counts, counts.size) or [None]
    return any(pair.share.high >= first.share.low for pair in others)


def _pair(counts: Int[np.ndarray, "k k"], true: int, predicted: int) -> Pair:
    there, back, faces = int(counts[true, predicted]), int(counts[predicted, true]), int(counts[true].sum())
    share = wilson(there, faces)
    back_share = wilson(back, int(counts[predicted].sum()))
    excess = difference(share, back_share) if back_share else None
    return Pair(true, predicted, there, faces, share, back, back_share, excess)


def spread_mistakes(
    logits: Float[np.ndarray, "n 7"], labels: Int[np.ndarray, " n"], pair: Pair, k: int
) -> Int[np.ndarray, " m"]:
    """At most k faces of a confusion, from the most to the least confident mistake, evenly spaced in that order.

    Raises InputError for k < 1.
    """
    _require_some(k, "examples")
    found = np.flatnonzero((labels == pair.true) & (logits.argmax(axis=1) == pair.predicted))
    ordered = found[np.argsort(-confidence(logits[found]), kind="stable")]
    places = np.linspace(0, len(ordered) - 1, min(k, len(ordered)))
    return ordered[places.round().astype(int)]


def majority_baseline(labels: Int[np.ndarray, " n"], training: Sequence[int]) -> tuple[int, float]:
    """What needs no face: the class with the most faces in `training`, and the accuracy of always naming it."""
    majority = int(np.argmax(training))
    return majority, float(np.mean(labels == majority))


def _require_some(k: int, what: str) -> None:
    if k < 1:
        raise InputError(f"{what}={k}: ask for at least one")


def _named(name: str, interval: Interval | None) -> dict[str, float | None]:
    """An interval as three entries of a flat dict."""
    return dict(zip((name, f"{name}_low", f"{name}_high"), interval or (None,) * 3, strict=True))
