"""What may be said of a training that has not ended: where it stands, and nothing of how it ends."""

from fer.findings.said import Said, say
from fer.training.under_way import UnderWay


def standing(found: UnderWay) -> list[Said]:
    """That it has not ended, and the accuracies of its last epoch where there is one."""
    state = "running" if found.running else "stopped"
    said = [say(f"training.under_way.{state}", epochs=found.epochs, planned=found.planned)]
    if found.history is None:
        return said
    last = found.history.iloc[-1]
    accuracies = (float(last["train_accuracy"]), float(last["val_accuracy"]))
    return [*said, say("training.under_way.last_epoch", epoch=found.epochs, accuracies=accuracies)]


def caption(found: UnderWay) -> Said:
    return say("training.under_way.caption", epochs=found.epochs, best=found.best, small=found.small)


def alt(found: UnderWay) -> Said:
    return say("training.under_way.alt", epochs=found.epochs, best=found.best)
