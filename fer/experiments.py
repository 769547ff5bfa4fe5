"""From faces to a run: opens the data, trains, judges, and keeps the result in a run folder."""

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import pandas as pd
import torch

from fer import recipes
from fer.data.faces import Faces
from fer.data.layouts.unlabelled import read_images
from fer.data.source import SYNTHETIC, open_faces
from fer.data.splits import SPLITS, Fold, fewer, folded
from fer.distributed import agreed, joined, own_device, wait
from fer.errors import InputError
from fer.files import refuse_unwritable, replacing
from fer.judging import judge
from fer.models.build import build, count_parameters, options_of
from fer.models.prediction import predict, resolve_precision
from fer.progress import bar
from fer.provenance import ROOT, environment
from fer.recipes import Recipe
from fer.runs.config import Config, stored_config
from fer.runs.run import Run, locate, open_run
from fer.runs.seen import Seen, by_role, trained_on
from fer.runs.writer import RunWriter, start
from fer.training import Epoch, Labelled, Step, finished, fit

DEFAULT_RUN = "reports/runs/synthetic"


@dataclass(frozen=True)
class Wish:
    """What a person asked to be trained; None where they said nothing."""

    data: str | None = None
    recipe: str | None = None
    model: str | None = None
    limit: int | None = None
    seed: int | None = None
    split_seed: int | None = None
    fold: Fold | None = None
    settings: tuple[str, ...] = ()  # NAME=VALUE, each changing one setting of the recipe
    train_faces: int | None = None  # train on so many of the training faces

    def completed(self, stored: Config | None) -> "Plan":
        """All of it: as wished, else as the run at hand has it, else the defaults. Raises InputError for bad words."""
        data = self.data or (stored.data if stored else SYNTHETIC)
        recipe = recipes.choose(self.recipe, model=self.model, synthetic=data == SYNTHETIC)
        if stored and self.recipe is None and self.model is None:
            recipe = stored.recipe
        recipe = recipes.changed(recipe, self.settings, options=options_of(recipe.model))
        return Plan(
            data=data,
            recipe=recipe,
            limit=stored.limit if stored and self.limit is None else self.limit,
            seed=(stored.seed if stored and self.seed is None else self.seed) or 0,
            split_seed=(stored.split_seed if stored and self.split_seed is None else self.split_seed) or 0,
            fold=stored.fold if stored and self.fold is None else self.fold,
            train_faces=stored.train_faces if stored and self.train_faces is None else self.train_faces,
        )

    def folder(self) -> Path:
        """Where its run lies when the person names no folder."""
        data, recipe = (plan := self.completed(None)).data, plan.recipe
        part = [f"fold{plan.fold.number}of{plan.fold.of}"] if plan.fold else []
        part += [f"{plan.train_faces}-faces"] if plan.train_faces else []
        if data == SYNTHETIC and recipe == recipes.recipe("quick") and not part:
            return Path(DEFAULT_RUN)
        words = [Path(data).resolve().stem, recipe.name, *([self.model] if self.model else []), *self.settings, *part]
        return Path(DEFAULT_RUN).with_name("-".join(words))


class Plan(NamedTuple):
    """A wish with nothing left open."""

    data: str
    recipe: Recipe
    limit: int | None
    seed: int
    split_seed: int
    fold: Fold | None
    train_faces: int | None = None

    @classmethod
    def of(cls, config: Config) -> "Plan":
        """The plan that a run was made by."""
        return cls(**{name: getattr(config, name) for name in cls._fields})

    def faces(self) -> Faces:
        """Raises InputError where the source cannot be trained on."""
        faces = open_faces(self.data, seed=self.split_seed, limit=self.limit)
        for split in ("train", "val"):
            if not len(faces.split(split).labelled().labels):
                raise InputError(
                    f"{self.data}: no labelled faces in split '{split}'; training needs some in train and in val"
                )
        faces = faces if self.fold is None else folded(faces, self.fold, seed=self.split_seed)
        return faces if self.train_faces is None else fewer(faces, self.train_faces, seed=self.split_seed)

    def config(self, faces: Faces) -> Config:
        """What the run of this plan on these faces is known by."""
        return Config(
            data=self.data if faces.origin.synthetic else str(Path(self.data).expanduser().resolve()),
            limit=self.limit,
            layout=faces.origin.layout,
            sha256=faces.origin.sha256,
            synthetic=faces.origin.synthetic,
            seed=self.seed,
            recipe=self.recipe,
            split_seed=self.split_seed,
            fold=self.fold,
            train_faces=self.train_faces,
        )


def train(wish: Wish, path: Path, *, resume: bool = False, device: str | None = None) -> Run | None:
    """Train one network and store everything known about it under `path`.

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
            return _follow(stored_config(path), path, where)
        stored = stored_config(path) if resume else None
        plan = wish.completed(stored)
        build(plan.recipe.model, **plan.recipe.model_options)  # a wrong one is refused before anything is read
        return _carry_out(plan, path, resume=resume, device=where)


def trained(plan: Plan, path: Path) -> Run:
    """The run of a plan at `path`: as it is when finished, resumed when interrupted, trained where there is none."""
    return _carry_out(plan, path, resume=(path / "config.json").exists(), device=own_device())


def find_or_train(wish: Wish, path: Path) -> Run:
    """The run at `path`: as it is when it is finished, resumed when it was interrupted, trained when there is none.

    Raises InputError where the run there is another than the one wished for.
    """
    path = path.expanduser()
    exists = (path / "config.json").exists()
    if exists and wish == Wish() and Run(path, stored_config(path)).status().get("state") == "done":
        return open_run(path)
    return train(wish, path, resume=exists)


def open_or_train(path: str | Path) -> Run:
    """The run at `path`; the default run is trained first where there is none yet (synthetic faces, recipe `quick`)."""
    if str(path) == DEFAULT_RUN and not (locate(path) / "config.json").exists():
        return train(Wish(), ROOT / DEFAULT_RUN)
    return open_run(path)


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
    return Plan.of(config).faces()


def predict_file(run: Run, images: Path, out: Path) -> int:
    """Write `id,label` for each face of a folder or csv, in the files' own order; how many there were.

    Faces are judged as those of the run's own splits were: the recipe's views, in its precision on this machine.
    """
    refuse_unwritable(out)
    faces, ids = read_images(images)
    recipe, device = run.config.recipe, torch.device("cpu")
    logits = predict(run.model(), faces, views=recipe.views, precision=resolve_precision(recipe.precision, device))
    with replacing(out) as part:
        pd.DataFrame({"id": ids, "label": logits.argmax(dim=1)}).to_csv(part, index=False)
    return len(ids)


def _carry_out(plan: Plan, path: Path, *, resume: bool, device: torch.device) -> Run:
    faces = plan.faces()
    with start(path, plan.config(faces), resume=resume) as writer:
        wait()
        if agreed(writer.done):
            return open_run(path)
        writer.write_environment(environment(device))
        return _lead(faces, writer, device)


def _lead(faces: Faces, writer: RunWriter, device: torch.device) -> Run:
    """Train with a progress bar, keep every epoch's state, and conclude."""
    recipe = writer.config.recipe
    count = len(faces.split("train").labelled().labels)
    state = writer.load_checkpoint()
    done = len(state["history"]) if state else 0
    with bar(
        description=f"training {recipe.name}",
        total=recipe.epochs * count,
        initial=done * count,
        unit="face",
        unit_scale=True,
    ) as shown:

        def watch(step: Step) -> None:
            if shown.update(step.faces):  # the bar was drawn: the means are read no more often
                loss, accuracy = step.loss.item(), step.accuracy.item()
                shown.set_postfix_str(
                    f"epoch {step.epoch}/{recipe.epochs}, loss {loss:.3f}, accuracy {accuracy:.3f}", refresh=False
                )

        for epoch in _epochs(faces, writer.config, state, device, watch=watch):
            if not math.isfinite(epoch.row["objective"] + epoch.row["val_loss"]):
                number = epoch.row["epoch"]
                raise InputError(f"{writer.path}: the loss diverged in epoch {number}; choose another recipe or --seed")
            state = epoch.state
            writer.checkpoint(state)
    return _conclude(faces, state, writer, device)


def _follow(config: Config, path: Path, device: torch.device) -> None:
    """Train along with the leading process, which alone writes."""
    if agreed(False):  # the leading process says whether the run is done already
        return
    writer = RunWriter(path, config, done=False)
    for _ in _epochs(open_again(config), config, writer.load_checkpoint(), device):
        pass


def _epochs(
    faces: Faces,
    config: Config,
    state: dict[str, Any] | None,
    device: torch.device,
    *,
    watch: Callable[[Step], None] = lambda step: None,
) -> Iterator[Epoch]:
    recipe = config.recipe
    torch.manual_seed(config.seed)
    model = build(recipe.model, **recipe.model_options)
    train_faces, val_faces = (_labelled(faces.split(split)) for split in ("train", "val"))
    return fit(model, train_faces, val_faces, recipe, seed=config.seed, device=device, state=state, watch=watch)


def _conclude(faces: Faces, state: dict[str, Any], writer: RunWriter, device: torch.device) -> Run:
    """Judge the weights that were kept on every labelled split and close the run."""
    recipe = writer.config.recipe
    assert finished(state["history"], recipe)
    model = build(recipe.model, **recipe.model_options)
    model.load_state_dict(state["best"])
    model.to(device)
    seen = Seen.of(faces)
    predictions, figures = judge(
        model, faces, recipe, splits=SPLITS, met=lambda images: trained_on(images, seen), device=device
    )
    history = state["history"]
    best = history[-1] if recipe.keep == "last" else max(history, key=lambda row: row["val_accuracy"])
    metrics = {
        "splits": figures,
        "best_epoch": best["epoch"],
        "epochs": len(history),
        "seconds": sum(row["seconds"] for row in history),
        "faces_per_second": float(np.median([row["faces_per_second"] for row in history])),
        "parameters": count_parameters(model),
        "views": recipe.views,
    }
    return writer.finish(weights=state["best"], predictions=predictions, metrics=metrics)


def _labelled(faces: Faces) -> Labelled:
    faces = faces.labelled()
    return Labelled(torch.from_numpy(faces.images), torch.from_numpy(faces.labels.astype(np.int64)))


def summary(run: Run) -> str:
    """One line on a finished run: where it is, and its accuracy on each labelled split but train."""
    metrics = run.metrics()
    accuracies = [
        f"{split} accuracy {figures['accuracy']:.1%} ({figures['accuracy_low']:.1%} to {figures['accuracy_high']:.1%})"
        for split, figures in metrics["splits"].items()
        if split != "train"
    ]
    return f"{run.path}: {', '.join(accuracies)}; {metrics['epochs']} epochs in {metrics['seconds']:.0f} s"
