"""Question 2: how the training ended, and whether it overfits."""

from fer.statistics.interval import Interval
from fer.wording.en.prose import capitalised, count, percent, points, points_bounds, points_interval
from fer.wording.en.training.course import grey
from fer.wording.numbers import loss

_VERDICTS = {
    "underfitting": "underfitting",
    "none": "no sign of overfitting",
    "mild": "mild overfitting",
    "strong": "strong overfitting",
}


def names(kept: str, strong_gap: float) -> dict[str, str]:
    """The words in the figure; `kept` and `strong_gap`, a share, mark a line each."""
    return {
        "epoch": "epoch",
        "gap": "training minus validation accuracy (percentage points)",
        "no_gap": "no gap",
        "kept": kept,
        "limit": f"strong if the whole\nband lies above {100 * strong_gap:.0f}",
    }


def gap_caption(level: float, train: int, val: int, left_out: str | None, small: int) -> str:
    """`left_out`: validation faces that the verdict leaves out, which the figure does not."""
    without = "" if left_out is None else f" The verdict leaves out {left_out}."
    return (
        f"The gap between training and validation accuracy with its {_level(level)} confidence interval "
        f"[@newcombe1998], on {count(train)} training and all {count(val)} validation faces.{without}"
        f"{grey(small)}"
    )


def gap_alt(epochs: int, epoch: int, kept: Interval, last: Interval, limit: float) -> str:
    return (
        f"A line with a grey band over {count(epochs, 'epoch')}. At the kept epoch, {epoch}, the gap is "
        f"{points_interval(*kept)}; at the last epoch it is {points_interval(*last)}. {_levels(limit)}"
    )


def gap_alt_of_last(epochs: int, last: Interval, limit: float) -> str:
    return (
        f"A line with a grey band over {count(epochs, 'epoch')}. At the last epoch, which was kept, the gap is "
        f"{points_interval(*last)}. {_levels(limit)}"
    )


def ended_at_kept(epoch: int, epochs: int, losses: tuple[float, float], accuracies: tuple[float, float]) -> str:
    """Training before validation, as in all that follow."""
    return f"Epoch {epoch} of {epochs} was kept: {_fit(losses, accuracies)}."


def ended_at_last(epochs: int, losses: tuple[float, float], accuracies: tuple[float, float]) -> str:
    return f"After {count(epochs, 'epoch')}, {_fit(losses, accuracies)}."


def ended_at_best_mean(epoch: int, epochs: int, losses: tuple[float, float], accuracies: tuple[float, float]) -> str:
    return f"At the best epoch of the mean curves, {epoch} of {epochs}, {_fit(losses, accuracies)}."


def ended_with_mean(epochs: int, losses: tuple[float, float], accuracies: tuple[float, float]) -> str:
    return f"After {count(epochs, 'epoch')}, on average over the networks, {_fit(losses, accuracies)}."


def untested() -> str:
    return "Overfitting cannot be judged: the photograph of every validation face is also in training."


def no_sign(apart: str) -> str:
    return f"There is no sign of overfitting: {apart}."


def no_sign_open(apart: str) -> str:
    return f"There is no sign of overfitting: {apart}, an interval that includes 0."


def overfits(verdict: str, least: bool, apart: str) -> str:
    return f"This is {_least(least)}{_VERDICTS[verdict]}: {apart}."


def overfits_by_rise(verdict: str, least: bool, epoch: int, share: float, apart: str) -> str:
    return (
        f"This is {_least(least)}{_VERDICTS[verdict]}: after epoch {epoch} the validation loss rose by "
        f"{percent(share)} while the training loss fell. {capitalised(apart)}."
    )


def underfits(limit: float, apart: str) -> str:
    return f"This is underfitting: even training accuracy is below {percent(limit, digits=0)}. {capitalised(apart)}."


def level(difference: Interval, confidence: float) -> str:
    apart = points(difference.value)
    return f"training and validation accuracy differ by {apart} {points_bounds(difference, confidence)}"


def above(difference: Interval, confidence: float) -> str:
    return (
        f"training accuracy is {points(difference.value)} above validation accuracy "
        f"{points_bounds(difference, confidence)}"
    )


def below(difference: Interval, confidence: float) -> str:
    return (
        f"training accuracy is {points(difference.value)} below validation accuracy "
        f"{points_bounds(difference, confidence)}"
    )


def rule(
    level: float, strong_gap: float, chance: float, mild_rise: float, strong_rise: float, low_accuracy: float
) -> str:
    mild, strong, low = (percent(limit, digits=0) for limit in (mild_rise, strong_rise, low_accuracy))
    return (
        f"1. **The gap.** This is training minus validation accuracy, with its {_level(level)} confidence interval. "
        "Validation faces whose photograph is also in training, in the same pixels or altered, are left out where they "
        "are known. The gap is *mild* if the whole interval lies above 0, and *strong* if it lies above "
        f"{points(strong_gap, digits=0)}.\n"
        "2. **The rise.** This is the validation loss above its lowest value so far, while the training loss fell. The "
        f"rise is *mild* from {mild} of the lowest value on, and *strong* from {strong} on. It counts only if fewer "
        f"than {percent(chance)} of random walks rise as far from their lowest point.\n\n"
        "The graver of the two signs is the verdict. Without either, a training accuracy whose whole interval lies "
        f"below {low} is called underfitting."
    )


def verdict(verdict: str, least: bool, of: str) -> str:
    return f"**Verdict: {_least(least)}{_VERDICTS[verdict]}** {of}."


def on_kept() -> str:
    return "of the network that was kept"


def on_several() -> str:
    return "of the mean curves of the networks that were kept"


def on_best_mean() -> str:
    return "of the mean curves at their best epoch"


def at_kept(epoch: int, apart: str) -> str:
    return f"At epoch {epoch}, on all validation faces, {apart}."


def gap_strong(limit: float) -> str:
    return f"The whole interval lies above {points(limit, digits=0)}, so the gap is strong."


def gap_mild(limit: float) -> str:
    return f"The whole interval lies above 0, but not above {points(limit, digits=0)}, so the gap is mild."


def gap_open() -> str:
    return "The interval includes 0, so a gap is not shown."


def gap_below() -> str:
    return "The whole interval lies below 0: the network does better on validation faces."


def fit_limits() -> str:
    return "The network is wrong on most of its own training faces: it is the fit that limits it."


def at_last(epoch: int, gap: Interval, verdict: str, left_out: int | None) -> str:
    faces = "" if left_out is None else f", including the {count(left_out)} left out above,"
    return (
        f"At the last epoch ({epoch}) the gap on all validation faces{faces} is {points_interval(*gap)}. By the same "
        f"rule this would be {_VERDICTS[verdict]}."
    )


def _fit(losses: tuple[float, float], accuracies: tuple[float, float]) -> str:
    return (
        f"loss is {loss(losses[0])} on training and {loss(losses[1])} on validation faces, accuracy "
        f"{percent(accuracies[0])} and {percent(accuracies[1])}"
    )


def _levels(limit: float) -> str:
    return f"Horizontal lines mark no gap and {points(limit, digits=0)}."


def _least(least: bool) -> str:
    return "at least " if least else ""


def _level(level: float) -> str:
    return percent(level, digits=0)
