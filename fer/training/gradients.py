"""The course of the gradient norm through a training: where it peaks, and whether it grows towards the end."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
import pandas as pd
from jaxtyping import Float
from scipy.stats import kendalltau, norm, theilslopes

FEWEST = 5  # epochs: of fewer even a perfect order happens by chance too often (five: 2 of 120)
CERTAIN = 0.05  # p below which a trend is one
MOST_ALIKE = 0.95  # correlation of neighbouring epochs above which no series is long enough to estimate it

Direction = Literal["grew", "fell", "level"]


@dataclass(frozen=True)
class Trend:
    """What a series of one value an epoch does from its first to its last epoch."""

    first: float
    last: float
    tau: float | None  # Kendall's, of value and epoch, from -1 to 1; None where the epochs are too few or values equal
    p: float | None  # of no trend; None as for `tau`

    @property
    def direction(self) -> Direction | None:
        """None where nothing can be said."""
        if self.tau is None or self.p is None:
            return None
        return "level" if self.p >= CERTAIN else "grew" if self.tau > 0 else "fell"


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
    return Rate(int(history["epoch"].iloc[highest]), float(rates[highest]), float(rates[0]), float(rates[-1]))


def trend(values: Float[np.ndarray, " n"]) -> Trend:
    """Kendall's rank correlation of a series with time, n > 0; untold for fewer than FEWEST values or equal ones.

    Neighbouring epochs resemble each other, and a series that wanders has a trend by chance. So the variance of the
    correlation is widened by (1 + r) / (1 - r), r being the correlation of neighbours about a straight line, corrected
    for its bias (Bayley & Hammersley 1946; Kendall 1954). Of series that wander with r = 0.8 and have no trend one in
    ten still gets p < 0.05, in place of one in two.
    """
    first, last, n = float(values[0]), float(values[-1]), len(values)
    if n < FEWEST or np.ptp(values) == 0:
        return Trend(first, last, None, None)
    tau, p = map(float, kendalltau(np.arange(n), values))
    alike = _alike(values)
    variance = 2 * (2 * n + 5) / (9 * n * (n - 1)) * (1 + alike) / (1 - alike)
    return Trend(first, last, tau, max(p, float(2 * norm.sf(abs(tau) / np.sqrt(variance)))))


def _alike(values: Float[np.ndarray, " n"]) -> float:
    """The correlation of neighbours about a straight line, corrected for its bias, from 0 to MOST_ALIKE."""
    n = len(values)
    rest = values - theilslopes(values, np.arange(n)).slope * np.arange(n)
    rest -= rest.mean()
    straight = np.ptp(rest) < 1e-9 * np.ptp(values)  # all that is left is rounding
    alike = 0.0 if straight else float(rest[1:] @ rest[:-1] / (rest @ rest))
    return min(max(alike + (1 + 3 * alike) / n, 0.0), MOST_ALIKE)
