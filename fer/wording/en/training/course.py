"""Question 2: the course of a training, and whether it overfitted."""

from fer.statistics.interval import Interval
from fer.wording.en.prose import count, duration, in_words, loss, percent, points

_VERDICTS = {
    "underfitting": "underfitting",
    "none": "no sign of overfitting",
    "mild": "mild overfitting",
    "strong": "strong overfitting",
}
_TRAININGS = {
    "underfitting": "underfits",
    "none": "shows no sign of overfitting",
    "mild": "overfits mildly",
    "strong": "overfits strongly",
}
_MINUS = str.maketrans("-", "−")
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
        f"It stopped early, after {epochs} of {planned} epochs: the last {patience} brought no better validation "
        "accuracy."
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


def choice_of_last() -> str:
    return "No face chose the epoch to keep, which is the last one: the accuracy there is that of a single try."


def choice_of_best() -> str:
    return (
        "The validation faces chose the epoch to keep. Their accuracy there is the best of several tries, and "
        "therefore a little too high."
    )


def rule(
    level: float, strong_gap: float, scatters: float, mild_rise: float, strong_rise: float, low_accuracy: float
) -> str:
    mild, strong, low = (percent(limit, digits=0) for limit in (mild_rise, strong_rise, low_accuracy))
    return (
        f"1. **The gap.** Training minus validation accuracy, with its {_level(level)} confidence interval. *Mild* if "
        f"the whole interval lies above 0, *strong* if it lies above {points(strong_gap, digits=0)}.\n"
        "2. **The rise.** Validation loss at the last epoch above its lowest value, while the training loss fell. "
        f"*Mild* if the rise exceeds {scatters:g} times the scatter of the validation loss between epochs "
        f"and is at least {mild} of the lowest value, *strong* if it is at least {strong} of it.\n\n"
        f"The verdict is the graver of the two. Without either, a training accuracy below {low} is called underfitting."
    )


def verdict(verdict: str) -> str:
    return f"**Verdict: {_VERDICTS[verdict]}.**"


def at_last(epoch: int, losses: tuple[float, float], accuracies: tuple[float, float], apart: str) -> str:
    """Training before validation."""
    return (
        f"At the last epoch ({epoch}) the loss is {loss(losses[0])} on training and {loss(losses[1])} on validation "
        f"faces, the accuracy {percent(accuracies[0])} and {percent(accuracies[1])}: {apart}."
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


def no_gap() -> str:
    return "The network does better on validation faces: there is no gap."


def no_course() -> str:
    return "One epoch has no course: whether the validation loss would rise cannot be said."


def not_risen(epoch: int) -> str:
    return f"The validation loss is lowest at the last epoch ({epoch}): it has not risen."


def rise_since(epoch: int, lowest: float, amount: float, share: float) -> str:
    return (
        f"The validation loss was lowest at epoch {epoch} ({loss(lowest)}) and lies {loss(amount)} higher at the end "
        f"({percent(share, digits=0)} of the lowest value)"
    )


def both_rose(risen: str) -> str:
    return f"{risen}. The training loss did not fall meanwhile, so this is no sign of overfitting."


def too_few_epochs(risen: str) -> str:
    return f"{risen}. Over so few epochs that cannot be told from scatter."


def rise_too_small(risen: str, scatter: float, train: tuple[float, float]) -> str:
    return f"{risen}; {_scatter(scatter)}, and {_course(train)}. By the rule that is too little to count as a rise."


def rise(risen: str, scatter: float, train: tuple[float, float]) -> str:
    return f"{risen}, while {_course(train)}: a rise that is not scatter ({_scatter(scatter)})."


def accuracy_fell(then: float, last: float) -> str:
    return f"Validation accuracy fell from {percent(then)} to {percent(last)} meanwhile."


def accuracy_held(then: float, last: float) -> str:
    return (
        f"Validation accuracy went from {percent(then)} to {percent(last)} meanwhile: the network errs no more often, "
        "but is surer of its errors."
    )


def fit_limits() -> str:
    return (
        "The network is wrong on most of the faces that it was trained on: what limits it is the fit itself, "
        "not the step from training to validation faces."
    )


def epochs_of_their_own() -> str:
    return "Each network kept the epoch that was best for it, so no single epoch of these mean curves was kept."


def last_is_kept() -> str:
    return "The weights that were kept are those of this last epoch."


def last_is_best() -> str:
    return (
        "The weights that were kept are those of this last epoch, the best so far in validation accuracy: a longer "
        "training might add to it."
    )


def kept_before(epoch: int, accuracy: float, lead: str) -> str:
    return (
        f"The weights that were kept are those of epoch {epoch}, with validation accuracy {percent(accuracy)}, {lead}."
    )


def lead(gain: float) -> str:
    return f"{points(gain)} above the last epoch"


def all_but_reached() -> str:
    return "which the last epoch all but reaches"


def reached_again() -> str:
    return "which the last epoch reaches again"


def train_there(accuracy: float, apart: str) -> str:
    return f"Training accuracy there is {percent(accuracy)}: {apart}."


def finding(verdict: str, epoch: int, accuracies: tuple[float, float], losses: tuple[float, float]) -> str:
    """Training before validation."""
    return (
        f"The training {_TRAININGS[verdict]}: after {count(epoch, 'epoch')} accuracy is {percent(accuracies[0])} on "
        f"training and {percent(accuracies[1])} on validation faces, loss {loss(losses[0])} and {loss(losses[1])}."
    )


def _effort(seconds: float, rate: int, device: str, threads: int) -> str:
    return (
        f"{duration(seconds)}, at {count(rate)} faces a second (median over the epochs; {device} with "
        f"{count(threads, 'thread')})."
    )


def _bounds(difference: Interval, confidence: float) -> str:
    low, high = (f"{100 * end:.1f}".translate(_MINUS) for end in (difference.low, difference.high))
    return f"({_level(confidence)} CI of the difference {low} to {high})"


def _scatter(value: float) -> str:
    return f"the scatter between epochs is {loss(value)}"


def _course(train: tuple[float, float]) -> str:
    then, last = train
    return f"the training loss fell from {loss(then)} to {loss(last)}"


def _level(level: float) -> str:
    return percent(level, digits=0)
