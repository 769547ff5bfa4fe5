"""Question 2, evidence: learning rate and gradient norm."""

from fer.wording.en.prose import count, p_value, scientific

_MINUS = str.maketrans("-", "−")
_LOSS = {"fell": "fell", "grew": "rose", "level": "shows no trend", None: "is too even to tell a trend"}


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


def rate_rose(highest: float) -> str:
    return f"The learning rate rose to {_figure(highest)}, where it still stood at the end."


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


def peak_between(several: bool, epoch: int, peak: float, last: float) -> str:
    return f"{_whose(several)} peaks at epoch {epoch}, at {_figure(peak)}, and is {_figure(last)} at the end."


def no_trend_told() -> str:
    return "The training is too short, or its norm too even, to tell whether the norm grew towards the end."


def no_trend(epoch: int, tau: float, p: float) -> str:
    return f"{_later(epoch)}, it shows no trend {_test(tau, p)}."


def fell(epoch: int, tau: float, p: float, loss: str) -> str:
    return f"{_later(epoch)}, it fell {_test(tau, p)}, while {loss}."


def grew_soundly(epoch: int, tau: float, p: float, loss: str) -> str:
    return f"{_later(epoch)}, it grew {_test(tau, p)}, yet {loss}: the training did not come apart."


def came_apart(epoch: int, tau: float, p: float, loss: str) -> str:
    return (
        f"{_later(epoch)}, it grew {_test(tau, p)}, and {loss}: the training came **apart**, and a lower rate would be "
        "the first thing to try."
    )


def grew_unclearly(epoch: int, tau: float, p: float, loss: str) -> str:
    return (
        f"{_later(epoch)}, it grew {_test(tau, p)}, while {loss}: whether the training was coming apart cannot be told."
    )


def loss(direction: str | None, first: float, last: float) -> str:
    return f"the loss that is optimised {_LOSS[direction]}, from {first:.3f} to {last:.3f}"


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
        "a falling one of a finished training. The p of a trend allows for neighbouring epochs being alike, as far "
        "as so few let that be estimated."
    )


def _whose(several: bool) -> str:
    return f"The gradient norm{' (mean over the networks)' if several else ''}"


def _later(epoch: int) -> str:
    return f"In the later half, from epoch {epoch} on"


def _test(tau: float, p: float) -> str:
    signed = f"{tau:.2f}".translate(_MINUS)
    return f"(Kendall's τ = {signed}, {p_value(p)})"


def _limit(limit: float) -> str:
    return f"{limit:g}, above which a step is scaled down"


def _figure(value: float) -> str:
    """Three significant digits."""
    return scientific(value, digits=2)
