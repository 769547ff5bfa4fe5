"""Overfitting: what the curves of one training say of it, by a rule fixed beforehand.

Two signs are read at the last epoch: how far the accuracy on training faces lies above that on validation faces, and
how far the validation loss has risen from its lowest value while the training loss went on falling. The verdict is the
graver of the two.
"""

import math
from dataclasses import dataclass
from typing import Literal

import numpy as np
import pandas as pd
from jaxtyping import Float

from fer.errors import InputError
from fer.runs.run import Run
from fer.statistics.interval import LEVEL, Interval, difference, share

Verdict = Literal["none", "mild", "strong"]
GRAVITY: tuple[Verdict, ...] = ("none", "mild", "strong")

FEWEST_EPOCHS = 5  # three second differences, the fewest that have a median worth the name


@dataclass(frozen=True)
class Rule:
    """From where on a sign counts. A gap is mild where its interval lies above 0.

    Of 100 values that only scatter the lowest lies some 2.5 standard deviations below the mean, and the last one easily
    2 above; and the scatter itself is an estimate. Hence the size of `scatters`.
    """

    level: float = LEVEL  # confidence of the interval of the accuracy gap
    strong_gap: float = 0.10  # strong where the whole interval lies above this
    scatters: float = 6.0  # a rise counts beyond this many times the scatter of the validation loss between epochs
    mild_rise: float = 0.05  # and from this share of the lowest validation loss
    strong_rise: float = 0.50  # strong from this share
    low_accuracy: float = 0.50  # without either sign, a training accuracy below this is called underfitting


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
    """The validation loss (nats) from its lowest value to the last epoch, and the training loss at the same two."""

    epoch: int  # of the lowest validation loss
    val_lowest: float
    val_last: float
    train_then: float
    train_last: float
    accuracy_then: float  # on validation faces
    accuracy_last: float
    scatter: float | None  # of the validation loss between epochs; None where there are too few epochs to tell


@dataclass(frozen=True)
class Assessment:
    """The verdict and all that it rests on."""

    verdict: Verdict
    by_gap: Verdict
    by_rise: Verdict
    underfits: bool
    last: Gap  # at the last epoch
    kept: Gap  # at the epoch whose weights were kept
    rise: Rise
    n_train: int  # faces that each training accuracy was measured on
    n_val: int
    rule: Rule


def measure(run: Run) -> Assessment:
    """The verdict on a run's own curves. Raises InputError where a loss is not finite: a training that diverged."""
    n_train, n_val = measured_on(run)
    return assess(run.history(), kept=run.metrics().best_epoch, n_train=n_train, n_val=n_val)


def measured_on(run: Run) -> tuple[int, int]:
    """On how many faces a run's curves were measured: of training faces a sample as large as the validation set."""
    training = run.training()
    return min(sum(training.classes), training.val), training.val


def assess(history: pd.DataFrame, *, kept: int, n_train: int, n_val: int, rule: Rule | None = None) -> Assessment:
    """Assess a run's history, whose train_* columns were measured on `n_train` faces and val_* on `n_val`.

    The two are samples of different faces, so the interval of the gap is that of independent shares. `kept` is the
    epoch whose weights were kept. Raises InputError where a loss is not finite: a training that diverged.
    """
    rule = rule or Rule()
    _require_finite(history)
    last, at_kept = (_gap(history[history["epoch"] == epoch], n_train, n_val) for epoch in (len(history), kept))
    rise = find_rise(history)
    by_gap, by_rise = grade_gap(last, rule), grade_rise(rise, rule)
    verdict = max(by_gap, by_rise, key=GRAVITY.index)
    underfits = verdict == "none" and last.train_accuracy < rule.low_accuracy
    return Assessment(verdict, by_gap, by_rise, underfits, last, at_kept, rise, n_train, n_val, rule)


def gaps(history: pd.DataFrame, *, n_train: int, n_val: int) -> Float[np.ndarray, "epochs 3"]:
    """Training minus validation accuracy of every epoch, from -1 to 1: value, low, high (95 % interval)."""
    pairs = history[["train_accuracy", "val_accuracy"]].to_numpy()
    return np.array([_difference(train, val, n_train, n_val) for train, val in pairs])


def find_rise(history: pd.DataFrame) -> Rise:
    """From the epoch of the lowest validation loss, the first of equals, to the last."""
    val, train = history["val_loss"].to_numpy(), history["train_loss"].to_numpy()
    lowest = int(val.argmin())
    return Rise(
        epoch=int(history["epoch"].iloc[lowest]),
        val_lowest=float(val[lowest]),
        val_last=float(val[-1]),
        train_then=float(train[lowest]),
        train_last=float(train[-1]),
        accuracy_then=float(history["val_accuracy"].iloc[lowest]),
        accuracy_last=float(history["val_accuracy"].iloc[-1]),
        scatter=scatter(val),
    )


def grade_gap(gap: Gap, rule: Rule) -> Verdict:
    """How grave a gap is, by where the whole of its interval lies."""
    low = gap.difference.low
    return "strong" if low > rule.strong_gap else "mild" if low > 0 else "none"


def grade_rise(rise: Rise, rule: Rule) -> Verdict:
    """How grave a rise is; none where it may be scatter, or where the training loss did not fall meanwhile."""
    amount = rise.val_last - rise.val_lowest
    if rise.scatter is None or amount <= rule.scatters * rise.scatter or rise.train_last >= rise.train_then:
        return "none"
    relative = amount / rise.val_lowest
    return "strong" if relative >= rule.strong_rise else "mild" if relative >= rule.mild_rise else "none"


def scatter(values: Float[np.ndarray, " n"]) -> float | None:
    """Standard deviation of a series about its own smooth course; None for fewer than five values.

    From second differences, whose variance is 6 times that of independent scatter and in which a steady slope cancels;
    their median absolute value times 1.4826 stands for the standard deviation, so that a steep start does not count.
    """
    if len(values) < FEWEST_EPOCHS:
        return None
    return float(1.4826 * np.median(np.abs(np.diff(values, n=2))) / math.sqrt(6))


def _difference(train: float, val: float, n_train: int, n_val: int) -> Interval:
    """Of two accuracies, each on its own faces."""
    return difference(share(round(train * n_train), n_train), share(round(val * n_val), n_val))


def _gap(row: pd.DataFrame, n_train: int, n_val: int) -> Gap:
    """From a history of one row."""
    (epoch, *values), *_ = row[["epoch", "train_loss", "val_loss", "train_accuracy", "val_accuracy"]].to_numpy()
    train_loss, val_loss, train, val = map(float, values)
    bounds = _difference(train, val, n_train, n_val)
    return Gap(int(epoch), train_loss, val_loss, train, val, bounds._replace(value=train - val))


def _require_finite(history: pd.DataFrame) -> None:
    finite = np.isfinite(history[["train_loss", "val_loss"]].to_numpy()).all(axis=1)
    if not finite.all():
        epoch = int(history["epoch"].to_numpy()[~finite][0])
        raise InputError(
            f"history.csv: the loss is not finite at epoch {epoch}, the training diverged; train with a lower rate"
        )
