"""What may be said of a training that has not ended: where it stands, and nothing of how it ends."""

from fer.findings.said import Name, Said, say
from fer.training.under_way import UnderWay


def standing(found: UnderWay) -> list[Said]:
    """That it has not ended, and the accuracies of its last epoch where there is one."""
    done = {"epochs": found.epochs, "planned": found.planned}
    stopped = say("training.under_way.stopped", **done, resume=Name(found.resume))
    said = [say("training.under_way.running", **done) if found.running else stopped]
    if found.history is None:
        return said
    last = found.history.iloc[-1]
    accuracies = (float(last["train_accuracy"]), float(last["val_accuracy"]))
    return [*said, say("training.under_way.last_epoch", epoch=found.epochs, accuracies=accuracies)]


def caption(found: UnderWay) -> Said:
    return say("training.under_way.caption", epochs=found.epochs, best=found.best, small=found.small)


def alt(found: UnderWay) -> Said:
    return say("training.under_way.alt", epochs=found.epochs, best=found.best)
