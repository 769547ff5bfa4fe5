"""From faces to a run: opens the data, trains, judges, and keeps the result in a run folder."""

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Protocol, runtime_checkable

import numpy as np
import torch

from fer.data.check import left_out_in_a_line
from fer.data.faces import Faces
from fer.data.splits import SPLITS
from fer.errors import InputError
from fer.models.build import ENSEMBLE, build, build_to_load, count_parameters
from fer.progress import bar
from fer.provenance import IN_CHECKOUT, ROOT, environment
from fer.recipes import Recipe
from fer.runs.config import Config, stored_config
from fer.runs.metrics import Metrics
from fer.runs.run import Run, finished_run, locate, open_run
from fer.runs.same_faces import open_again, open_with_faces
from fer.runs.seen import Seen, trained_on
from fer.runs.writer import RunWriter, check_place, resumable, start
from fer.training import teaching
from fer.training.batch import require_batches
from fer.training.distributed import agreed, joined, own_device, wait, world
from fer.training.estimate import Forecast, forecast
from fer.training.loop import Epoch, Labelled, Step, finished, fit
from fer.training.plan import DEFAULT_RUN, Plan, Request
from fer.training.scores import judge
from fer.training.sides import require_takes

Announce = Callable[[str], None]  # is told a line for the person who waits


@runtime_checkable
class Follow(Protocol):
    """Is told of every epoch of a training; `fer.training.watching.Watch` is one."""

    def __call__(self, path: Path, history: Sequence[Mapping[str, float]], recipe: Recipe, *, ended: bool) -> None: ...


WRITING = 10  # a tenth of the time at most goes into checkpoints: on a GPU one takes as long as a short epoch


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
    path = path.expanduser()
    where = torch.device(device) if device else own_device()
    with joined(where) as world:
        if not world.leads:
            wait()  # until the first process has found nothing wrong and written the config
            _follow(stored_config(path), path, where)
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
    if line := left_out_in_a_line(faces.origin):
        announce(line)
    done = _epochs_done(resume, plan.config(faces)) if resume else 0
    counts, device = _counts(faces), own_device()
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
    path = path.expanduser()
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
    if announce and (line := left_out_in_a_line(faces.origin)):
        announce(line)
    teacher = _teacher(plan, faces, path)
    with start(path, plan.config(faces), resume=resume) as writer, resumable(writer.path, plan.recipe.model):
        if teacher and not writer.done:
            teaching.write_answers(teacher, faces, writer.path, device=device)
        wait()
        if agreed(writer.done):
            return open_run(path)
        writer.write_environment(environment(device))
        return _lead(faces, writer, device, announce=announce, follow=follow, takes_part=takes_part)


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
    require_batches(plan.recipe, faces=_counts(faces)["train"], processes=world().size)
    return faces


def _lead(
    faces: Faces,
    writer: RunWriter,
    device: torch.device,
    *,
    announce: Announce | None,
    follow: Follow | None,
    takes_part: bool,
) -> Run:
    """Train with a progress bar, keep the state after epochs, all of them unless they are very short, and conclude."""
    recipe = writer.config.recipe
    counts = _counts(faces)
    count = counts["train"]
    state = writer.load_checkpoint()
    history = list(state["history"]) if state else []
    if state:
        writer.history(history)  # a kill may have come between the checkpoint and its history
    done = len(history)
    began, written = time.monotonic(), 0.0
    if announce and world().size == 1 and not finished(history, recipe):
        announce(forecast(recipe, counts, device, done=done, takes_part=takes_part).line)
    with bar(
        description=f"training {recipe.name}",
        total=recipe.epochs * count,
        initial=done * count,
        unit="face",
        unit_scale=True,
    ) as shown:

        def watch(step: Step) -> None:
            if shown.update(step.faces):  # the bar was drawn: the mean is read no more often
                shown.set_postfix_str(_standing(history, recipe, loss=step.loss.item()), refresh=False)

        for epoch in _epochs(faces, writer, state, device, watch=watch):
            state = epoch.state
            history.append(epoch.row)
            now = time.monotonic()
            if finished(history, recipe) or written * WRITING <= now - began:
                writer.checkpoint(state)
                written += time.monotonic() - now
            if follow:
                follow(writer.path, history, recipe, ended=finished(history, recipe))
            shown.set_postfix_str(_standing(history, recipe), refresh=False)
    assert state is not None, "a recipe has at least one epoch"
    return _conclude(faces, state, writer, device)


def _standing(history: Sequence[Mapping[str, float]], recipe: Recipe, *, loss: float | None = None) -> str:
    """What the bar says: the epoch, the last accuracy on validation faces and the best, and the loss in this epoch."""
    under_way = f"epoch {len(history) + (loss is not None)}/{recipe.epochs}"
    accuracies = [row["val_accuracy"] for row in history]
    known = [f"val {accuracies[-1]:.1%} (best {max(accuracies):.1%})"] if accuracies else []
    return ", ".join([under_way, *known, *([] if loss is None else [f"loss {loss:.2f}"])])


def _counts(faces: Faces) -> dict[str, int]:
    """Labelled faces of each split."""
    return {split: len(faces.labels_of(split)) for split in SPLITS}


def _follow(config: Config, path: Path, device: torch.device) -> None:
    """Train along with the leading process, which alone writes."""
    if agreed(False):  # the leading process says whether the run is done already
        return
    writer = RunWriter(path, config, done=False)
    for _ in _epochs(open_again(config), writer, writer.load_checkpoint(), device):
        pass


def _epochs(
    faces: Faces,
    writer: RunWriter,
    state: dict[str, Any] | None,
    device: torch.device,
    *,
    watch: Callable[[Step], None] = lambda step: None,
) -> Iterator[Epoch]:
    recipe, seed = writer.config.recipe, writer.config.seed
    torch.manual_seed(seed)
    model = (build_to_load if state else build)(recipe.model, **recipe.model_options)
    train_faces, val_faces = (_labelled(faces.split(split)) for split in ("train", "val"))
    answers = teaching.read_answers(writer.path, faces=len(train_faces.labels))
    return fit(
        model, train_faces, val_faces, recipe, seed=seed, device=device, state=state, watch=watch, answers=answers
    )


def _conclude(faces: Faces, state: dict[str, Any], writer: RunWriter, device: torch.device) -> Run:
    """Judge the weights that were kept on every labelled split and close the run."""
    recipe = writer.config.recipe
    assert finished(state["history"], recipe)
    model = build_to_load(recipe.model, **recipe.model_options)
    model.load_state_dict(state["best"])
    model.to(device)
    seen = Seen.of(faces)
    predictions, scores = judge(
        model, faces, recipe, splits=SPLITS, met=lambda images: trained_on(images, seen), device=device
    )
    history = state["history"]
    best = history[-1] if recipe.keep == "last" else max(history, key=lambda row: row["val_accuracy"])
    metrics = Metrics(
        splits=scores,
        best_epoch=best["epoch"],
        epochs=len(history),
        seconds=sum(row["seconds"] for row in history),
        faces_per_second=float(np.median([row["faces_per_second"] for row in history])),
        parameters=count_parameters(model),
        views=recipe.views,
    )
    seen.write(writer.path)
    return writer.finish(weights=state["best"], predictions=predictions, metrics=metrics)


def _labelled(faces: Faces) -> Labelled:
    faces = faces.labelled()
    return Labelled(torch.from_numpy(faces.images), torch.from_numpy(faces.labels.astype(np.int64)))
