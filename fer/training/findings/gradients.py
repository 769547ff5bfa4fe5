"""What learning rate and gradient norm did, whether steps were held back, and whether the training came apart."""

from fer.findings.said import Said, say
from fer.training.gradients import Gradient, Rate


def verdict(rate: Rate, gradient: Gradient, *, several: bool) -> list[list[Said]]:
    """Paragraphs; `several` is whether the curves are the means over several networks."""
    return [
        [_rate(rate), _norm(gradient, several=several)],
        [_late(gradient), _limited(gradient)],
        [say("training.gradients.limits")],
    ]


def _rate(rate: Rate) -> Said:
    if rate.first == rate.highest == rate.last:
        return say("training.gradients.rate_constant", rate=rate.highest)
    if rate.last == rate.highest:
        return say("training.gradients.rate_rose", highest=rate.highest)
    if rate.highest_epoch == 1:
        return say("training.gradients.rate_fell", highest=rate.highest, last=rate.last)
    return say("training.gradients.rate_peaked", epoch=rate.highest_epoch, highest=rate.highest, last=rate.last)


def _norm(gradient: Gradient, *, several: bool) -> Said:
    """Where the norm peaked, and where it ended."""
    last = gradient.norm.last
    if gradient.last_epoch == 1:
        return say("training.gradients.norm_of_one_epoch", several=several, norm=last)
    if gradient.peak_epoch == 1:
        return say("training.gradients.peak_first", several=several, peak=gradient.peak, last=last)
    if gradient.peak_epoch == gradient.last_epoch:
        return say("training.gradients.peak_last", several=several, peak=gradient.peak)
    return say(
        "training.gradients.peak_between", several=several, epoch=gradient.peak_epoch, peak=gradient.peak, last=last
    )


def _late(gradient: Gradient) -> Said:
    """The trend of the later half, beside that of the loss that is optimised."""
    norm, loss = gradient.norm, gradient.loss
    if norm.direction is None:
        return say("training.gradients.no_trend_told")
    trend = {"epoch": gradient.first_late, "tau": norm.tau, "p": norm.p}
    if norm.direction == "level":
        return say("training.gradients.no_trend", **trend)
    course = say("training.gradients.loss", direction=loss.direction, first=loss.first, last=loss.last)
    if norm.direction == "fell":
        return say("training.gradients.fell", **trend, loss=course)
    key = {"fell": "grew_soundly", "grew": "came_apart"}.get(loss.direction or "", "grew_unclearly")
    return say(f"training.gradients.{key}", **trend, loss=course)


def _limited(gradient: Gradient) -> Said:
    if gradient.limited:
        return say("training.gradients.limited", epochs=gradient.limited, limit=gradient.limit)
    return say("training.gradients.never_limited", limit=gradient.limit)
