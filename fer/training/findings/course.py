"""The course of a training, and whether it overfitted."""

from fer.findings.said import Said, say
from fer.statistics.interval import Interval
from fer.training.facts import Facts
from fer.training.findings.choice import chosen_each, kept_weights
from fer.training.findings.printed import loss
from fer.training.overfitting import Assessment, Judged, Rise


def kept_epoch(facts: Facts) -> Said:
    """What stands at the line of the epoch whose weights were kept; of an ensemble, at the best of the mean curve."""
    key = "best_mean" if chosen_each(facts) else "kept"
    return say(f"training.course.{key}", epoch=facts.assessment.kept.gap.epoch)


def curves_caption(facts: Facts) -> Said:
    found = facts.assessment
    kept, lowest = found.kept.gap.epoch, found.last.rise.epoch
    return say("training.course.curves_caption", kept=kept, keep=facts.keep, lowest=lowest)


def gap_caption(facts: Facts) -> Said:
    found = facts.assessment
    return say("training.course.gap_caption", level=found.rule.level, train=found.n_train, val=found.n_val)


def effort(facts: Facts) -> list[Said]:
    """How long the training took, on what, and why it ended."""
    took = {
        "parameters": facts.parameters,
        "seconds": facts.seconds,
        "rate": round(facts.faces_per_second),
        "device": facts.device,
        "threads": facts.threads,
    }
    if facts.members:
        several = {"networks": len(facts.members.each), "faces": facts.members.train_faces}
        said = [say("training.course.effort_of_several", **took, **several)]
    else:
        said = [say("training.course.effort_of_one", **took, faces=facts.faces)]
    said += [_ending(facts), _choice_told(facts)]
    if facts.trained_on:
        said.append(say("training.course.ready_made", val=facts.trained_on.val, data=facts.trained_on.data))
    return said


def rule(facts: Facts) -> Said:
    """The rule of the verdict, with its thresholds."""
    limits = facts.assessment.rule
    return say(
        "training.course.rule",
        level=limits.level,
        strong_gap=limits.strong_gap,
        chance=limits.chance,
        mild_rise=limits.mild_rise,
        strong_rise=limits.strong_rise,
        low_accuracy=limits.low_accuracy,
    )


def verdict(facts: Facts) -> list[list[Said]]:
    """Paragraphs: the verdict on the kept epoch with both signs, then the last epoch, and which weights were kept."""
    found = facts.assessment
    whose = "on_best_mean" if chosen_each(facts) else "on_several" if facts.members else "on_kept"
    named = say("training.course.verdict", verdict=_name(found), of=say(f"training.course.{whose}"))
    limit = [[say("training.course.fit_limits")]] if found.underfits else []
    last = [] if found.last.gap.epoch == found.kept.gap.epoch else [_last(found)]
    return [[named, *_gap(found)], _rise(found.kept), *limit, *last, kept_weights(facts)]


def finding(facts: Facts) -> Said:
    """The verdict in one sentence."""
    found = facts.assessment
    kept, last = found.kept.gap, found.last.gap
    values = {
        "verdict": _name(found),
        "kept": kept.epoch,
        "epochs": last.epoch,
        "accuracies": (kept.train_accuracy, kept.val_accuracy),
        "losses": (kept.train_loss, kept.val_loss),
        "gap": say("training.course." + ("gap_without_twins" if _judged_without(found) else "gap"), gap=found.gap),
    }
    if kept.epoch == last.epoch:
        return say("training.course.finding_of_last", **values)
    ended = (last.train_accuracy, last.val_accuracy)
    return say("training.course." + ("finding_of_best_mean" if chosen_each(facts) else "finding"), **values, last=ended)


def _name(found: Assessment) -> str:
    return "underfitting" if found.underfits else found.kept.verdict


def _judged_without(found: Assessment) -> bool:
    """Was the gap judged without the validation faces that have a twin?"""
    return found.twins is not None and found.twins.accuracy is not None


def _ending(facts: Facts) -> Said:
    if facts.epochs < facts.planned:
        how = {"epochs": facts.epochs, "planned": facts.planned, "patience": facts.patience}
        return say("training.course.stopped_early", **how)
    if facts.epochs == 1:
        return say("training.course.single_epoch")
    return say("training.course.all_epochs", epochs=facts.epochs)


def _choice_told(facts: Facts) -> Said:
    """Which epoch's weights were kept; of several networks, what their curves are."""
    if facts.members:
        return say("training.course.mean_curves")
    if facts.keep == "last":
        return say("training.course.kept_the_last")
    return say("training.course.kept_the_best", epoch=facts.assessment.kept.gap.epoch)


def _gap(found: Assessment) -> list[Said]:
    """Loss and accuracy at the kept epoch, the gap without twins, and what the interval of the gap judged means."""
    kept = found.kept.gap
    at_kept = say(
        "training.course.at_kept",
        epoch=kept.epoch,
        losses=(kept.train_loss, kept.val_loss),
        accuracies=(kept.train_accuracy, kept.val_accuracy),
        apart=_apart(kept.difference, found),
    )
    if found.kept.by_gap == "strong":
        meaning = say("training.course.gap_strong", limit=found.rule.strong_gap)
    elif found.kept.by_gap == "mild":
        meaning = say("training.course.gap_mild")
    else:
        meaning = say("training.course." + ("gap_open" if found.gap.high >= 0 else "gap_below"))
    return [at_kept, *_twins(found), meaning]


def _twins(found: Assessment) -> list[Said]:
    """The gap without validation faces that are training faces too; nothing where it is not known which are."""
    twins = found.twins
    if twins is None:
        return []
    if twins.accuracy is None:
        return [say("training.course." + ("all_twins" if twins.twins else "no_twins"), faces=found.n_val)]
    figures = {"twins": twins.twins, "faces": found.n_val, "accuracy": twins.accuracy.value}
    return [say("training.course.without_twins", **figures, apart=_apart(found.gap, found))]


def _apart(gap: Interval, found: Assessment) -> Said:
    """How far training accuracy lies from validation accuracy, with the interval."""
    key = "level" if round(1000 * gap.value) == 0 else "above" if gap.value > 0 else "below"
    return say(f"training.course.{key}", difference=gap, confidence=found.rule.level)


def _rise(judged: Judged) -> list[Said]:
    """Whether the validation loss has risen from its lowest value, and whether a loss that wanders does as much."""
    rise, epoch = judged.rise, judged.gap.epoch
    if epoch == 1:
        return [say("training.course.no_course")]
    if rise.epoch == epoch:
        return [say("training.course.not_risen", epoch=epoch)]
    if round(1000 * (rise.val_last / rise.val_lowest - 1)) == 0:
        return [say("training.course.level_since", epoch=rise.epoch, until=epoch, lowest=rise.val_lowest)]
    risen = _risen(rise, epoch)
    fell = loss(rise.train_last) < loss(rise.train_then)
    if not fell:
        return [say("training.course.training_did_not_fall", risen=risen)]
    if rise.p is None:
        return [say("training.course.too_few_epochs", risen=risen)]
    how = {"risen": risen, "p": rise.p, "train": (rise.train_then, rise.train_last)}
    if judged.by_rise == "none":
        return [say("training.course.rise_too_small", **how)]
    return [say("training.course.rise", **how), _meanwhile(rise)]


def _risen(rise: Rise, epoch: int) -> Said:
    amount = rise.val_last - rise.val_lowest
    figures = {"lowest": rise.val_lowest, "amount": amount, "share": amount / rise.val_lowest}
    return say("training.course.rise_since", epoch=rise.epoch, until=epoch, **figures)


def _meanwhile(rise: Rise) -> Said:
    """What the accuracy did while the validation loss rose."""
    if round(1000 * rise.accuracy_last) == round(1000 * rise.accuracy_then):
        return say("training.course.accuracy_stayed", accuracy=rise.accuracy_last)
    key = "fell" if rise.accuracy.high < 0 else "rose" if rise.accuracy.low > 0 else "open"
    change = {"then": rise.accuracy_then, "last": rise.accuracy_last, "change": rise.accuracy}
    return say(f"training.course.accuracy_{key}", **change)


def _last(found: Assessment) -> list[Said]:
    """Where the training went after the kept epoch: the same signs at the last one."""
    last = found.last.gap
    at_last = say(
        "training.course.at_last",
        epoch=last.epoch,
        losses=(last.train_loss, last.val_loss),
        accuracies=(last.train_accuracy, last.val_accuracy),
        apart=_apart(last.difference, found),
        verdict=found.last.verdict,
    )
    return [at_last, *([] if found.last.by_rise == "none" else _rise(found.last))]
