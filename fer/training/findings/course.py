"""The course of a training: how loss and accuracy developed, what it took and why it ended."""

from fer.findings.said import Name, Said, say
from fer.training.facts import Facts
from fer.training.findings.choice import chosen_each, kept_weights
from fer.training.loop import SMALL
from fer.training.members import Members


def kept_epoch(facts: Facts) -> Said:
    """What stands at the line of the epoch whose weights were kept; of an ensemble, at the best of the mean curve."""
    key = "best_mean" if chosen_each(facts) else "kept"
    return say(f"training.course.{key}", epoch=facts.assessment.kept.gap.epoch)


def curves_caption(facts: Facts) -> Said:
    found = facts.assessment
    kept, lowest = found.kept.gap.epoch, found.last.rise.epoch
    keep = "best" if chosen_each(facts) else facts.keep
    return say("training.course.curves_caption", kept=kept, keep=keep, lowest=lowest, small=facts.small)


def curves_alt(facts: Facts) -> Said:
    last, rise = facts.assessment.last.gap, facts.assessment.last.rise
    return say(
        "training.course.curves_alt",
        epochs=last.epoch,
        losses=(last.train_loss, last.val_loss),
        accuracies=(last.train_accuracy, last.val_accuracy),
        lowest=rise.val_lowest,
        lowest_epoch=rise.epoch,
        kept=kept_epoch(facts),
    )


def developed(facts: Facts) -> list[Said]:
    """Where loss and accuracy began and ended, and which epochs had smaller faces; nothing of a single epoch."""
    first, last = facts.assessment.first, facts.assessment.last.gap
    if last.epoch == 1:
        return []
    ends = say(
        "training.course.developed",
        losses=((first.train_loss, last.train_loss), (first.val_loss, last.val_loss)),
        accuracies=((first.train_accuracy, last.train_accuracy), (first.val_accuracy, last.val_accuracy)),
    )
    return [ends, *([say("training.course.smaller", epochs=facts.small, side=SMALL)] if facts.small else [])]


def effort(facts: Facts) -> list[Said]:
    """How long the training took, on what, why it ended and which weights were kept."""
    took = {
        "parameters": facts.parameters,
        "seconds": facts.seconds,
        "rate": round(facts.faces_per_second),
        "device": facts.device,
        "threads": facts.threads,
    }
    if facts.members:
        several = {"networks": len(facts.members.each), "faces": facts.members.train_faces}
        said = [say("training.course.effort_of_several", **took, **several), _mean_curves(facts.members)]
    else:
        said = [say("training.course.effort_of_one", **took, faces=facts.faces)]
    ending = _endings(facts.members) if facts.members else _ending(facts)
    said += [ending, *kept_weights(facts)]
    if facts.trained_on:
        said.append(say("training.course.ready_made", val=facts.trained_on.val, data=Name(facts.trained_on.data)))
    return said


def _ending(facts: Facts) -> Said:
    if facts.epochs < facts.planned:
        how = {"epochs": facts.epochs, "planned": facts.planned, "patience": facts.patience}
        return say("training.course.stopped_early", **how)
    return _all_run(facts.epochs)


def _mean_curves(members: Members) -> Said:
    """What the curves of several networks are, and where they end before a training did."""
    shortest, longest = members.epochs
    if members.alike:
        return say("training.course.mean_curves")
    return say("training.course.mean_curves_of_all", shortest=shortest, longest=longest)


def _endings(members: Members) -> Said:
    """Why the trainings of several networks ended."""
    early, (shortest, longest) = sum(of.epochs < of.planned for of in members.each), members.epochs
    span = {"epochs": shortest, "most": None if members.alike else longest}
    if early:
        return say("training.course.some_stopped_early", networks=len(members.each), early=early, **span)
    return _all_run(shortest) if members.alike else say("training.course.all_epochs_of_each", **span)


def _all_run(epochs: int) -> Said:
    if epochs == 1:
        return say("training.course.single_epoch")
    return say("training.course.all_epochs", epochs=epochs)
