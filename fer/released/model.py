"""The model that comes with the program: opened from the package, and put beside anybody's faces as a run.

The files beside this one are written by `fer.released.make`; what they are is said in README.md there.
"""

import hashlib
import shutil
from dataclasses import replace
from pathlib import Path

import numpy as np
from safetensors.torch import load_file

from fer.data.faces import Faces
from fer.errors import InputError
from fer.files import alone, at_home, empty, refuse_unwritable_folder, replacing
from fer.released.named import WORD, data_of, is_meant
from fer.runs.config import Config, stored_config
from fer.runs.run import Run, open_run
from fer.runs.seen import FILES, Seen, by_role, trained_on
from fer.runs.writer import start
from fer.training.plan import DEFAULT_RUN, Plan, Request
from fer.training.scores import judge

FOLDER = Path(__file__).parent
WEIGHTS = "weights.safetensors"
LISTED = (WEIGHTS, "config.json", "metrics.json", "history.csv", "environment.json", *FILES)
SUMS = "SHA256SUMS"  # of the files LISTED; `sha256sum -c SHA256SUMS` reads it


def opened(folder: Path | None = None) -> Run:
    """The released model as a run without predictions. Raises InputError where a file is missing or not as released."""
    folder = folder or FOLDER
    sums = folder / SUMS
    if not sums.is_file():
        raise InputError(f"{sums}: this file of the released model is missing; install the program again")
    lines = sums.read_text(encoding="utf-8", errors="replace").splitlines()
    wanted = {name: digest for digest, _, name in (line.partition("  ") for line in lines)}
    if wanted.keys() != set(LISTED):
        raise InputError(f"{sums}: not the list that was released; install the program again")
    for name in LISTED:
        path = folder / name
        if not path.is_file():
            raise InputError(f"{path}: this file of the released model is missing; install the program again")
        if sha256(path) != wanted[name]:
            raise InputError(f"{path}: not the file that was released (its SHA-256 differs); install the program again")
    return Run(folder, stored_config(folder))


def named_or_run(path: Path) -> Run:
    """The released model where its word is given, else the finished run at the path. Raises InputError as they do."""
    return opened() if is_meant(path) else open_run(path)


def bound(request: Request, *, path: Path | None = None, folder: Path | None = None) -> Run:
    """The released model and its predictions on the faces wished for, as an ordinary run folder.

    A folder that holds just that is returned as it is; one of other faces, of an older release or damaged is made anew.
    Predictions and figures are those of the held-out splits alone: what was trained on tells nothing new. Raises
    InputError for a request that it cannot meet, and for faces of which it has not left enough to judge it by.
    """
    data = data_of(request)
    released = opened(folder)
    seen = Seen.read(released.path)
    plan = Plan(
        data,
        released.config.recipe,
        request.limit,
        released.config.seed,
        split_seed=0,
        fold=None,
        classes=request.classes,
    )
    path = path or Path(DEFAULT_RUN).with_name(f"{WORD}-{at_home(data).resolve().stem}")
    refuse_unwritable_folder(path, "call it from a folder that can be")
    faces = by_role(plan.faces(), seen)
    config = replace(plan.config(faces), trained_on=released.config.trained_on, weights=released.config.weights)
    _refuse_known(faces)
    _remove_outdated(path, config)
    with start(path, config, resume=(path / "config.json").exists()) as writer:
        if writer.done:
            return open_run(path)
        for name in ("history.csv", *FILES):
            with replacing(writer.path / name) as part:
                shutil.copyfile(released.path / name, part)
        writer.write_environment(released.environment())
        predictions, scores = judge(
            released.model(), faces, config.recipe, splits=("val", "test"), met=lambda images: trained_on(images, seen)
        )
        return writer.finish(
            weights=load_file(released.path / WEIGHTS),
            predictions=predictions,
            metrics=replace(released.metrics(), splits=scores),
        )


def sha256(path: Path) -> str:
    """Of a file's content, in hexadecimal."""
    with path.open("rb") as handle:
        return hashlib.file_digest(handle, "sha256").hexdigest()


def _refuse_known(faces: Faces) -> None:
    """Faces that the model was trained on do not judge it; the notebooks need two others of every class."""
    if not faces.origin.by_role:
        return
    counts = np.bincount(faces.labels_of("test"), minlength=7)
    if counts.min() < 2:
        known = int((faces.usage != "test").sum())
        raise InputError(
            f"{faces.origin.source}: {known:,} of its {len(faces.usage):,} faces are ones that the released model was "
            "trained or chosen on, so too few are left to judge it by (2 of each class); give others, or train a model"
        )


def _remove_outdated(path: Path, config: Config) -> None:
    """A binding can be made again, so one of other faces, or damaged, can go; a run that was trained cannot."""
    if not (path / "config.json").exists():
        return
    stored = stored_config(path)
    if stored.trained_on is None:
        raise InputError(f"{path}: a run that was trained, where the released model's would go; move it elsewhere")
    if stored != config or not _whole(Run(path, stored)):
        with alone(path, "training this run"):
            empty(path)


def _whole(run: Run) -> bool:
    """Can all be read that a finished binding holds? One that is being made is left to whoever makes it."""
    try:
        if run.status().get("state") == "done":
            run.history(), run.environment(), run.model(), Seen.read(run.path)
            for split in run.splits():
                run.predictions(split)
    except InputError:
        return False
    return True
