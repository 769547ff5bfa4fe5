"""Whether the validation loss has risen from its lowest value, and what the accuracy did meanwhile."""

from fer.findings.said import Said, say
from fer.training.overfitting import Judged, Rise
from fer.training.printed import loss


def whether_risen(judged: Judged) -> list[Said]:
    """Whether the validation loss has risen from its lowest value, and whether a loss that wanders does as much."""
    rise, epoch = judged.rise, judged.gap.epoch
    if epoch == 1:
        return [say("training.rise.no_course")]
    if rise.epoch == epoch:
        return [say("training.rise.none", epoch=epoch)]
    if round(1000 * (rise.val_last / rise.val_lowest - 1)) == 0:
        figures = {"lowest": rise.val_lowest, "last": rise.val_last}
        return [say("training.rise.level", epoch=rise.epoch, until=epoch, **figures)]
    risen = _risen(rise, epoch)
    fell = loss(rise.train_last) < loss(rise.train_then)
    if not fell:
        return [say("training.rise.training_did_not_fall", risen=risen)]
    if rise.p is None:
        return [say("training.rise.too_few_epochs", risen=risen)]
    how = {"risen": risen, "p": rise.p, "train": (rise.train_then, rise.train_last)}
    if judged.by_rise == "none":
        return [say("training.rise.too_small", **how)]
    return [say("training.rise.counts", **how), _meanwhile(rise)]


def _risen(rise: Rise, epoch: int) -> Said:
    amount = rise.val_last - rise.val_lowest
    figures = {"lowest": rise.val_lowest, "amount": amount, "share": amount / rise.val_lowest}
    return say("training.rise.since", epoch=rise.epoch, until=epoch, **figures)


def _meanwhile(rise: Rise) -> Said:
    """What the accuracy did while the validation loss rose."""
    if round(1000 * rise.accuracy_last) == round(1000 * rise.accuracy_then):
        return say("training.rise.accuracy_stayed", accuracy=rise.accuracy_last)
    key = "fell" if rise.accuracy.high < 0 else "rose" if rise.accuracy.low > 0 else "open"
    change = {"then": rise.accuracy_then, "last": rise.accuracy_last, "change": rise.accuracy}
    return say(f"training.rise.accuracy_{key}", **change)
