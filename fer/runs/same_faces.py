"""The faces of a run, opened again."""

from dataclasses import asdict, replace
from pathlib import Path

from fer.data.faces import Faces
from fer.data.source import SYNTHETIC, open_to_train
from fer.errors import InputError
from fer.files import at_home
from fer.runs import whereabouts
from fer.runs.config import Config, refuse_other_config
from fer.runs.files import TRAIN_AGAIN, write_json
from fer.runs.run import Run, open_run
from fer.runs.seen import by_role


def faces_of(run: Run) -> Faces:
    """The faces of a run, opened again. Raises InputError where they are gone, or no longer the same.

    Of a network that came ready-made the splits are by what it met of these faces in its training.
    """
    faces = open_again(run.config)
    if faces.origin.sha256 != run.config.sha256:
        raise InputError(
            f"{run.config.data}: these are not the faces that {run.path} was trained on; say with --data where those "
            f"lie, or {TRAIN_AGAIN}"
        )
    seen = run.seen()
    return faces if seen is None else by_role(faces, seen)


def open_again(config: Config) -> Faces:
    """The faces that a config names, with its splits; whether they are still the same is not asked.

    Raises InputError where nothing lies at the path.
    """
    if not config.synthetic:
        whereabouts.require(config.data)
    return open_to_train(
        config.data,
        limit=config.limit,
        split_seed=config.split_seed,
        fold=config.fold,
        train_faces=config.train_faces,
        classes=None if config.synthetic else config.classes,  # programs before kept words there that meant nothing
    )


def open_with_faces(path: str | Path, data: str | None) -> Run:
    """A finished run, the path of its faces replaced by `data` where that is given: in its config, too.

    Raises InputError as `open_run`, and where other faces lie there than those it was trained on or judged by.
    """
    run = open_run(path)
    if data is None:
        return run
    place = data if data == SYNTHETIC else str(at_home(data).resolve())
    faces = open_again(replace(run.config, data=place, synthetic=data == SYNTHETIC))
    there = replace(run.config, data=place, layout=faces.origin.layout)
    refuse_other_config(there, replace(there, sha256=faces.origin.sha256), run.path)
    if there != run.config:
        write_json(run.path / "config.json", asdict(there))
    return Run(run.path, there)
