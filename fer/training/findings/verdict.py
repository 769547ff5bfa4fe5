"""Whether a training overfits: the answer, the rule behind it, and both signs at the kept and the last epoch."""

from fer.findings.said import Said, say
from fer.statistics.interval import Interval
from fer.training.facts import Facts
from fer.training.findings.choice import chosen_each
from fer.training.findings.rise import whether_risen
from fer.training.findings.twins import gap_without, left_out, which_faces
from fer.training.overfitting import Assessment


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
    twins = left_out(found)
    faces = {"train": found.n_train, "val": found.n_val, "left_out": which_faces(twins) if twins else None}
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
    return [[named, *_gap(found)], whether_risen(found.kept), *limit, *last]


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
    if twins := left_out(found):
        apart = say("training.twins.apart_without", left_out=which_faces(twins), apart=apart)
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
    twins = left_out(found)
    return found.kept.verdict == "mild" and twins is not None and twins.search == "absent"


def _gap(found: Assessment) -> list[Said]:
    """The gap over all faces, that without twins, and what the interval of the one judged means."""
    kept, limit = found.kept, found.rule.strong_gap
    at_kept = say("training.verdict.at_kept", epoch=kept.gap.epoch, apart=_apart(kept.gap.difference, found))
    if kept.by_gap == "none":
        meaning = say("training.verdict." + ("gap_open" if found.gap.high >= 0 else "gap_below"))
    else:
        meaning = say(f"training.verdict.gap_{kept.by_gap}", limit=limit)
    return [at_kept, *gap_without(found), meaning]


def _apart(gap: Interval, found: Assessment) -> Said:
    """How far training accuracy lies from validation accuracy, with the interval."""
    key = "level" if round(1000 * gap.value) == 0 else "above" if gap.value > 0 else "below"
    return say(f"training.verdict.{key}", difference=gap, confidence=found.rule.level)


def _last(found: Assessment) -> list[Said]:
    """Where the training went after the kept epoch: the same signs at the last one, told no more than is new."""
    last = found.last
    gap = last.gap.difference
    twins = left_out(found)
    how = {"gap": gap, "verdict": last.verdict, "left_out": twins.twins if twins else None}
    at_last = say("training.verdict.at_last", epoch=last.gap.epoch, **how)
    rise = [] if last.by_rise == "none" else whether_risen(last)
    return [at_last, *(rise if found.kept.by_rise == "none" else rise[:1])]
