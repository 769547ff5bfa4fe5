"""Question 2: whether the validation loss rose from its lowest value, and what accuracy did meanwhile."""

from fer.statistics.interval import Interval
from fer.wording.en.prose import percent, points_bounds
from fer.wording.numbers import loss, p_value

_SURER = "Loss also grows where a network becomes more confident in errors that it makes already"


def no_course() -> str:
    return "After a single epoch, nothing can be said of a rise of the validation loss."


def none(epoch: int) -> str:
    return f"No earlier epoch has a lower validation loss than this one ({epoch}): it has not risen."


def level(epoch: int, until: int, lowest: float, last: float) -> str:
    return (
        f"Up to epoch {until} the validation loss was lowest at epoch {epoch} ({loss(lowest, digits=3)}). At epoch "
        f"{until} it is {loss(last, digits=3)}, less than 0.1\N{NO-BREAK SPACE}% higher."
    )


def since(epoch: int, until: int, lowest: float, amount: float, share: float) -> str:
    return (
        f"Up to epoch {until} the validation loss was lowest at epoch {epoch} ({loss(lowest)}). At epoch {until} it is "
        f"{loss(amount)} higher ({percent(share)} of the lowest value)"
    )


def training_did_not_fall(risen: str) -> str:
    return f"{risen}. The training loss did not fall meanwhile, so this is no sign of overfitting."


def too_few_epochs(risen: str) -> str:
    return f"{risen}. So few epochs cannot separate a rise from chance."


def too_small(risen: str, p: float, train: tuple[float, float]) -> str:
    return f"{risen}, while {_course(train)}. By the rule this is too little to count as a rise ({_wandering(p)})."


def counts(risen: str, p: float, train: tuple[float, float]) -> str:
    return f"{risen}, while {_course(train)}. A random walk rarely rises as far ({p_value(p)})."


def accuracy_stayed(accuracy: float) -> str:
    return f"Validation accuracy is {percent(accuracy)} at both. {_SURER}."


def accuracy_fell(then: float, last: float, change: Interval) -> str:
    return f"Validation accuracy fell from {percent(then)} to {percent(last)} meanwhile {points_bounds(change)}."


def accuracy_rose(then: float, last: float, change: Interval) -> str:
    return (
        f"Validation accuracy rose from {percent(then)} to {percent(last)} meanwhile {points_bounds(change)}. {_SURER}."
    )


def accuracy_open(then: float, last: float, change: Interval) -> str:
    return (
        f"Validation accuracy went from {percent(then)} to {percent(last)} meanwhile {points_bounds(change)}: no "
        f"significant change. {_SURER}."
    )


def _wandering(p: float) -> str:
    return f"{p_value(p)} for a random walk"


def _course(train: tuple[float, float]) -> str:
    then, last = train
    return f"the training loss fell from {loss(then)} to {loss(last)}"
