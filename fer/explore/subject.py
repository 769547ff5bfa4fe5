"""A run made ready to be asked about single faces."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from jaxtyping import Bool

from fer.data.faces import Faces
from fer.data.synthetic.drawn import drawn_masks
from fer.errors import InputError
from fer.explore.memory import Memory, remembered
from fer.models.folding import without_norms
from fer.models.network import Network
from fer.runs.answers import Answers
from fer.runs.run import Predictions, Run, open_run
from fer.runs.same_faces import faces_of
from fer.saliency.parts import mean_face_parts


@dataclass(frozen=True)
class Subject:
    """A run's network, the faces that it is judged by, and those that it was trained on."""

    run: Run
    network: Network  # without norms: the same answers and maps, sooner
    predictor: Answers  # those of all its networks
    held_out: Faces  # the labelled ones
    answers: Predictions  # to these
    memory: Memory | None  # None where no training face is at hand

    def parts(self, place: int | None) -> Bool[np.ndarray, "4 48 48"]:
        """PARTS of the held-out face at a place as they were drawn; of a photograph where they lie in the mean face."""
        if place is None or not self.run.config.synthetic:
            return mean_face_parts()[0]
        return drawn_masks(self.held_out.rows[place : place + 1])[0]


def opened(run: Run) -> Subject:
    """A finished run with its faces. Raises InputError where these are gone, or others than it was trained on."""
    faces, split, network = faces_of(run), run.held_out(), without_norms(run.model())
    assert isinstance(network, Network)  # a copy of one is one
    return Subject(
        run=run,
        network=network,
        predictor=Answers(run),
        held_out=faces.split(split).labelled(),
        answers=run.predictions(split),
        memory=remembered(network, faces.split("train").labelled()),
    )


def runs_beside(run: Run) -> list[Path]:
    """The finished runs in the folder that holds this one, itself included, by name."""
    return [path for path in sorted(run.path.parent.iterdir()) if path == run.path or _finished(path)]


def _finished(path: Path) -> bool:
    if not (path / "config.json").is_file():
        return False
    try:
        open_run(path)
    except InputError:  # still in training, or damaged: it cannot be chosen
        return False
    return True
