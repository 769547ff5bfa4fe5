"""One training in its processes: the first leads, shows how it goes and alone writes; the others train along."""

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol, runtime_checkable

import numpy as np
import torch

from fer.data.faces import Faces
from fer.data.splits import SPLITS
from fer.models.build import build, build_to_load, count_parameters
from fer.progress import bar
from fer.recipes import Recipe
from fer.runs.config import Config
from fer.runs.metrics import Metrics
from fer.runs.run import Run
from fer.runs.same_faces import open_again
from fer.runs.seen import Seen, trained_on
from fer.runs.writer import RunWriter
from fer.training import teaching
from fer.training.distributed import agreed, world
from fer.training.estimate import forecast
from fer.training.loop import Epoch, Labelled, Step, finished, fit
from fer.training.scores import judge

Announce = Callable[[str], None]  # is told a line for the person who waits


@runtime_checkable
class Follow(Protocol):
    """Is told of every epoch of a training; `fer.training.watching.Watch` is one."""

    def __call__(self, path: Path, history: Sequence[Mapping[str, float]], recipe: Recipe, *, ended: bool) -> None: ...


WRITING = 10  # a tenth of the time at most goes into checkpoints: on a GPU one takes as long as a short epoch


def lead(
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
    counts = counts_of(faces)
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


def counts_of(faces: Faces) -> dict[str, int]:
    """Labelled faces of each split."""
    return {split: len(faces.labels_of(split)) for split in SPLITS}


def train_along(config: Config, path: Path, device: torch.device) -> None:
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
