"""Question 2: a training that has not ended."""

from fer.wording.en.prose import count, percent
from fer.wording.en.training import course


def names(best: int) -> dict[str, str]:
    """The words in the figure; `best` is an epoch."""
    return course.names(f"best so far: epoch {best}")


def running(epochs: int, planned: int) -> str:
    return (
        f"**The training of this run is under way: {count(epochs)} of at most {count(planned, 'epoch')} done.** "
        "What stands here is how far it is, nothing final; run the notebook again to look again."
    )


def stopped(epochs: int, planned: int, resume: str) -> str:
    """`resume` is the command that goes on with it."""
    return (
        f"**The training of this run was interrupted after {count(epochs)} of at most {count(planned, 'epoch')}.** "
        f"What stands here is how far it came, nothing final; {resume} goes on with it."
    )


def last_epoch(epoch: int, accuracies: tuple[float, float]) -> str:
    """Training before validation."""
    return (
        f"After epoch {epoch} accuracy is {percent(accuracies[0])} on training and {percent(accuracies[1])} on "
        "validation faces."
    )


def caption(epochs: int, best: int, small: int) -> str:
    return (
        f"Loss and accuracy after each of the {count(epochs, 'epoch')} so far: training dotted, validation solid. "
        f"Dashed: epoch {best}, the best on validation faces so far.{course.grey(small)}"
    )


def alt(epochs: int, best: int) -> str:
    return (
        f"Two line charts of loss and accuracy over {count(epochs, 'epoch')} so far; a dashed line marks epoch {best}."
    )
