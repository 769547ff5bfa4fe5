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
    loss_tau: float | None  # as `tau`, of the loss
    loss_p: float | None

    @property
    def trend(self) -> Trend | None:
        """What the norm did in the later half; None where nothing can be said."""
        return _trend(self.tau, self.p)

    @property
    def loss_trend(self) -> Trend | None:
        """What the loss did meanwhile; None where nothing can be said."""
        return _trend(self.loss_tau, self.loss_p)


@dataclass(frozen=True)
class Rate:
    """The learning rate at the last step of each epoch."""

    highest_epoch: int  # the first with the highest
    highest: float
    first: float
    last: float


def course(history: pd.DataFrame, *, limit: float) -> Course:
    """Read from the columns epoch, gradient_norm and objective of a run's history."""
    epochs, norms = history["epoch"].to_numpy(), history["gradient_norm"].to_numpy()
    losses = history["objective"].to_numpy()
    peak, middle = int(norms.argmax()), len(norms) // 2
    tau, p = kendall(norms[middle:])
    loss_tau, loss_p = kendall(losses[middle:])
    return Course(
        peak_epoch=int(epochs[peak]),
        peak=float(norms[peak]),
        last_epoch=int(epochs[-1]),
        last=float(norms[-1]),
        limit=limit,
        limited=int((norms > limit).sum()),
        first_late=int(epochs[middle]),
        late=float(norms[middle]),
        tau=tau,
        p=p,
        loss_then=float(losses[middle]),
        loss_last=float(losses[-1]),
        loss_tau=loss_tau,
        loss_p=loss_p,
    )


def kendall(values: Float[np.ndarray, " n"]) -> tuple[float | None, float | None]:
    """Rank correlation of a series with time, and its p; None twice for fewer than FEWEST values or equal ones.

    Neighbouring epochs resemble each other, and a series that wanders has a trend by chance. So the variance of the
    correlation is widened by (1 + r) / (1 - r), r being the correlation of neighbours about a straight line, corrected
    for its bias (Bayley & Hammersley 1946; Kendall 1954). Of series that wander with r = 0.8 and have no trend one in
    ten still gets p < 0.05, in place of one in two.
    """
    n = len(values)
    if n < FEWEST or np.ptp(values) == 0:
        return None, None
    tau, p = map(float, kendalltau(np.arange(n), values))
    rest = values - theilslopes(values, np.arange(n)).slope * np.arange(n)
    rest -= rest.mean()
    straight = np.ptp(rest) < 1e-9 * np.ptp(values)  # all that is left is rounding
    alike = 0.0 if straight else float(rest[1:] @ rest[:-1] / (rest @ rest))
    alike = min(max(alike + (1 + 3 * alike) / n, 0.0), MOST_ALIKE)
    variance = 2 * (2 * n + 5) / (9 * n * (n - 1)) * (1 + alike) / (1 - alike)
    return tau, max(p, float(2 * norm.sf(abs(tau) / np.sqrt(variance))))


def _trend(tau: float | None, p: float | None) -> Trend | None:
    if tau is None or p is None:
        return None
    return "level" if p >= CERTAIN else "grew" if tau > 0 else "fell"


def rate(history: pd.DataFrame) -> Rate:
    """Read from the columns epoch and lr of a run's history."""
    rates = history["lr"].to_numpy()
    highest = int(rates.argmax())
    return Rate(int(history["epoch"].iloc[highest]), float(rates[highest]), float(rates[0]), float(rates[-1]))
