"""Question 2: gaps, rises, trends, learning curves, other trainings and ensembles, where the truth is known."""

from functools import partial

import numpy as np
import pandas as pd
from jaxtyping import Bool, Float
from numpy.random import Generator
from numpy.typing import ArrayLike
from scipy.special import ndtri

from error_rates.case import Coverage, Null
from fer.statistics.classification import Scores
from fer.statistics.interval import Interval, difference, share
from fer.statistics.tests import mcnemar
from fer.training.comparison import Comparison, Other, Outcome, Setting
from fer.training.findings import comparison, gradients, learning_curve, members
from fer.training.gradients import gradient, rate
from fer.training.learning_curve import Curve, fitted
from fer.training.members import Members, as_one, spread
from fer.training.overfitting import assess, gaps

SIZES = (100, 300, 1500, 3589)
EPOCHS = (12, 60, 100)
ALIKE = (0.0, 0.5, 0.9, 1.0)  # of neighbouring epochs: correlation of scatter about a level; 1 is a random walk
ACCURACY = 0.68
SHARED = 0.7  # correlation of two networks' scores of a face: they agree on some four faces of five


def cases() -> list[Coverage | Null]:
    """Intervals first, then verdicts."""
    return [
        *(Coverage("training minus validation accuracy (Newcombe)", n, partial(_gap_held, n)) for n in SIZES),
        *(Coverage("slope of a learning curve of four points", n, partial(_slope_held, n)) for n in SIZES),
        *(Coverage("bend of a learning curve at its last step", n, partial(_bend_held, n)) for n in SIZES),
        *(Coverage("gain of an ensemble over its members", n, partial(_gain_held, n)) for n in SIZES),
        *(Coverage("difference of two gaps", n, partial(_gaps_held, n)) for n in SIZES),
        Coverage("standard deviation of five trainings (chi square)", 3589, _sd_held),
        *(Null("overfitting, of a network that has none", n, partial(_overfits, n)) for n in SIZES),
        *(Null(f"rise of a validation loss{_named(k, a)}", 3589, partial(_rises, k, a)) for k in EPOCHS for a in ALIKE),
        *(Null(f"trend of a gradient norm{_named(k, a)}", 3589, partial(_trend, k, a)) for k in EPOCHS for a in ALIKE),
        *(Null("last step of a level learning curve", n, partial(_steps, n)) for n in SIZES),
        *(Null("bend of a straight learning curve", n, partial(_bends, n)) for n in SIZES),
        *(Null("what a setting brought that brings nothing", n, partial(_brought, n)) for n in SIZES),
        *(Null("gain of an ensemble that gains nothing", n, partial(_gains, n)) for n in SIZES),
    ]


def _named(epochs: int, alike: float) -> str:
    return f" over {epochs} epochs, " + ("a random walk" if alike == 1 else f"level, autocorrelation {alike}")


def _series(rng: Generator, epochs: int, alike: float) -> Float[np.ndarray, " n"]:
    """Scatter of standard deviation 1 about 0, or a walk with steps of that size."""
    steps = rng.standard_normal(epochs)
    if alike == 1:
        return np.cumsum(steps)
    series = np.empty(epochs)
    series[0] = steps[0]
    for k in range(1, epochs):
        series[k] = alike * series[k - 1] + np.sqrt(1 - alike**2) * steps[k]
    return series


def _right(rng: Generator, accuracies: list[float], faces: int) -> Bool[np.ndarray, "k n"]:
    """Right answers of networks to the same faces, which are hard or easy for all of them."""
    own = rng.standard_normal((len(accuracies), faces))
    score = np.sqrt(SHARED) * rng.standard_normal(faces) + np.sqrt(1 - SHARED) * own
    return score < ndtri(accuracies)[:, None]


def _holds(interval: Interval | None, truth: float) -> bool:
    return interval is not None and interval.low <= truth <= interval.high


def _history(
    train_loss: ArrayLike, val_loss: ArrayLike, train_accuracy: ArrayLike, val_accuracy: ArrayLike
) -> pd.DataFrame:
    columns = np.broadcast_arrays(train_loss, val_loss, train_accuracy, val_accuracy)
    names = ["train_loss", "val_loss", "train_accuracy", "val_accuracy"]
    history = pd.DataFrame(np.transpose(columns), columns=names)
    return history.assign(epoch=np.arange(1, len(history) + 1))


def _gap_held(faces: int, rng: Generator) -> bool:
    shares = rng.binomial(faces, [0.77, ACCURACY]) / faces
    (interval,) = gaps(_history([1.0], [1.0], *shares[:, None]), n_train=faces, n_val=faces)
    return _holds(Interval(*interval), 0.77 - ACCURACY)


def _curve(rng: Generator, accuracies: list[float], faces: int) -> Curve:
    sizes = [1000 * 2**k for k in range(len(accuracies))]
    return fitted(sizes, [1] * len(sizes), _right(rng, accuracies, faces), split="val")


def _slope_held(faces: int, rng: Generator) -> bool:
    return _holds(_curve(rng, [0.56, 0.60, 0.64, 0.68], faces).per_doubling, 0.04)


def _bend_held(faces: int, rng: Generator) -> bool:
    return _holds(_curve(rng, [0.56, 0.62, 0.68, 0.70], faces).bend, -0.04)


def _ensemble(rng: Generator, accuracy: float, faces: int) -> Members:
    """Three networks, and one that is right with a probability of `accuracy`."""
    right = _right(rng, [accuracy, ACCURACY, ACCURACY, ACCURACY], faces)
    reached = share(int(right[0].sum()), faces)
    scores = Scores(faces=faces, accuracy=reached, loss=1.0, macro_f1=reached, recall=())
    together = as_one("val", scores, float(right[1:].mean()))
    return Members((), ACCURACY, Interval(0.0, 0.0, 0.0), ACCURACY, ACCURACY, faces, False, together)


def _gain_held(faces: int, rng: Generator) -> bool:
    return _holds(_ensemble(rng, ACCURACY + 0.02, faces).together.gain, 0.02)


def _gains(faces: int, rng: Generator) -> bool:
    return not members.together(_ensemble(rng, ACCURACY, faces), keep="last").key.endswith("open")


def _sd_held(rng: Generator) -> bool:
    return _holds(spread(ACCURACY + 0.008 * rng.standard_normal(5)), 0.008)


def _other(rng: Generator, faces: int) -> Other:
    """Two trainings that are equally good, on training and on validation faces."""
    train, val = _right(rng, [0.77, 0.77], faces), _right(rng, [ACCURACY, ACCURACY], faces)
    own = [difference(*(share(int(of[k].sum()), faces) for of in (train, val))) for k in (0, 1)]
    outcome = Outcome("other", share(int(val[0].sum()), faces), own[0], 10, 1.0, 5, 1.1)
    paired = mcnemar(val[0], val[1])
    return Other(outcome, "one", (Setting("mixup", 0.0, 0.4),), difference(own[0], own[1]), paired)


def _gaps_held(faces: int, rng: Generator) -> bool:
    return _holds(_other(rng, faces).gap, 0.0)


def _brought(faces: int, rng: Generator) -> bool:
    other = _other(rng, faces)
    ((*_, meaning),) = comparison.verdicts(Comparison("val", other.outcome, (other,)))
    return meaning.key.endswith("brought")


def _overfits(faces: int, rng: Generator) -> bool:
    """60 epochs that all know the training faces as well as others; the loss wanders, the best epoch is kept."""
    train, val = (ACCURACY + 0.46 / np.sqrt(faces) * rng.standard_normal() * 0.9 for _ in range(2))
    own = 0.46 * np.sqrt((1 - 0.9**2) / faces) * rng.standard_normal((2, 60))
    right = np.round(faces * (np.array([[train], [val]]) + own)) / faces
    loss = 1.0 + 0.01 * _series(rng, 60, 1.0)
    history = _history(np.linspace(1, 0.5, 60), loss, *right)
    found = assess(history, kept=int(right[1].argmax()) + 1, n_train=faces, n_val=faces)
    return found.kept.verdict != "none"


def _rises(epochs: int, alike: float, rng: Generator) -> bool:
    loss = 100 + 10 * _series(rng, epochs, alike)
    found = assess(_history(np.linspace(1, 0.5, epochs), loss, 0.7, 0.7), kept=1, n_train=100, n_val=100)
    return found.last.by_rise != "none"


def _trend(epochs: int, alike: float, rng: Generator) -> bool:
    """The later half of the course is what the finding looks at."""
    norms = 1000 + _series(rng, 2 * epochs, alike)
    history = pd.DataFrame({"gradient_norm": norms, "objective": 1.0, "lr": 0.1})
    history["epoch"] = np.arange(1, len(history) + 1)
    late = gradients.verdict(rate(history), gradient(history, limit=5.0), several=False)[1][0]
    return not late.key.endswith("no_trend")


def _steps(faces: int, rng: Generator) -> bool:
    return not learning_curve.finding(_curve(rng, [0.60, 0.68, 0.68], faces)).key.endswith("level")


def _bends(faces: int, rng: Generator) -> bool:
    doubling = learning_curve.verdict(_curve(rng, [0.56, 0.60, 0.64, 0.68], faces))[0]
    return not doubling[-1].key.endswith("straight")
