"""The faces of a run, opened again."""

from fer.data.faces import Faces
from fer.data.source import open_to_train
from fer.errors import InputError
from fer.runs.config import Config
from fer.runs.run import Run
from fer.runs.seen import by_role


def faces_of(run: Run) -> Faces:
    """The faces of a run, opened again. Raises InputError where they are no longer the same.

    Of a network that came ready-made the splits are by what it met of these faces in its training.
    """
    faces = open_again(run.config)
    if faces.origin.sha256 != run.config.sha256:
        raise InputError(
            f"{run.config.data}: these are not the faces that {run.path} was trained on; train the run again"
        )
    seen = run.seen()
    return faces if seen is None else by_role(faces, seen)


def open_again(config: Config) -> Faces:
    """The faces that a config names, with its splits; whether they are still the same is not asked."""
    return open_to_train(
        config.data,
        limit=config.limit,
        split_seed=config.split_seed,
        fold=config.fold,
        train_faces=config.train_faces,
        classes=config.classes,
    )
