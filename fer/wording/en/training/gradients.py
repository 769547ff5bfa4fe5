"""Question 2, evidence: learning rate and gradient norm.

`facts` is what 02_training writes; here "rate" and "gradient" are read (a Rate and a Course of fer.gradients as
dictionaries, the second with its "trend" and "loss_trend"), "members" and "epochs".
"""

from collections.abc import Mapping

from fer.wording.en.prose import count, p_value, scientific

_LOSS = {"fell": "fell", "grew": "rose", "level": "shows no trend", None: "is too even to tell a trend"}


def figure_names(facts: Mapping) -> dict[str, str]:
    return {
        "epoch": "epoch",
        "rate": "learning rate",
        "norm": "gradient norm",
        "limit": f"limit {facts['gradient']['limit']:g}",
    }


def caption() -> str:
    return (
        "Learning rate at the last step of each epoch, and the norm of the gradient before a step is scaled down, as "
        "the mean over the epoch's steps, on a logarithmic axis. Circle: its peak. Shaded: the later half."
    )


def verdict(facts: Mapping) -> str:
    """What rate and norm did, whether steps were held back, and whether the training came apart."""
    return "\n\n".join([f"{_rate(facts['rate'])} {_norm(facts)}", f"{_late(facts)} {_limited(facts)}", _cannot()])


def _rate(rate: Mapping) -> str:
    highest, last = _figure(rate["highest"]), _figure(rate["last"])
    if rate["first"] == rate["highest"] == rate["last"]:
        return f"The learning rate was {highest} throughout."
    if rate["last"] == rate["highest"]:
        return f"The learning rate rose to {highest}, where it still stood at the end."
    rose = (
        "was highest in the first epoch" if rate["highest_epoch"] == 1 else f"rose until epoch {rate['highest_epoch']}"
    )
    return f"The learning rate {rose} ({highest}) and had come down to {last} in the last."


def _norm(facts: Mapping) -> str:
    found = facts["gradient"]
    whose = " (mean over the networks)" if facts["members"] else ""
    if facts["epochs"] == 1:
        return f"The gradient norm{whose} was {_figure(found['last'])}; one epoch has no course."
    peak = f"peaks {_when(found)}, at {_figure(found['peak'])}"
    end = "" if found["peak_epoch"] == found["last_epoch"] else f", and is {_figure(found['last'])} at the end"
    return f"The gradient norm{whose} {peak}{end}."


def _when(found: Mapping) -> str:
    if found["peak_epoch"] == 1:
        return "in the first epoch"
    return "in the last epoch" if found["peak_epoch"] == found["last_epoch"] else f"at epoch {found['peak_epoch']}"


def _late(facts: Mapping) -> str:
    """The trend of the later half, beside that of the loss that is optimised."""
    found = facts["gradient"]
    if found["trend"] is None:
        return "The training is too short, or its norm too even, to tell whether the norm grew towards the end."
    test = f"Kendall's τ = {found['tau']:.2f}, {p_value(found['p'])}".replace("-", "−")
    if found["trend"] == "level":
        return f"In the later half, from epoch {found['first_late']} on, it shows no trend ({test})."
    text = f"In the later half, from epoch {found['first_late']} on, it {found['trend']} ({test})"
    values = f"from {found['loss_then']:.3f} to {found['loss_last']:.3f}"
    loss = found["loss_trend"]
    course = f"the loss that is optimised {_LOSS[loss]}, {values}"
    if found["trend"] == "fell":
        return f"{text}, while {course}."
    if loss == "fell":
        return f"{text}, yet {course}: the training did not come apart."
    if loss == "grew":
        return f"{text}, and {course}: the training came **apart**, and a lower rate would be the first thing to try."
    return f"{text}, while {course}: whether the training was coming apart cannot be told."


def _limited(facts: Mapping) -> str:
    found = facts["gradient"]
    limit = f"{found['limit']:g}, above which a step is scaled down"
    if not found["limited"]:
        return f"In no epoch does the mean norm exceed {limit}; single steps may have."
    return (
        f"In {count(found['limited'], 'epoch')} the mean norm exceeds {limit}: there some steps were scaled down, "
        "if not all."
    )


def _cannot() -> str:
    return (
        "The norm is that of single batches, so it holds their noise beside the slope of the loss; and behind a "
        "normalisation it grows when the weights shrink. So a growing norm alone is no sign of a failing training, nor "
        "a falling one of a finished training. The p of a trend allows for neighbouring epochs being alike, as far "
        "as so few let that be estimated."
    )


def _figure(value: float) -> str:
    """Three significant digits."""
    return scientific(value, digits=2)
