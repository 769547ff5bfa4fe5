"""Overfitting: what the curves of one training say of the network that was kept, by a rule fixed beforehand.

Two signs are read at the epoch whose weights were kept: how far the accuracy on training faces lies above that on
validation faces, and how far the validation loss has risen from its lowest value until then while the training loss
went on falling. The verdict is the graver of the two. The same is read at the last epoch, to tell where the training
went.
"""

from dataclasses import dataclass
from typing import Literal

import numpy as np
import pandas as pd
from jaxtyping import Float

from fer.errors import InputError
from fer.runs.run import Run
from fer.statistics.interval import LEVEL, Interval, difference, share
from fer.training import twin_free
from fer.training.drift import rise_from_lowest
from fer.training.printed import loss
from fer.training.twin_free import TwinFree

Verdict = Literal["none", "mild", "strong"]
GRAVITY: tuple[Verdict, ...] = ("none", "mild", "strong")


@dataclass(frozen=True)
class Rule:
    """From where on a sign counts. A gap is mild where its interval lies above 0.

    Where nothing is learnt by heart, the interval of a gap lies above 0 in 2.5 % of trainings, and a rise counts in no
    more than that: together the verdict errs in 5 %.
    """

    level: float = LEVEL  # confidence of the interval of the accuracy gap
    strong_gap: float = 0.10  # strong where the whole interval lies above this
    chance: float = 0.025  # a rise counts where a loss that wanders without aim rises as far less often
    mild_rise: float = 0.05  # and from this share of the lowest validation loss
    strong_rise: float = 0.50  # strong from this share
    low_accuracy: float = 0.50  # without either sign, a training accuracy surely below this is called underfitting


@dataclass(frozen=True)
class Gap:
    """Training beside validation at one epoch: losses in nats, accuracies from 0 to 1."""

    epoch: int  # from 1
    train_loss: float
    val_loss: float
    train_accuracy: float
    val_accuracy: float
    difference: Interval  # training minus validation accuracy, from -1 to 1


@dataclass(frozen=True)
class Rise:
    """The validation loss (nats) from its lowest value to the epoch judged, and the training loss at the same two."""

    epoch: int  # of the lowest validation loss until then
    val_lowest: float
    val_last: float
    train_then: float
    train_last: float
    accuracy_then: float  # on validation faces
    accuracy_last: float
    accuracy: Interval  # last minus then: as if of different faces, hence too wide
    p: float | None  # of a rise as large, were the loss to wander; None of too few epochs since the lowest


@dataclass(frozen=True)
class Judged:
    """The network of one epoch, by the rule."""

    verdict: Verdict
    by_gap: Verdict
    by_rise: Verdict
    gap: Gap
    rise: Rise


@dataclass(frozen=True)
class Assessment:
    """The verdict and all that it rests on."""

    kept: Judged  # at the epoch whose weights were kept; its gap without twins where they are known
    last: Judged  # at the last epoch
    first: Gap  # at the first epoch
    underfits: bool  # at the kept epoch
    twins: TwinFree | None  # None where it is not known which validation faces have one
    gap: Interval  # by which the kept epoch is judged: without twins where they are known
    n_train: int  # faces that each training accuracy was measured on
    n_val: int
    rule: Rule


def measure(run: Run) -> Assessment:
    """The verdict on a run's own curves. Raises InputError where a loss is not finite: a training that diverged."""
    n_train, n_val = measured_on(run)
    history, kept = run.history(), run.metrics().best_epoch
    return assess(history, kept=kept, n_train=n_train, n_val=n_val, twins=twin_free.measure(run))


def measured_on(run: Run) -> tuple[int, int]:
    """On how many faces a run's curves were measured: of training faces a sample as large as the validation set."""
    training = run.training()
    return min(sum(training.classes), training.val), training.val


def assess(
    history: pd.DataFrame,
    *,
    kept: int,
    n_train: int,
    n_val: int,
    twins: TwinFree | None = None,
    rule: Rule | None = None,
) -> Assessment:
    """Assess a run's history, whose train_* columns were measured on `n_train` faces and val_* on `n_val`.

    The two are samples of different faces, so the interval of the gap is that of independent shares. `kept` is the
    epoch whose weights were kept. Raises InputError where a loss is not finite: a training that diverged.
    """
    rule = rule or Rule()
    _require_finite(history)
    faces = (n_train, n_val)
    first, last, at_kept = (_gap(history[history["epoch"] == epoch], faces) for epoch in (1, len(history), kept))
    trained = _share(at_kept.train_accuracy, n_train)
    gap = difference(trained, twins.accuracy) if twins and twins.accuracy else at_kept.difference
    judged = _judged(history, at_kept, gap, rule, n_val=n_val)
    return Assessment(
        kept=judged,
        last=_judged(history, last, last.difference, rule, n_val=n_val),
        first=first,
        underfits=judged.verdict == "none" and trained.high < rule.low_accuracy,
        twins=twins,
        gap=gap,
        n_train=n_train,
        n_val=n_val,
        rule=rule,
    )


def gaps(history: pd.DataFrame, *, n_train: int, n_val: int) -> Float[np.ndarray, "epochs 3"]:
    """Training minus validation accuracy of every epoch, from -1 to 1: value, low, high (95 % interval)."""
    pairs = history[["train_accuracy", "val_accuracy"]].to_numpy()
    return np.array([_difference(train, val, (n_train, n_val)) for train, val in pairs])


def find_rise(history: pd.DataFrame, *, n_val: int) -> Rise:
    """From the epoch of the lowest validation loss, the first of equals, to the last of these."""
    val, train, right = (history[name].to_numpy() for name in ("val_loss", "train_loss", "val_accuracy"))
    lowest = int(val.argmin())
    return Rise(
        epoch=int(history["epoch"].iloc[lowest]),
        val_lowest=float(val[lowest]),
        val_last=float(val[-1]),
        train_then=float(train[lowest]),
        train_last=float(train[-1]),
        accuracy_then=float(right[lowest]),
        accuracy_last=float(right[-1]),
        accuracy=_difference(float(right[-1]), float(right[lowest]), (n_val, n_val)),
        p=rise_from_lowest(val),
    )


def grade_gap(gap: Interval, rule: Rule) -> Verdict:
    """How grave a gap is, by where the whole of its interval lies."""
    return "strong" if gap.low > rule.strong_gap else "mild" if gap.low > 0 else "none"


def grade_rise(rise: Rise, rule: Rule) -> Verdict:
    """How grave a rise is; none where a loss may wander so far, or where the training loss did not fall meanwhile.

    A fall counts from where print shows it: of 0.504 to 0.496, both "0.50", nobody could see that it fell.
    """
    if rise.p is None or rise.p >= rule.chance or loss(rise.train_last) >= loss(rise.train_then):
        return "none"
    relative = (rise.val_last - rise.val_lowest) / rise.val_lowest
    return "strong" if relative >= rule.strong_rise else "mild" if relative >= rule.mild_rise else "none"


def _judged(history: pd.DataFrame, at: Gap, gap: Interval, rule: Rule, *, n_val: int) -> Judged:
    """The network of the epoch of `at`, with `gap` for the interval that counts."""
    rise = find_rise(history[history["epoch"] <= at.epoch], n_val=n_val)
    by_gap, by_rise = grade_gap(gap, rule), grade_rise(rise, rule)
    return Judged(max(by_gap, by_rise, key=GRAVITY.index), by_gap, by_rise, at, rise)


def _share(accuracy: float, faces: int) -> Interval:
    return share(round(accuracy * faces), faces)


def _difference(first: float, second: float, faces: tuple[int, int]) -> Interval:
    """Of two accuracies, each on its own faces; of the means over several networks the value is their own."""
    return difference(_share(first, faces[0]), _share(second, faces[1]))._replace(value=first - second)


def _gap(row: pd.DataFrame, faces: tuple[int, int]) -> Gap:
    """From a history of one row."""
    (epoch, *values), *_ = row[["epoch", "train_loss", "val_loss", "train_accuracy", "val_accuracy"]].to_numpy()
    train_loss, val_loss, train, val = map(float, values)
    return Gap(int(epoch), train_loss, val_loss, train, val, _difference(train, val, faces))


def _require_finite(history: pd.DataFrame) -> None:
    finite = np.isfinite(history[["train_loss", "val_loss"]].to_numpy()).all(axis=1)
    if not finite.all():
        epoch = int(history["epoch"].to_numpy()[~finite][0])
        raise InputError(
            f"history.csv: the loss is not finite at epoch {epoch}, the training diverged; train with a lower rate"
        )
