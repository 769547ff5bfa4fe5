"""What 02_training states of a training, and how it is measured."""

from dataclasses import dataclass
from typing import Literal

from fer.runs.run import Run
from fer.runs.seen import Training
from fer.statistics.interval import Interval
from fer.training import chosen, members, overfitting
from fer.training.chosen import Flattery
from fer.training.comparison import Comparison
from fer.training.gradients import Gradient, Rate
from fer.training.learning_curve import Curve
from fer.training.loop import small_epochs
from fer.training.members import Members
from fer.training.overfitting import Assessment


@dataclass(frozen=True)
class Facts:
    """How a training went, and whether it overfitted."""

    parameters: int  # numbers that training sets, of all networks together
    faces: int  # trained on
    held_out: str  # "val" or "test": the split that accuracies of kept weights are given on
    epochs: int  # trained; of an ensemble those that every member has
    planned: int  # epochs of the recipe; of an ensemble the members tell their own
    small: int  # epochs trained, the first ones, on smaller faces; 0 where the members of an ensemble differ in that
    patience: int | None  # epochs without a better validation accuracy that end a training; None: it never ends early
    keep: Literal["best", "last"]  # which epoch's weights were kept; "best" where any member of an ensemble chose one
    views: int | None  # of each face, averaged for the accuracy below; the curves have one. None: members' differ
    accuracy: Interval  # of the kept weights on the held-out faces
    seconds: float
    faces_per_second: float  # median over the epochs
    device: str
    threads: int | None  # None where the members of an ensemble had different numbers of them
    trained_on: Training | None  # of a network that came ready-made; None for one trained here
    assessment: Assessment
    flattery: Flattery | None  # of the validation accuracy at the kept epoch; None where no face chose that one
    members: Members | None  # of an ensemble; None for a single network
    rate: Rate | None = None
    gradient: Gradient | None = None
    comparison: Comparison | None = None  # None where no other run is named
    learning_curve: Curve | None = None  # None where none is asked for


def measure(run: Run) -> Facts:
    """The facts of the answer; sections of the evidence are added by their own modules.

    Raises InputError where a loss is not finite: a training that diverged.
    """
    metrics, environment, recipes = run.metrics(), run.environment(), run.recipes()
    ensemble, split, assessment = members.measure(run), run.held_out(), overfitting.measure(run)
    keep: Literal["best", "last"] = "best" if any(of.keep == "best" for of in recipes) else "last"
    small = {small_epochs(of, done=metrics.epochs) for of in recipes}
    chose = keep == "best" and ensemble is None and metrics.epochs > 1
    accuracies = run.history()["val_accuracy"].to_numpy()
    return Facts(
        parameters=metrics.parameters,
        faces=sum(run.training().classes),
        held_out=split,
        epochs=metrics.epochs,
        planned=recipes[0].epochs,
        small=small.pop() if len(small) == 1 else 0,
        patience=next((of.patience for of in recipes if of.patience is not None), None),
        keep=keep,
        views=metrics.views,
        accuracy=metrics.splits[split].accuracy,
        seconds=metrics.seconds,
        faces_per_second=metrics.faces_per_second,
        device=environment["device"],
        threads=environment["threads"],
        trained_on=run.config.trained_on,
        assessment=assessment,
        flattery=chosen.flattery(accuracies, faces=assessment.n_val) if chose else None,
        members=ensemble,
    )
