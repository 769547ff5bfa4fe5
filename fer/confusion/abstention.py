"""Accuracy against coverage: a network that may stay silent where it is unsure."""

from dataclasses import dataclass
from functools import cache

import numpy as np
from jaxtyping import Bool, Float, Int
from scipy.special import betainc
from scipy.stats import norm, t

from fer.statistics import bootstrap
from fer.statistics.interval import LEVEL, Interval

GOAL = 0.9  # the accuracy whose coverage is asked for
_RESAMPLES = 500
_LOOKS = 1000
_WALKS = 10_000
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
    coverage: Interval  # the largest share of faces that is answered with an accuracy of `goal`; 0 where none is
    coverage_apart: Interval | None  # the same of the faces without a twin in training; None where not asked


def measure(
    sure: Float[np.ndarray, " n"],
    right: Bool[np.ndarray, " n"],
    *,
    apart: Bool[np.ndarray, " n"] | None = None,
    goal: float = GOAL,
    seed: int = 0,
) -> Abstention:
    """`sure` orders the answers, surest first; n > 0. Areas have bootstrap intervals over faces, see `_percentile`.

    `apart` marks the faces, one or more, without a twin in training, where that is known.
    """
    n = len(right)
    draws = bootstrap.resamples(n, number=_RESAMPLES, seed=seed)[:, np.argsort(-sure, kind="stable")]
    answered = np.cumsum(draws, axis=1, dtype=np.float64)
    hits = np.cumsum(draws * _in_order(sure, right), axis=1)
    drawn = hits / answered.clip(1)
    accuracy = selective_accuracy(sure, right)
    area, areas = float(1 - accuracy.mean()), ((1 - drawn) * draws).sum(axis=1) / n
    mistakes = n - hits[:, -1].round().astype(int)
    return Abstention(
        area=_percentile(area, areas, right),
        ideal=_ideal(n, int((~right).sum())),
        chance=float(1 - right.mean()),
        gain=_gain(right, mistakes, area, areas),
        goal=goal,
        coverage=coverage_at(goal, sure, right),
        coverage_apart=None if apart is None else coverage_at(goal, sure[apart], right[apart]),
    )


def coverage_at(goal: float, sure: Float[np.ndarray, " n"], right: Bool[np.ndarray, " n"]) -> Interval:
    """The largest share of the faces, surest first, whose accuracy is `goal` or more, from 0 to 1.

    The interval holds the shares up to the largest at which an exact test (Clopper & Pearson 1934) does not put the
    accuracy below `goal`, from the largest at which a score test (Wilson 1927) puts it above. For its lower end the
    tests of all shares go together: the share is chosen on the faces that it is judged by, where accuracy rises above
    the goal somewhere by chance as well.
    """
    n = len(right)
    answered, looks = np.arange(1, n + 1), _looks(n)
    hits = np.cumsum(_in_order(sure, right))
    beyond = hits - goal * answered + _ROUNDING * answered
    deviation = np.sqrt(answered * goal * (1 - goal))
    above = beyond - 2 * _ROUNDING * answered > _highest_by_chance(n, goal) * deviation
    not_below = _so_few(hits, answered, goal) > (1 - LEVEL) / 2
    return Interval(_last(beyond >= 0), _last(above & np.isin(answered, looks)), _last(not_below))


def _so_few(hits: Float[np.ndarray, " n"], answered: Int[np.ndarray, " n"], goal: float) -> Float[np.ndarray, " n"]:
    """The probability of so few right answers or fewer, if each is right with that of `goal`; `hits` need not be whole
    where answers are equally sure."""
    return betainc((answered - hits).clip(_ROUNDING), hits + 1, 1 - goal)


def _looks(n: int) -> Int[np.ndarray, " l"]:
    """Numbers of answers, 1 to n, at which they are compared with the goal together; about 1 % apart."""
    return np.unique(np.geomspace(1, n, _LOOKS).round().astype(int))


@cache
def _highest_by_chance(n: int, goal: float) -> float:
    """How many standard deviations the right answers exceed `goal` at most, at any look, in all but 2.5 of 100 draws of
    a network whose accuracy is `goal` at each. Repeated tests ask for so much (Armitage, McPherson & Rowe 1969); a
    network that is nowhere so good passes it more rarely still."""
    looks = _looks(n)
    drawn = np.random.default_rng(0).binomial(np.diff(looks, prepend=0), goal, size=(_WALKS, len(looks)))
    peaks = ((drawn.cumsum(axis=1) - goal * looks) / np.sqrt(looks * goal * (1 - goal))).max(axis=1)
    return float(np.quantile(peaks, (1 + LEVEL) / 2, method="higher"))


def _last(holds: Bool[np.ndarray, " n"]) -> float:
    """The share of n up to the last place at which something holds; 0 for nowhere."""
    return float(max(np.flatnonzero(holds) + 1, default=0) / len(holds))


def _percentile(value: float, draws: Float[np.ndarray, " r"], right: Bool[np.ndarray, " n"]) -> Interval:
    """The percentile interval of a bootstrap, expanded for few faces as Student's t is (Hesterberg 2015, section 5.3).

    An order is judged by how mistakes lie among right answers, so it is half of the rarer of the two that is counted:
    with all of them, intervals of 100 faces held the share of the way to the best order 91 times in a hundred.
    """
    few = max(2.0, float(min(right.sum(), (~right).sum())) / 2)
    reach = norm.cdf(np.sqrt(few / (few - 1)) * t.ppf((1 + LEVEL) / 2, few - 1))
    low, high = np.nanquantile(draws, [1 - reach, reach])
    return Interval(value, float(min(low, value)), float(max(high, value)))


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
    """The share of the way from chance to the best order, of the faces and of r resamples with so many `mistakes`; a
    resample of nothing but mistakes, or without any, has no such way and tells nothing of it."""
    n = len(right)
    ideal, chance = _ideal(n, int((~right).sum())), float(1 - right.mean())
    if chance <= ideal:
        return None
    ideals = np.array([_ideal(n, int(wrong)) for wrong in mistakes])
    way = mistakes / n - ideals
    gains = _unless_rounded(mistakes / n - areas) / np.where(way > 0, way, np.nan)
    return _percentile(float(_unless_rounded(np.array(chance - area))) / (chance - ideal), gains, right)


def _unless_rounded(difference: Float[np.ndarray, "*b"]) -> Float[np.ndarray, "*b"]:
    """0 for what is a difference by rounding alone."""
    return np.where(np.abs(difference) < _ROUNDING, 0, difference)


def _in_order(sure: Float[np.ndarray, " n"], right: Bool[np.ndarray, " n"]) -> Float[np.ndarray, " n"]:
    """Each answer's chance to be right, surest first: the mean of those that are equally sure."""
    order = np.argsort(-sure, kind="stable")
    tied = np.unique(-sure[order], return_inverse=True)[1]
    return (np.bincount(tied, weights=right[order]) / np.bincount(tied))[tied]


def _ideal(n: int, wrong: int) -> float:
    """The area in the best order: no error up to the right answers' number, then j mistakes of k answered."""
    mistakes = np.arange(1, wrong + 1)
    return float((mistakes / (n - wrong + mistakes)).sum() / n)
