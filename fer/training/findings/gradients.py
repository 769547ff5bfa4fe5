"""What learning rate and gradient norm did, whether steps were held back, and whether the training became unstable."""

from fer.findings.said import Said, say
from fer.training.gradients import Direction, Gradient, Rate, Trend
from fer.training.printed import significant

_GREW: dict[Direction | None, str] = {"fell": "grew_soundly", "grew": "unstable"}  # the norm, by the loss's direction


def alt(rate: Rate, gradient: Gradient) -> Said:
    return say(
        "training.gradients.alt",
        epochs=gradient.last_epoch,
        rate=(rate.highest_epoch, rate.highest, rate.last),
        norm=(gradient.peak_epoch, gradient.peak, gradient.norm.last),
    )


def verdict(rate: Rate, gradient: Gradient, *, several: bool) -> list[list[Said]]:
    """Paragraphs; `several` is whether the curves are the means over several networks."""
    return [
        [_rate(rate), _norm(gradient, several=several)],
        [_late(gradient), _limited(gradient)],
        [say("training.gradients.limits")],
    ]


def _rate(rate: Rate) -> Said:
    first, highest, lowest, last = map(significant, (rate.first, rate.highest, rate.lowest, rate.last))
    if lowest == highest:
        return say("training.gradients.rate_constant", rate=rate.highest)
    if last == highest:
        return say("training.gradients.rate_rose", lowest=rate.lowest, highest=rate.highest)
    if first == highest:
        return say("training.gradients.rate_fell", highest=rate.highest, last=rate.last)
    return say("training.gradients.rate_peaked", epoch=rate.highest_epoch, highest=rate.highest, last=rate.last)


def _norm(gradient: Gradient, *, several: bool) -> Said:
    """Where the norm peaked, and where it ended."""
    last, peak = gradient.norm.last, gradient.peak
    if gradient.last_epoch == 1:
        return say("training.gradients.norm_of_one_epoch", several=several, norm=last)
    if gradient.peak_epoch == gradient.last_epoch:
        return say("training.gradients.peak_last", several=several, peak=peak)
    if significant(last) == significant(peak):
        return say("training.gradients.peak_held", several=several, epoch=gradient.peak_epoch, peak=peak)
    if gradient.peak_epoch == 1:
        return say("training.gradients.peak_first", several=several, peak=peak, last=last)
    return say("training.gradients.peak_between", several=several, epoch=gradient.peak_epoch, peak=peak, last=last)


def _late(gradient: Gradient) -> Said:
    """The trend of the later half, beside that of the loss that is optimised."""
    norm, loss = _direction(gradient.norm), _direction(gradient.loss)
    if norm is None:
        return say("training.gradients.no_trend_told")
    trend = {"epoch": gradient.first_late, "first": gradient.norm.first, "last": gradient.norm.last}
    if norm == "level":
        return say("training.gradients.no_trend", **trend, p=gradient.norm.p)
    key = "fell" if norm == "fell" else _GREW.get(loss, "grew_unclearly")
    return say(f"training.gradients.{key}", **trend, p=gradient.norm.p, loss=_loss(gradient.loss, loss))


def _loss(loss: Trend, direction: Direction | None) -> Said:
    ends = {"first": loss.first, "last": loss.last}
    if direction is None:
        return say("training.gradients.loss_untold", **ends)
    return say(f"training.gradients.loss_{direction}", **ends, p=loss.p)


def _direction(trend: Trend) -> Direction | None:
    """That of a trend, if its ends are different as they are printed."""
    return "level" if trend.p is not None and significant(trend.first) == significant(trend.last) else trend.direction


def _limited(gradient: Gradient) -> Said:
    if gradient.limited:
        return say("training.gradients.limited", epochs=gradient.limited, limit=gradient.limit)
    return say("training.gradients.never_limited", limit=gradient.limit)
