"""Question 2: the course of a training, and whether it overfitted."""

from fer.statistics.interval import LEVEL, Interval
from fer.wording.en.prose import (
    count,
    duration,
    in_words,
    loss,
    number,
    p_value,
    percent,
    plural,
    points,
    points_interval,
)

_VERDICTS = {
    "underfitting": "underfitting",
    "none": "no sign of overfitting",
    "mild": "mild overfitting",
    "strong": "strong overfitting",
}
_NETWORKS = {
    "underfitting": "underfits",
    "none": "shows no sign of overfitting",
    "mild": "overfits mildly",
    "strong": "overfits strongly",
}
_SURER = "the loss also grows where a network becomes surer of errors that it makes already"
_KEPT = {"last": "the last", "best": "the first with the best validation accuracy"}


def names(kept: str, strong_gap: float) -> dict[str, str]:
    """The words in the figures; `kept` and `strong_gap`, a share, mark a line each."""
    return {
        "epoch": "epoch",
        "train": "training",
        "val": "validation",
        "loss": "cross-entropy (nats)",
        "accuracy": "accuracy",
        "gap": "training minus validation accuracy (percentage points)",
        "no_gap": "no gap",
        "kept": kept,
        "limit": f"strong from\n{100 * strong_gap:.0f} points",
    }


def best_mean(epoch: int) -> str:
    return f"best mean: epoch {epoch}"


def kept(epoch: int) -> str:
    return f"kept: epoch {epoch}"


def curves_caption(kept: int, keep: str, lowest: int) -> str:
    return (
        f"Loss and accuracy after each epoch, training red, validation blue. Dashed: epoch {kept}, {_KEPT[keep]}. "
        f"Circle: the lowest validation loss, at epoch {lowest}."
    )


def gap_caption(level: float, train: int, val: int) -> str:
    return (
        f"The gap between training and validation accuracy, with its {_level(level)} confidence interval "
        f"(Newcombe 1998, method 10; {count(train)} training and {count(val)} validation faces)."
    )


def effort_of_one(parameters: int, faces: int, seconds: float, rate: int, device: str, threads: int) -> str:
    what = f"A network of {count(parameters)} parameters was trained on {count(faces, 'face')}"
    return f"{what} in {_effort(seconds, rate, device, threads)}"


def effort_of_several(
    networks: int, parameters: int, faces: int, seconds: float, rate: int, device: str, threads: int
) -> str:
    what = (
        f"{in_words(networks).capitalize()} networks with {count(parameters)} parameters together were trained, each "
        f"on at least {count(faces, 'face')},"
    )
    return f"{what} in {_effort(seconds, rate, device, threads)}"


def stopped_early(epochs: int, planned: int, patience: int) -> str:
    return (
        f"It stopped early, after {epochs} of {planned} epochs: the last {plural(patience, 'one', str(patience))} "
        "brought no better validation accuracy."
    )


def single_epoch() -> str:
    return "The single epoch of the recipe was run."


def all_epochs(epochs: int) -> str:
    return f"All {epochs} epochs of the recipe were run."


def mean_curves() -> str:
    return "Its curves are the mean over these networks."


def kept_the_last() -> str:
    return "The weights of the last epoch were kept, whatever the validation accuracy."


def kept_the_best(epoch: int) -> str:
    return f"The weights of epoch {epoch} were kept, the first with the best validation accuracy."


def ready_made(val: int, data: str) -> str:
    """Whose record this chapter is, where the network was not trained for this report."""
    return (
        "It was not trained for this report: it came ready-made, and this chapter is the record of its training, on "
        f"the training and the {count(val)} validation faces of `{data}`. Its weights were rounded to half precision "
        "afterwards."
    )


def rule(
    level: float, strong_gap: float, chance: float, mild_rise: float, strong_rise: float, low_accuracy: float
) -> str:
    mild, strong, low = (percent(limit, digits=0) for limit in (mild_rise, strong_rise, low_accuracy))
    return (
        f"1. **The gap.** Training minus validation accuracy, with its {_level(level)} confidence interval; without "
        "the validation faces that equal a training face in every pixel, where they are known. *Mild* if the whole "
        f"interval lies above 0, *strong* if it lies above {points(strong_gap, digits=0)}.\n"
        "2. **The rise.** Validation loss above its lowest value until then, while the training loss fell. *Mild* if "
        f"the rise is at least {mild} of the lowest value, *strong* if it is at least {strong} of it; and only if a "
        "loss that wanders, each step as likely up as down, rises as far from its lowest point in fewer than "
        f"{percent(chance)} of cases.\n\n"
        "The verdict is the graver of the two. Without either, a training accuracy whose whole interval lies below "
        f"{low} is called underfitting."
    )


def verdict(verdict: str, of: str) -> str:
    return f"**Verdict: {_VERDICTS[verdict]}** {of}."


def on_kept() -> str:
    return "of the network that was kept"


def on_several() -> str:
    return "of the mean curves of the networks that were kept"


def on_best_mean() -> str:
    return "of the mean curves at their best epoch"


def at_kept(epoch: int, losses: tuple[float, float], accuracies: tuple[float, float], apart: str) -> str:
    """Training before validation."""
    return f"At epoch {epoch} {_fit(losses, accuracies)}: {apart}."


def no_twins(faces: int) -> str:
    return f"None of the {count(faces)} validation faces equals a training face in every pixel."


def all_twins(faces: int) -> str:
    return (
        f"Each of the {count(faces)} validation faces equals a training face in every pixel: **they are no test** of "
        "what was learnt, and a gap to them would not show."
    )


def without_twins(twins: int, faces: int, accuracy: float, apart: str) -> str:
    return (
        f"Of the {count(faces)} validation faces {count(twins)} {plural(twins, 'equals', 'equal')} a training face in "
        f"every pixel. Without {plural(twins, 'it', 'them')} validation accuracy is {percent(accuracy)}: {apart}. That "
        "is the gap judged; faces that are nearly equal are still among them."
    )


def at_last(epoch: int, losses: tuple[float, float], accuracies: tuple[float, float], apart: str, verdict: str) -> str:
    """Training before validation."""
    return (
        f"By the last epoch ({epoch}), on all validation faces, {_fit(losses, accuracies)}: {apart}. By the rule that "
        f"would be {_VERDICTS[verdict]}."
    )


def level(difference: Interval, confidence: float) -> str:
    return f"training and validation are level {_bounds(difference, confidence)}"


def above(difference: Interval, confidence: float) -> str:
    return f"training lies {points(difference.value)} above validation {_bounds(difference, confidence)}"


def below(difference: Interval, confidence: float) -> str:
    return f"training lies {points(difference.value)} below validation {_bounds(difference, confidence)}"


def gap_strong(limit: float) -> str:
    return f"The whole interval lies above {points(limit, digits=0)}."


def gap_mild() -> str:
    return "The whole interval lies above 0."


def gap_open() -> str:
    return "The interval reaches down to 0: a gap is not shown."


def gap_below() -> str:
    return "The whole interval lies below 0: the network does better on validation faces."


def no_course() -> str:
    return "One epoch has no course: whether the validation loss would rise cannot be said."


def not_risen(epoch: int) -> str:
    return f"The validation loss is lowest at this epoch ({epoch}): it has not risen."


def level_since(epoch: int, until: int, lowest: float) -> str:
    return f"The validation loss was lowest at epoch {epoch} ({loss(lowest)}), and is level with that at epoch {until}."


def rise_since(epoch: int, until: int, lowest: float, amount: float, share: float) -> str:
    return (
        f"The validation loss was lowest at epoch {epoch} ({loss(lowest)}) and lies {loss(amount)} higher at epoch "
        f"{until} ({percent(share)} of the lowest value)"
    )


def training_did_not_fall(risen: str) -> str:
    return f"{risen}. The training loss did not fall meanwhile, so this is no sign of overfitting."


def too_few_epochs(risen: str) -> str:
    return f"{risen}. So soon after the lowest value that cannot be told from wandering."


def rise_too_small(risen: str, p: float, train: tuple[float, float]) -> str:
    return f"{risen}, while {_course(train)}. By the rule that is too little to count as a rise ({_wandering(p)})."


def rise(risen: str, p: float, train: tuple[float, float]) -> str:
    return f"{risen}, while {_course(train)}: more than a loss that wanders would rise ({_wandering(p)})."


def accuracy_stayed(accuracy: float) -> str:
    return f"Validation accuracy is {percent(accuracy)} at both: {_SURER}."


def accuracy_fell(then: float, last: float, change: Interval) -> str:
    return f"Validation accuracy fell from {percent(then)} to {percent(last)} meanwhile {_bounds(change)}."


def accuracy_rose(then: float, last: float, change: Interval) -> str:
    return f"Validation accuracy rose from {percent(then)} to {percent(last)} meanwhile {_bounds(change)}: {_SURER}."


def accuracy_open(then: float, last: float, change: Interval) -> str:
    return (
        f"Validation accuracy went from {percent(then)} to {percent(last)} meanwhile {_bounds(change)}; that the "
        f"network errs more often is not shown: {_SURER}."
    )


def fit_limits() -> str:
    return (
        "The network is wrong on most of the faces that it was trained on: what limits it first is the fit itself; a "
        "step down from training to validation faces is not shown."
    )


def gap(gap: Interval) -> str:
    return f"a gap of {points_interval(*gap)}"


def gap_without_twins(gap: Interval) -> str:
    return f"a gap that without faces which stand in training is {points_interval(*gap)}"


def finding(
    verdict: str,
    kept: int,
    epochs: int,
    accuracies: tuple[float, float],
    losses: tuple[float, float],
    gap: str,
    last: tuple[float, float],
) -> str:
    """Training before validation; `last` are the accuracies at the last epoch."""
    return (
        f"The network that was kept (epoch {kept} of {epochs}) {_NETWORKS[verdict]}: "
        f"{_found(accuracies, losses, gap)}; at the last epoch accuracy is {percent(last[0])} and {percent(last[1])}."
    )


def finding_of_best_mean(
    verdict: str,
    kept: int,
    epochs: int,
    accuracies: tuple[float, float],
    losses: tuple[float, float],
    gap: str,
    last: tuple[float, float],
) -> str:
    """As `finding`, of the mean curves of several networks."""
    return (
        f"At the best epoch of the mean curves ({kept} of {epochs}) the training {_NETWORKS[verdict]}: "
        f"{_found(accuracies, losses, gap)}; at the last epoch accuracy is {percent(last[0])} and {percent(last[1])}."
    )


def finding_of_last(
    verdict: str, kept: int, epochs: int, accuracies: tuple[float, float], losses: tuple[float, float], gap: str
) -> str:
    """Training before validation; the last epoch was kept, so `kept` is `epochs`."""
    return f"The training {_NETWORKS[verdict]}: after {count(kept, 'epoch')} {_found(accuracies, losses, gap)}."


def _found(accuracies: tuple[float, float], losses: tuple[float, float], gap: str) -> str:
    return (
        f"accuracy is {percent(accuracies[0])} on training and {percent(accuracies[1])} on validation faces, {gap}; "
        f"loss {loss(losses[0])} and {loss(losses[1])}"
    )


def _fit(losses: tuple[float, float], accuracies: tuple[float, float]) -> str:
    return (
        f"the loss is {loss(losses[0])} on training and {loss(losses[1])} on validation faces, the accuracy "
        f"{percent(accuracies[0])} and {percent(accuracies[1])}"
    )


def _effort(seconds: float, rate: int, device: str, threads: int) -> str:
    return (
        f"{duration(seconds)}, at {count(rate)} faces a second (median over the epochs; {device} with "
        f"{count(threads, 'thread')})."
    )


def _bounds(difference: Interval, confidence: float = LEVEL) -> str:
    low, high = (number(100 * end, digits=1) for end in (difference.low, difference.high))
    return f"({_level(confidence)} CI of the difference {low} to {high})"


def _wandering(p: float) -> str:
    return f"{p_value(p)} for one that wanders"


def _course(train: tuple[float, float]) -> str:
    then, last = train
    return f"the training loss fell from {loss(then)} to {loss(last)}"


def _level(level: float) -> str:
    return percent(level, digits=0)
