"""Shares, and differences of shares between two sorts of faces, that are none of their classes."""

import numpy as np
from jaxtyping import Int

from fer.statistics.interval import Interval, difference, share


def standardised(counts: Int[np.ndarray, "k 2"], weights: Int[np.ndarray, " k"]) -> Interval | None:
    """The share among faces whose classes have these weights, 0 or more and not all 0: the mean of the classes' shares
    (direct standardisation); None where a class with a weight has no face.

    counts[c, y] are faces of class c for which something holds (y = 1) or not. The weights are taken as known. The
    classes' Wilson bounds are joined as those of a sum of independent estimates (Zou, Huang & Zhang 2009).
    """
    asked = weights > 0
    if not counts[asked].sum(axis=1).all():
        return None
    weight = weights[asked] / weights.sum()
    value, low, high = np.array([share(held, missed + held) for missed, held in counts[asked]]).T
    middle = weight @ value
    below, above = (np.hypot.reduce(weight * reach) for reach in (value - low, high - value))
    return Interval(float(middle), float(max(middle - below, 0)), float(min(middle + above, 1)))


def class_by_class(counts: Int[np.ndarray, "2 k 2"]) -> Interval | None:
    """How far a share among the second sort of faces lies above that among the first, class by class: the differences
    averaged over the second sort's faces of those classes that have both (direct standardisation); None without any.

    counts[s, c, y] are faces of sort s and class c for which something holds (y = 1) or not. So sorts that differ in
    their classes alone do not differ. The interval is Newcombe's, the first sort's share being known as well as that of
    as many faces as its weights leave of them (Kish 1965, section 11.7).
    """
    faces = counts.sum(axis=2)
    shared = faces.all(axis=0)
    if not shared.any():
        return None
    (first, second), (held, held_second) = faces[:, shared], counts[:, shared, 1]
    weight = second / second.sum()
    expected, effective = float(weight @ (held / first)), float(1 / (weight**2 / first).sum())
    standard = share(min(expected, 1.0) * effective, effective)
    return difference(share(int(held_second.sum()), int(second.sum())), standard)
