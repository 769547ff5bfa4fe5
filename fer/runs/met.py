"""The faces that a run was trained on, to know them again among others."""

from fer.errors import InputError
from fer.runs.run import Run
from fer.runs.same_faces import faces_of
from fer.runs.seen import FILES, Seen


def seen_by(run: Run) -> Seen | None:
    """The faces that shaped a run's network, as hashes.

    They lie in the run folder. Where they do not, the faces themselves are asked; None where those are not at hand, and
    of a network that was trained elsewhere, on faces that nobody knows.
    """
    if not run.config.has_history:
        return None
    if (run.path / FILES[0]).is_file():
        return Seen.read(run.path)
    try:
        faces = faces_of(run)
    except InputError:  # gone, or other ones lie there: that is what None says
        return None
    return Seen.of(faces)
