"""Question 2, evidence: learning rate and gradient norm."""

from fer.wording.en.prose import count, p_value, scientific


def names(limit: float) -> dict[str, str]:
    """The words in the figure."""
    return {"epoch": "epoch", "rate": "learning rate", "norm": "gradient norm", "limit": f"limit {limit:g}"}


def caption() -> str:
    return (
        "Learning rate at the last step of each epoch, and the norm of the gradient before a step is scaled down, as "
        "the mean over the epoch's steps, on a logarithmic axis. Circle: its peak. Shaded: the later half."
    )


def rate_constant(rate: float) -> str:
    return f"The learning rate was {_figure(rate)} throughout."


def rate_rose(lowest: float, highest: float) -> str:
    return f"The learning rate rose from {_figure(lowest)} to {_figure(highest)}, where it stood at the end."


def rate_fell(highest: float, last: float) -> str:
    return (
        f"The learning rate was highest in the first epoch ({_figure(highest)}) and had come down to {_figure(last)} "
        "in the last."
    )


def rate_peaked(epoch: int, highest: float, last: float) -> str:
    return (
        f"The learning rate rose until epoch {epoch} ({_figure(highest)}) and had come down to {_figure(last)} in the "
        "last."
    )


def norm_of_one_epoch(several: bool, norm: float) -> str:
    return f"{_whose(several)} was {_figure(norm)}; one epoch has no course."


def peak_first(several: bool, peak: float, last: float) -> str:
    return f"{_whose(several)} peaks in the first epoch, at {_figure(peak)}, and is {_figure(last)} at the end."


def peak_last(several: bool, peak: float) -> str:
    return f"{_whose(several)} peaks in the last epoch, at {_figure(peak)}."


def peak_held(several: bool, epoch: int, peak: float) -> str:
    return f"{_whose(several)} is highest at epoch {epoch}, at {_figure(peak)}, and no lower to speak of at the end."


def peak_between(several: bool, epoch: int, peak: float, last: float) -> str:
    return f"{_whose(several)} peaks at epoch {epoch}, at {_figure(peak)}, and is {_figure(last)} at the end."


def no_trend_told() -> str:
    return "The training is too short, or its norm too even, to tell whether the norm grew towards the end."


def no_trend(epoch: int, first: float, last: float, p: float) -> str:
    return f"{_later(epoch)}, it went {_from_to(first, last)}: that it grows or falls is **not shown** ({p_value(p)})."


def fell(epoch: int, first: float, last: float, p: float, loss: str) -> str:
    return f"{_later(epoch)}, it fell {_from_to(first, last)} ({p_value(p)}), while {loss}."


def grew_soundly(epoch: int, first: float, last: float, p: float, loss: str) -> str:
    return (
        f"{_later(epoch)}, it grew {_from_to(first, last)} ({p_value(p)}), yet {loss}: the training did not come apart."
    )


def came_apart(epoch: int, first: float, last: float, p: float, loss: str) -> str:
    return (
        f"{_later(epoch)}, it grew {_from_to(first, last)} ({p_value(p)}), and {loss}: the training came **apart**, "
        "and a lower rate would be the first thing to try."
    )


def grew_unclearly(epoch: int, first: float, last: float, p: float, loss: str) -> str:
    return (
        f"{_later(epoch)}, it grew {_from_to(first, last)} ({p_value(p)}), while {loss}: whether the training was "
        "coming apart cannot be told."
    )


def loss_fell(first: float, last: float, p: float) -> str:
    return f"the loss that is optimised fell {_from_to(first, last)} ({p_value(p)})"


def loss_grew(first: float, last: float, p: float) -> str:
    return f"the loss that is optimised rose {_from_to(first, last)} ({p_value(p)})"


def loss_level(first: float, last: float, p: float) -> str:
    return f"the loss that is optimised went {_from_to(first, last)}, which shows no trend ({p_value(p)})"


def loss_untold(first: float, last: float) -> str:
    return f"the loss that is optimised went {_from_to(first, last)}, too even to tell a trend"


def limited(epochs: int, limit: float) -> str:
    return (
        f"In {count(epochs, 'epoch')} the mean norm exceeds {_limit(limit)}: there some steps were scaled down, if not "
        "all."
    )


def never_limited(limit: float) -> str:
    return f"In no epoch does the mean norm exceed {_limit(limit)}; single steps may have."


def limits() -> str:
    """What a gradient norm cannot tell."""
    return (
        "The norm is that of single batches, so it holds their noise beside the slope of the loss; and behind a "
        "normalisation it grows when the weights shrink. So a growing norm alone is no sign of a failing training, nor "
        "a falling one of a finished training. The p of a trend is Student's, of the changes from epoch to epoch: of "
        "a series that wanders, each step as likely up as down. That holds however much neighbouring epochs are alike; "
        "a slow trend in much scatter is not seen so."
    )


def _whose(several: bool) -> str:
    return f"The gradient norm{' (mean over the networks)' if several else ''}"


def _later(epoch: int) -> str:
    return f"In the later half, from epoch {epoch} on"


def _from_to(first: float, last: float) -> str:
    return f"from {_figure(first)} to {_figure(last)}"


def _limit(limit: float) -> str:
    return f"{limit:g}, above which a step is scaled down"


def _figure(value: float) -> str:
    """Three significant digits."""
    return scientific(value, digits=2)
