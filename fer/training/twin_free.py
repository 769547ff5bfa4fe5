"""Validation faces that are new: the kept network's accuracy without those whose photograph it was trained on."""

from dataclasses import dataclass

from fer.models.prediction import predict
from fer.runs.run import Run
from fer.runs.same_faces import faces_of
from fer.statistics.classification import correct
from fer.statistics.interval import Interval, wilson
from fer.twins import leaks
from fer.twins.leaks import Search


@dataclass(frozen=True)
class TwinFree:
    """The validation faces by whether one of the training faces shows the same photograph."""

    search: Search  # for near twins
    exact: int  # equal a training face in every pixel
    near: int  # equal none, but show the photograph of one; 0 where that was not searched for
    accuracy: Interval | None  # of the kept weights on the others, by single views; None where none has one, or all do

    @property
    def twins(self) -> int:
        """Faces with a twin of either kind."""
        return self.exact + self.near


def measure(run: Run) -> TwinFree | None:
    """Of a run's kept weights; None where it cannot be known. Raises InputError where the run's faces are gone.

    It cannot of several networks, whose accuracy at an epoch is a mean, nor of one that came ready-made and is shown
    faces other than those of its training's record. Only the twins are judged anew: how many are right of all, the
    history has.
    """
    came = run.config.trained_on
    if run.members() is not None or (came and came.sha256 != run.config.sha256):
        return None
    faces = faces_of(run)
    val = faces.split("val").labelled()
    met = leaks.find(faces, "val", out_of_fold=False, seen=run.seen())
    twin = met.exact | met.near
    exact, near = int(met.exact.sum()), int(met.near.sum())
    if not twin.any():
        return TwinFree(met.search, exact, near, None)
    known = correct(predict(run.model(), val.images[twin]).numpy(), val.labels[twin])
    history = run.history()
    (at_kept,) = history["val_accuracy"][history["epoch"] == run.metrics().best_epoch]
    others = len(twin) - int(twin.sum())
    right = round(at_kept * len(twin)) - int(known.sum())
    return TwinFree(met.search, exact, near, wilson(min(max(right, 0), others), others))
