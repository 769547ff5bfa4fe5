"""The course of a training, and whether it overfitted."""

from fer.findings.said import Said, say
from fer.training.facts import Facts
from fer.training.overfitting import Assessment, Gap, Rise


def kept_epoch(facts: Facts) -> Said:
    """What stands at the line of the epoch whose weights were kept; of an ensemble, at the best of the mean curve."""
    key = "best_mean" if _chosen_each(facts) else "kept"
    return say(f"training.course.{key}", epoch=facts.assessment.kept.epoch)


def curves_caption(facts: Facts) -> Said:
    found = facts.assessment
    return say("training.course.curves_caption", kept=found.kept.epoch, keep=facts.keep, lowest=found.rise.epoch)


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


def choice(facts: Facts) -> Said:
    """What the choice of the epoch does to the accuracy there."""
    return say(f"training.course.choice_of_{facts.keep}")


def rule(facts: Facts) -> Said:
    """The rule of the verdict, with its thresholds."""
    limits = facts.assessment.rule
    return say(
        "training.course.rule",
        level=limits.level,
        strong_gap=limits.strong_gap,
        scatters=limits.scatters,
        mild_rise=limits.mild_rise,
        strong_rise=limits.strong_rise,
        low_accuracy=limits.low_accuracy,
    )


def verdict(facts: Facts) -> list[list[Said]]:
    """Paragraphs: the verdict with both signs, then what it means for the weights that were kept."""
    found = facts.assessment
    signs = [[say("training.course.verdict", verdict=_name(found)), *_gap(found)], _rise(found)]
    limit = [[say("training.course.fit_limits")]] if found.underfits else []
    return [*signs, *limit, _kept(facts)]


def finding(facts: Facts) -> Said:
    """The verdict in one sentence."""
    last = facts.assessment.last
    return say(
        "training.course.finding",
        verdict=_name(facts.assessment),
        epoch=last.epoch,
        accuracies=(last.train_accuracy, last.val_accuracy),
        losses=(last.train_loss, last.val_loss),
    )


def _name(found: Assessment) -> str:
    return "underfitting" if found.underfits else found.verdict


def _chosen_each(facts: Facts) -> bool:
    """Did each of several networks keep an epoch of its own?"""
    return facts.members is not None and facts.keep == "best"


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
    return say("training.course.kept_the_best", epoch=facts.assessment.kept.epoch)


def _gap(found: Assessment) -> list[Said]:
    """Loss and accuracy at the last epoch, and what the interval of the gap means."""
    last = found.last
    at_last = say(
        "training.course.at_last",
        epoch=last.epoch,
        losses=(last.train_loss, last.val_loss),
        accuracies=(last.train_accuracy, last.val_accuracy),
        apart=_apart(last, found),
    )
    if found.by_gap == "strong":
        return [at_last, say("training.course.gap_strong", limit=found.rule.strong_gap)]
    if found.by_gap == "mild":
        return [at_last, say("training.course.gap_mild")]
    return [at_last, say("training.course." + ("gap_open" if last.difference.high >= 0 else "no_gap"))]


def _apart(gap: Gap, found: Assessment) -> Said:
    """How far training accuracy lies from validation accuracy at an epoch, with the interval."""
    size = gap.difference.value
    key = "level" if round(1000 * size) == 0 else "above" if size > 0 else "below"
    return say(f"training.course.{key}", difference=gap.difference, confidence=found.rule.level)


def _rise(found: Assessment) -> list[Said]:
    """Whether the validation loss has risen from its lowest value, and whether that is more than scatter."""
    rise = found.rise
    if found.last.epoch == 1:
        return [say("training.course.no_course")]
    if rise.val_last <= rise.val_lowest:
        return [say("training.course.not_risen", epoch=found.last.epoch)]
    risen = _risen(rise)
    if rise.train_last >= rise.train_then:
        return [say("training.course.both_rose", risen=risen)]
    if rise.scatter is None:
        return [say("training.course.too_few_epochs", risen=risen)]
    how = {"risen": risen, "scatter": rise.scatter, "train": (rise.train_then, rise.train_last)}
    if found.by_rise == "none":
        return [say("training.course.rise_too_small", **how)]
    return [say("training.course.rise", **how), _meanwhile(rise)]


def _risen(rise: Rise) -> Said:
    amount = rise.val_last - rise.val_lowest
    share = amount / rise.val_lowest
    return say("training.course.rise_since", epoch=rise.epoch, lowest=rise.val_lowest, amount=amount, share=share)


def _meanwhile(rise: Rise) -> Said:
    """What the accuracy did while the validation loss rose."""
    key = "accuracy_fell" if rise.accuracy_last < rise.accuracy_then else "accuracy_held"
    return say(f"training.course.{key}", then=rise.accuracy_then, last=rise.accuracy_last)


def _kept(facts: Facts) -> list[Said]:
    """Which weights were kept, and how they stand to those of the last epoch."""
    found = facts.assessment
    last, kept = found.last, found.kept
    if _chosen_each(facts):
        return [say("training.course.epochs_of_their_own")]
    if kept.epoch == last.epoch:
        best = last.epoch > 1 and facts.keep == "best"
        return [say("training.course." + ("last_is_best" if best else "last_is_kept"))]
    lead = {"epoch": kept.epoch, "accuracy": kept.val_accuracy, "lead": _lead(kept.val_accuracy - last.val_accuracy)}
    there = {"accuracy": kept.train_accuracy, "apart": _apart(kept, found)}
    return [say("training.course.kept_before", **lead), say("training.course.train_there", **there)]


def _lead(gain: float) -> Said:
    """How far the kept epoch's validation accuracy lies above the last one's, given to a tenth of a point."""
    if round(100 * gain, 1) != 0:
        return say("training.course.lead", gain=gain)
    return say("training.course." + ("all_but_reached" if gain else "reached_again"))
