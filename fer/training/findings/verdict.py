"""Whether a training overfits: the answer, the rule behind it, and both signs at the kept and the last epoch."""

from fer.findings.said import Said, say
from fer.statistics.interval import Interval
from fer.training.facts import Facts
from fer.training.findings.choice import chosen_each
from fer.training.overfitting import Assessment, Judged, Rise
from fer.training.printed import loss
from fer.training.twin_free import TwinFree


def answer(facts: Facts) -> list[Said]:
    """How the training ended, and the verdict with the sign that decided it."""
    found = facts.assessment
    return [_ended(facts), _judged(found)]


def rule(facts: Facts) -> Said:
    """The rule of the verdict, with its thresholds."""
    limits = facts.assessment.rule
    return say(
        "training.verdict.rule",
        level=limits.level,
        strong_gap=limits.strong_gap,
        chance=limits.chance,
        mild_rise=limits.mild_rise,
        strong_rise=limits.strong_rise,
        low_accuracy=limits.low_accuracy,
    )


def gap_caption(facts: Facts) -> Said:
    found = facts.assessment
    twins = _left_out(found)
    faces = {"train": found.n_train, "val": found.n_val, "left_out": _which(twins) if twins else None}
    return say("training.verdict.gap_caption", level=found.rule.level, **faces, small=facts.small)


def gap_alt(facts: Facts) -> Said:
    """Of several epochs the gap at the kept one and at the last; of one, or where the last was kept, that alone."""
    found = facts.assessment
    kept, last = found.kept.gap, found.last.gap
    values = {"epochs": last.epoch, "last": last.difference, "limit": found.rule.strong_gap}
    if kept.epoch == last.epoch:
        return say("training.verdict.gap_alt_of_last", **values)
    return say("training.verdict.gap_alt", **values, epoch=kept.epoch, kept=kept.difference)


def verdict(facts: Facts) -> list[list[Said]]:
    """Paragraphs: the verdict on the kept epoch with its gap, the rise until there, and then the last epoch."""
    found = facts.assessment
    whose = "on_best_mean" if chosen_each(facts) else "on_several" if facts.members else "on_kept"
    named = say(
        "training.verdict.verdict", verdict=_name(found), least=_is_least(found), of=say(f"training.verdict.{whose}")
    )
    limit = [[say("training.verdict.fit_limits")]] if found.underfits else []
    last = [] if found.last.gap.epoch == found.kept.gap.epoch else [_last(found)]
    return [[named, *_gap(found)], _rise(found.kept), *limit, *last]


def _ended(facts: Facts) -> Said:
    """Loss and accuracy of what was kept."""
    kept, epochs = facts.assessment.kept.gap, facts.assessment.last.gap.epoch
    fit = {"losses": (kept.train_loss, kept.val_loss), "accuracies": (kept.train_accuracy, kept.val_accuracy)}
    if chosen_each(facts):
        return say("training.verdict.ended_at_best_mean", epoch=kept.epoch, epochs=epochs, **fit)
    if kept.epoch < epochs:
        return say("training.verdict.ended_at_kept", epoch=kept.epoch, epochs=epochs, **fit)
    return say("training.verdict." + ("ended_with_mean" if facts.members else "ended_at_last"), epochs=epochs, **fit)


def _judged(found: Assessment) -> Said:
    """The verdict in one sentence or two, with the gap that was judged."""
    kept, apart = found.kept, _apart(found.gap, found)
    if found.twins and found.twins.twins == found.n_val:
        return say("training.verdict.untested")
    if twins := _left_out(found):
        apart = say("training.verdict.apart_without_twins", left_out=_which(twins), apart=apart)
    if found.underfits:
        return say("training.verdict.underfits", limit=found.rule.low_accuracy, apart=apart)
    if kept.verdict == "none":
        return say("training.verdict." + ("no_sign" if found.gap.high < 0 else "no_sign_open"), apart=apart)
    how = {"verdict": kept.verdict, "least": _is_least(found), "apart": apart}
    if kept.by_gap == kept.verdict:
        return say("training.verdict.overfits", **how)
    rise = kept.rise
    return say("training.verdict.overfits_by_rise", **how, epoch=rise.epoch, share=rise.val_last / rise.val_lowest - 1)


def _name(found: Assessment) -> str:
    return "underfitting" if found.underfits else found.kept.verdict


def _is_least(found: Assessment) -> bool:
    """May it be graver? Where exact twins of training faces were among the validation faces, and near ones could not
    be searched for, these may be, too, which would make the gap smaller than it is on other faces."""
    twins = _left_out(found)
    return found.kept.verdict == "mild" and twins is not None and twins.search == "absent"


def _left_out(found: Assessment) -> TwinFree | None:
    """The validation faces by twin, where the gap was judged without those that have one."""
    return found.twins if found.twins and found.twins.accuracy else None


def _which(twins: TwinFree) -> Said:
    """The validation faces with a twin, of which there are some, by kind."""
    if not twins.near:
        return say("training.verdict.left_out_exact", faces=twins.exact)
    if not twins.exact:
        return say("training.verdict.left_out_near", faces=twins.near)
    return say("training.verdict.left_out_both", exact=twins.exact, near=twins.near)


def _gap(found: Assessment) -> list[Said]:
    """The gap over all faces, that without twins, and what the interval of the one judged means."""
    kept, limit = found.kept, found.rule.strong_gap
    at_kept = say("training.verdict.at_kept", epoch=kept.gap.epoch, apart=_apart(kept.gap.difference, found))
    if kept.by_gap == "none":
        meaning = say("training.verdict." + ("gap_open" if found.gap.high >= 0 else "gap_below"))
    else:
        meaning = say(f"training.verdict.gap_{kept.by_gap}", limit=limit)
    return [at_kept, *_twins(found), meaning]


def _twins(found: Assessment) -> list[Said]:
    """The gap without validation faces whose photograph is in training; nothing where it is not known which are."""
    twins = found.twins
    if twins is None:
        return []
    if twins.accuracy is None:
        key = "all_twins" if twins.twins else "no_twins" if twins.search == "done" else "no_exact_twins"
        return [say(f"training.verdict.{key}", faces=found.n_val)]
    figures = {"twins": twins.twins, "accuracy": twins.accuracy, "gap": found.gap}
    without = say("training.verdict.without_twins", counted=_counted(twins, faces=found.n_val), **figures)
    if twins.search == "drawn":  # no face is a second picture of another
        return [without]
    return [without, say("training.verdict." + ("searched" if twins.search == "done" else "not_searched"))]


def _counted(twins: TwinFree, *, faces: int) -> Said:
    """How many of the validation faces have a twin of each kind; some have one."""
    if twins.search != "done":
        return say("training.verdict.counted_exact", exact=twins.exact, faces=faces)
    if not twins.near:
        return say("training.verdict.counted_exact_alone", exact=twins.exact, faces=faces)
    if not twins.exact:
        return say("training.verdict.counted_near", faces=faces, near=twins.near)
    return say("training.verdict.counted_both", exact=twins.exact, faces=faces, near=twins.near)


def _apart(gap: Interval, found: Assessment) -> Said:
    """How far training accuracy lies from validation accuracy, with the interval."""
    key = "level" if round(1000 * gap.value) == 0 else "above" if gap.value > 0 else "below"
    return say(f"training.verdict.{key}", difference=gap, confidence=found.rule.level)


def _rise(judged: Judged) -> list[Said]:
    """Whether the validation loss has risen from its lowest value, and whether a loss that wanders does as much."""
    rise, epoch = judged.rise, judged.gap.epoch
    if epoch == 1:
        return [say("training.verdict.no_course")]
    if rise.epoch == epoch:
        return [say("training.verdict.not_risen", epoch=epoch)]
    if round(1000 * (rise.val_last / rise.val_lowest - 1)) == 0:
        figures = {"lowest": rise.val_lowest, "last": rise.val_last}
        return [say("training.verdict.level_since", epoch=rise.epoch, until=epoch, **figures)]
    risen = _risen(rise, epoch)
    fell = loss(rise.train_last) < loss(rise.train_then)
    if not fell:
        return [say("training.verdict.training_did_not_fall", risen=risen)]
    if rise.p is None:
        return [say("training.verdict.too_few_epochs", risen=risen)]
    how = {"risen": risen, "p": rise.p, "train": (rise.train_then, rise.train_last)}
    if judged.by_rise == "none":
        return [say("training.verdict.rise_too_small", **how)]
    return [say("training.verdict.rise", **how), _meanwhile(rise)]


def _risen(rise: Rise, epoch: int) -> Said:
    amount = rise.val_last - rise.val_lowest
    figures = {"lowest": rise.val_lowest, "amount": amount, "share": amount / rise.val_lowest}
    return say("training.verdict.rise_since", epoch=rise.epoch, until=epoch, **figures)


def _meanwhile(rise: Rise) -> Said:
    """What the accuracy did while the validation loss rose."""
    if round(1000 * rise.accuracy_last) == round(1000 * rise.accuracy_then):
        return say("training.verdict.accuracy_stayed", accuracy=rise.accuracy_last)
    key = "fell" if rise.accuracy.high < 0 else "rose" if rise.accuracy.low > 0 else "open"
    change = {"then": rise.accuracy_then, "last": rise.accuracy_last, "change": rise.accuracy}
    return say(f"training.verdict.accuracy_{key}", **change)


def _last(found: Assessment) -> list[Said]:
    """Where the training went after the kept epoch: the same signs at the last one, told no more than is new."""
    last = found.last
    gap = last.gap.difference
    twins = _left_out(found)
    how = {"gap": gap, "verdict": last.verdict, "left_out": twins.twins if twins else None}
    at_last = say("training.verdict.at_last", epoch=last.gap.epoch, **how)
    rise = [] if last.by_rise == "none" else _rise(last)
    return [at_last, *(rise if found.kept.by_rise == "none" else rise[:1])]
