"""How much of an accuracy is memory? Faces with a twin in training beside those without."""

from dataclasses import dataclass

import numpy as np
from jaxtyping import Int
from scipy.stats import binomtest

from fer.statistics.classification import CLASSES
from fer.statistics.interval import Interval, difference, share, together, wilson
from fer.statistics.strata import class_by_class, standardised
from fer.twins.leaks import Search, Twins
from fer.twins.near_twins import ALIKE

FEWEST = 15  # faces of either sort from which the two are compared; fewer tell next to nothing
KINDS = ("none", "near", "exact")  # of twin in training: no other picture, another picture of the photograph, the same


@dataclass(frozen=True)
class Disputed:
    """Faces whose twin in training has another label: there memory and recognition give different answers."""

    faces: int
    own: int  # answered with their own label
    training: int  # answered with the twin's label
    p: float  # of so uneven a split if the two were equally likely: which copy went into training is chance


@dataclass(frozen=True)
class OfClass:
    """The faces of one class; with a twin are those that have an exact or a near one."""

    faces: int
    twins: int  # faces with a twin
    recall: Interval | None  # of all faces; None without any
    without: Interval | None  # recall of the faces without a twin; None without any
    excess: Interval | None  # recall with a twin minus that without, all classes together at 95 %; None without either


@dataclass(frozen=True)
class Memory:
    """Accuracies by kind of twin, in the order of KINDS."""

    search: Search  # for near twins
    alike: float  # the likeness from which two faces are taken for one photograph
    faces: tuple[int, int, int]
    accuracy: tuple[Interval | None, Interval | None, Interval | None]
    mirrored: int  # near twins that are so in mirror image
    mirrored_share: Interval | None  # of the near twins; None without any
    lift: Interval | None  # accuracy on all faces minus that on those without a twin; None for too few of either
    excess: Interval | None  # accuracy with a twin minus that without, classes weighed as among the twins; None alike
    classes: tuple[OfClass, ...]
    standard: Interval | None  # accuracy without a twin, classes weighed as among all; None where one has no such face
    standard_lift: Interval | None  # accuracy on all faces minus `standard`; None where that or `excess` is
    disputed: Disputed

    @property
    def twins(self) -> int:
        """Faces with a twin of either kind."""
        return sum(self.faces[1:])

    @property
    def without(self) -> Interval | None:
        """The accuracy on the faces that are new, as far as is known: without a twin of either kind."""
        return self.accuracy[0]


def measure(twins: Twins, *, labels: Int[np.ndarray, " n"], answers: Int[np.ndarray, " n"]) -> Memory:
    """The answers to n > 0 faces by what training holds of them; a face with an exact twin counts as no near one."""
    kind = np.where(twins.exact, 2, np.where(twins.near, 1, 0))
    counts = np.zeros((len(KINDS), CLASSES, 2), dtype=int)
    np.add.at(counts, (kind, labels, (answers == labels).astype(int)), 1)
    both = np.stack([counts[0], counts[1:].sum(axis=0)])
    some = (both.sum(axis=(1, 2)) >= FEWEST).all()
    excess = class_by_class(both) if some else None
    standard = standardised(both[0], both.sum(axis=(0, 2)))
    none, near, exact = (wilson(int(of[:, 1].sum()), int(of.sum())) for of in counts)
    mirrored, near_ones = int(twins.mirrored[kind == 1].sum()), int((kind == 1).sum())
    return Memory(
        search=twins.search,
        alike=ALIKE,
        faces=(int((kind == 0).sum()), near_ones, int((kind == 2).sum())),
        accuracy=(none, near, exact),
        mirrored=mirrored,
        mirrored_share=wilson(mirrored, near_ones),
        lift=_lift(*both.sum(axis=1)) if some else None,
        excess=excess,
        classes=tuple(_of_class(*both[:, k]) for k in range(CLASSES)),
        standard=standard,
        standard_lift=_standard_lift(excess, int(both[1].sum()) / len(labels)) if excess and standard else None,
        disputed=_disputed(answers, labels, np.where(kind > 0, twins.labels_of_twins(), -1)),
    )


def _of_class(without: Int[np.ndarray, " 2"], twins: Int[np.ndarray, " 2"]) -> OfClass:
    """Of the faces of a class without a twin and of those with one, how many are answered wrong and how many right."""
    everyone = without + twins
    apart = [wilson(of[1], of.sum(), level=together(CLASSES)) for of in (twins, without)]
    return OfClass(
        faces=int(everyone.sum()),
        twins=int(twins.sum()),
        recall=wilson(everyone[1], everyone.sum()),
        without=wilson(without[1], without.sum()),
        excess=difference(apart[0], apart[1]) if apart[0] and apart[1] else None,
    )


def _lift(without: Int[np.ndarray, " 2"], twins: Int[np.ndarray, " 2"]) -> Interval:
    """The accuracy on all faces minus that on those without a twin; of either sort how many are answered wrong and how
    many right.

    It is the excess of the faces with a twin over the others, times their part of all. Both have Wilson's bounds, which
    are joined as those of independent estimates (Zou, Huang & Zhang 2009): a bootstrap gives no width where all faces
    of either sort are recognised.
    """
    excess = difference(*(share(right, wrong + right) for wrong, right in (twins, without)))
    part = share(twins.sum(), twins.sum() + without.sum())
    rarer, commoner = part.value - part.low, part.high - part.value
    below, above = (rarer, commoner) if excess.value > 0 else (commoner, rarer)
    value = part.value * excess.value
    low = value - np.hypot(part.value * (excess.value - excess.low), excess.value * below)
    high = value + np.hypot(part.value * (excess.high - excess.value), excess.value * above)
    return Interval(value, float(low), float(high))


def _standard_lift(excess: Interval, part: float) -> Interval:
    """The accuracy on all faces minus that without twins, both of the classes that all faces have. It differs by the
    faces with a twin alone, which are a `part` of all from 0 to 1: by their excess, as often as they occur."""
    return Interval(*(part * of for of in excess))


def _disputed(
    answers: Int[np.ndarray, " n"], labels: Int[np.ndarray, " n"], training: Int[np.ndarray, " n"]
) -> Disputed:
    """`training` is the label of each face's twin, -1 for a face without one or where it is not known."""
    at = (training >= 0) & (training != labels)
    right, remembered = int((answers == labels)[at].sum()), int((answers == training)[at].sum())
    p = float(binomtest(remembered, right + remembered).pvalue) if right + remembered else 1.0
    return Disputed(int(at.sum()), right, remembered, p)
