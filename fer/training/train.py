"""From a request to its run: refused, as it is there, resumed, or trained; and how long that would take."""

from dataclasses import replace
from pathlib import Path

import torch

from fer.data.check import left_out_in_a_line, unmet_in_a_line
from fer.data.faces import Faces
from fer.errors import InputError
from fer.files import at_home
from fer.models.build import ENSEMBLE, build, build_to_load
from fer.provenance import IN_CHECKOUT, ROOT, environment
from fer.runs.config import Config, stored_config
from fer.runs.run import Run, finished_run, locate, open_run
from fer.runs.same_faces import open_with_faces
from fer.runs.writer import RunWriter, check_place, resumable, start
from fer.training import teaching
from fer.training.batch import require_batches
from fer.training.distributed import agreed, joined, own_device, wait, world
from fer.training.estimate import Forecast, forecast
from fer.training.leading import Announce, Follow, counts_of, lead, train_along
from fer.training.plan import DEFAULT_RUN, Plan, Request
from fer.training.sides import require_takes


def train(
    request: Request,
    path: Path,
    *,
    resume: bool = False,
    device: str | None = None,
    announce: Announce | None = None,
    follow: Follow | None = None,
) -> Run | None:
    """Train one network and store everything known about it under `path`.

    `announce` is told in a line how long it will take, before it begins; `follow` of every epoch.

    The weights kept are those of the epoch with the best validation accuracy, or the last, as the recipe says; the test
    split is predicted once, at the end. A run that is done and resumed is returned as it is. Started by torchrun,
    several processes train together; the first one writes, and the others return None. Raises InputError for bad data
    or another run's folder.
    """
    path = at_home(path)
    where = torch.device(device) if device else own_device()
    with joined(where) as world:
        if not world.leads:
            wait()  # until the first process has found nothing wrong and written the config
            train_along(stored_config(path), path, where)
            return None
        stored = stored_config(path) if resume else None
        plan = request.completed(stored)
        return _carry_out(plan, path, resume=resume, device=where, announce=announce, follow=follow)


def expected(request: Request, *, announce: Announce, resume: Path | None = None) -> Forecast:
    """How long the training of a request would take here, or the rest of the one that the folder `resume` holds.

    `announce` is told what of the source is left out. Raises InputError as `train` does, and where nothing is left of a
    training.
    """
    plan = request.completed(stored_config(resume) if resume else None)
    if resume:
        _check_place(plan, resume, resume=True)
    faces = _faces_for(plan, begun=resume is not None)
    _tell_of(faces, announce)
    done = _epochs_done(resume, plan.config(faces)) if resume else 0
    counts, device = counts_of(faces), own_device()
    teacher = _teacher(plan, faces, resume)
    asking = teaching.seconds_of_asking(teacher, counts["train"], device=device) if teacher else 0.0
    return forecast(plan.recipe, counts, device, done=done, asking=asking)


def _epochs_done(path: Path, config: Config) -> int:
    """How many epochs are behind the unfinished training at `path`."""
    if finished_run(path, config):
        raise InputError(f"{path}: this run is done, and nothing of it is left to train; leave --dry-run out")
    state = RunWriter(path, config, done=False).load_checkpoint()
    return len(state["history"]) if state else 0


def trained(plan: Plan, path: Path, *, announce: Announce | None = None) -> Run:
    """The run of a plan at `path`: as it is when finished, resumed when interrupted, trained where there is none."""
    resume = (path / "config.json").exists()
    return _carry_out(plan, path, resume=resume, device=own_device(), announce=announce, takes_part=False)


def find_or_train(request: Request, path: Path, *, announce: Announce | None = None) -> Run:
    """The run at `path`: as it is when it is finished, resumed when it was interrupted, trained when there is none.

    Raises InputError where the run there is another than the one wished for, and where there is none and nothing says
    what to train it on.
    """
    path = at_home(path)
    stored = request.stored(path)
    same_model = request.model is not None and stored is not None and request.model == stored.recipe.model
    asked = replace(request, model=None) if same_model else request
    if stored and asked == Request(data=request.data) and Run(path, stored).status().get("state") == "done":
        return open_with_faces(path, request.data)
    return trained(request.completed(stored), path, announce=announce)


def open_or_train(path: str | Path) -> Run:
    """The run at `path`; the default run is trained first where there is none yet (synthetic faces, recipe `quick`).

    It lies in the program's checkout; without one in the folder we are in.
    """
    if str(path) == DEFAULT_RUN and not (locate(path) / "config.json").exists():
        return trained(Request().completed(None), (ROOT if IN_CHECKOUT else Path.cwd()) / DEFAULT_RUN)
    return open_run(path)


def _tell_of(faces: Faces, announce: Announce) -> None:
    """What of the source is not used, and what was said of classes that it has not."""
    for line in (left_out_in_a_line(faces.origin), unmet_in_a_line(faces.origin)):
        if line:
            announce(line)


def _carry_out(
    plan: Plan,
    path: Path,
    *,
    resume: bool,
    device: torch.device,
    announce: Announce | None,
    follow: Follow | None = None,
    takes_part: bool = True,
) -> Run:
    """`takes_part`: as for `forecast`."""
    _check_place(plan, path, resume=resume)
    faces = _faces_for(plan, begun=resume)
    if announce:
        _tell_of(faces, announce)
    teacher = _teacher(plan, faces, path)
    with start(path, plan.config(faces), resume=resume) as writer, resumable(writer.path, plan.recipe.model):
        if teacher and not writer.done:
            teaching.write_answers(teacher, faces, writer.path, device=device)
        wait()
        if agreed(writer.done):
            return open_run(path)
        writer.write_environment(environment(device))
        return lead(faces, writer, device, announce=announce, follow=follow, takes_part=takes_part)


def _teacher(plan: Plan, faces: Faces, path: Path | None) -> Run | None:
    """The run that a plan learns from; None where it has none, or where the run at `path` has its answers already."""
    if path and (path / teaching.FILE).is_file():
        return None
    return teaching.open_teacher(plan.recipe, faces)


def _check_place(plan: Plan, path: Path, *, resume: bool) -> None:
    """Raise InputError for a folder in which this plan cannot be trained, and for an ensemble, which never is."""
    check_place(path, resume=resume)
    if resume and plan.recipe.model == ENSEMBLE:
        open_run(path)  # raises where a sweep did not finish it


def _faces_for(plan: Plan, *, begun: bool) -> Faces:
    """The faces of a plan; a wrong model is refused before any is read. One that has `begun` is not begun again.

    Raises InputError also where they make no batch for the processes that train together.
    """
    model = (build_to_load if begun else build)(plan.recipe.model, **plan.recipe.model_options)
    require_takes(model, plan.recipe)
    faces = plan.faces()
    require_batches(plan.recipe, faces=counts_of(faces)["train"], processes=world().size)
    return faces
