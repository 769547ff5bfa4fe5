"""Question 2, evidence: learning rate and gradient norm."""

from fer.wording.en.prose import count
from fer.wording.numbers import general, p_value, scientific


def names(limit: float) -> dict[str, str]:
    """The words in the figure."""
    return {"epoch": "epoch", "rate": "learning rate", "norm": "gradient norm", "limit": f"limit {general(limit)}"}


def caption() -> str:
    return (
        "Learning rate at the last step of each epoch, and the mean gradient norm over the epoch's steps before "
        "clipping (logarithmic axis). Circle: its peak. Shaded: the later half."
    )


def alt(epochs: int, rate: tuple[int, float, float], norm: tuple[int, float, float]) -> str:
    """Of rate and norm: the epoch of the highest value, this value and the last one."""
    return (
        f"Two line charts over {count(epochs, 'epoch')}. Learning rate: {_highest(*rate)}. Gradient norm: "
        f"{_highest(*norm)}."
    )


def rate_constant(rate: float) -> str:
    return f"The learning rate was {_figure(rate)} throughout."


def rate_rose(lowest: float, highest: float) -> str:
    return f"The learning rate rose from {_figure(lowest)} to {_figure(highest)}, its last value."


def rate_fell(highest: float, last: float) -> str:
    return f"The learning rate was highest in the first epoch ({_figure(highest)}) and ended at {_figure(last)}."


def rate_peaked(epoch: int, highest: float, last: float) -> str:
    return f"The learning rate peaked at epoch {epoch} ({_figure(highest)}) and ended at {_figure(last)}."


def norm_of_one_epoch(several: bool, norm: float) -> str:
    return f"{_whose(several)} was {_figure(norm)}; a single epoch shows no trend."


def peak_first(several: bool, peak: float, last: float) -> str:
    return f"{_whose(several)} peaked in the first epoch, at {_figure(peak)}, and ended at {_figure(last)}."


def peak_last(several: bool, peak: float) -> str:
    return f"{_whose(several)} peaked in the last epoch, at {_figure(peak)}."


def peak_held(several: bool, epoch: int, peak: float) -> str:
    return f"{_whose(several)} was highest at epoch {epoch}, at {_figure(peak)}, and about the same at the end."


def peak_between(several: bool, epoch: int, peak: float, last: float) -> str:
    return f"{_whose(several)} peaked at epoch {epoch}, at {_figure(peak)}, and ended at {_figure(last)}."


def no_trend_told() -> str:
    return "The later half is too short, or its norm too even, to test for a trend."


def no_trend(epoch: int, first: float, last: float, p: float) -> str:
    return f"{_later(epoch)}, it went {_from_to(first, last)}: **no significant trend** ({p_value(p)})."


def fell(epoch: int, first: float, last: float, p: float, loss: str) -> str:
    return f"{_later(epoch)}, it fell {_from_to(first, last)} ({p_value(p)}), while {loss}."


def grew_soundly(epoch: int, first: float, last: float, p: float, loss: str) -> str:
    return f"{_later(epoch)}, it grew {_from_to(first, last)} ({p_value(p)}), yet {loss}: the training stayed stable."


def unstable(epoch: int, first: float, last: float, p: float, loss: str) -> str:
    return (
        f"{_later(epoch)}, it grew {_from_to(first, last)} ({p_value(p)}), and {loss}. The training became "
        "**unstable**: try a lower learning rate first."
    )


def grew_unclearly(epoch: int, first: float, last: float, p: float, loss: str) -> str:
    return (
        f"{_later(epoch)}, it grew {_from_to(first, last)} ({p_value(p)}), while {loss}. Whether the training became "
        "unstable is not clear."
    )


def loss_fell(first: float, last: float, p: float) -> str:
    return f"the loss that is optimised fell {_from_to(first, last)} ({p_value(p)})"


def loss_grew(first: float, last: float, p: float) -> str:
    return f"the loss that is optimised rose {_from_to(first, last)} ({p_value(p)})"


def loss_level(first: float, last: float, p: float) -> str:
    return f"the loss that is optimised went {_from_to(first, last)} without a significant trend ({p_value(p)})"


def loss_untold(first: float, last: float) -> str:
    return f"the loss that is optimised went {_from_to(first, last)}, too even to test for a trend"


def limited(epochs: int, limit: float) -> str:
    return f"In {count(epochs, 'epoch')} the mean norm exceeds {_limit(limit)}. There at least some steps were scaled."


def never_limited(limit: float) -> str:
    return f"In no epoch does the mean norm exceed {_limit(limit)}; single steps may have exceeded it."


def limits() -> str:
    """What a gradient norm cannot tell."""
    return (
        "The norm is that of single batches, so it contains their noise. Of weights that a normalisation layer "
        "follows, it also grows when they shrink. So a growing norm alone is no sign of a failing training, nor a "
        "falling one of a finished one. The trend is tested against a random walk: p is from Student's t test of the "
        "changes between epochs. It allows for neighbouring epochs being alike, but may miss a slow trend in much "
        "noise."
    )


def _whose(several: bool) -> str:
    return f"The gradient norm{' (mean over the networks)' if several else ''}"


def _highest(epoch: int, highest: float, last: float) -> str:
    return f"highest at epoch {epoch} with {_figure(highest)}, {_figure(last)} at the last"


def _later(epoch: int) -> str:
    return f"In the later half, from epoch {epoch} on"


def _from_to(first: float, last: float) -> str:
    return f"from {_figure(first)} to {_figure(last)}"


def _limit(limit: float) -> str:
    return f"{general(limit)}, the limit above which a step is scaled down"


def _figure(value: float) -> str:
    """Three significant digits."""
    return scientific(value, digits=2)
