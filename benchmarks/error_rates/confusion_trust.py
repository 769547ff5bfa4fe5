"""Chapter 3: how far an accuracy and its confidences may be trusted, on answers whose truth is known."""

from collections.abc import Callable
from functools import cache

import numpy as np
from jaxtyping import Bool, Float, Int
from numpy.random import Generator
from scipy.special import expit, softmax

from error_rates.case import Coverage, Null
from fer.confusion import abstention, calibration, memory
from fer.confusion.findings import abstention as silence
from fer.confusion.findings import calibration as trust
from fer.confusion.findings import memory as twins
from fer.confusion.findings import twins_by_class
from fer.data.faces import Faces, Origin
from fer.findings.said import Said
from fer.statistics.interval import Interval
from fer.twins.leaks import Twins

SIZES = (100, 300, 1500, 3589)
MANY = 1_000_000  # faces that stand for all of them
# of the classes, about as FER2013 and a network have them
SHARES = np.array([0.13, 0.02, 0.14, 0.25, 0.18, 0.11, 0.17])
RECALL = np.array([0.55, 0.25, 0.35, 0.88, 0.55, 0.75, 0.65])
WITH_TWINS = np.array([0.34, 0.6, 0.44, 0.11, 0.25, 0.64, 0.14])


def cases() -> list[Coverage | Null]:
    """Every interval and verdict of the sections on memory, calibration and abstention."""
    return [case for faces in SIZES for case in (*_calibration(faces), *_abstention(faces), *_memory(faces))]


def _calibration(n: int) -> list[Coverage | Null]:
    def held(part: str, power: float) -> Callable[[Generator], bool]:
        return lambda rng: _within(getattr(calibration.measure(*_answers(rng, n, power)), part), _truth(power)[part])

    def says(*keys: str) -> Callable[[Generator], bool]:
        return lambda rng: bool({*keys} & _keys(trust.finding(calibration.measure(*_answers(rng, n, 1.0)))))

    def helps(rng: Generator) -> bool:
        return "helps" in _keys(trust.temperature(calibration.measure(*_answers(rng, n, 1.0))))

    return [
        *(
            Coverage(f"{name}, logits times {power}", n, held(part, power))
            for part, name in (("error", "calibration error"), ("overconfidence", "mean confidence less accuracy"))
            for power in (1.0, 0.7, 2.0)
        ),
        Null("not calibrated, of a calibrated network", n, says("not_calibrated")),
        Null("one temperature helps, of a calibrated network", n, helps),
    ]


def _abstention(n: int) -> list[Coverage | Null]:
    def held(part: str) -> Callable[[Generator], bool]:
        return lambda rng: _within(getattr(abstention.measure(*_ordered(rng, n)), part), _ordered_truth()[part])

    def ordered(rng: Generator) -> bool:
        found = abstention.measure(rng.random(n), rng.random(n) < 0.65)
        return bool({"better", "worse"} & _keys(silence.order(found)))

    def reaches(rng: Generator) -> bool:
        found = abstention.measure(rng.random(n), rng.random(n) < 0.899)
        return silence.coverage(found).key.rpartition(".")[2] in {"coverage", "never_silent"}

    return [
        Coverage("share answered with an accuracy of 90 %", n, held("coverage")),
        Coverage("error averaged over all shares answered", n, held("area")),
        Coverage("share of the way to the best order", n, held("gain")),
        Null("90 % can be reached, where 89.9 % are right whatever the confidence", n, reaches),
        Null("confidence orders the answers, in random order", n, ordered),
    ]


def _memory(n: int) -> list[Coverage | Null]:
    def measured(rng: Generator, better: float) -> memory.Memory:
        near = rng.random(n) < 0.25
        labels = rng.integers(7, size=n)
        right = rng.random(n) < 0.6 + better * near
        others = (labels + rng.integers(1, 7, size=n)) % 7
        return memory.measure(near_twins(near), labels=labels, answers=np.where(right, labels, others))

    def even(rng: Generator) -> memory.Memory:
        near = rng.random(n) < 0.25
        labels, known = rng.integers(7, size=n), near_twins(near)
        own = rng.random(n) < 0.5
        return memory.measure(known, labels=labels, answers=np.where(own, labels, np.arange(n) % 7))

    def lifted(rng: Generator) -> bool:
        found = measured(rng, 0.2).lift
        return found is None or _within(found, 0.25 * 0.2)

    def mixed(rng: Generator) -> memory.Memory:
        """Twins are commoner in some classes than in others, and classes are recognised more or less often."""
        labels = rng.choice(7, size=n, p=SHARES)
        right = rng.random(n) < RECALL[labels]
        others = (labels + rng.integers(1, 7, size=n)) % 7
        return memory.measure(
            near_twins(rng.random(n) < WITH_TWINS[labels]), labels=labels, answers=np.where(right, labels, others)
        )

    def weighted(rng: Generator) -> bool:
        found = mixed(rng)
        truth = sum(of.faces * recall for of, recall in zip(found.classes, RECALL, strict=True)) / n
        return _within(found.standard, truth)

    return [
        Coverage("accuracy less that without twins", n, lifted),
        Coverage("accuracy without twins with the classes of all faces", n, weighted),
        Null("twins lift or lower the accuracy of weighted classes, of twins like others of their class", n,
             lambda rng: bool({"standard_up", "standard_down"} & _keys(twins_by_class.standard(mixed(rng))))),
        Null("a class is recognised better or worse with twins, of twins like others of their class", n,
             lambda rng: bool({"recall_lower", "recall_higher"} & _keys(twins_by_class.recall(mixed(rng))))),
        Null("twins lift or lower the headline, of twins like others", n,
             lambda rng: bool({"lift_up", "lift_down"} & _keys(twins.verdict(measured(rng, 0))))),
        Null("twins recognised better or worse, of twins like others", n,
             lambda rng: bool({"excess_up", "excess_down"} & _keys(twins.remembered(measured(rng, 0))))),
        Null("the network remembers or does not, of even answers", n,
             lambda rng: bool({"remembers", "not_memory"} & _keys(twins.remembered(even(rng))))),
    ]  # fmt: skip


def _within(interval: Interval | None, truth: float) -> bool:
    return interval is None or interval.low <= truth <= interval.high


def _keys(said: list[Said]) -> set[str]:
    return {of.key.rpartition(".")[2] for of in said}


def _logits(rng: Generator, n: int) -> Float[np.ndarray, "n 7"]:
    """Six answers out of ten have a logit that stands out."""
    logits = rng.normal(0, 1, (n, 7))
    logits[np.arange(n), rng.integers(7, size=n)] += rng.exponential(2.5, n)
    return logits


def _answers(
    rng: Generator, n: int, power: float
) -> tuple[Float[np.ndarray, "n 7"], Int[np.ndarray, " n"], Int[np.ndarray, " n"]]:
    """Logits, labels drawn from the probabilities that the logits give before they are multiplied, and no twins."""
    logits = _logits(rng, n)
    labels = (softmax(logits, axis=1).cumsum(axis=1) < rng.random((n, 1))).sum(axis=1).clip(max=6)
    return power * logits, labels, np.arange(n)


@cache
def _truth(power: float) -> dict[str, float]:
    """Calibration error, in the report's bins, and overconfidence of all faces."""
    logits = _logits(np.random.default_rng(1), MANY // 4)
    right, sure = softmax(logits, axis=1).max(axis=1), softmax(power * logits, axis=1).max(axis=1)
    gaps = np.bincount(calibration.bin_of(sure), weights=right - sure, minlength=calibration.BINS)
    return {"error": float(np.abs(gaps).sum() / len(sure)), "overconfidence": float((sure - right).mean())}


def _ordered(rng: Generator, n: int) -> tuple[Float[np.ndarray, " n"], Bool[np.ndarray, " n"]]:
    """Confidences, and right answers that are a little rarer than these say."""
    sure = 0.14 + 0.86 * expit(rng.normal(1.2, 1.6, n))
    return sure, rng.random(n) < 0.1 + 0.85 * sure


@cache
def _ordered_truth() -> dict[str, float]:
    """What abstention measures, of all faces."""
    sure, right = _ordered(np.random.default_rng(1), MANY)
    accuracy = abstention.selective_accuracy(sure, right)
    area, chance = 1 - accuracy.mean(), 1 - right.mean()
    ideal = 1 - abstention.ideal_accuracy(right).mean()
    share = (np.flatnonzero(accuracy >= abstention.GOAL)[-1] + 1) / MANY
    return {"area": area, "gain": (chance - area) / (chance - ideal), "coverage": share}


def near_twins(near: Bool[np.ndarray, " n"]) -> Twins:
    """Near twins of one training face a class, whose label is drawn anew."""
    n = len(near)
    training = Faces(
        np.zeros((7, 48, 48), np.uint8), np.arange(7), np.full(7, "train"), np.arange(7).astype(str), Origin("", "", "")
    )
    likeness = np.where(near, 1, 0).astype(np.float32)
    return Twins("done", training, np.zeros(n, bool), near, likeness, np.arange(n) % 7, np.zeros(n, bool))
