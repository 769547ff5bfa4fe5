"""The course of the gradient norm through a training: where it peaks, and whether it grows towards the end."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
import pandas as pd
from jaxtyping import Float

from fer.training import drift

FEWEST = 5  # epochs: the spread of fewer than four changes is hardly known
CERTAIN = 0.05  # p below which a trend is one

Direction = Literal["grew", "fell", "level"]


@dataclass(frozen=True)
class Trend:
    """What a series of one value an epoch does from its first to its last epoch."""

    first: float
    last: float
    p: float | None  # of no drift; None where the epochs are too few or values equal

    @property
    def direction(self) -> Direction | None:
        """None where nothing can be said."""
        if self.p is None:
            return None
        return "level" if self.p >= CERTAIN else "grew" if self.last > self.first else "fell"


@dataclass(frozen=True)
class Gradient:
    """Norms are the mean over an epoch's steps, before a step is scaled down; the loss is the one that is optimised."""

    peak_epoch: int  # from 1; the first of equals
    peak: float
    last_epoch: int
    limit: float  # norm above which a step is scaled down
    limited: int  # epochs whose mean norm lies above that
    first_late: int  # the first epoch of the later half, in which trends are sought
    norm: Trend  # over the later half
    loss: Trend  # over the later half


@dataclass(frozen=True)
class Rate:
    """The learning rate at the last step of each epoch."""

    highest_epoch: int  # from 1; the first with the highest
    highest: float
    lowest: float
    first: float
    last: float


def gradient(history: pd.DataFrame, *, limit: float) -> Gradient:
    """Read from the columns epoch, gradient_norm and objective of a run's history."""
    epochs, norms, losses = (history[name].to_numpy() for name in ("epoch", "gradient_norm", "objective"))
    peak, middle = int(norms.argmax()), len(norms) // 2
    return Gradient(
        peak_epoch=int(epochs[peak]),
        peak=float(norms[peak]),
        last_epoch=int(epochs[-1]),
        limit=limit,
        limited=int((norms > limit).sum()),
        first_late=int(epochs[middle]),
        norm=trend(norms[middle:]),
        loss=trend(losses[middle:]),
    )


def rate(history: pd.DataFrame) -> Rate:
    """Read from the columns epoch and lr of a run's history."""
    rates = history["lr"].to_numpy()
    highest = int(rates.argmax())
    return Rate(
        highest_epoch=int(history["epoch"].iloc[highest]),
        highest=float(rates[highest]),
        lowest=float(rates.min()),
        first=float(rates[0]),
        last=float(rates[-1]),
    )


def trend(values: Float[np.ndarray, " n"]) -> Trend:
    """Whether a series drifts, n > 0; untold for fewer than FEWEST values or equal ones.

    Of series without a drift at most one in twenty gets p < CERTAIN, however much neighbouring epochs are alike.
    """
    return Trend(float(values[0]), float(values[-1]), None if len(values) < FEWEST else drift.trend(values))
