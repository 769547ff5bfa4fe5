"""The faces that a run was trained on, to know them again among faces that it is to label."""

import numpy as np
from jaxtyping import UInt64

from fer.errors import InputError
from fer.runs.run import Run
from fer.runs.same_faces import faces_of
from fer.runs.seen import FILES, Seen


def faces_met(run: Run) -> UInt64[np.ndarray, " n"] | None:
    """Hashes (`fer.runs.seen.hashes`) of the faces that the run was trained on, in rising order.

    They lie in the run folder. Where they do not, the faces themselves are asked; None where those are not at hand.
    """
    if (run.path / FILES[0]).is_file():
        return Seen.read(run.path).train
    try:
        faces = faces_of(run)
    except InputError:  # gone, or other ones lie there: that is what None says
        return None
    return Seen.of(faces).train
