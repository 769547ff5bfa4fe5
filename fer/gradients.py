"""The course of the gradient norm through a training: where it peaks, and whether it grows towards the end."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
import pandas as pd
from scipy.stats import kendalltau

FEWEST = 5  # epochs: of fewer even a perfect order happens by chance too often (five: 2 of 120)
CERTAIN = 0.05  # p below which a trend is one

Trend = Literal["grew", "fell", "level"]


@dataclass(frozen=True)
class Course:
    """Norms are the mean over an epoch's steps, before a step is scaled down; the loss is the one that is optimised."""

    peak_epoch: int
    peak: float
    last_epoch: int
    last: float
    limit: float  # norm above which a step is scaled down
    limited: int  # epochs whose mean norm lies above that
    first_late: int  # the first epoch of the later half, in which the trend is sought
    late: float  # the norm there
    tau: float | None  # Kendall's, of norm and epoch over the later half; None where it has too few epochs or one norm
    p: float | None
    loss_then: float  # at `first_late`
    loss_last: float

    @property
    def trend(self) -> Trend | None:
        """What the norm did in the later half; None where nothing can be said."""
        if self.tau is None or self.p is None:
            return None
        return "level" if self.p >= CERTAIN else "grew" if self.tau > 0 else "fell"


@dataclass(frozen=True)
class Rate:
    """The learning rate at the last step of each epoch."""

    highest_epoch: int  # the first with the highest
    highest: float
    first: float
    last: float


def course(history: pd.DataFrame, *, limit: float) -> Course:
    """Read from the columns epoch, gradient_norm and objective of a run's history.

    The trend is Mann and Kendall's: the rank correlation with the epoch. Neighbouring epochs resemble each other, so
    its p is rather too small.
    """
    epochs, norms = history["epoch"].to_numpy(), history["gradient_norm"].to_numpy()
    peak, middle = int(norms.argmax()), len(norms) // 2
    late, tau, p = norms[middle:], None, None
    if len(late) >= FEWEST and np.ptp(late) > 0:
        tau, p = map(float, kendalltau(epochs[middle:], late))
    return Course(
        peak_epoch=int(epochs[peak]),
        peak=float(norms[peak]),
        last_epoch=int(epochs[-1]),
        last=float(norms[-1]),
        limit=limit,
        limited=int((norms > limit).sum()),
        first_late=int(epochs[middle]),
        late=float(late[0]),
        tau=tau,
        p=p,
        loss_then=float(history["objective"].iloc[middle]),
        loss_last=float(history["objective"].iloc[-1]),
    )


def rate(history: pd.DataFrame) -> Rate:
    """Read from the columns epoch and lr of a run's history."""
    rates = history["lr"].to_numpy()
    highest = int(rates.argmax())
    return Rate(int(history["epoch"].iloc[highest]), float(rates[highest]), float(rates[0]), float(rates[-1]))
