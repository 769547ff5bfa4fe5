"""Two networks on the same faces: which of them is better, if the faces can tell."""

from dataclasses import dataclass

from fer.runs.run import Run
from fer.statistics.classification import correct
from fer.statistics.tests import Paired, mcnemar, require_same_faces


@dataclass(frozen=True)
class Rival:
    """The network of another run beside that of this one."""

    run: str  # the other run's folder
    paired: Paired  # the first network is this run's, the second the other's


def measure(ours: Run, theirs: Run, *, other: str) -> Rival:
    """McNemar's test on the faces that our run held out.

    Raises InputError, which names their run as `other`, where it was not judged on the same faces.
    """
    split = ours.held_out()
    (logits, labels, rows), judged = ours.predictions(split), theirs.predictions(split)
    require_same_faces(
        (ours.config.sha256, rows, labels), (theirs.config.sha256, judged.rows, judged.labels), other=other
    )
    return Rival(theirs.path.name, mcnemar(correct(logits, labels), correct(judged.logits, judged.labels)))
