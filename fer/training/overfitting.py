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
from fer.statistics.interval import LEVEL, Interval, difference, wilson

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
    """Training beside validation at one epoch. `low` and `high` bound the difference of the accuracies."""

    epoch: int
    train_loss: float
    val_loss: float
    train_accuracy: float
    val_accuracy: float
    low: float
    high: float

    @property
    def size(self) -> float:
        """Training minus validation accuracy, from -1 to 1."""
        return self.train_accuracy - self.val_accuracy


@dataclass(frozen=True)
class Rise:
    """The validation loss from its lowest value to the last epoch, and the training loss at the same two epochs."""

    epoch: int  # of the lowest validation loss
    val_lowest: float
    val_last: float
    train_then: float
    train_last: float
    accuracy_then: float  # on validation faces
    accuracy_last: float
    scatter: float | None  # of the validation loss between epochs; None where there are too few epochs to tell


@dataclass(frozen=True)
class Judgement:
    """The verdict and all that it rests on."""

    verdict: Verdict
    by_gap: Verdict
    by_rise: Verdict
    underfits: bool
    last: Gap
    kept: Gap
    rise: Rise
    n_train: int
    n_val: int
    rule: Rule


def judge(history: pd.DataFrame, *, kept: int, n_train: int, n_val: int, rule: Rule | None = None) -> Judgement:
    """Judge a run's history, whose train_* columns were measured on `n_train` faces and val_* on `n_val`.

    The two are samples of different faces, so the interval of the gap is that of independent shares. `kept` is the
    epoch whose weights were kept. Raises InputError where a loss is not finite: a training that diverged.
    """
    rule = rule or Rule()
    _require_finite(history)
    last, at_kept = (_gap(history[history["epoch"] == epoch], n_train, n_val) for epoch in (len(history), kept))
    rise = find_rise(history)
    by_gap: Verdict = "strong" if last.low > rule.strong_gap else "mild" if last.low > 0 else "none"
    by_rise = judge_rise(rise, rule)
    verdict = max(by_gap, by_rise, key=GRAVITY.index)
    underfits = verdict == "none" and last.train_accuracy < rule.low_accuracy
    return Judgement(verdict, by_gap, by_rise, underfits, last, at_kept, rise, n_train, n_val, rule)


def gaps(history: pd.DataFrame, *, n_train: int, n_val: int) -> pd.DataFrame:
    """Training minus validation accuracy of every epoch: columns epoch, gap, low, high (95 % interval)."""
    pairs = history[["train_accuracy", "val_accuracy"]].to_numpy()
    intervals = [_difference(train, val, n_train, n_val) for train, val in pairs]
    return pd.DataFrame(intervals, columns=["gap", "low", "high"]).assign(epoch=history["epoch"].to_numpy())


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


def judge_rise(rise: Rise, rule: Rule) -> Verdict:
    """How grave a rise is; none where it may be scatter, or where the training loss did not fall meanwhile."""
    amount = rise.val_last - rise.val_lowest
    if rise.scatter is None or amount <= rule.scatters * rise.scatter or rise.train_last >= rise.train_then:
        return "none"
    share = amount / rise.val_lowest
    return "strong" if share >= rule.strong_rise else "mild" if share >= rule.mild_rise else "none"


def scatter(values: Float[np.ndarray, " n"]) -> float | None:
    """Standard deviation of a series about its own smooth course; None for fewer than five values.

    From second differences, whose variance is 6 times that of independent scatter and in which a steady slope cancels;
    their median absolute value times 1.4826 stands for the standard deviation, so that a steep start does not count.
    """
    if len(values) < FEWEST_EPOCHS:
        return None
    return float(1.4826 * np.median(np.abs(np.diff(values, n=2))) / math.sqrt(6))


def _difference(train: float, val: float, n_train: int, n_val: int) -> Interval:
    return difference(wilson(round(train * n_train), n_train), wilson(round(val * n_val), n_val))


def _gap(row: pd.DataFrame, n_train: int, n_val: int) -> Gap:
    (epoch, *values), *_ = row[["epoch", "train_loss", "val_loss", "train_accuracy", "val_accuracy"]].to_numpy()
    interval = _difference(*values[2:], n_train, n_val)
    return Gap(int(epoch), *map(float, values), interval.low, interval.high)


def _require_finite(history: pd.DataFrame) -> None:
    finite = np.isfinite(history[["train_loss", "val_loss"]]).all(axis=1)
    if not finite.all():
        epoch = int(history["epoch"][~finite].iloc[0])
        raise InputError(
            f"history.csv: the loss is not finite at epoch {epoch}, the training diverged; train with a lower rate"
        )
