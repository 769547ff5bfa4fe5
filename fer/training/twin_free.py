"""Validation faces that are no training faces: the kept network's accuracy without those that have an exact twin."""

from dataclasses import dataclass

from fer.models.prediction import predict
from fer.runs.run import Run
from fer.runs.same_faces import faces_of
from fer.runs.seen import Seen, trained_on
from fer.statistics.classification import correct
from fer.statistics.interval import Interval, wilson


@dataclass(frozen=True)
class TwinFree:
    """The validation faces by whether one of the training faces equals them in every pixel."""

    twins: int  # that have one
    accuracy: Interval | None  # of the kept weights on the others, by single views; None where none has one, or all do


def measure(run: Run) -> TwinFree | None:
    """Of a run's kept weights; None where it cannot be known.

    That is so of several networks, whose accuracy at an epoch is a mean, and of one that came ready-made and is shown
    faces other than those of its training's record. Only the twins are judged anew: how many are right of all, the
    history has.
    """
    scores, came = run.metrics().splits["val"], run.config.trained_on
    if run.members() is not None or scores.leaked is None or (came and came.sha256 != run.config.sha256):
        return None
    if not scores.leaked:
        return TwinFree(0, None)
    faces = faces_of(run)
    val = faces.split("val").labelled()
    twin = trained_on(val.images, run.seen() or Seen.of(faces))
    known = correct(predict(run.model(), val.images[twin]).numpy(), val.labels[twin])
    history = run.history()
    (at_kept,) = history["val_accuracy"][history["epoch"] == run.metrics().best_epoch]
    others = len(twin) - int(twin.sum())
    right = round(at_kept * len(twin)) - int(known.sum())
    return TwinFree(int(twin.sum()), wilson(min(max(right, 0), others), others))
