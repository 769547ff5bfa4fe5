"""Learning from another network as well: its answers to the training faces, part of each label (Hinton et al. 2015).

The teacher is asked once for each training face as it is, and its answers are kept in the run folder, so that a
training goes on exactly though its teacher be gone.

G. Hinton, O. Vinyals, J. Dean. Distilling the knowledge in a neural network. 2015.
"""

import time
from pathlib import Path

import numpy as np
import torch
from jaxtyping import Float32
from torch import Tensor

from fer.data.faces import SIDE, Faces
from fer.errors import InputError
from fer.files import replacing
from fer.models.precision import resolve_precision
from fer.models.prediction import Predictor
from fer.models.watched import watched
from fer.recipes import Recipe
from fer.runs.files import read
from fer.runs.met import seen_by
from fer.runs.run import Run, open_run
from fer.runs.seen import hashes
from fer.statistics.classification import CLASSES

FILE = "teacher.npy"  # of a run folder
VIEWS = 2  # of each face: as it is, and its mirror image, as both are learned from
TRIED = 128  # faces by which the time of asking is measured


def open_teacher(recipe: Recipe, faces: Faces) -> Run | None:
    """The run that a recipe learns from; None where it has none.

    Raises InputError where it is no finished run, where it is not known what it was trained on, and where it has met
    faces that are held out here: by its answers they would be learned from, too. A face that stands among this
    training's own as well, as FER2013's twins do, tells nothing new.
    """
    if not recipe.teacher:
        return None
    try:
        teacher = open_run(recipe.teacher)
    except InputError as cause:
        raise InputError(f"teacher: {cause}") from cause
    met = seen_by(teacher) if teacher.config.faces_known else None
    if met is None:
        raise InputError(
            f"teacher={recipe.teacher}: which faces it was trained on is not known; name a run that was trained here, "
            "from no file of weights"
        )
    own = hashes(faces.split("train").labelled().images)
    for split in ("val", "test"):
        held_out = hashes(faces.split(split).labelled().images)
        known = np.concatenate(met) if split == "test" else met.train
        told = int((np.isin(held_out, known) & ~np.isin(held_out, own)).sum())
        if told:
            raise InputError(
                f"teacher={recipe.teacher}: {told:,} of the {len(held_out):,} {split} faces took part in its own "
                "training; name one that was trained on the training faces of this split"
            )
    return teacher


def write_answers(teacher: Run, faces: Faces, folder: Path, *, device: torch.device) -> None:
    """Ask the teacher for its answer to each labelled training face, with a bar, and keep the answers in a run folder.

    They are probabilities: float32, n 7, in the order of the faces.
    """
    images = faces.split("train").labelled().images
    logits = watched(_predictor(teacher, device), images, views=VIEWS, description="asking the teacher")
    with replacing(folder / FILE) as part, part.open("wb") as file:
        np.save(file, logits.softmax(dim=1).numpy(), allow_pickle=False)


def seconds_of_asking(teacher: Run, faces: int, *, device: torch.device) -> float:
    """How long the teacher takes for its answers to so many faces, measured now on noise."""
    predictor = _predictor(teacher, device)
    noise = torch.randint(0, 256, (TRIED, SIDE, SIDE), dtype=torch.uint8)
    predictor(noise, views=VIEWS)
    started = time.perf_counter()
    predictor(noise, views=VIEWS)
    return (time.perf_counter() - started) / TRIED * faces


def read_answers(folder: Path, *, faces: int) -> Float32[Tensor, "n 7"] | None:
    """What `write_answers` left in a run folder of so many training faces; None where it left nothing.

    Raises InputError for a spoilt file.
    """
    path = folder / FILE
    return torch.from_numpy(read(path, lambda path: _answers(path, faces))) if path.exists() else None


def _predictor(teacher: Run, device: torch.device) -> Predictor:
    return Predictor(teacher.model(), device=device, precision=resolve_precision("auto", device))


def _answers(path: Path, faces: int) -> Float32[np.ndarray, "n 7"]:
    """Raises ValueError for what are no probabilities of so many faces."""
    found = np.load(path, allow_pickle=False)
    if found.shape != (faces, CLASSES) or found.dtype != np.float32:
        raise ValueError("shape")
    if not np.allclose(found.sum(axis=1), 1, atol=1e-3) or not (found >= 0).all():
        raise ValueError("no probabilities")
    return found
